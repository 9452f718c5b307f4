// Where carriers and stations are along the rail line: chainage, side, nearest station. Derived from a Plan, never
// stored. Chainage is counted from the first station of the line that is measured along. Pure functions, any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/lines.h"
#include "plan/plan.h"

namespace plan {

/// What position alone says about a carrier. An unlocated carrier has none of it.
struct CarrierFacts {
    int number = 0;
    const Unit* unit = nullptr;               ///< the unit it lies in; null outside the city
    std::optional<bool> in_responsible_area;  ///< empty where its body is bound to no area
    std::optional<LinePosition> on_rail;      ///< empty without a rail line
    const Station* nearest_station = nullptr;
    double nearest_station_m = 0;
};

struct StationPosition {
    int order = 0;
    LinePosition on_rail;
};

/// The unit that contains a position; null outside all of them.
const Unit* unit_at(const Plan& plan, geo::LonLat position);

/// Whether a carrier that lies in `unit` (null: outside the city) is where its responsible body's area is; empty where
/// the body is bound to no area.
std::optional<bool> in_responsible_area(const Plan& plan, const Carrier& carrier, const Unit* unit);

/// Where on the chosen line, else on the nearest, counted from its first station; nothing without a line.
std::optional<LinePosition> along_corridor(const Plan& plan, geo::LonLat position, ChosenLine chosen = {});

/// Facts of a located carrier; nothing for an unlocated one. Pointers go into `plan`.
std::optional<CarrierFacts> carrier_facts(const Plan& plan, const Carrier& carrier, ChosenLine chosen = {});

/// Every station along the chosen line, in their order; else along each line, one after the other: an interchange
/// has a place on several.
std::vector<StationPosition> station_positions(const Plan& plan, ChosenLine chosen = {});

}  // namespace plan
