// Regions laid over each other: what they cover together, what they share. Edges are straight in degrees, which over
// the kilometres of a city is the geodesic to a few centimetres. Done by GEOS; pure functions, any thread.
#pragma once

#include <span>
#include <vector>

#include "geo/geometry.h"

namespace geo {

/// What the pieces cover together, without the borders between them.
MultiPolygon united(std::span<const Polygon> pieces);

/// What lies in both.
MultiPolygon intersection(const MultiPolygon& one, const MultiPolygon& another);

/// A ring or a course in a plane, metres.
using ProjectedPath = std::vector<Projected>;

/// Where a plane is as near to one of `places` as to another and nearer to no third: the edges of their Voronoi
/// diagram, as far as they lie within `rings`, of which one inside another is a hole.
std::vector<ProjectedPath> borders_between(std::span<const Projected> places, std::span<const ProjectedPath> rings);

}  // namespace geo
