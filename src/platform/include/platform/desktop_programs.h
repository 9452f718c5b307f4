// Programs of the desktop that show a file. Main thread.
#pragma once

#include <filesystem>

namespace platform {

/// Hands a file or a folder to the desktop's program for it, which runs on its own; an absolute path. False: nothing
/// can be started.
bool open_with_desktop(const std::filesystem::path& file);

}  // namespace platform
