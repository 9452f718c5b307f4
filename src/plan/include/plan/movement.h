// How far and where to something moves, in words of both languages: the history, the label at the pointer.
// Knows no carrier. Pure functions, any thread.
#pragma once

#include "geo/geometry.h"
#include "plan/plan.h"

namespace plan {

/// One of eight: 东北 / NE. `azimuth_deg` clockwise from north, any turn.
Name wind_name(double azimuth_deg);

/// 312 米 / 312 m below a kilometre, else 1.25 千米 / 1.25 km or 3 km; decimetres below ten metres.
Name distance_name(double metres);

/// 向东北 312 米 / 312 m NE
Name movement_name(geo::LonLat from, geo::LonLat to);

}  // namespace plan
