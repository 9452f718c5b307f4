// The corridor unrolled: stations and carriers by chainage and offset, and what each segment has and lacks. The content
// of the strip diagram and of the review panel. Pure; any thread.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "plan/plan.h"

namespace plan {

class Index;

/// Radii of a station's catchment, metres in a straight line.
inline constexpr std::array k_catchments_m{1000.0, 2000.0, 3000.0};

struct StripStation {
    const Station* station = nullptr;
    double chainage_m = 0;
    std::array<int, k_catchments_m.size()> carriers_within{};  ///< cumulative, by k_catchments_m
};

struct StripCarrier {
    const Carrier* carrier = nullptr;
    double chainage_m = 0;
    double offset_m = 0;  ///< negative: left of the line (north of it, going east)
};

/// A unit of the corridor in which no carrier is drawn.
struct UnitWithout {
    const Unit* unit = nullptr;
    int possible = 0;  ///< carriers that may lie there, for all that is known of their positions
};

struct StripSegment {
    const Segment* segment = nullptr;
    double from_m = 0, to_m = 0;  ///< where the line enters and leaves its units; equal where it does not run there
    int stations = 0;
    int carriers_build = 0, carriers_upgrade = 0;  ///< of carriers lying in its units
    std::vector<UnitWithout> units_without;
    std::vector<const Station*> stations_without;  ///< no carrier within the largest catchment
};

struct CorridorStrip {
    double length_m = 0;
    double most_offset_m = 0;  ///< of any carrier, at least 1 km
    std::vector<StripStation> stations;
    std::vector<StripCarrier> carriers;  ///< located ones, in the plan's order
    std::vector<StripSegment> segments;
    int off_corridor = 0;  ///< located carriers in units of no segment
    int unlocated = 0;
};

/// More carriers than can be told apart along the line: each is a dot without a number.
inline bool is_crowded(const CorridorStrip& strip) { return strip.carriers.size() > 60; }

/// Empty without a rail line. Pointers go into `plan`, which must outlive the result.
CorridorStrip make_corridor_strip(const Index& index);

}  // namespace plan
