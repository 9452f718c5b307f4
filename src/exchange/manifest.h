// manifest.json of a package. Private to module exchange.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "plan/plan.h"
#include "schema.h"

namespace exchange {

struct LayerFile {
    std::string layer;
    std::filesystem::path file;
    std::optional<std::size_t> rows;  ///< that it must have; packages of earlier versions do not say
    std::string rows_at;              ///< name of the file, and line, in which that stands
};

struct Manifest {
    plan::Plan plan;  ///< with what the manifest says: title, city, note, years, CRS, sources
    std::vector<LayerFile> files;
    std::string display_crs_at;  ///< file and line
};

/// Fails unless it has every layer of `schemas` exactly once, those that are optional at most once.
base::Result<Manifest> read_manifest(const std::filesystem::path& dir, const std::vector<Schema>& schemas);

}  // namespace exchange
