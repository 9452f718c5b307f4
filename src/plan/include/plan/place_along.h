// Where a place is along the line, as measuring tells it. Pure functions; pointers go into the plan; any thread.
#pragma once

#include <optional>

#include "plan/corridor_index.h"

namespace plan {

class Ruler;

struct PlaceAlong {
    geo::LonLat position;                      ///< EPSG:4490
    double doubt_m = 0;                        ///< how far off the position may be
    std::optional<LinePosition> on_rail;       ///< empty without a line
    std::optional<StationNear> nearest;        ///< in a straight line
    std::optional<StationNear> nearest_along;  ///< along the line, from where it is met at a right angle
};
PlaceAlong place_along(const CorridorIndex& corridor, geo::LonLat position, double doubt_m = 0);
/// A place of the line at a chainage: measured along that line even where another is as near; nothing beyond its ends.
std::optional<PlaceAlong> place_at_chainage(const CorridorIndex& corridor, std::size_t line, double chainage_m);

/// How far two places are apart along the line: the difference of the chainages that are shown by the ruler of that
/// line. Nothing without a line, and for places along two lines.
std::optional<double> apart_along_m(const Ruler& ruler, const PlaceAlong& from, const PlaceAlong& to);

}  // namespace plan
