#include "windows/window_rows.h"

#include <array>

#include "base/translate.h"
#include "ui/window_kind.h"

namespace ui {
namespace {

using base::mark;

constexpr bool k_large = true;
constexpr WindowTitle k_says_its_own{};

void stay(PanelContext&) {}

const std::array k_rows{
    WindowRow{Overlay::search, "search", k_says_its_own, k_wide_window, draw_search_window},
    WindowRow{Overlay::commands, "commands", k_says_its_own, k_wide_window, draw_commands_window},
    WindowRow{.window = Overlay::help,
              .key = "help",
              .title = {mark("Keys and help"), k_large},
              .width = k_wide_window,
              .draw = draw_help_window,
              .fitted_width = width_of_help},
    WindowRow{Overlay::go_to, "go_to", {mark("Go to coordinates")}, k_narrow_window, draw_go_to_window},
    WindowRow{Overlay::scale, "scale", {mark("Set the scale")}, 280, draw_scale_window},
    WindowRow{Overlay::log, "log", {mark("Messages"), k_large}, 640, draw_log_window},
    WindowRow{Overlay::file, "file", k_says_its_own, 760, draw_file_window, Place::middle, leave_file_window,
              leave_file_window},
    WindowRow{Overlay::menu, "menu", k_says_its_own, 0, draw_menu_window, Place::own},
    WindowRow{Overlay::author,
              "author",
              {mark("Who is editing?")},
              k_narrow_window,
              draw_author_window,
              Place::middle,
              leave_author_question,
              leave_author_question},
    WindowRow{Overlay::merge,
              "merge",
              {mark("Merge changes from a file"), k_large},
              k_merge_window,
              draw_merge_window,
              Place::left,
              nullptr,
              stay},
    WindowRow{Overlay::questions,
              "questions",
              {mark("Open questions"), k_large},
              k_merge_window,
              draw_questions_window,
              Place::left},
    WindowRow{Overlay::backups, "backups", {mark("Backups"), k_large}, 520, draw_backups_window},
    WindowRow{Overlay::import, "import", k_says_its_own, k_import_window, draw_import_window, Place::middle,
              escape_from_import, stay, width_of_import},
    WindowRow{Overlay::thresholds,
              "thresholds",
              {mark("Bounds of the classes of pace")},
              k_narrow_window,
              draw_thresholds_window},
    WindowRow{Overlay::targets, "targets", {mark("Revised targets")}, 620, draw_targets_window},
    WindowRow{Overlay::names, "names", {mark("Names of areas")}, k_wide_window, draw_names_window},
    WindowRow{Overlay::ruler, "ruler", {mark("Chainages of the line")}, k_wide_window, draw_ruler_window},
    WindowRow{.window = Overlay::note,
              .key = "note",
              .title = k_says_its_own,
              .width = k_narrow_window,
              .draw = draw_note_window,
              .click_beside = click_beside_note},
    WindowRow{.window = Overlay::exporting,
              .key = "export",
              .title = {mark("Export"), k_large},
              .width = k_export_window,
              .draw = draw_export_window,
              .click_beside = stay},
    WindowRow{Overlay::file_gone, "gone", {mark("The project's file is gone"), k_large}, 460, draw_file_gone_window},
};

}  // namespace

std::span<const WindowRow> window_rows() { return k_rows; }

}  // namespace ui
