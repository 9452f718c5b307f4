// The program's window as the host of a desk: waits for events, hands them on, shows what is drawn. Main thread.
#pragma once

#include <filesystem>
#include <optional>

#include "base/result.h"
#include "base/translate.h"

namespace app {

/// How the window is wanted.
struct WindowWish {
    std::optional<std::filesystem::path> project;        ///< empty: the last one
    std::optional<base::Language> language;              ///< empty: as the last time
    base::Language first_language = base::Language::zh;  ///< where there was no last time
};

/// Opens the window and returns when it is closed. Refused when there is no display, no OpenGL 3.3 or no font.
base::Result<void> run_window(const WindowWish& wish);

}  // namespace app
