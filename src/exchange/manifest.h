// manifest.json of a package. Private to module exchange.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "plan/plan.h"

namespace exchange {

struct LayerFile {
    std::string layer;
    std::filesystem::path file;
};

struct Manifest {
    plan::Plan plan;  ///< with what the manifest says: title, city, note, years, CRS, sources
    std::vector<LayerFile> files;
    std::string display_crs_at;  ///< file and line
};

/// Fails unless it has every one of `layers` exactly once.
base::Result<Manifest> read_manifest(const std::filesystem::path& dir, const std::vector<std::string>& layers);

}  // namespace exchange
