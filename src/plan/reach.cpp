#include "plan/reach.h"

#include <algorithm>
#include <cmath>

#include "geo/geodesy.h"
#include "geo/linear_reference.h"
#include "geo/locate.h"
#include "plan/find.h"

namespace plan {
double doubt_m(const Carrier& carrier) {
    if (carrier.uncertainty_m) return *carrier.uncertainty_m;
    switch (carrier.quality) {
        case PositionQuality::none:
        case PositionQuality::surveyed: return 0;
        case PositionQuality::digitised: return 500;
        case PositionQuality::address: return 2000;
        case PositionQuality::site: return 2500;
        case PositionQuality::area: return 4000;
    }
    return 0;
}

bool is_doubt_assumed(const Carrier& carrier) { return !carrier.uncertainty_m && doubt_m(carrier) > 0; }

bool is_doubt_bounded(const Carrier& carrier) {
    return carrier.uncertainty_m || carrier.quality == PositionQuality::surveyed ||
           carrier.quality == PositionQuality::address;
}

bool may_be_near(const geo::GeoExtent& extent, geo::LonLat position, double metres) {
    constexpr double k_metres_per_degree = 110'000;  // of latitude, a little less than anywhere
    const double dy = metres / k_metres_per_degree, dx = dy / std::max(std::cos(position.lat * 3.1416 / 180), 0.01);
    return position.lon >= extent.west - dx && position.lon <= extent.east + dx && position.lat >= extent.south - dy &&
           position.lat <= extent.north + dy;
}

bool is_border_within(const geo::MultiPolygon& shape, geo::LonLat position, double metres) {
    geo::GeoExtent extent;
    geo::include(extent, shape);
    if (!may_be_near(extent, position, metres)) return false;
    return std::any_of(shape.begin(), shape.end(), [&](const geo::Polygon& polygon) {
        const auto at = geo::locate_along(polygon.outer, position);
        return at && at->offset_m <= metres;
    });
}

bool may_lie_in(const Plan& plan, const Carrier& carrier, const Unit& unit) {
    if (!carrier.position) {
        const Area* area = find_by_key(plan.areas, carrier.responsible_area);
        return area != nullptr && std::find(area->units.begin(), area->units.end(), unit.code) != area->units.end();
    }
    return geo::contains(unit.shape, *carrier.position) ||
           is_border_within(unit.shape, *carrier.position, doubt_m(carrier));
}

}  // namespace plan
