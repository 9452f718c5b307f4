#include "geo/linear_reference.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

#include "geo/geodesy.h"

namespace geo {
namespace {

constexpr double k_on_line_m = 0.001;

/// Metres east and north of the centre of the azimuthal plane.
struct Offset {
    double east = 0;
    double north = 0;
};

Offset project(LonLat centre, LonLat p) {
    const Geodesic way = geodesic(centre, p);
    const double azimuth = way.azimuth_deg * std::numbers::pi / 180;
    return {way.distance_m * std::sin(azimuth), way.distance_m * std::cos(azimuth)};
}

/// Where on the edge from a to b (0 … 1) the centre of the plane is nearest.
double nearest_share(Offset a, Offset b) {
    const double east = b.east - a.east;
    const double north = b.north - a.north;
    const double square = east * east + north * north;
    if (square == 0) return 0;
    return std::clamp(-(a.east * east + a.north * north) / square, 0.0, 1.0);
}

LonLat between(LonLat a, LonLat b, double share) {
    return {a.lon + (b.lon - a.lon) * share, a.lat + (b.lat - a.lat) * share};
}

/// The nearest share again, between places of the edge that are `reach` to either side.
double look_closer(LonLat a, LonLat b, double share, LonLat centre, double reach) {
    const double from = std::max(share - reach, 0.0);
    const double to = std::min(share + reach, 1.0);
    const Offset start = project(centre, between(a, b, from));
    return from + nearest_share(start, project(centre, between(a, b, to))) * (to - from);
}

/// An edge is straight in degrees, which over kilometres is not quite straight in the plane: looks again, closely,
/// around the place found. On an edge of about a kilometre that is known to a hundredth of a metre already, so one look
/// is enough.
double refine(LonLat a, LonLat b, double share, LonLat centre) {
    constexpr double k_short_deg = 0.01;
    const bool is_short = std::max(std::abs(b.lon - a.lon), std::abs(b.lat - a.lat)) < k_short_deg;
    if (!is_short) share = look_closer(a, b, share, centre, 0.05);
    return look_closer(a, b, share, centre, 0.002);
}

/// Share of an edge at a distance from its start; for the same reason not simply their ratio.
double share_at(LonLat a, LonLat b, double wanted_m, double edge_m) {
    double share = wanted_m / edge_m;
    for (int i = 0; i < 3; ++i)
        share = std::clamp(share + (wanted_m - distance_m(a, between(a, b, share))) / edge_m, 0.0, 1.0);
    return share;
}

struct Nearest {
    std::size_t edge = 0;
    double share = 0;
    double distance_m = std::numeric_limits<double>::infinity();
    double cross = 0;  ///< positive: the centre lies left of the edge
};

void consider(Nearest& best, std::size_t edge, Offset a, Offset b) {
    const double share = nearest_share(a, b);
    const double east = a.east + (b.east - a.east) * share;
    const double north = a.north + (b.north - a.north) * share;
    const double distance = std::hypot(east, north);
    if (distance < best.distance_m)
        best = {edge, share, distance, (b.east - a.east) * -a.north - (b.north - a.north) * -a.east};
}

Nearest nearest_on(const LineString& line, LonLat centre) {
    Nearest best;
    Offset a = project(centre, line.front());
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Offset b = project(centre, line[i]);
        consider(best, i - 1, a, b);
        a = b;
    }
    return best;
}

/// Degrees around a place as metres: true there, and off by a share of the distance that grows with it.
struct LocalPlane {
    double east_m, north_m;  ///< of a degree
    double off_by_metre;     ///< the share that a distance is off by, for each metre of it

    explicit LocalPlane(double lat_deg) {
        constexpr double k_earth_m = 6371000, k_least_error = 0.1;
        const double lat = lat_deg * std::numbers::pi / 180;
        north_m = 111132.95 - 559.85 * std::cos(2 * lat) + 1.175 * std::cos(4 * lat);
        east_m = 111412.88 * std::cos(lat) - 93.5 * std::cos(3 * lat) + 0.12 * std::cos(5 * lat);
        off_by_metre = (std::abs(std::tan(lat)) / 2 + k_least_error) / k_earth_m;
    }
};

/// Squares of the distances to the edges of a line in the plane around a place: good enough to leave edges out, not to
/// choose one.
struct RoughDistances {
    std::vector<double> squares;
    double longest_square = 0;  ///< of an edge
    double least_square = std::numeric_limits<double>::infinity();

