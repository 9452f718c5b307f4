// The corridor unrolled: stations, carriers, parks and units by chainage and offset, and what each segment has and
// lacks. The content of the strip diagram and of the review panel. Pure; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "plan/plan.h"
#include "plan/reach_width.h"
#include "plan/stretch.h"

namespace plan {

class CorridorIndex;
struct Gap;
class Index;
class ReviewIndex;

/// Radii of a station's catchment, metres in a straight line.
inline constexpr std::array k_catchments_m{1000.0, 2000.0, 3000.0};

struct StripStation {
    const Station* station = nullptr;
    double chainage_m = 0;
    std::array<int, k_catchments_m.size()> carriers_within{};  ///< cumulative, by k_catchments_m
};

/// A station that is not in service, on the line where its place is published.
struct StripPlanned {
    const PlannedStation* station = nullptr;
    std::optional<double> chainage_m;  ///< empty: it has no place, or it belongs to another line
};

struct StripCarrier {
    const Carrier* carrier = nullptr;
    double chainage_m = 0;
    double offset_m = 0;         ///< negative: left of the line (north of it, going east)
    const Unit* unit = nullptr;  ///< that it lies in; null outside the city
    std::size_t row = 0;         ///< of the plan's carriers
};

/// A park along the line: all of its outline lies between two chainages.
struct StripPark {
    const Park* park = nullptr;
    Stretch at;
    const Unit* stands_for_it = nullptr;  ///< its own border is not known: the outline is this unit's
};

/// A stretch of the line inside one unit. A unit that the line enters twice has two.
struct StripUnit {
    const Unit* unit = nullptr;
    Stretch at;
};

/// A unit of the corridor in which no carrier is drawn.
struct UnitWithout {
    const Unit* unit = nullptr;
    int possible = 0;  ///< carriers that may lie there, for all that is known of their positions
};

/// A station without a carrier drawn within the largest catchment.
struct StationWithout {
    const Station* station = nullptr;
    int possible = 0;  ///< carriers that may lie there, for all that is known of their positions
};

struct StripSegment {
    const Segment* segment = nullptr;
    double from_m = 0, to_m = 0;  ///< where the line enters and leaves its units; equal where it does not run there
    int stations = 0;
    int carriers_build = 0, carriers_upgrade = 0;  ///< of carriers lying in its units
    std::vector<UnitWithout> units_without;
    std::vector<StationWithout> stations_without;
};

/// A stretch without a carrier.
struct StripGap {
    double from_m = 0, to_m = 0;
};

/// Of one line: the chosen, else the first, with what is measured along it.
struct CorridorStrip {
    std::size_t line = 0;  ///< place in Plan::rail
    double length_m = 0;
    double most_offset_m = 0;            ///< of any carrier, at least 1 km
    double most_left_m = 0;              ///< of any carrier left of the line, at least 1 km
    double most_right_m = 0;             ///< likewise right of it
    std::vector<StripStation> stations;  ///< in service
    std::vector<StripPlanned> planned;
    std::vector<StripCarrier> carriers;  ///< located ones along the line, in the plan's order
    std::vector<StripPark> parks;        ///< in the plan's order
    std::vector<StripUnit> units;        ///< along the line
    std::vector<StripSegment> segments;
    std::vector<StripGap> gaps;  ///< make_corridor_strip() finds none; see open_stretches()
    int off_corridor = 0;        ///< located carriers in units of no segment
    int unlocated = 0;
    int along_others = 0;  ///< located carriers that another line is nearer to: they are not in it
};

/// How far a chainage is, along the line, from what a reach is measured from. Metres; infinite without stations.
double along_from_reach_m(const CorridorStrip& strip, ReachOf of, double chainage_m);

/// More carriers than can be told apart along the line: each is a dot without a number.
inline bool is_crowded(const CorridorStrip& strip) { return strip.carriers.size() > 60; }

/// From the first station, or what lies before it, to the end of what lies along the line.
Stretch whole_line(const CorridorStrip& strip);

/// What of a strip no carrier changes: worked out once, so that a strip costs little while a carrier is dragged. Holds
/// places in the plan's lists and no pointers; good for every plan with the same units, parks, stations and lines.
struct StripGround {
    template <class Place>
    struct At {
        std::size_t row = 0;
        Place at;
    };
    std::vector<At<double>> stations;
    std::vector<At<std::optional<double>>> planned;
    std::vector<At<Stretch>> parks, units;
    std::size_t line = 0;  ///< that it is of
};
/// `chosen`: a ChosenLine.
StripGround make_strip_ground(const Index& index, std::optional<std::size_t> chosen = {});

/// Empty without a rail line. Ground and review are of the same choice of a line. Pointers go into the plan, which must
/// outlive the result.
CorridorStrip make_corridor_strip(const ReviewIndex& review, const StripGround& ground);
/// The same, measuring all that it needs.
CorridorStrip make_corridor_strip(const Index& index, std::optional<std::size_t> chosen = {});

/// The stretches of a line among gaps that nobody has let stand.
std::vector<StripGap> open_stretches(std::span<const Gap> gaps, std::size_t line = 0);

/// A carrier as it is dragged.
struct MovedCarrier {
    std::int64_t id = 0;
    geo::LonLat position;  ///< EPSG:4490
    friend bool operator==(const MovedCarrier&, const MovedCarrier&) = default;
};
/// The strip with carriers of it elsewhere: their places and the counts of the segments. What is counted around
/// stations and what units lack stays as it was. One that comes to lie along another line goes from the strip; one that
/// comes from there is in it when it has been moved. `corridor` is of the strip's plan and choice of a line.
CorridorStrip with_moved(CorridorStrip strip, const CorridorIndex& corridor, std::span<const MovedCarrier> moved);

}  // namespace plan
