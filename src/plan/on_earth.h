// Whether a position can be one. Private to plan; pure.
#pragma once

#include <cmath>

#include "geo/geometry.h"

namespace plan {

/// Longitude and latitude in degrees within their ranges; false where one is not a number.
inline bool on_earth(geo::LonLat p) { return std::abs(p.lon) <= 180 && std::abs(p.lat) <= 90; }

}  // namespace plan
