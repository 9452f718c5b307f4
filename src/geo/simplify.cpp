#include "geo/simplify.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>
#include <vector>

namespace geo {
namespace {

/// Metres east and north of a line's first point.
std::vector<Projected> in_plane(const LineString& line) {
    constexpr double k_metres_per_degree = 111'320;
    const double shrink = std::cos(line.front().lat * std::numbers::pi / 180);
    std::vector<Projected> out;
    out.reserve(line.size());
    for (const LonLat& p : line)
        out.push_back({(p.lon - line.front().lon) * k_metres_per_degree * shrink,
                       (p.lat - line.front().lat) * k_metres_per_degree});
    return out;
}

double distance_to_segment(Projected p, Projected a, Projected b) {
    const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
    const double t = square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0;
    return std::hypot(p.x - (a.x + t * dx), p.y - (a.y + t * dy));
}

using Span = std::pair<std::size_t, std::size_t>;

/// The point between the ends of a span that lies farthest from the straight line between them.
std::pair<std::size_t, double> farthest(const std::vector<Projected>& points, Span span) {
    std::pair<std::size_t, double> out{span.first, 0};
    for (std::size_t i = span.first + 1; i < span.second; ++i) {
        const double distance = distance_to_segment(points[i], points[span.first], points[span.second]);
        if (distance > out.second) out = {i, distance};
    }
    return out;
}

}  // namespace

LineString simplified(const LineString& line, double tolerance_m) {
    if (line.size() < 3) return line;
    const std::vector<Projected> points = in_plane(line);
    std::vector<bool> stays(line.size(), false);
    stays.front() = stays.back() = true;
    std::vector<Span> spans{{0, line.size() - 1}};  // not by recursion: a hand may draw thousands of points
    while (!spans.empty()) {
        const Span span = spans.back();
        spans.pop_back();
        const auto [at, distance] = farthest(points, span);
        if (distance <= tolerance_m) continue;
        stays[at] = true;
        spans.emplace_back(span.first, at);
        spans.emplace_back(at, span.second);
    }
    LineString out;
    for (std::size_t i = 0; i < line.size(); ++i)
        if (stays[i]) out.push_back(line[i]);
    return out;
}

}  // namespace geo
