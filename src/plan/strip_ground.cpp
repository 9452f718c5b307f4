// What of the unrolled corridor no carrier changes: stations, parks and units along the line.
#include <algorithm>
#include <cmath>

#include "geo/geodesy.h"
#include "plan/corridor_index.h"
#include "plan/corridor_strip.h"
#include "plan/index.h"

namespace plan {
namespace {

/// Between two vertices of an outline: a bend of the line may be nearest to a place inside an edge.
constexpr double k_step_m = 250;

void include(std::optional<Stretch>& extent, double chainage_m) {
    if (!extent) extent = {chainage_m, chainage_m};
    extent->from_m = std::min(extent->from_m, chainage_m);
    extent->to_m = std::max(extent->to_m, chainage_m);
}

void include_edge(std::optional<Stretch>& extent, const CorridorIndex& corridor, geo::LonLat a, geo::LonLat b) {
    const int steps = std::max(1, static_cast<int>(std::ceil(geo::distance_m(a, b) / k_step_m)));
    for (int i = 0; i < steps; ++i) {
        const double share = static_cast<double>(i) / steps;
        const auto at = corridor.along({a.lon + (b.lon - a.lon) * share, a.lat + (b.lat - a.lat) * share});
        if (at) include(extent, at->chainage_m);
    }
}

/// The chainages between which a shape lies; nothing without a line or a shape.
std::optional<Stretch> extent_of(const CorridorIndex& corridor, const geo::MultiPolygon& shape) {
    std::optional<Stretch> extent;
    for (const geo::Polygon& polygon : shape)
        for (std::size_t i = 0; i < polygon.outer.size(); ++i)
            include_edge(extent, corridor, polygon.outer[i], polygon.outer[(i + 1) % polygon.outer.size()]);
    return extent;
}

const geo::MultiPolygon& outline_of(const Index& index, const Park& park) {
    const Unit* unit = park.extent == ParkExtent::unit_stands_for ? index.unit(park.unit) : nullptr;
    return unit != nullptr ? unit->shape : park.shape;
}

/// Each piece of the line belongs to the unit at its middle, as the map colours it.
void place_units(const Index& index, const CorridorIndex& corridor, StripGround& ground) {
    if (index->rail.empty()) return;
    const geo::LineString& line = index->rail.front().centreline;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const geo::LonLat a = line[i - 1], b = line[i];
        const Unit* unit = corridor.unit_at({(a.lon + b.lon) / 2, (a.lat + b.lat) / 2});
        if (unit == nullptr) continue;
        const auto row = static_cast<std::size_t>(unit - index->units.data());
        const double from = corridor.along(a)->chainage_m, to = corridor.along(b)->chainage_m;
        if (!ground.units.empty() && ground.units.back().row == row && ground.units.back().at.to_m == from)
            ground.units.back().at.to_m = to;
        else
            ground.units.push_back({row, {from, to}});
    }
}

}  // namespace

StripGround make_strip_ground(const Index& index) {
    StripGround ground;
    const CorridorIndex corridor(index.plan());
    for (std::size_t i = 0; i < index->stations.size(); ++i)
        if (const auto at = corridor.along(index->stations[i].position)) ground.stations.push_back({i, at->chainage_m});
    for (std::size_t i = 0; i < index->planned_stations.size(); ++i) {
        const PlannedStation& station = index->planned_stations[i];
        const bool on_this_line = station.position && station.line.empty();
        const auto at = on_this_line ? corridor.along(*station.position) : std::nullopt;
        ground.planned.push_back({i, at ? std::optional(at->chainage_m) : std::nullopt});
    }
    for (std::size_t i = 0; i < index->parks.size(); ++i)
        if (const auto at = extent_of(corridor, outline_of(index, index->parks[i]))) ground.parks.push_back({i, *at});
    place_units(index, corridor, ground);
    return ground;
}

}  // namespace plan
