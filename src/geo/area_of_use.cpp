#include "geo/area_of_use.h"

#include "proj_owners.h"

namespace geo {

std::optional<GeoExtent> area_of_use(const std::string& crs) {
    const Context context = make_context();
    const Pj system(proj_create(context.get(), crs.c_str()));
    GeoExtent area;
    constexpr double k_unknown = -1000;
    const bool known = system && proj_get_area_of_use(context.get(), system.get(), &area.west, &area.south, &area.east,
                                                      &area.north, nullptr) != 0;
    if (!known || area.west == k_unknown || area.west >= area.east) return std::nullopt;
    return area;
}

}  // namespace geo
