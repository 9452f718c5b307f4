// How far from the city a position lies, and what was meant where it lies too far. Pure functions, any thread.
#pragma once

#include <optional>

#include "base/result.h"
#include "geo/geometry.h"
#include "plan/edit.h"
#include "plan/plan.h"

namespace plan {

struct Nearness {
    double outside_m = 0;  ///< of the nearest boundary; 0: inside, or the plan has no city to be outside of
    bool far = false;      ///< farther from the city's extent than that is large: it can hardly be meant
    friend bool operator==(const Nearness&, const Nearness&) = default;
};
Nearness nearness(const Plan& plan, geo::LonLat position);

/// A position inside the city that differs from the typed one by one slip: its numbers exchanged, a sign, a point in
/// the wrong place, a digit lost, doubled or exchanged with the next. Nothing where no slip leads there.
std::optional<geo::LonLat> likely_meant(const Plan& plan, geo::LonLat typed);

/// Refuses what no position on earth is, and a far one that nobody said is meant.
base::Result<void> check_position(const Plan& plan, geo::LonLat position, FarAway far);

/// What was done, and how far outside the city the thing lies now where it does.
Name with_outside(const Plan& plan, Name done, geo::LonLat position);

}  // namespace plan
