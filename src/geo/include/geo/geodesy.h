// Lengths and areas on the CGCS2000 ellipsoid (a = 6 378 137 m, 1/f = 298.257222101): what is reported as metres.
// Knows no projection and no plan. Pure functions, any thread.
#pragma once

#include "geo/geometry.h"

namespace geo {

/// Shortest way between two positions on the ellipsoid, in metres.
double distance_m(LonLat from, LonLat to);

/// Direction of the shortest way at `from`, in degrees clockwise from north, -180 … 180.
double azimuth_deg(LonLat from, LonLat to);

/// Sum of the distances along the vertices, in metres; 0 for fewer than two.
double length_m(const LineString& line);

/// Area enclosed by geodesic edges, holes taken off, in square metres; never negative, whatever way the rings run.
double area_m2(const Polygon& polygon);
double area_m2(const MultiPolygon& shape);

}  // namespace geo
