// The slides of a story as the layer `slides` of a geodata package: what a package ships, somebody composed in the
// window.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "plan/plan.h"

namespace exchange {

/// Replaces the file whole. A line feed in a text becomes a blank: a package has none in its cells.
base::Result<void> write_slides(const std::filesystem::path& path, const plan::Plan& plan, const plan::Story& story);

}  // namespace exchange
