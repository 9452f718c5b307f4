#include "geometry_check.h"

#include "text_file.h"

namespace exchange {
namespace {

using base::mark;
using nlohmann::json;
using Fault = std::optional<base::Error>;

// China and its seas, rounded outwards: where EPSG:4490 is used.
constexpr double k_west = 73;
constexpr double k_east = 136;
constexpr double k_south = 3;
constexpr double k_north = 54;

bool in_use(double lon, double lat) { return lon >= k_west && lon <= k_east && lat >= k_south && lat <= k_north; }

Fault position_fault(const json& p) {
    if (!p.is_array() || p.size() != 2 || !p[0].is_number() || !p[1].is_number())
        return refusal(mark("position {} is not [longitude, latitude]; write two numbers"), p.dump());
    return exchange::position_fault(p[0].get<double>(), p[1].get<double>());
}

Fault line_fault(const json& line, std::size_t least) {
    if (!line.is_array() || line.size() < least)
        return refusal(mark("the geometry has fewer than {} positions in a line or ring; add them"), least);
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (Fault fault = position_fault(line[i])) return fault;
        if (i > 0 && line[i] == line[i - 1])
            return refusal(mark("position {} occurs twice running; remove one of the two"), line[i].dump());
    }
    return std::nullopt;
}

/// Twice the signed area; positive is counter-clockwise. Relative to the first position, to keep the digits.
double twice_area(const json& ring) {
    const double x0 = ring[0][0].get<double>();
    const double y0 = ring[0][1].get<double>();
    double sum = 0;
    for (std::size_t i = 1; i < ring.size(); ++i)
        sum += (ring[i - 1][0].get<double>() - x0) * (ring[i][1].get<double>() - y0) -
               (ring[i][0].get<double>() - x0) * (ring[i - 1][1].get<double>() - y0);
    return sum;
}

Fault ring_fault(const json& ring, bool outer) {
    if (Fault fault = line_fault(ring, 4)) return fault;
    if (ring.front() != ring.back())
        return refusal(mark("a ring does not close; repeat its first position {} at its end"), ring.front().dump());
    const double area = twice_area(ring);
    if (area == 0) return refusal(mark("a ring has no area; draw it again"));
    if ((area > 0) != outer)
        return refusal(outer ? mark("an outer ring runs clockwise; reverse its positions")
                             : mark("a hole runs counter-clockwise; reverse its positions"));
    return std::nullopt;
}

Fault polygon_fault(const json& rings) {
    if (!rings.is_array() || rings.empty()) return refusal(mark("a polygon has no ring; draw it"));
    for (std::size_t i = 0; i < rings.size(); ++i)
        if (Fault fault = ring_fault(rings[i], i == 0)) return fault;
    return std::nullopt;
}

Fault polygons_fault(const json& polygons) {
    if (!polygons.is_array() || polygons.empty()) return refusal(mark("has no polygon; draw one"));
    for (const json& polygon : polygons)
        if (Fault fault = polygon_fault(polygon)) return fault;
    return std::nullopt;
}

}  // namespace

Fault position_fault(double lon, double lat) {
    if (in_use(lon, lat)) return std::nullopt;
    if (in_use(lat, lon))
        return refusal(mark("longitude and latitude are swapped in [{}, {}]; write longitude first"), number_text(lon),
                       number_text(lat));
    return refusal(mark("position [{}, {}] is out of range (longitude {} to {}, latitude {} to {}); correct it"),
                   number_text(lon), number_text(lat), number_text(k_west), number_text(k_east), number_text(k_south),
                   number_text(k_north));
}

Fault geometry_fault(const json& geometry, Shape shape) {
    const bool may_lack = shape == Shape::maybe_point || shape == Shape::maybe_polygon;
    if (geometry.is_null()) return may_lack ? std::nullopt : Fault(refusal(mark("has no geometry; draw it")));
    if (!geometry.is_object() || geometry.size() != 2 || !geometry.contains("type") ||
        !geometry.contains("coordinates"))
        return refusal(mark("“geometry” does not have just “type” and “coordinates”; write these two"));
    const json& type = geometry["type"];
    const json& coordinates = geometry["coordinates"];
    const bool point = shape == Shape::point || shape == Shape::maybe_point;
    if (point && type == "Point") return position_fault(coordinates);
    if (shape == Shape::line && type == "LineString") return line_fault(coordinates, 2);
    const bool polygon = shape == Shape::polygon || shape == Shape::maybe_polygon;
    if (polygon && type == "Polygon") return polygon_fault(coordinates);
    if (polygon && type == "MultiPolygon") return polygons_fault(coordinates);
    return refusal(mark("the geometry is a {}; a {} belongs here"), type.dump(),
                   point     ? "Point"
                   : polygon ? base::word_argument(mark("Polygon or MultiPolygon"))
                             : "LineString");
}

}  // namespace exchange
