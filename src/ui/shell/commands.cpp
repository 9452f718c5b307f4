#include "frame/commands.h"

#include <GLFW/glfw3.h>
#include <algorithm>
#include <array>
#include <imgui.h>

#include "frame/editing.h"
#include "map/compared_maps.h"
#include "map/context_menu.h"
#include "map/map_editing.h"
#include "map/map_furniture.h"
#include "map/measuring.h"
#include "panels/value_table.h"
#include "shell/edit_commands.h"
#include "windows/windows.h"

namespace ui {
namespace {

using base::mark;
using session::Mode;

constexpr double k_key_zoom = 1.4;
constexpr float k_key_pan_px = 80;  // logical

scene::Vec2 middle(const PanelContext& c) { return {c.layout.map.width / 2, c.layout.map.height / 2}; }

void toggle_window(PanelContext& c, Overlay window) {
    if (c.overlays.open == window)
        c.overlays.open = Overlay::none;
    else
        open_window(c, window);
}

void show_dock(PanelContext& c, DockTab tab) {
    const bool was_open = c.panels.dock_shown && c.panels.dock_tab == tab;
    c.panels.dock_shown = !was_open;
    c.panels.dock_tab = tab;
    c.panels.all_shown = true;
}

void step_indicator(PanelContext& c, int by) {
    const auto& all = c.session.plan().indicators;
    const auto now = std::find_if(all.begin(), all.end(),
                                  [&](const plan::Indicator& i) { return i.key == c.session.options().indicator; });
    if (now == all.end()) return;
    const auto count = static_cast<int>(all.size());
    const int next = (static_cast<int>(now - all.begin()) + by + count) % count;
    c.push(session::ShowIndicator{all[static_cast<std::size_t>(next)].key});
}

/// To the nearest year before or after that has values, whatever lies between.
void step_year(PanelContext& c, int by) {
    const std::vector<int> years = c.session.index().years_with_values();
    const int now = c.session.options().year;
    const auto next = std::upper_bound(years.begin(), years.end(), now);
    const auto here = std::lower_bound(years.begin(), years.end(), now);
    if (by > 0 && next != years.end()) c.push(session::ShowYear{*next});
    if (by < 0 && here != years.begin()) c.push(session::ShowYear{*(here - 1)});
}

void present(PanelContext& c, bool on) {
    if (c.overlays.presenting == on) return;
    c.overlays.presenting = on;
    c.overlays.open = Overlay::none;
    if (on && c.input.edit != nullptr && c.input.edit->unlocked()) c.edit(session::LockEditing{});
    c.push(session::UseFurniture{on ? carto::Furniture::page : carto::Furniture::window});
    c.ask(ShowFullScreen{on});
}

/// Escape takes away what came last, one thing at a time.
void peel_off(PanelContext& c) {
    if (c.widgets.escape_taken()) return;
    if (c.overlays.open == Overlay::none && (drop_values(c) || drop_edit(c))) return;
    if (c.overlays.open == Overlay::import)
        escape_from_import(c);
    else if (c.overlays.open == Overlay::author)
        c.overlays.open = c.overlays.then;
    else if (c.overlays.open != Overlay::none)
        c.overlays.open = Overlay::none;
    else if (c.overlays.presenting)
        present(c, false);
    else
        c.push(session::PeelOff{});
}

void copy_selection(PanelContext& c) {
    const session::Table& table =
        c.session.selected().kind == plan::FeatureKind::carrier ? c.session.carrier_table() : c.session.area_table();
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        if (c.session.is_selected(table.rows[i].feature)) rows.push_back(i);
    std::vector<std::string> columns;
    for (const session::Column& column : table.columns) columns.push_back(column.key);
    if (!rows.empty()) c.ask(CopyText{session::as_text(table, rows, columns), c.say("The selected rows were copied")});
}

bool has_selection(const PanelContext& c) { return !c.session.selection().empty(); }
bool not_presenting(const PanelContext& c) { return !c.overlays.presenting; }
bool is_writable(const PanelContext& c) {
    return not_presenting(c) && c.input.edit != nullptr && !c.input.edit->read_only();
}
bool is_presenting(const PanelContext& c) { return c.overlays.presenting; }

template <Mode mode>
void use_mode(PanelContext& c) {
    c.push(session::UseMode{mode});
}
template <DockTab tab>
void use_dock(PanelContext& c) {
    show_dock(c, tab);
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
template <FilePurpose purpose>
void choose_file(PanelContext& c) {
    open_file_window(c, purpose);
}

constexpr bool k_ctrl = true, k_shift = true, k_alt = true, k_no = false;

const std::array k_commands{
    // view
    Command{"full_extent",
            CommandGroup::view,
            Icon::full_extent,
            mark("Full extent"),
            {GLFW_KEY_HOME},
            [](PanelContext& c) { c.push(session::FullExtent{}); }},
    Command{"zoom_in",
            CommandGroup::view,
            Icon::zoom_in,
            mark("Zoom in"),
            {GLFW_KEY_EQUAL},
            [](PanelContext& c) {
                c.push(session::ZoomAt{k_key_zoom, middle(c)});
            }},
    Command{"zoom_out",
            CommandGroup::view,
            Icon::zoom_out,
            mark("Zoom out"),
            {GLFW_KEY_MINUS},
            [](PanelContext& c) {
                c.push(session::ZoomAt{1 / k_key_zoom, middle(c)});
            }},
    Command{"zoom_selection",
            CommandGroup::view,
            Icon::zoom_to,
            mark("Zoom to the selection"),
            {GLFW_KEY_F},
            [](PanelContext& c) { c.push(session::ZoomToSelection{}); },
            has_selection},
    Command{"previous_view",
            CommandGroup::view,
            Icon::back,
            mark("Previous view"),
            {GLFW_KEY_LEFT, k_no, k_no, k_alt},
            [](PanelContext& c) { c.push(session::PreviousView{}); }},
    Command{"next_view",
            CommandGroup::view,
            Icon::forward,
            mark("Next view"),
            {GLFW_KEY_RIGHT, k_no, k_no, k_alt},
            [](PanelContext& c) { c.push(session::NextView{}); }},
    Command{"pan_left", CommandGroup::view, Icon::chevron_left, mark("Pan left"), {GLFW_KEY_LEFT}, pan<1, 0>},
    Command{"pan_right", CommandGroup::view, Icon::chevron_right, mark("Pan right"), {GLFW_KEY_RIGHT}, pan<-1, 0>},
    Command{"pan_up", CommandGroup::view, Icon::chevron_up, mark("Pan up"), {GLFW_KEY_UP}, pan<0, 1>},
    Command{"pan_down", CommandGroup::view, Icon::chevron_down, mark("Pan down"), {GLFW_KEY_DOWN}, pan<0, -1>},
    Command{"go_to",
            CommandGroup::view,
            Icon::pin,
            mark("Go to coordinates"),
            {GLFW_KEY_G, k_ctrl},
            toggle_overlay<Overlay::go_to>,
            not_presenting},
    Command{"scale",
            CommandGroup::view,
            Icon::measure,
            mark("Set the scale"),
            {},
            toggle_overlay<Overlay::scale>,
            not_presenting},
    // map
    Command{"mode/review",
            CommandGroup::map,
            Icon::review,
            mark("Review the corridor"),
            {GLFW_KEY_F2},
            use_mode<Mode::review>},
    Command{"mode/progress",
            CommandGroup::map,
            Icon::progress,
            mark("Show progress"),
            {GLFW_KEY_F3},
            use_mode<Mode::progress>},
    Command{"mode/edit", CommandGroup::map, Icon::edit, mark("Edit carriers"), {GLFW_KEY_F4}, use_mode<Mode::edit>},
    Command{"next_indicator",
            CommandGroup::map,
            Icon::chevron_down,
            mark("Next indicator"),
            {GLFW_KEY_PAGE_DOWN},
            [](PanelContext& c) { step_indicator(c, 1); }},
    Command{"previous_indicator",
            CommandGroup::map,
            Icon::chevron_up,
            mark("Previous indicator"),
            {GLFW_KEY_PAGE_UP},
            [](PanelContext& c) { step_indicator(c, -1); }},
    Command{"next_year",
            CommandGroup::map,
            Icon::chevron_right,
            mark("Next year with values"),
            {GLFW_KEY_RIGHT_BRACKET},
            [](PanelContext& c) { step_year(c, 1); }},
    Command{"previous_year",
            CommandGroup::map,
            Icon::chevron_left,
            mark("Previous year with values"),
            {GLFW_KEY_LEFT_BRACKET},
            [](PanelContext& c) { step_year(c, -1); }},
    Command{"compare",
            CommandGroup::map,
            Icon::compare,
            mark("Compare with another year or the targets"),
            {GLFW_KEY_C},
            toggle_comparison,
            can_compare},
    Command{"flip",
            CommandGroup::map,
            Icon::compare,
            mark("Look at the earlier year while the key is held"),
            {GLFW_KEY_GRAVE_ACCENT},
            flip,
            can_compare},
    Command{"wall", CommandGroup::map, Icon::wall, mark("All indicators side by side"), {GLFW_KEY_W}, toggle_wall},
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
            {GLFW_KEY_L},
            fold_legend,
            has_legend},
    Command{"legend/corner",
            CommandGroup::map,
            Icon::label,
            mark("Legend in the next corner"),
            {GLFW_KEY_L, k_no, k_shift},
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
            {GLFW_KEY_F, k_ctrl},
            toggle_overlay<Overlay::search>,
            not_presenting},
    Command{"commands",
            CommandGroup::find,
            Icon::palette,
            mark("All commands"),
            {GLFW_KEY_P, k_ctrl, k_shift},
            toggle_overlay<Overlay::commands>,
            not_presenting},
    // edit
    Command{"edit/lock",
            CommandGroup::edit,
            Icon::lock,
            mark("Unlock or lock editing"),
            {GLFW_KEY_E},
            toggle_editing,
            not_presenting},
    Command{"undo", CommandGroup::edit, Icon::undo, mark("Undo"), {GLFW_KEY_Z, k_ctrl}, undo, can_undo},
    Command{"redo", CommandGroup::edit, Icon::redo, mark("Redo"), {GLFW_KEY_Y, k_ctrl}, redo, can_redo},
    Command{
        "carrier/new", CommandGroup::edit, Icon::carrier, mark("New carrier"), {GLFW_KEY_N}, new_carrier, can_change},
    Command{"carrier/place",
            CommandGroup::edit,
            Icon::pin,
            mark("Place by coordinates"),
            {GLFW_KEY_P},
            place_by_coordinates,
            can_change_selected},
    Command{"carrier/paste",
            CommandGroup::edit,
            Icon::pin,
            mark("Place by coordinates on the clipboard"),
            {GLFW_KEY_V, k_ctrl},
            paste_coordinates,
            can_change_selected},
    Command{"carrier/bin",
            CommandGroup::edit,
            Icon::trash,
            mark("Take the selected carriers to the bin"),
            {GLFW_KEY_DELETE},
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
            {GLFW_KEY_V},
            [](PanelContext& c) { c.push(session::UseTool{session::Tool::select}); }},
    Command{"tool/measure",
            CommandGroup::tools,
            Icon::measure,
            mark("Measure distance and area"),
            {GLFW_KEY_M},
            [](PanelContext& c) { c.push(session::UseTool{session::Tool::measure}); }},
    Command{"measure/point",
            CommandGroup::tools,
            Icon::measure,
            mark("Measure to the middle of the map"),
            {GLFW_KEY_ENTER},
            measure_at_cross,
            is_measuring},
    Command{"context",
            CommandGroup::tools,
            Icon::palette,
            mark("What can be done here"),
            {GLFW_KEY_F10, k_no, k_shift},
            open_context_menu_by_key,
            not_presenting},
    Command{"copy",
            CommandGroup::tools,
            Icon::copy,
            mark("Copy the selected rows"),
            {GLFW_KEY_C, k_ctrl},
            copy_selection,
            has_selection},
    Command{"escape",
            CommandGroup::tools,
            Icon::close,
            mark("Close, leave or deselect, one step at a time"),
            {GLFW_KEY_ESCAPE},
            peel_off},
    // panels
    Command{"panels",
            CommandGroup::panels,
            Icon::layers,
            mark("Hide or show all panels"),
            {GLFW_KEY_TAB},
            [](PanelContext& c) { c.panels.all_shown = !c.panels.all_shown; },
            not_presenting},
    Command{"left_panel",
            CommandGroup::panels,
            Icon::layers,
            mark("Layers panel"),
            {GLFW_KEY_B, k_ctrl},
            [](PanelContext& c) { c.panels.left_shown = !c.panels.left_shown; },
            not_presenting},
    Command{"right_panel",
            CommandGroup::panels,
            Icon::info,
            mark("Inspector"),
            {GLFW_KEY_I, k_ctrl},
            [](PanelContext& c) { c.panels.right_shown = !c.panels.right_shown; },
            not_presenting},
    Command{"dock/areas",
            CommandGroup::panels,
            Icon::table,
            mark("Table of areas"),
            {GLFW_KEY_1, k_ctrl},
            use_dock<DockTab::areas>,
            not_presenting},
    Command{"dock/carriers",
            CommandGroup::panels,
            Icon::table,
            mark("Table of carriers"),
            {GLFW_KEY_2, k_ctrl},
            use_dock<DockTab::carriers>,
            not_presenting},
    Command{"dock/ranking",
            CommandGroup::panels,
            Icon::chart,
            mark("Ranking of areas"),
            {GLFW_KEY_3, k_ctrl},
            use_dock<DockTab::ranking>,
            not_presenting},
    Command{"dock/strip",
            CommandGroup::panels,
            Icon::rail,
            mark("Corridor unrolled"),
            {GLFW_KEY_4, k_ctrl},
            use_dock<DockTab::strip>,
            not_presenting},
    Command{"dock/values",
            CommandGroup::panels,
            Icon::edit,
            mark("Table of values"),
            {GLFW_KEY_5, k_ctrl},
            use_dock<DockTab::values>,
            not_presenting},
    Command{"dock/years",
            CommandGroup::panels,
            Icon::progress,
            mark("Values over the years"),
            {GLFW_KEY_6, k_ctrl},
            use_dock<DockTab::years>,
            not_presenting},
    Command{"dock/city",
            CommandGroup::panels,
            Icon::table,
            mark("The city's own tables"),
            {GLFW_KEY_7, k_ctrl},
            use_dock<DockTab::city>,
            not_presenting},
    Command{"dock/history",
            CommandGroup::panels,
            Icon::history,
            mark("History"),
            {GLFW_KEY_H},
            use_dock<DockTab::history>,
            not_presenting},
    Command{"reset_layout",
            CommandGroup::panels,
            Icon::undo,
            mark("Reset the layout"),
            {},
            [](PanelContext& c) { c.panels = PanelState{}; },
            not_presenting},
    Command{"theme",
            CommandGroup::panels,
            Icon::moon,
            mark("Light or dark"),
            {GLFW_KEY_L, k_ctrl, k_shift},
            [](PanelContext& c) {
                const bool dark = c.session.options().theme == carto::ThemeName::dark;
                c.push(session::UseTheme{dark ? carto::ThemeName::light : carto::ThemeName::dark});
            }},
    Command{"language",
            CommandGroup::panels,
            Icon::language,
            mark("中文 / English"),
            {},
            [](PanelContext& c) {
                const bool en = c.widgets.language() == base::Language::en;
                c.push(session::UseLanguage{en ? base::Language::zh : base::Language::en});
            }},
    Command{"present",
            CommandGroup::panels,
            Icon::present,
            mark("Present full screen"),
            {GLFW_KEY_F5},
            [](PanelContext& c) { present(c, true); },
            not_presenting},
    Command{"leave_presentation",
            CommandGroup::panels,
            Icon::close,
            mark("Leave the presentation"),
            {},
            [](PanelContext& c) { present(c, false); },
            is_presenting},
    Command{"full_screen",
            CommandGroup::panels,
            Icon::present,
            mark("Full screen"),
            {GLFW_KEY_F11},
            [](PanelContext& c) { c.ask(ShowFullScreen{!c.input.full_screen}); }},
    // project
    Command{"open",
            CommandGroup::project,
            Icon::open,
            mark("Open a project"),
            {GLFW_KEY_O, k_ctrl},
            choose_file<FilePurpose::open>,
            not_presenting},
    Command{"new",
            CommandGroup::project,
            Icon::new_file,
            mark("New project from the built-in data"),
            {GLFW_KEY_N, k_ctrl},
            choose_file<FilePurpose::create>,
            not_presenting},
    Command{"save_copy",
            CommandGroup::project,
            Icon::save_copy,
            mark("Save a copy"),
            {GLFW_KEY_S, k_ctrl, k_shift},
            choose_file<FilePurpose::save_copy>,
            not_presenting},
    Command{"export_changes",
            CommandGroup::project,
            Icon::save_copy,
            mark("Write changes for a colleague"),
            {},
            choose_file<FilePurpose::export_changes>,
            is_writable},
    Command{"read_changes",
            CommandGroup::project,
            Icon::open,
            mark("Merge changes from a file"),
            {},
            choose_file<FilePurpose::read_changes>,
            is_writable},
    Command{"history_table",
            CommandGroup::project,
            Icon::table,
            mark("Save the history as a table"),
            {},
            choose_file<FilePurpose::history_table>,
            is_writable},
    Command{"read_values",
            CommandGroup::project,
            Icon::table,
            mark("Import values"),
            {GLFW_KEY_I, k_ctrl, k_shift},
            choose_file<FilePurpose::read_values>,
            is_writable},
    Command{"write_values",
            CommandGroup::project,
            Icon::table,
            mark("Save the values as a table"),
            {},
            choose_file<FilePurpose::write_values>,
            is_writable},
    Command{"backups",
            CommandGroup::project,
            Icon::history,
            mark("Backups"),
            {},
            toggle_overlay<Overlay::backups>,
            is_writable},
    Command{"close_project",
            CommandGroup::project,
            Icon::close,
            mark("Close the project"),
            {GLFW_KEY_W, k_ctrl},
            [](PanelContext& c) { c.ask(CloseProject{}); },
            not_presenting},
    Command{"quit",
            CommandGroup::project,
            Icon::close,
            mark("Quit"),
            {GLFW_KEY_Q, k_ctrl},
            [](PanelContext& c) { c.ask(Quit{}); }},
    // help
    Command{
        "help", CommandGroup::help, Icon::help, mark("Keys and help"), {GLFW_KEY_F1}, toggle_overlay<Overlay::help>},
    Command{"log", CommandGroup::help, Icon::log, mark("Messages"), {}, toggle_overlay<Overlay::log>},
};

}  // namespace

std::span<const Command> commands() { return k_commands; }

}  // namespace ui