    RoughDistances(const LineString& line, LonLat centre, const LocalPlane& plane) {
        squares.reserve(line.size());
        const auto offset = [&](LonLat p) {
            return Offset{(p.lon - centre.lon) * plane.east_m, (p.lat - centre.lat) * plane.north_m};
        };
        Offset a = offset(line.front());
        for (std::size_t i = 1; i < line.size(); ++i) {
            const Offset b = offset(line[i]), along{b.east - a.east, b.north - a.north};
            const double length_square = along.east * along.east + along.north * along.north;
            const double share = nearest_share(a, b);
            const double east = a.east + along.east * share, north = a.north + along.north * share;
            squares.push_back(east * east + north * north);
            longest_square = std::max(longest_square, length_square);
            least_square = std::min(least_square, squares.back());
            a = b;
        }
    }
};

/// The same as nearest_on(), with exact distances to those edges only that can be the nearest.
Nearest nearest_of_few(const LineString& line, LonLat centre) {
    constexpr double k_rough_within_m = 100000, k_rough_within_deg = 60;
    const LocalPlane plane(centre.lat);
    const RoughDistances rough(line, centre, plane);
    const double least = std::sqrt(rough.least_square);
    if (!(least < k_rough_within_m) || std::abs(centre.lat) > k_rough_within_deg) return nearest_on(line, centre);
    // both the nearest and its rival may be off, and an edge that is straight in degrees is bent in the plane of
    // project()
    const double reach = least + (3 * least * least + rough.longest_square) * plane.off_by_metre + 1;
    Nearest best;
    std::size_t known = line.size();  // the vertex that `end` is
    Offset end;
    for (std::size_t edge = 0; edge < rough.squares.size(); ++edge) {
        if (rough.squares[edge] > reach * reach) continue;
        const Offset start = known == edge ? end : project(centre, line[edge]);
        end = project(centre, line[edge + 1]);
        known = edge + 1;
        consider(best, edge, start, end);
    }
    return best;
}

LinearPosition position_on(const LineString& line, const Nearest& best, LonLat position) {
    LinearPosition found;
    const LonLat from = line[best.edge];
    const LonLat to = line[best.edge + 1];
    found.on_line = between(from, to, refine(from, to, best.share, position));
    found.offset_m = distance_m(position, found.on_line);
    found.chainage_m = distance_m(from, found.on_line);  // of its edge so far
    if (found.offset_m >= k_on_line_m) found.side = best.cross > 0 ? -1 : best.cross < 0 ? 1 : 0;
    return found;
}

}  // namespace

std::optional<LinearPosition> locate_along(const LineString& line, LonLat position) {
    if (line.size() < 2) return std::nullopt;
    const Nearest best = nearest_on(line, position);
    LinearPosition found = position_on(line, best, position);
    double before_m = 0;
    for (std::size_t i = 0; i < best.edge; ++i) before_m += distance_m(line[i], line[i + 1]);
    found.chainage_m += before_m;
    return found;
}

LineLocator::LineLocator(LineString line) : line_(std::move(line)) {
    double chainage = 0;
    for (std::size_t i = 0; i < line_.size(); ++i) {
        if (i > 0) chainage += distance_m(line_[i - 1], line_[i]);
        chainage_m_.push_back(chainage);
    }
}

std::optional<LinearPosition> LineLocator::locate(LonLat position) const {
    if (line_.size() < 2) return std::nullopt;
    const Nearest best = nearest_of_few(line_, position);
    LinearPosition found = position_on(line_, best, position);
    found.chainage_m += chainage_m_[best.edge];
    return found;
}

std::optional<LonLat> position_at(const LineString& line, double chainage_m) {
    if (line.empty()) return std::nullopt;
    double left_m = std::max(chainage_m, 0.0);
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double edge_m = distance_m(line[i - 1], line[i]);
        if (left_m <= edge_m && edge_m > 0)
            return between(line[i - 1], line[i], share_at(line[i - 1], line[i], left_m, edge_m));
        left_m -= edge_m;
    }
    return line.back();
}

}  // namespace geo
