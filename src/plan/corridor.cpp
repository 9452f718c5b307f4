#include "plan/corridor.h"

#include <algorithm>

#include "geo/geodesy.h"
#include "geo/locate.h"
#include "plan/find.h"

namespace plan {
namespace {

const Station* nearest_station(const Plan& plan, geo::LonLat position, ChosenLine chosen, double& distance_m) {
    const Station* nearest = nullptr;
    for (const Station* station : stations_of(plan, chosen)) {
        const double distance = geo::distance_m(position, station->position);
        if (nearest != nullptr && distance >= distance_m) continue;
        nearest = station;
        distance_m = distance;
    }
    return nearest;
}

}  // namespace

const Unit* unit_at(const Plan& plan, geo::LonLat position) {
    for (const Unit& unit : plan.units)
        if (geo::contains(unit.shape, position)) return &unit;
    return nullptr;
}

std::optional<bool> in_responsible_area(const Plan& plan, const Carrier& carrier, const Unit* unit) {
    const Area* area = find_by_key(plan.areas, carrier.responsible_area);
    if (area == nullptr) return std::nullopt;
    if (area->kind == AreaKind::city) return unit != nullptr;
    return unit != nullptr && std::find(area->units.begin(), area->units.end(), unit->code) != area->units.end();
}

std::optional<LinePosition> along_corridor(const Plan& plan, geo::LonLat position, ChosenLine chosen) {
    return Lines(plan).along(position, chosen);
}

std::optional<CarrierFacts> carrier_facts(const Plan& plan, const Carrier& carrier, ChosenLine chosen) {
    if (!carrier.position) return std::nullopt;
    CarrierFacts facts;
    facts.number = carrier.number;
    facts.unit = unit_at(plan, *carrier.position);
    facts.in_responsible_area = in_responsible_area(plan, carrier, facts.unit);
    facts.on_rail = along_corridor(plan, *carrier.position, chosen);
    facts.nearest_station = nearest_station(plan, *carrier.position, chosen, facts.nearest_station_m);
    return facts;
}

std::vector<StationPosition> station_positions(const Plan& plan, ChosenLine chosen) {
    const Lines lines(plan);
    std::vector<StationPosition> positions;
    for (std::size_t line = 0; line < lines.size(); ++line) {
        if (chosen && *chosen != line) continue;
        for (const Lines::StationOn& on : lines.stations(line))
            positions.push_back({on.station->order, *lines.along(on.station->position, line)});
    }
    return positions;
}

}  // namespace plan
