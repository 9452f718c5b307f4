#include "plan/corridor_index.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "geo/geodesy.h"
#include "geo/locate.h"

namespace plan {
namespace {

/// A distance in a plane, off by less than a hundredth within 100 km.
double rough_distance_m(geo::LonLat a, geo::LonLat b) {
    constexpr double k_degree_m = 111200;
    const double shrink = std::cos(a.lat * std::numbers::pi / 180);
    return k_degree_m * std::hypot((b.lon - a.lon) * shrink, b.lat - a.lat);
}

bool within(const geo::GeoExtent& extent, geo::LonLat p) {
    return p.lon >= extent.west && p.lon <= extent.east && p.lat >= extent.south && p.lat <= extent.north;
}

}  // namespace

CorridorIndex::CorridorIndex(const Plan& plan, ChosenLine chosen)
    : plan_(&plan),
      chosen_(chosen && *chosen < plan.rail.size() ? chosen : std::nullopt),
      lines_(plan),
      stations_(stations_of(plan, chosen_)) {
    for (const Unit& unit : plan.units) {
        unit_extents_.emplace_back();
        geo::include(unit_extents_.back(), unit.shape);
    }
}

const Unit* CorridorIndex::unit_at(geo::LonLat position) const {
    for (std::size_t i = 0; i < unit_extents_.size(); ++i)
        if (within(unit_extents_[i], position) && geo::contains(plan_->units[i].shape, position))
            return &plan_->units[i];
    return nullptr;
}

std::optional<LinePosition> CorridorIndex::along(geo::LonLat position) const { return lines_.along(position, chosen_); }

const Station* CorridorIndex::nearest_station(geo::LonLat position, double& distance_m) const {
    constexpr double k_rough_within_m = 100000;
    double least = std::numeric_limits<double>::infinity();
    for (const Station* s : stations_) least = std::min(least, rough_distance_m(position, s->position));
    const bool all = !(least < k_rough_within_m);
    const Station* nearest = nullptr;
    for (const Station* s : stations_) {
        if (!all && rough_distance_m(position, s->position) > least * 1.03 + 1) continue;
        const double distance = geo::distance_m(position, s->position);
        if (nearest != nullptr && distance >= distance_m) continue;
        nearest = s;
        distance_m = distance;
    }
    return nearest;
}

std::optional<CarrierFacts> CorridorIndex::facts(const Carrier& carrier) const {
    if (!carrier.position) return std::nullopt;
    CarrierFacts facts;
    facts.number = carrier.number;
    facts.unit = unit_at(*carrier.position);
    facts.in_responsible_area = in_responsible_area(*plan_, carrier, facts.unit);
    facts.on_rail = along(*carrier.position);
    facts.nearest_station = nearest_station(*carrier.position, facts.nearest_station_m);
    return facts;
}

std::optional<StationNear> CorridorIndex::nearest(geo::LonLat position) const {
    StationNear near;
    near.station = nearest_station(position, near.distance_m);
    return near.station != nullptr ? std::optional(near) : std::nullopt;
}

std::optional<StationNear> CorridorIndex::nearest_along(const LinePosition& at) const {
    StationNear near{nullptr, std::numeric_limits<double>::infinity()};
    for (const Lines::StationOn& on : lines_.stations(at.line))
        if (const double away = std::abs(on.chainage_m - at.chainage_m); away < near.distance_m)
            near = {on.station, away};
    return near.station != nullptr ? std::optional(near) : std::nullopt;
}

}  // namespace plan
