// A line with fewer points that looks the same: of what a hand drew, what is worth keeping. Pure functions, any thread.
#pragma once

#include "geo/geometry.h"

namespace geo {

/// The line without the points that lie closer than `tolerance_m` to it (Douglas and Peucker); its ends stay. For lines
/// of a city's size: distances are taken in a plane.
LineString simplified(const LineString& line, double tolerance_m);

}  // namespace geo
