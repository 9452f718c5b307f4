// Regions laid over each other: what they cover together, what they share. Edges are straight in degrees, which over
// the kilometres of a city is the geodesic to a few centimetres. Done by GEOS; pure functions, any thread.
#pragma once

#include <span>

#include "geo/geometry.h"

namespace geo {

/// What the pieces cover together, without the borders between them.
MultiPolygon united(std::span<const Polygon> pieces);

/// What lies in both.
MultiPolygon intersection(const MultiPolygon& one, const MultiPolygon& another);

}  // namespace geo
