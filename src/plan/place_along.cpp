#include "plan/place_along.h"

#include <cmath>

#include "plan/ruler.h"

namespace plan {

PlaceAlong place_along(const CorridorIndex& corridor, geo::LonLat position, double doubt_m) {
    PlaceAlong place{position, doubt_m, corridor.along(position), corridor.nearest(position), {}};
    if (place.on_rail) place.nearest_along = corridor.nearest_along(*place.on_rail);
    return place;
}

std::optional<PlaceAlong> place_at_chainage(const CorridorIndex& corridor, std::size_t line, double chainage_m) {
    const auto position = corridor.lines().position_at(line, chainage_m);
    if (!position) return std::nullopt;
    PlaceAlong place{*position, 0, LinePosition{{chainage_m, 0, 0, *position}, line}, corridor.nearest(*position), {}};
    place.nearest_along = corridor.nearest_along(*place.on_rail);
    return place;
}

std::optional<double> apart_along_m(const Ruler& ruler, const PlaceAlong& from, const PlaceAlong& to) {
    if (!from.on_rail || !to.on_rail || from.on_rail->line != to.on_rail->line) return std::nullopt;
    return std::abs(ruler.shown_m(to.on_rail->chainage_m) - ruler.shown_m(from.on_rail->chainage_m));
}

}  // namespace plan
