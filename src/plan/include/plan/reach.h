// Which carriers lie within reach of a place, as surely as their positions are known. Pure functions; any thread.
#pragma once

#include "plan/plan.h"

namespace plan {

struct WithinReach {
    int certain = 0;   ///< wherever in its circle of uncertainty the carrier lies
    int possible = 0;  ///< only for a part of that circle; not among the certain ones
    friend bool operator==(const WithinReach&, const WithinReach&) = default;
};

/// Located carriers within `metres` of `position` (EPSG:4490), straight on the ellipsoid. A carrier whose uncertainty
/// is not stated counts as lying where it is drawn.
WithinReach carriers_within(const Plan& plan, geo::LonLat position, double metres);

}  // namespace plan
