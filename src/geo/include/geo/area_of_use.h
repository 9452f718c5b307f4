// Where a reference system is meant to be used. Any thread.
#pragma once

#include <optional>
#include <string>

#include "geo/geometry.h"

namespace geo {

/// As EPSG says; nothing where the system is unknown or made for the whole earth.
std::optional<GeoExtent> area_of_use(const std::string& crs);

}  // namespace geo
