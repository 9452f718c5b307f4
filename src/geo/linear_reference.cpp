#include "geo/linear_reference.h"

#include <cmath>
#include <numbers>

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
    const double distance = distance_m(centre, p);
    const double azimuth = azimuth_deg(centre, p) * std::numbers::pi / 180;
    return {distance * std::sin(azimuth), distance * std::cos(azimuth)};
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

/// An edge is straight in degrees, which over kilometres is not quite straight in the plane: looks again, closely,
/// around the place found.
double refine(LonLat a, LonLat b, double share, LonLat centre) {
    for (const double reach : {0.05, 0.002}) {
        const double from = std::max(share - reach, 0.0);
        const double to = std::min(share + reach, 1.0);
        const Offset start = project(centre, between(a, b, from));
        share = from + nearest_share(start, project(centre, between(a, b, to))) * (to - from);
    }
    return share;
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

Nearest nearest_on(const LineString& line, LonLat centre) {
    Nearest best;
    Offset a = project(centre, line.front());
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Offset b = project(centre, line[i]);
        const double share = nearest_share(a, b);
        const double east = a.east + (b.east - a.east) * share;
        const double north = a.north + (b.north - a.north) * share;
        const double distance = std::hypot(east, north);
        if (distance < best.distance_m)
            best = {i - 1, share, distance, (b.east - a.east) * -a.north - (b.north - a.north) * -a.east};
        a = b;
    }
    return best;
}

}  // namespace

std::optional<LinearPosition> locate_along(const LineString& line, LonLat position) {
    if (line.size() < 2) return std::nullopt;
    const Nearest best = nearest_on(line, position);
    LinearPosition found;
    const LonLat from = line[best.edge];
    const LonLat to = line[best.edge + 1];
    found.on_line = between(from, to, refine(from, to, best.share, position));
    found.offset_m = distance_m(position, found.on_line);
    for (std::size_t i = 0; i < best.edge; ++i) found.chainage_m += distance_m(line[i], line[i + 1]);
    found.chainage_m += distance_m(from, found.on_line);
    if (found.offset_m >= k_on_line_m) found.side = best.cross > 0 ? -1 : best.cross < 0 ? 1 : 0;
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
