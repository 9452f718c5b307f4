// A geodata package as the content of a new project. Blocking; any thread.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "plan/plan.h"

namespace session {

/// Read and checked by `exchange`; refused too where its own words of titles are such that the program has already.
base::Result<plan::Plan> read_package(const std::filesystem::path& dir);

}  // namespace session
