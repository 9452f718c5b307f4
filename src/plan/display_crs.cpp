#include "plan/display_crs.h"

#include <cmath>

#include "base/error_words.h"
#include "geo/area_of_use.h"
#include "geo/crs.h"
#include "geo/geodesy.h"

namespace plan {
namespace {

using base::mark;

constexpr double k_margin_deg = 10;  // beyond its own area a system is still drawable, if not exact
constexpr double k_most_stretched = 1.5;

geo::GeoExtent grown(const geo::GeoExtent& e) {
    return {e.west - k_margin_deg, e.south - k_margin_deg, e.east + k_margin_deg, e.north + k_margin_deg};
}

bool overlap(const geo::GeoExtent& a, const geo::GeoExtent& b) {
    return a.west < b.east && b.west < a.east && a.south < b.north && b.south < a.north;
}

/// Whether a way across the city is about as long on the map as it is on the ground.
bool keeps_length(const geo::CrsTransform& crs, geo::LonLat from, geo::LonLat to) {
    const geo::Projected a = crs.forward(from), b = crs.forward(to);
    const double drawn = std::hypot(b.x - a.x, b.y - a.y), real = geo::distance_m(from, to);
    return std::isfinite(drawn) && drawn < real * k_most_stretched && drawn > real / k_most_stretched;
}

}  // namespace

base::Result<void> check_display_crs(const Plan& plan) {
    if (plan.display_crs.empty())
        return base::fail(base::ErrorKind::refused, "",
                          mark("names no reference system for its map; give one such as EPSG:4549"));
    const auto crs = geo::CrsTransform::create(plan.display_crs);
    if (!crs) return base::pass(crs.error());
    const geo::GeoExtent city = city_extent(plan);
    if (city.empty()) return {};
    const auto area = geo::area_of_use(plan.display_crs);
    const bool near = !area || overlap(grown(*area), city);
    const bool fits = near && keeps_length(*crs, {city.west, city.south}, {city.east, city.south}) &&
                      keeps_length(*crs, {city.west, city.south}, {city.west, city.north});
    if (fits) return {};
    return base::fail(base::ErrorKind::refused, plan.display_crs,
                      mark("is made for another part of the earth than {}; give the system of the city"),
                      {base::name_argument(plan.city.zh, plan.city.en)});
}

}  // namespace plan
