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

/// A line of the plan.
struct LineOfPlan {
    const Lines& lines;
    std::size_t line = 0;
    [[nodiscard]] std::optional<LinePosition> along(geo::LonLat position) const { return lines.along(position, line); }
};

void include_edge(std::optional<Stretch>& extent, const LineOfPlan& line, geo::LonLat a, geo::LonLat b) {
    const int steps = std::max(1, static_cast<int>(std::ceil(geo::distance_m(a, b) / k_step_m)));
    for (int i = 0; i < steps; ++i) {
        const double share = static_cast<double>(i) / steps;
        const auto at = line.along({a.lon + (b.lon - a.lon) * share, a.lat + (b.lat - a.lat) * share});
        if (at) include(extent, at->chainage_m);
    }
}

/// The chainages between which a shape lies; nothing without a line or a shape.
std::optional<Stretch> extent_of(const LineOfPlan& line, const geo::MultiPolygon& shape) {
    std::optional<Stretch> extent;
    for (const geo::Polygon& polygon : shape)
        for (std::size_t i = 0; i < polygon.outer.size(); ++i)
            include_edge(extent, line, polygon.outer[i], polygon.outer[(i + 1) % polygon.outer.size()]);
    return extent;
}

const geo::MultiPolygon& outline_of(const Index& index, const Park& park) {
    const Unit* unit = park.extent == ParkExtent::unit_stands_for ? index.unit(park.unit) : nullptr;
    return unit != nullptr ? unit->shape : park.shape;
}

/// Each piece of the line belongs to the unit at its middle, as the map colours it.
void place_units(const Index& index, const CorridorIndex& corridor, const LineOfPlan& line, StripGround& ground) {
    const geo::LineString& course = index->rail[line.line].centreline;
    for (std::size_t i = 1; i < course.size(); ++i) {
        const geo::LonLat a = course[i - 1], b = course[i];
        const Unit* unit = corridor.unit_at({(a.lon + b.lon) / 2, (a.lat + b.lat) / 2});
        if (unit == nullptr) continue;
        const auto row = static_cast<std::size_t>(unit - index->units.data());
        const double from = line.along(a)->chainage_m, to = line.along(b)->chainage_m;
        if (!ground.units.empty() && ground.units.back().row == row && ground.units.back().at.to_m == from)
            ground.units.back().at.to_m = to;
        else
            ground.units.push_back({row, {from, to}});
    }
}

/// Without a line.
StripGround unplaced(const Index& index) {
    StripGround ground;
    for (std::size_t i = 0; i < index->planned_stations.size(); ++i) ground.planned.push_back({i, std::nullopt});
    return ground;
}

}  // namespace

StripGround make_strip_ground(const Index& index, ChosenLine chosen) {
    if (index->rail.empty()) return unplaced(index);
    StripGround ground;
    const CorridorIndex corridor(index.plan(), chosen);
    ground.line = corridor.line();
    const LineOfPlan line{corridor.lines(), corridor.line()};
    const auto is_along = [&](geo::LonLat position) {
        const auto at = corridor.along(position);
        return at && at->line == line.line;
    };
    for (const auto& [station, chainage_m] : line.lines.stations(line.line))
        ground.stations.push_back({static_cast<std::size_t>(station - index->stations.data()), chainage_m});
    for (std::size_t i = 0; i < index->planned_stations.size(); ++i) {
        const PlannedStation& station = index->planned_stations[i];
        const bool on_this_line = station.position && station.line.empty() && is_along(*station.position);
        const auto at = on_this_line ? line.along(*station.position) : std::nullopt;
        ground.planned.push_back({i, at ? std::optional(at->chainage_m) : std::nullopt});
    }
    for (std::size_t i = 0; i < index->parks.size(); ++i)
        if (!has_several_lines(index.plan()) || is_along(index->parks[i].position))
            if (const auto at = extent_of(line, outline_of(index, index->parks[i]))) ground.parks.push_back({i, *at});
    place_units(index, corridor, line, ground);
    return ground;
}

}  // namespace plan
