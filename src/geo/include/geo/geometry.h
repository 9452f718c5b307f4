// Positions and geometries as plain values. Geographic and projected positions are different types on purpose:
// nothing converts one into the other but a geo::CrsTransform. Axis order is traditional (east first) everywhere.
#pragma once

#include <algorithm>
#include <limits>
#include <vector>

namespace geo {

/// Geographic position in degrees, EPSG:4490 (CGCS2000) unless a function says otherwise. Longitude first.
struct LonLat {
    double lon = 0;
    double lat = 0;
    friend bool operator==(const LonLat&, const LonLat&) = default;
};

/// Projected position in metres (EPSG:4549 unless a function says otherwise): x is easting, y is northing.
struct Projected {
    double x = 0;
    double y = 0;
    friend bool operator==(const Projected&, const Projected&) = default;
};

/// A closed ring repeats its first position at the end. Outer rings run counter-clockwise, holes clockwise (RFC 7946).
using Ring = std::vector<LonLat>;
using LineString = std::vector<LonLat>;

struct Polygon {
    Ring outer;
    std::vector<Ring> holes;
    friend bool operator==(const Polygon&, const Polygon&) = default;
};

using MultiPolygon = std::vector<Polygon>;

/// Axis-aligned extent in degrees (west, south, east, north). A fresh one is empty and grows by include().
struct GeoExtent {
    double west = std::numeric_limits<double>::infinity();
    double south = std::numeric_limits<double>::infinity();
    double east = -std::numeric_limits<double>::infinity();
    double north = -std::numeric_limits<double>::infinity();

    [[nodiscard]] bool empty() const { return west > east || south > north; }
    void include(LonLat p) {
        west = std::min(west, p.lon);
        east = std::max(east, p.lon);
        south = std::min(south, p.lat);
        north = std::max(north, p.lat);
    }
    friend bool operator==(const GeoExtent&, const GeoExtent&) = default;
};

/// Axis-aligned extent in projected metres. A fresh one is empty and grows by include().
struct ProjectedExtent {
    double min_x = std::numeric_limits<double>::infinity();
    double min_y = std::numeric_limits<double>::infinity();
    double max_x = -std::numeric_limits<double>::infinity();
    double max_y = -std::numeric_limits<double>::infinity();

    [[nodiscard]] bool empty() const { return min_x > max_x || min_y > max_y; }
    [[nodiscard]] double width() const { return max_x - min_x; }
    [[nodiscard]] double height() const { return max_y - min_y; }
    void include(Projected p) {
        min_x = std::min(min_x, p.x);
        max_x = std::max(max_x, p.x);
        min_y = std::min(min_y, p.y);
        max_y = std::max(max_y, p.y);
    }
    void unite(const ProjectedExtent& other) {
        if (other.empty()) return;
        include({other.min_x, other.min_y});
        include({other.max_x, other.max_y});
    }
};

/// A line is straight in degrees between its vertices, which within 0.02 degrees is a geodesic to five centimetres:
/// this is the line with vertices added so that no edge is longer.
LineString densified(const LineString& line);

/// Grows `extent` by every vertex of the outer rings.
void include(GeoExtent& extent, const MultiPolygon& shape);
void include(GeoExtent& extent, const LineString& line);

}  // namespace geo
