// Which project the window starts with: the one named, else the last one, else a copy of the built-in one that is made
// on first start in the user's data folder. Main thread.
#pragma once

#include <filesystem>
#include <optional>

#include "base/result.h"

namespace app {

/// The built-in geodata package: installed beside the program, or in the source tree that it was built from.
std::filesystem::path built_in_package();

/// Path of the project to open; the built-in copy is made when it is needed and not there.
base::Result<std::filesystem::path> start_project(const std::optional<std::filesystem::path>& named);

/// Notes the project for the next start; failing to is no error of the user's.
void remember_project(const std::filesystem::path& project);

}  // namespace app
