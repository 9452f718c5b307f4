// The commands of the window itself: its panels, the project and its files, help.
#include <array>

#include "carto/options.h"
#include "session/actions.h"
#include "shell/command_actions.h"
#include "shell/presenting.h"
#include "ui/file_state.h"
#include "ui/frame_input.h"
#include "ui/kit/key_press.h"
#include "ui/overlay_state.h"
#include "ui/panel_state.h"
#include "ui/requests.h"

namespace ui {
namespace {

using base::mark;

bool is_writable(const PanelContext& c) { return !c.overlays.presenting && c.session.writable(); }
bool is_presenting(const PanelContext& c) { return c.overlays.presenting; }

template <DockTab tab>
void use_dock(PanelContext& c) {
    show_dock(c, tab);
}
template <Overlay overlay>
void toggle_overlay(PanelContext& c) {
    toggle_window(c, overlay);
}
template <FilePurpose purpose>
void choose_file(PanelContext& c) {
    open_file_window(c, purpose);
}

constexpr bool k_ctrl = true, k_shift = true, k_no = false;

const std::array k_commands{
    // panels
    Command{"panels",
            CommandGroup::panels,
            Icon::layers,
            mark("Hide or show all panels"),
            {Key::tab},
            [](PanelContext& c) { c.panels.all_shown = !c.panels.all_shown; }}
        .not_presenting(),
    Command{"left_panel",
            CommandGroup::panels,
            Icon::layers,
            mark("Layers panel"),
            {Key::l, k_ctrl},
            [](PanelContext& c) { c.panels.left_shown = !c.panels.left_shown; }}
        .not_presenting(),
    Command{"right_panel",
            CommandGroup::panels,
            Icon::info,
            mark("Inspector"),
            {Key::i, k_ctrl},
            [](PanelContext& c) {
                c.panels.right_shown = c.panels.story_shown || !c.panels.right_shown;
                c.panels.story_shown = false;
            }}
        .not_presenting(),
    Command{"dock/areas",
            CommandGroup::panels,
            Icon::table,
            mark("Table of areas"),
            {Key::digit_1, k_ctrl},
            use_dock<DockTab::areas>}
        .not_presenting(),
    Command{"dock/carriers",
            CommandGroup::panels,
            Icon::table,
            mark("Table of carriers"),
            {Key::digit_2, k_ctrl},
            use_dock<DockTab::carriers>}
        .not_presenting(),
    Command{"dock/ranking",
            CommandGroup::panels,
            Icon::chart,
            mark("Ranking of areas"),
            {Key::digit_3, k_ctrl},
            use_dock<DockTab::ranking>}
        .not_presenting(),
    Command{"dock/strip",
            CommandGroup::panels,
            Icon::rail,
            mark("Corridor unrolled"),
            {Key::digit_4, k_ctrl},
            use_dock<DockTab::strip>}
        .not_presenting(),
    Command{"dock/values",
            CommandGroup::panels,
            Icon::edit,
            mark("Table of values"),
            {Key::digit_5, k_ctrl},
            use_dock<DockTab::values>}
        .not_presenting(),
    Command{"dock/years",
            CommandGroup::panels,
            Icon::progress,
            mark("Values over the years"),
            {Key::digit_6, k_ctrl},
            use_dock<DockTab::years>}
        .not_presenting(),
    Command{"dock/city",
            CommandGroup::panels,
            Icon::table,
            mark("The city's own tables"),
            {Key::digit_7, k_ctrl},
            use_dock<DockTab::city>}
        .not_presenting(),
    Command{"dock/segments",
            CommandGroup::panels,
            Icon::segments,
            mark("Segments of the corridor"),
            {Key::digit_9, k_ctrl},
            use_dock<DockTab::segments>}
        .not_presenting(),
    Command{"dock/stations",
            CommandGroup::panels,
            Icon::review,
            mark("Reach of the stations"),
            {Key::digit_8, k_ctrl},
            use_dock<DockTab::stations>}
        .not_presenting(),
    Command{"dock/gaps", CommandGroup::panels, Icon::warning, mark("Gaps"), {Key::g}, use_dock<DockTab::gaps>}
        .not_presenting(),
    Command{"dock/notes", CommandGroup::panels, Icon::pin, mark("Notes on the map"), {Key::j}, use_dock<DockTab::notes>}
        .not_presenting(),
    Command{"dock/history", CommandGroup::panels, Icon::history, mark("History"), {Key::h}, use_dock<DockTab::history>}
        .not_presenting(),
    Command{"reset_layout",
            CommandGroup::panels,
            Icon::undo,
            mark("Reset the layout"),
            {},
            [](PanelContext& c) { c.panels = PanelState{}; }}
        .not_presenting(),
    Command{"theme",
            CommandGroup::panels,
            Icon::moon,
            mark("Light or dark"),
            {Key::l, k_ctrl, k_shift},
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
            mark("Present from the first slide"),
            {Key::f5},
            [](PanelContext& c) { present_story(c, 0); }}
        .not_presenting(),
    Command{"present/here",
            CommandGroup::panels,
            Icon::present,
            mark("Present from the slide that was opened last"),
            {Key::f5, k_no, k_shift},
            [](PanelContext& c) { present_story(c, slide_opened_last(c)); },
            has_story}
        .not_presenting(),
    Command{"present/map",
            CommandGroup::panels,
            Icon::present,
            mark("Present the map alone"),
            {Key::f5, k_ctrl},
            [](PanelContext& c) { present(c, true); }}
        .not_presenting(),
    Command{"motion/on",
            CommandGroup::panels,
            Icon::present,
            mark("Fly between places"),
            {},
            [](PanelContext& c) { c.ask(UseMotion{true}); },
            [](const PanelContext& c) { return !c.input.moves; }},
    Command{"motion/off",
            CommandGroup::panels,
            Icon::present,
            mark("Change places at once, without flying"),
            {},
            [](PanelContext& c) { c.ask(UseMotion{false}); },
            [](const PanelContext& c) { return c.input.moves; }},
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
            {Key::f11},
            [](PanelContext& c) { c.ask(ShowFullScreen{!c.input.full_screen}); }},
    // project
    Command{"open",
            CommandGroup::project,
            Icon::open,
            mark("Open a project"),
            {Key::o, k_ctrl},
            choose_file<FilePurpose::open>}
        .not_presenting(),
    Command{"new",
            CommandGroup::project,
            Icon::new_file,
            mark("New project from the built-in data"),
            {Key::n, k_ctrl},
            choose_file<FilePurpose::create>}
        .not_presenting(),
    Command{"save_copy",
            CommandGroup::project,
            Icon::save_copy,
            mark("Save a copy"),
            {Key::s, k_ctrl, k_shift},
            choose_file<FilePurpose::save_copy>}
        .not_presenting(),
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
    Command{"questions",
            CommandGroup::project,
            Icon::help,
            mark("Open questions"),
            {},
            toggle_overlay<Overlay::questions>,
            [](const PanelContext& c) { return !c.overlays.presenting && c.session.edit() != nullptr; }},
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
            {Key::i, k_ctrl, k_shift},
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
            {Key::w, k_ctrl},
            [](PanelContext& c) { c.ask(CloseProject{}); }}
        .not_presenting(),
    Command{"quit",
            CommandGroup::project,
            Icon::close,
            mark("Quit"),
            {Key::q, k_ctrl},
            [](PanelContext& c) { c.ask(Quit{}); }},
    // help
    Command{"help", CommandGroup::help, Icon::help, mark("Keys and help"), {Key::f1}, toggle_overlay<Overlay::help>},
    Command{"log", CommandGroup::help, Icon::log, mark("Messages"), {}, toggle_overlay<Overlay::log>},
};

}  // namespace

std::span<const Command> window_commands() { return k_commands; }

}  // namespace ui
