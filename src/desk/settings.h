// What is remembered of a user between starts: panels, choices, recent projects, the window's place. A JSON file that
// people may edit: what is missing or makes no sense is as at first. Several windows write it, each what it changed.
// Private to desk; main thread.
#pragma once

#include <filesystem>
#include <map>
#include <vector>

#include "base/translate.h"
#include "carto/options.h"
#include "desk/desk.h"
#include "session/export_wish.h"
#include "session/view_state.h"
#include "ui/panel_state.h"

namespace desk {

struct Settings {
    base::Language language = base::Language::zh;
    carto::ThemeName theme = carto::ThemeName::light;
    std::filesystem::path viewed;  ///< the project that `view` is of
    session::ViewState view;       ///< but for language and theme, which are those above
    ui::PanelState panels;
    WindowPlace window;
    std::vector<std::filesystem::path> recent;                     ///< the last one first
    std::map<ui::FilePurpose, std::filesystem::path> folders;      ///< where the file window was used last
    std::map<std::filesystem::path, session::Tracing> tracings;    ///< the scanned picture under each project
    std::map<std::filesystem::path, session::ExportWish> exports;  ///< what was exported last of each project, and how
    std::string author;                                            ///< written into the history; empty: not asked yet
    bool motion = true;                                            ///< the map flies from place to place
    std::string audience_screen;  ///< that presentations are shown on, by name and place; empty: not chosen
    bool closed_project = false;  ///< the project was closed before the program: start without one
};

inline constexpr std::size_t k_most_recent = 10;

Settings read_settings(const std::filesystem::path& file);
/// Writes what this window changed, from `before` to `now`. Everything else stays as it is in the file: another window
/// of the same person may have changed it.
base::Result<void> write_settings(const std::filesystem::path& file, const Settings& before, const Settings& now);
/// Puts `project` first.
void note_recent(Settings& settings, const std::filesystem::path& project);

}  // namespace desk
