// Which shape a position lies in. Plain even-odd ray casting in degrees: exact enough for what a person can see, and
// the same for every ring orientation. Knows no plan. Pure functions, any thread.
#pragma once

#include "geo/geometry.h"

namespace geo {

/// True inside the outer ring and outside every hole. A position exactly on an edge belongs to one side only, so that
/// of two polygons that share the edge with the same vertices exactly one contains it.
bool contains(const Polygon& polygon, LonLat position);
bool contains(const MultiPolygon& shape, LonLat position);

}  // namespace geo
