// Lengths and areas on the CGCS2000 ellipsoid (a = 6 378 137 m, 1/f = 298.257222101): what is reported as metres.
// Knows no projection and no plan. Pure functions, any thread.
#pragma once

#include "geo/geometry.h"

namespace geo {

/// Shortest way between two positions on the ellipsoid, in metres.
double distance_m(LonLat from, LonLat to);

/// Direction of the shortest way at `from`, in degrees clockwise from north, -180 … 180.
double azimuth_deg(LonLat from, LonLat to);

struct Geodesic {
    double distance_m = 0;
    double azimuth_deg = 0;  ///< at the start, clockwise from north, -180 … 180
};

/// Distance and direction at once, for the price of one.
Geodesic geodesic(LonLat from, LonLat to);

/// The position that lies `metres` from another in a direction, degrees clockwise from north.
LonLat destination(LonLat from, double azimuth_deg, double metres);

/// Sum of the distances along the vertices, in metres; 0 for fewer than two.
double length_m(const LineString& line);

/// Area enclosed by the geodesic edges of one ring, in square metres, whatever way it runs and whether or not its last
/// position repeats the first; 0 for fewer than three positions.
double ring_area_m2(const Ring& ring);

/// Area enclosed by geodesic edges, holes taken off, in square metres; never negative, whatever way the rings run.
double area_m2(const Polygon& polygon);
double area_m2(const MultiPolygon& shape);

}  // namespace geo
