#include "plan/place_along.h"

#include <cmath>

#include "plan/ruler.h"

namespace plan {

PlaceAlong place_along(const CorridorIndex& corridor, geo::LonLat position, double doubt_m) {
    PlaceAlong place{position, doubt_m, corridor.along(position), corridor.nearest(position), {}};
    if (place.on_rail) place.nearest_along = corridor.nearest_along(*place.on_rail);
    return place;
}

std::optional<double> apart_along_m(const Ruler& ruler, const PlaceAlong& from, const PlaceAlong& to) {
    if (!from.on_rail || !to.on_rail || from.on_rail->line != to.on_rail->line) return std::nullopt;
    return std::abs(ruler.shown_m(to.on_rail->chainage_m) - ruler.shown_m(from.on_rail->chainage_m));
}

}  // namespace plan
