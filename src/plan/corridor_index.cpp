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

CorridorIndex::CorridorIndex(const Plan& plan) : plan_(&plan) {
    for (const Unit& unit : plan.units) {
        unit_extents_.emplace_back();
        geo::include(unit_extents_.back(), unit.shape);
    }
    if (plan.rail.empty()) return;
    line_.emplace(plan.rail.front().centreline);
    if (plan.stations.empty()) return;
    if (const auto first = line_->locate(plan.stations.front().position)) first_station_m_ = first->chainage_m;
    for (const Station& station : plan.stations) {
        const auto at = along(station.position);
        station_m_.push_back(at ? at->chainage_m : std::numeric_limits<double>::infinity());
    }
}

const Unit* CorridorIndex::unit_at(geo::LonLat position) const {
    for (std::size_t i = 0; i < unit_extents_.size(); ++i)
        if (within(unit_extents_[i], position) && geo::contains(plan_->units[i].shape, position))
            return &plan_->units[i];
    return nullptr;
}

std::optional<geo::LinearPosition> CorridorIndex::along(geo::LonLat position) const {
    if (!line_) return std::nullopt;
    std::optional<geo::LinearPosition> found = line_->locate(position);
    if (found) found->chainage_m -= first_station_m_;
    return found;
}

const Station* CorridorIndex::nearest_station(geo::LonLat position, double& distance_m) const {
    constexpr double k_rough_within_m = 100000;
    double least = std::numeric_limits<double>::infinity();
    for (const Station& s : plan_->stations) least = std::min(least, rough_distance_m(position, s.position));
    const bool all = !(least < k_rough_within_m);
    const Station* nearest = nullptr;
    for (const Station& s : plan_->stations) {
        if (!all && rough_distance_m(position, s.position) > least * 1.03 + 1) continue;
        const double distance = geo::distance_m(position, s.position);
        if (nearest != nullptr && distance >= distance_m) continue;
        nearest = &s;
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

std::optional<StationNear> CorridorIndex::nearest_along(double chainage_m) const {
    StationNear near{nullptr, std::numeric_limits<double>::infinity()};
    for (std::size_t i = 0; i < station_m_.size(); ++i)
        if (const double away = std::abs(station_m_[i] - chainage_m); away < near.distance_m)
            near = {&plan_->stations[i], away};
    return near.station != nullptr ? std::optional(near) : std::nullopt;
}

}  // namespace plan
