// The program's window as the host of a desk: waits for events, hands them on, shows what is drawn. Main thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"
#include "base/translate.h"

namespace app {

/// A story to be presented at once.
struct StoryOnScreen {
    std::string story;           ///< name; empty: the usual one
    int slide = 0;               ///< from 1; 0: the first page
    std::optional<int> monitor;  ///< from 1; empty: as the last time, else the other one of two
    bool in_window = false;      ///< not full screen
    bool notes = false;          ///< with the presenter's window, also on one monitor
};

/// How the window is wanted.
struct WindowWish {
    std::optional<std::filesystem::path> project;  ///< empty: the last one
    std::optional<base::Language> language;        ///< empty: as the last time
    std::optional<StoryOnScreen> story = {};
    base::Language first_language = base::Language::zh;  ///< where there was no last time
};

/// Opens the window and returns when it is closed. Refused when there is no display, no OpenGL 3.3 or no font.
base::Result<void> run_window(const WindowWish& wish);

}  // namespace app
