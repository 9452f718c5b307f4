// GDAL's fields, values and geometries as wire values.
#pragma once

#include <filesystem>
#include <ogr_feature.h>
#include <ogr_geometry.h>
#include <vector>

#include "base/result.h"
#include "wire/layer.h"

namespace formats {

wire::Field to_wire(const OGRFieldDefn& field);

/// Fails on texts that are not UTF-8 and on geometries that a map layer does not have (curves, mixed collections).
base::Result<wire::Feature> to_wire(const std::filesystem::path& file, const OGRFeature& feature,
                                    const std::vector<wire::Field>& fields);

}  // namespace formats
