// The strict form of a package's GeoJSON: one feature a line, exactly the schema's properties, geometries that close,
// wind and lie where CGCS2000 is used. Done before langtu-formats sees the file, so that a mistake has a line.
// Private to module exchange.
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"
#include "schema.h"

namespace exchange {

/// The line of each feature, in order.
base::Result<std::vector<std::size_t>> check_geojson(const std::filesystem::path& file, const Schema& schema);

}  // namespace exchange
