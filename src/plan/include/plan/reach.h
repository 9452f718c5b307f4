// Which carriers lie within reach of a place, as surely as their positions are known. Pure functions; any thread.
#pragma once

#include "plan/plan.h"

namespace plan {

/// How far off the position of a carrier may be, metres: as stated, else what is assumed of its quality. Assumed is the
/// most that is stated for carriers of Haining's package that are known as well (2000 by address, 2500 by site but for
/// one whole new town, 4000 by area); of a place by eye uncertainty_by_eye_m() of a map with the whole city, 500.
/// 0: surveyed, or without a position.
double doubt_m(const Carrier& carrier);
/// Whether that is only assumed.
bool is_doubt_assumed(const Carrier& carrier);
/// Whether the position cannot be farther off than doubt_m(): it is stated, or follows from the quality.
bool is_doubt_bounded(const Carrier& carrier);
/// Cheaper than measuring: false only where no place of an extent is as near to a position as `metres`.
bool may_be_near(const geo::GeoExtent& extent, geo::LonLat position, double metres);
/// Whether an outer border of a shape is as near to a position (EPSG:4490) as `metres`.
bool is_border_within(const geo::MultiPolygon& shape, geo::LonLat position, double metres);

struct WithinReach {
    int certain = 0;   ///< wherever in its circle of uncertainty the carrier lies
    int possible = 0;  ///< only for a part of that circle; not among the certain ones
    friend bool operator==(const WithinReach&, const WithinReach&) = default;
};

/// Whether a carrier may lie in the unit: it is drawn there, or as near to it as it may be off; one without a position
/// where its responsible area is.
bool may_lie_in(const Plan& plan, const Carrier& carrier, const Unit& unit);

}  // namespace plan
