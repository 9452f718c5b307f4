// What lies within a reach, in numbers: carriers, ground of units and parks, and every station's own. Pure functions;
// any thread.
#pragma once

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "geo/geometry.h"
#include "plan/reach.h"
#include "plan/review_index.h"

namespace plan {

/// Widths at which every station is counted beside the one that is asked for, metres.
inline constexpr std::array k_station_widths_m{500.0, 1000.0, 2000.0, 3000.0};

/// Adds a carrier to the certain or the possible ones; one outside to neither.
void count(WithinReach& sum, Membership membership);

template <class Kind>
struct CountOf {
    Kind kind{};
    WithinReach within;
    int all = 0;  ///< of the kind that pass the filter, those without a position included
};

struct StationReach {
    const Station* station = nullptr;
    WithinReach within;  ///< the width asked for
    std::array<WithinReach, k_station_widths_m.size()> at_widths;
    std::vector<const CarrierPlace*> nearest;  ///< drawn nearer to it than to any other, by distance
};

/// Carriers within a reach.
struct ReachCounts {
    WithinReach within;
    int outside = 0;
    int unlocated = 0;  ///< they may lie anywhere
    /// What the wider of two widths adds: carriers that are certain in it alone, and those that are possible in it and
    /// outside the other; nothing where one is looked at.
    WithinReach added;
    std::vector<CountOf<CarrierFunction>> functions;
    std::vector<CountOf<Programme>> programmes;
    std::vector<StationReach> stations;  ///< those that are asked for
};

/// Of the carriers that pass. `passes`: by the order of Plan::carriers.
ReachCounts count_within(const ReviewIndex& review, const Reach& reach, const std::vector<bool>& passes);

/// How many carriers are within r, for every r: certain where `certain_m` is at most r, possible or certain where
/// `possible_m` is. Both ascending, metres in a straight line.
struct ReachCurve {
    std::vector<double> certain_m, possible_m;
    [[nodiscard]] WithinReach at(double straight_m) const;
};
ReachCurve reach_curve(const ReviewIndex& review, ReachOf of, const std::vector<bool>& passes);

/// What of the plan's ground a reach covers.
struct Covered {
    const Unit* unit = nullptr;  ///< or
    const Park* park = nullptr;
    double area_km2 = 0;
    double share = 0;  ///< of its outline as it is drawn, 0 … 1
};

/// The outline of a reach, EPSG:4490: around the chosen line or its stations, else around all. Empty without any.
geo::MultiPolygon reach_outline(const Plan& plan, const Reach& reach, ChosenLine chosen = {});
/// One to be drawn, with fewer vertices: its arcs leave the true curve by up to `sagitta_m`.
geo::MultiPolygon reach_outline(const Plan& plan, const Reach& reach, ChosenLine chosen, double sagitta_m);
/// Units and parks that an outline touches, in the plan's order. A park that a unit stands for has no ground of its own
/// and is left out.
std::vector<Covered> covered_by(const Plan& plan, const geo::MultiPolygon& outline);

}  // namespace plan
