#include "geo/geodesy.h"

#include <cmath>
#include <geodesic.h>

namespace geo {
namespace {

const geod_geodesic& cgcs2000() {
    static const geod_geodesic ellipsoid = [] {
        geod_geodesic g{};
        geod_init(&g, 6378137.0, 1 / 298.257222101);
        return g;
    }();
    return ellipsoid;
}

}  // namespace

double distance_m(LonLat from, LonLat to) {
    double distance = 0;
    geod_inverse(&cgcs2000(), from.lat, from.lon, to.lat, to.lon, &distance, nullptr, nullptr);
    return distance;
}

double azimuth_deg(LonLat from, LonLat to) {
    double azimuth = 0;
    geod_inverse(&cgcs2000(), from.lat, from.lon, to.lat, to.lon, nullptr, &azimuth, nullptr);
    return azimuth;
}

Geodesic geodesic(LonLat from, LonLat to) {
    Geodesic found;
    geod_inverse(&cgcs2000(), from.lat, from.lon, to.lat, to.lon, &found.distance_m, &found.azimuth_deg, nullptr);
    return found;
}

LonLat destination(LonLat from, double azimuth_deg, double metres) {
    LonLat to;
    geod_direct(&cgcs2000(), from.lat, from.lon, azimuth_deg, metres, &to.lat, &to.lon, nullptr);
    return to;
}

double length_m(const LineString& line) {
    double length = 0;
    for (std::size_t i = 1; i < line.size(); ++i) length += distance_m(line[i - 1], line[i]);
    return length;
}

double ring_area_m2(const Ring& ring) {
    const bool repeats = ring.size() > 1 && ring.front() == ring.back();
    const std::size_t count = repeats ? ring.size() - 1 : ring.size();
    geod_polygon sum{};
    geod_polygon_init(&sum, 0);
    for (std::size_t i = 0; i < count; ++i) geod_polygon_addpoint(&cgcs2000(), &sum, ring[i].lat, ring[i].lon);
    double area = 0;
    geod_polygon_compute(&cgcs2000(), &sum, 0, 1, &area, nullptr);
    return std::abs(area);
}

double area_m2(const Polygon& polygon) {
    double area = ring_area_m2(polygon.outer);
    for (const Ring& hole : polygon.holes) area -= ring_area_m2(hole);
    return std::max(area, 0.0);
}

double area_m2(const MultiPolygon& shape) {
    double area = 0;
    for (const Polygon& polygon : shape) area += area_m2(polygon);
    return area;
}

}  // namespace geo
