#include "frame/commands.h"

#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "carto/options.h"
#include "frame/editing.h"
#include "frame/layout.h"
#include "map/compared_maps.h"
#include "map/context_menu.h"
#include "map/map_editing.h"
#include "map/map_furniture.h"
#include "map/measuring.h"
#include "panels/value_table.h"
#include "plan/stories.h"
#include "scene/scene.h"
#include "session/actions.h"
#include "session/edit_actions.h"
#include "session/tracing.h"
#include "shell/command_actions.h"
#include "shell/edit_commands.h"
#include "shell/in_progress.h"
#include "shell/presenting.h"
#include "ui/kit/key_press.h"
#include "ui/overlay_state.h"
#include "ui/panel_state.h"
#include "ui/requests.h"

namespace ui {
namespace {

using base::mark;
using session::Mode;

constexpr double k_key_zoom = 1.4;
constexpr float k_key_pan_px = 80;  // logical

scene::Vec2 middle(const PanelContext& c) { return {c.layout.map.width / 2, c.layout.map.height / 2}; }

bool has_tracing(const PanelContext& c) { return c.session.tracing().has_value(); }
void show_or_hide_tracing(PanelContext& c) {
    session::Tracing tracing = *c.session.tracing();
    tracing.shown = !tracing.shown;
    c.push(session::UseTracing{std::make_shared<const session::Tracing>(std::move(tracing))});
}
bool has_selection(const PanelContext& c) { return !c.session.selection().empty(); }

template <Mode mode>
void use_mode(PanelContext& c) {
    c.push(session::UseMode{mode});
}
/// A review begins with the line unrolled.
void review_corridor(PanelContext& c) {
    if (c.session.mode() != Mode::review && !c.session.plan().rail.empty()) {
        c.panels.dock_shown = true;
        c.panels.dock_tab = DockTab::strip;
    }
    use_mode<Mode::review>(c);
}
template <ReviewFile what>
void write_review(PanelContext& c) {
    c.ask(WriteReview{what});
}
template <Overlay overlay>
void toggle_overlay(PanelContext& c) {
    toggle_window(c, overlay);
}
template <carto::Layer layer>
void toggle_layer(PanelContext& c) {
    c.push(session::ToggleLayer{layer});
}
template <int x, int y>
void pan(PanelContext& c) {
    c.push(session::StepBy{c.widgets.px(k_key_pan_px) * x, c.widgets.px(k_key_pan_px) * y});
}

void open_or_close_export(PanelContext& c) {
    if (c.overlays.open == Overlay::exporting)
        c.overlays.open = Overlay::none;
    else
        c.ask(BeginExport{});
}

constexpr bool k_ctrl = true, k_shift = true, k_alt = true, k_no = false;

const std::array k_commands{
    // view
    Command{"full_extent",
            CommandGroup::view,
            Icon::full_extent,
            mark("Full extent"),
            {Key::home},
            [](PanelContext& c) { c.push(session::FullExtent{}); }}
        .after_tables(),
    Command{"zoom_in",
            CommandGroup::view,
            Icon::zoom_in,
            mark("Zoom in"),
            {Key::equal},
            [](PanelContext& c) {
                c.push(session::ZoomAt{k_key_zoom, middle(c)});
            }}
        .held(),
    Command{"zoom_out",
            CommandGroup::view,
            Icon::zoom_out,
            mark("Zoom out"),
            {Key::minus},
            [](PanelContext& c) {
                c.push(session::ZoomAt{1 / k_key_zoom, middle(c)});
            }}
        .held(),
    Command{"zoom_selection",
            CommandGroup::view,
            Icon::zoom_to,
            mark("Zoom to the selection"),
            {Key::f},
            [](PanelContext& c) { c.push(session::ZoomToSelection{}); },
            has_selection}
        .held(),
    Command{"previous_view",
            CommandGroup::view,
            Icon::back,
            mark("Previous view"),
            {Key::left, k_no, k_no, k_alt},
            [](PanelContext& c) { c.push(session::PreviousView{}); }},
    Command{"next_view",
            CommandGroup::view,
            Icon::forward,
            mark("Next view"),
            {Key::right, k_no, k_no, k_alt},
            [](PanelContext& c) { c.push(session::NextView{}); }},
    Command{"pan_left", CommandGroup::view, Icon::chevron_left, mark("Pan left"), {Key::left}, pan<1, 0>}
        .held()
        .after_tables()
        .by_key_alone(),
    Command{"pan_right", CommandGroup::view, Icon::chevron_right, mark("Pan right"), {Key::right}, pan<-1, 0>}
        .held()
        .after_tables()
        .by_key_alone(),
    Command{"pan_up", CommandGroup::view, Icon::chevron_up, mark("Pan up"), {Key::up}, pan<0, 1>}
        .held()
        .after_tables()
        .by_key_alone(),
    Command{"pan_down", CommandGroup::view, Icon::chevron_down, mark("Pan down"), {Key::down}, pan<0, -1>}
        .held()
        .after_tables()
        .by_key_alone(),
    Command{"go_to",
            CommandGroup::view,
            Icon::pin,
            mark("Go to coordinates"),
            {Key::g, k_ctrl},
            toggle_overlay<Overlay::go_to>}
        .not_presenting(),
    Command{"scale", CommandGroup::view, Icon::measure, mark("Set the scale"), {}, toggle_overlay<Overlay::scale>}
        .not_presenting(),
    // map
    Command{"mode/review", CommandGroup::map, Icon::review, mark("Review the corridor"), {Key::f2}, review_corridor},
    Command{
        "mode/progress", CommandGroup::map, Icon::progress, mark("Show progress"), {Key::f3}, use_mode<Mode::progress>},
    Command{"mode/edit", CommandGroup::map, Icon::edit, mark("Edit carriers"), {Key::f4}, use_mode<Mode::edit>},
    Command{"next_indicator",
            CommandGroup::map,
            Icon::chevron_down,
            mark("Next indicator"),
            {Key::page_down},
            [](PanelContext& c) { step_indicator(c, 1); }},
    Command{"previous_indicator",
            CommandGroup::map,
            Icon::chevron_up,
            mark("Previous indicator"),
            {Key::page_up},
            [](PanelContext& c) { step_indicator(c, -1); }},
    Command{"next_year",
            CommandGroup::map,
            Icon::chevron_right,
            mark("Next year with values"),
            {Key::right_bracket},
            [](PanelContext& c) { step_year(c, 1); }},
    Command{"previous_year",
            CommandGroup::map,
            Icon::chevron_left,
            mark("Previous year with values"),
            {Key::left_bracket},
            [](PanelContext& c) { step_year(c, -1); }},
    Command{"compare",
            CommandGroup::map,
            Icon::compare,
            mark("Compare with another year or the targets"),
            {Key::c},
            toggle_comparison,
            can_compare},
    Command{"flip",
            CommandGroup::map,
            Icon::compare,
            mark("Look at the earlier year while the key is held"),
            {Key::grave},
            flip,
            can_compare},
    Command{"wall", CommandGroup::map, Icon::wall, mark("All indicators side by side"), {Key::w}, toggle_wall},
    Command{"reach/toggle", CommandGroup::map, Icon::review, mark("Show or hide the reach"), {Key::r}, toggle_reach},
    Command{"reach/wider",
            CommandGroup::map,
            Icon::chevron_right,
            mark("Wider reach"),
            {Key::right_bracket, k_no, k_shift},
            [](PanelContext& c) { step_reach(c, 1); }}
        .held(),
    Command{"reach/narrower",
            CommandGroup::map,
            Icon::chevron_left,
            mark("Narrower reach"),
            {Key::left_bracket, k_no, k_shift},
            [](PanelContext& c) { step_reach(c, -1); }}
        .held(),
    Command{"filter/clear",
            CommandGroup::map,
            Icon::filter,
            mark("Clear the filter of carriers"),
            {Key::f, k_no, k_shift},
            clear_filter,
            has_filter},
    Command{"ruler",
            CommandGroup::map,
            Icon::measure,
            mark("Kilometres of the line on the map"),
            {Key::k},
            [](PanelContext& c) { c.push(session::ShowRuler{!c.session.options().ruler}); }},
    Command{"review/table",
            CommandGroup::map,
            Icon::table,
            mark("Save the carriers shown as a table"),
            {},
            write_review<ReviewFile::carriers>}
        .not_presenting(),
    Command{"review/map",
            CommandGroup::map,
            Icon::save_copy,
            mark("Save the map as a picture"),
            {},
            write_review<ReviewFile::map>}
        .not_presenting(),
    Command{"review/strip_picture",
            CommandGroup::map,
            Icon::rail,
            mark("Save the unrolled line as a picture"),
            {},
            write_review<ReviewFile::strip>}
        .not_presenting(),
    Command{"layer/areas",
            CommandGroup::map,
            Icon::area,
            mark("Show or hide the indicator fill"),
            {},
            toggle_layer<carto::Layer::areas>},
    Command{"layer/carriers",
            CommandGroup::map,
            Icon::carrier,
            mark("Show or hide the carriers"),
            {},
            toggle_layer<carto::Layer::carriers>},
    Command{"layer/labels",
            CommandGroup::map,
            Icon::label,
            mark("Show or hide the names"),
            {},
            toggle_layer<carto::Layer::labels>},
    Command{"legend/fold",
            CommandGroup::map,
            Icon::label,
            mark("Fold or unfold title and legend"),
            {Key::l},
            fold_legend,
            has_legend},
    Command{"legend/corner",
            CommandGroup::map,
            Icon::label,
            mark("Legend in the next corner"),
            {Key::l, k_no, k_shift},
            next_legend_corner,
            has_legend},
    Command{"legend/release",
            CommandGroup::map,
            Icon::label,
            mark("Legend where the city leaves room"),
            {},
            release_legend,
            has_legend},
    // find
    Command{"search",
            CommandGroup::find,
            Icon::search,
            mark("Find an area, carrier, station or park"),
            {Key::f, k_ctrl},
            toggle_overlay<Overlay::search>}
        .not_presenting(),
    Command{"commands",
            CommandGroup::find,
            Icon::palette,
            mark("All commands"),
            {Key::p, k_ctrl, k_shift},
            toggle_overlay<Overlay::commands>}
        .not_presenting(),
    // edit
    Command{"edit/lock", CommandGroup::edit, Icon::lock, mark("Unlock or lock editing"), {Key::e}, toggle_editing}
        .not_presenting(),
    Command{"undo", CommandGroup::edit, Icon::undo, mark("Undo"), {Key::z, k_ctrl}, undo, can_undo},
    Command{"redo", CommandGroup::edit, Icon::redo, mark("Redo"), {Key::y, k_ctrl}, redo, can_redo},
    Command{"carrier/new", CommandGroup::edit, Icon::carrier, mark("New carrier"), {Key::n}, new_carrier, can_change},
    Command{"carrier/place",
            CommandGroup::edit,
            Icon::pin,
            mark("Place by coordinates"),
            {Key::p},
            place_by_coordinates,
            can_change_selected},
    Command{"carrier/paste",
            CommandGroup::edit,
            Icon::pin,
            mark("Place by coordinates on the clipboard"),
            {Key::v, k_ctrl},
            paste_coordinates,
            can_change_selected},
    Command{"carrier/bin",
            CommandGroup::edit,
            Icon::trash,
            mark("Take the selected carriers to the bin"),
            {Key::del},
            bin_carriers,
            can_change_selected},
    Command{"samples/load",
            CommandGroup::edit,
            Icon::chart,
            mark("Load sample values (made up) for trying"),
            {},
            [](PanelContext& c) { c.edit(session::LoadSamples{}); },
            can_load_samples},
    Command{"samples/remove",
            CommandGroup::edit,
            Icon::trash,
            mark("Remove all sample values"),
            {},
            [](PanelContext& c) { c.edit(session::RemoveSamples{}); },
            can_remove_samples},
    Command{"thresholds",
            CommandGroup::edit,
            Icon::settings,
            mark("Bounds of pace …"),
            {},
            toggle_overlay<Overlay::thresholds>,
            is_editable},
    Command{"targets",
            CommandGroup::edit,
            Icon::settings,
            mark("Revised targets …"),
            {},
            toggle_overlay<Overlay::targets>,
            is_editable},
    Command{"ruler/chainages",
            CommandGroup::edit,
            Icon::rail,
            mark("Chainages of the line …"),
            {},
            toggle_overlay<Overlay::ruler>,
            is_editable},
    Command{"names",
            CommandGroup::edit,
            Icon::settings,
            mark("Names of areas …"),
            {},
            toggle_overlay<Overlay::names>,
            is_editable},
    Command{"edit/author", CommandGroup::edit, Icon::edit, mark("Name in the history"), {}, ask_author, is_editable},
    Command{"edit/take_over",
            CommandGroup::edit,
            Icon::lock,
            mark("Try again to edit the project"),
            {},
            take_over,
            is_read_only},
    // tools
    Command{"tool/select",
            CommandGroup::tools,
            Icon::identify,
            mark("Select and identify"),
            {Key::v},
            [](PanelContext& c) { c.push(session::UseTool{session::Tool::select}); }},
    Command{"tool/measure",
            CommandGroup::tools,
            Icon::measure,
            mark("Measure distance and area"),
            {Key::m},
            [](PanelContext& c) { c.push(session::UseTool{session::Tool::measure}); }},
    Command{"tool/trace",
            CommandGroup::edit,
            Icon::layers,
            mark("Lay a scanned plan under the map …"),
            {},
            [](PanelContext& c) { c.push(session::UseTool{session::Tool::trace}); }},
    Command{"trace/show",
            CommandGroup::edit,
            Icon::eye,
            mark("Show or hide the scanned plan"),
            {Key::u},
            show_or_hide_tracing,
            has_tracing},
    Command{"measure/point",
            CommandGroup::tools,
            Icon::measure,
            mark("Measure to the middle of the map"),
            {Key::enter},
            measure_at_cross,
            is_measuring},
    Command{"note/pin",
            CommandGroup::tools,
            Icon::pin,
            mark("Pin a note to what is selected"),
            {Key::j, k_no, k_shift},
            pin_note_to_selection,
            can_write_notes}
        .not_presenting(),
    Command{"context",
            CommandGroup::tools,
            Icon::palette,
            mark("What can be done here"),
            {Key::f10, k_no, k_shift},
            open_context_menu_by_key,
            [](const PanelContext& c) { return c.overlays.open != Overlay::import; }}
        .not_presenting(),
    Command{"export",
            CommandGroup::project,
            Icon::save_copy,
            mark("Export sheet, story, atlas, report …"),
            {Key::e, k_ctrl},
            open_or_close_export}
        .not_presenting(),
    Command{"export/again",
            CommandGroup::project,
            Icon::save_copy,
            mark("Export again as the last time"),
            {Key::e, k_ctrl, k_shift},
            [](PanelContext& c) { c.ask(Export{true}); },
            [](const PanelContext& c) { return c.overlays.open != Overlay::exporting; }}
        .not_presenting(),
    Command{"copy/picture",
            CommandGroup::project,
            Icon::copy,
            mark("Copy the map as a picture"),
            {Key::c, k_ctrl, k_shift},
            [](PanelContext& c) { c.ask(CopyPicture{}); }},
    Command{"copy",
            CommandGroup::tools,
            Icon::copy,
            mark("Copy the selected rows"),
            {Key::c, k_ctrl},
            copy_selection,
            has_selection},
    Command{"escape",
            CommandGroup::tools,
            Icon::close,
            mark("Close, leave or deselect, one step at a time"),
            {Key::escape},
            cancel_first}
        .by_key_alone(),
};

}  // namespace

std::span<const Command> commands() {
    static const std::vector<Command> all = [] {
        std::vector<Command> rows(story_commands().begin(), story_commands().end());
        rows.insert(rows.end(), k_commands.begin(), k_commands.end());
        rows.insert(rows.end(), window_commands().begin(), window_commands().end());
        return rows;
    }();
    return all;
}

bool is_possible(const Command& command, const PanelContext& c) {
    return (command.while_presenting || !c.overlays.presenting) && (command.possible == nullptr || command.possible(c));
}

}  // namespace ui
