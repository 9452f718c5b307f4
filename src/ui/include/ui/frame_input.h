// What the owner of the window tells a frame. Values; main thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/translate.h"
#include "ui/file_state.h"
#include "ui/job.h"
#include "ui/kit/key_press.h"

namespace session {
class EditSession;
}
namespace store {
struct Backup;
}

namespace ui {

enum class Severity { info, warning, error };

/// What the button of a notice does.
enum class NoticeAction { none, open_log, undo, save_copy, open_file };

/// Something that was said to the user: a toast while it is fresh, a line of the log ever after.
struct Notice {
    int id = 0;
    Severity severity = Severity::info;
    std::string text;
    std::string time;    ///< of the day, as the log shows it
    std::string action;  ///< label of the button; empty: none
    NoticeAction does = NoticeAction::none;
    std::filesystem::path file;  ///< that is opened; a second button opens its folder
    double until_s = 0;          ///< the toast goes then
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
    bool dark = false;                             ///< the theme where no project is open; else the session's
    std::string version;
    std::string today;  ///< YYYY-MM-DD
    bool moves = true;  ///< the map flies from place to place
    std::vector<std::filesystem::path> recent;
    std::vector<Notice> notices;  ///< oldest first
    std::vector<Job> jobs;
    std::filesystem::path folder;  ///< listed in `folder_entries`
    std::vector<FolderEntry> folder_entries;
    std::vector<FilePlace> places;  ///< where people keep files, as of when the file window was opened
    /// The open project as it is edited; null where none is open.
    const session::EditSession* edit = nullptr;
    bool author_known = false;                            ///< somebody has said who is written into the history
    const std::vector<store::Backup>* backups = nullptr;  ///< of the open project, latest first; null: not listed
    /// Pictures of saved views by their id, as the panels' library names a texture; null: there are none.
    const std::map<std::int64_t, void*>* slide_pictures = nullptr;
    std::string loading;  ///< name of the project that is being opened; empty: none is
};

}  // namespace ui
