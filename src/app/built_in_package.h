// Where the built-in geodata package is. No state; any thread.
#pragma once

#include <filesystem>

namespace app {

/// Installed beside the program, or in the source tree that it was built from.
std::filesystem::path built_in_package();

}  // namespace app
