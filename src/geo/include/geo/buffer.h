// What lies within a distance of places and lines, on the ellipsoid: every vertex of the outline is computed by a
// geodesic, and the arcs between them leave the true curve by less than a sagitta, metres. Ends are round, overlaps
// dissolved. Pure functions, any thread.
#pragma once

#include <span>

#include "geo/geometry.h"

namespace geo {

inline constexpr double k_buffer_sagitta_m = 0.25;  ///< of an outline that is measured

/// All places within `metres` of one of `places`. Empty where there are none, or `metres` is not above zero.
MultiPolygon buffer(std::span<const LonLat> places, double metres, double sagitta_m = k_buffer_sagitta_m);

/// All places within `metres` of a line. That of one place is a disc.
MultiPolygon buffer(const LineString& line, double metres, double sagitta_m = k_buffer_sagitta_m);

}  // namespace geo
