// The program's window as the host of a desk: waits for events, hands them on, shows what is drawn. Main thread.
#pragma once

#include <filesystem>
#include <optional>

#include "base/result.h"
#include "base/translate.h"

namespace app {

/// Opens the window and returns when it is closed. Refused when there is no display, no OpenGL 3.3 or no font.
/// `language` empty: as the last time.
base::Result<void> run_window(const std::optional<std::filesystem::path>& project,
                              std::optional<base::Language> language);

}  // namespace app
