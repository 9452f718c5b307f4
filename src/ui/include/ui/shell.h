// The window's content: top bar, layers on the left, inspector on the right, dock and state line at the bottom, and the
// map in the rest; what lies over it (search, commands, help, files); the start screen where no project is open.
// Panels read the session as const and push actions and requests; what a panel must remember lives in PanelState.
// Sees neither OpenGL nor SQL. Main thread, inside an ImGui frame.
#pragma once

#include <string>
#include <vector>

#include "scene/scene.h"
#include "session/coordinates.h"
#include "session/edit_session.h"
#include "session/map_session.h"
#include "store/backups.h"
#include "ui/kit/font_atlas.h"
#include "ui/kit/key_press.h"
#include "ui/kit/probe.h"
#include "ui/panel_state.h"
#include "ui/requests.h"

namespace ui {

enum class Severity { info, warning, error };

/// What the button of a notice does.
enum class NoticeAction { none, open_log, undo, save_copy };

/// Something that was said to the user: a toast while it is fresh, a line of the log ever after.
struct Notice {
    int id = 0;
    Severity severity = Severity::info;
    std::string text;
    std::string time;    ///< of the day, as the log shows it
    std::string action;  ///< label of the button; empty: none
    NoticeAction does = NoticeAction::none;
    double until_s = 0;  ///< the toast goes then
};

/// Work in the background.
struct Job {
    std::string title;
    float share_done = -1;  ///< below 0: not known
};

/// What the owner tells a frame.
struct FrameInput {
    float width = 0, height = 0;  ///< of the window, device px
    float scale = 1;              ///< device px per logical px
    double now_s = 0;
    std::vector<KeyPress> keys;
    bool full_screen = false;
    bool focus_lost = false;                       ///< another window has taken the keyboard since the last frame
    bool pointer_elsewhere = false;                ///< the pointer is on another window, whatever its position
    base::Language language = base::Language::zh;  ///< where no project is open; else the session's
    carto::ThemeName theme = carto::ThemeName::light;
    std::string version;
    std::vector<std::filesystem::path> recent;
    std::vector<Notice> notices;  ///< oldest first
    std::vector<Job> jobs;
    std::filesystem::path folder;  ///< listed in `folder_entries`
    std::vector<FolderEntry> folder_entries;
    std::vector<FilePlace> places;  ///< where people keep files, as of when the file window was opened
    /// The open project as it is edited; null where none is open.
    const session::EditSession* edit = nullptr;
    bool author_known = false;           ///< somebody has said who is written into the history
    std::vector<store::Backup> backups;  ///< of the open project, latest first; listed while their window is open
    std::string loading;                 ///< name of the project that is being opened; empty: none is
};

struct FrameResult {
    std::vector<session::Action> actions;
    std::vector<session::EditAction> edits;
    std::vector<Request> requests;
    scene::Rect map;          ///< where the map goes, device px from the upper left corner
    bool map_moving = false;  ///< it is being dragged
    bool unfinished = false;  ///< something ends by itself soon: draw again
};

/// `session` null: the start screen.
FrameResult draw_frame(const session::MapSession* session, const session::Coordinates& coordinates, PanelState& panels,
                       OverlayState& overlays, FontAtlas& fonts, Probe& probe, const FrameInput& input);

}  // namespace ui
