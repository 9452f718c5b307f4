#include "plan/nearness.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <numbers>
#include <string>
#include <vector>

#include "base/error_words.h"
#include "geo/geodesy.h"
#include "geo/locate.h"
#include "on_earth.h"
#include "plan/movement.h"
#include "say.h"

namespace plan {
namespace {

using base::mark;

bool holds(const geo::GeoExtent& extent, geo::LonLat p) {
    return p.lon >= extent.west && p.lon <= extent.east && p.lat >= extent.south && p.lat <= extent.north;
}

geo::GeoExtent grown_by_its_size(const geo::GeoExtent& e) {
    const double width = e.east - e.west, height = e.north - e.south;
    return {e.west - width, e.south - height, e.east + width, e.north + height};
}

bool is_inside(const Plan& plan, geo::LonLat position) {
    return std::any_of(plan.units.begin(), plan.units.end(),
                       [&](const Unit& unit) { return geo::contains(unit.shape, position); });
}

/// The nearest place of an edge, on a plane that is true near the position.
geo::LonLat nearest_on_edge(geo::LonLat from, geo::LonLat a, geo::LonLat b) {
    const double east = std::cos(from.lat * std::numbers::pi / 180);
    const double x = (b.lon - a.lon) * east, y = b.lat - a.lat;
    const double length = x * x + y * y;
    const double along = length == 0 ? 0 : ((from.lon - a.lon) * east * x + (from.lat - a.lat) * y) / length;
    const double t = std::clamp(along, 0.0, 1.0);
    return {a.lon + t * (b.lon - a.lon), a.lat + t * (b.lat - a.lat)};
}

double boundary_distance_m(const Plan& plan, geo::LonLat position) {
    const double east = std::cos(position.lat * std::numbers::pi / 180);
    double least = std::numeric_limits<double>::infinity();
    geo::LonLat nearest = position;
    const auto look_along = [&](const geo::Ring& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const geo::LonLat at = nearest_on_edge(position, ring[i - 1], ring[i]);
            const double distance = std::hypot((at.lon - position.lon) * east, at.lat - position.lat);
            if (distance < least) least = distance, nearest = at;
        }
    };
    for (const Unit& unit : plan.units)
        for (const geo::Polygon& polygon : unit.shape) {
            look_along(polygon.outer);
            for (const geo::Ring& hole : polygon.holes) look_along(hole);
        }
    return geo::distance_m(position, nearest);
}

/// The numbers that one slip of the hand turns into the typed one.
std::vector<double> before_a_slip(double typed) {
    std::vector<double> meant{-typed, typed * 10, typed / 10, typed * 100, typed / 100};
    const std::string text = fmt::format("{}", typed);
    const auto add = [&](const std::string& tried) {
        double value = 0;
        const auto [end, error] = std::from_chars(tried.data(), tried.data() + tried.size(), value);
        if (error == std::errc{} && end == tried.data() + tried.size()) meant.push_back(value);
    };
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        std::string exchanged = text;
        std::swap(exchanged[i], exchanged[i + 1]);
        add(exchanged);
    }
    for (std::size_t i = 0; i < text.size(); ++i) add(text.substr(0, i) + text.substr(i + 1));
    for (std::size_t i = 0; i <= std::min<std::size_t>(text.size(), 4); ++i)  // a lost decimal leads nowhere far
        for (char digit = '0'; digit <= '9'; ++digit) add(text.substr(0, i) + digit + text.substr(i));
    return meant;
}

}  // namespace

Nearness nearness(const Plan& plan, geo::LonLat position) {
    const geo::GeoExtent city = city_extent(plan);
    if (city.empty() || is_inside(plan, position)) return {};
    return {boundary_distance_m(plan, position), !holds(grown_by_its_size(city), position)};
}

std::optional<geo::LonLat> likely_meant(const Plan& plan, geo::LonLat typed) {
    std::vector<geo::LonLat> tried{{typed.lat, typed.lon}};
    for (const double lon : before_a_slip(typed.lon)) tried.push_back({lon, typed.lat});
    for (const double lat : before_a_slip(typed.lat)) tried.push_back({typed.lon, lat});
    const geo::GeoExtent city = city_extent(plan);
    const auto found =
        std::find_if(tried.begin(), tried.end(), [&](geo::LonLat p) { return holds(city, p) && is_inside(plan, p); });
    return found == tried.end() ? std::nullopt : std::optional(*found);
}

base::Result<void> check_position(const Plan& plan, geo::LonLat position, FarAway far) {
    if (!on_earth(position))
        return base::fail(base::ErrorKind::refused, "",
                          mark("there is no such position on earth; check longitude and latitude"));
    if (far == FarAway::meant) return {};
    const Nearness near = nearness(plan, position);
    if (!near.far) return {};
    const Name distance = distance_name(near.outside_m);
    return base::fail(base::ErrorKind::refused, "",
                      mark("the place lies {} outside the city; check it, or type its coordinates and confirm them"),
                      {base::name_argument(distance.zh, distance.en)});
}

Name with_outside(const Plan& plan, Name done, geo::LonLat position) {
    const Nearness near = nearness(plan, position);
    if (near.outside_m == 0) return done;
    const Name distance = distance_name(near.outside_m);
    return say("{1}; it lies {3} outside the city", done.zh, in_english(done), distance.zh, distance.en);
}

}  // namespace plan
