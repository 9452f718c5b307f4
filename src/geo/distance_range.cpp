#include "geo/distance_range.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <queue>
#include <vector>

#include "geo/geodesy.h"

namespace geo {
namespace {

struct Vec {
    double x = 0, y = 0;
};

/// Metres east and north of the centre of the azimuthal plane, where distances from the centre are true and those
/// between other places are off by less than a tenth of a metre within 30 km.
Vec project(LonLat centre, LonLat p) {
    const Geodesic way = geodesic(centre, p);
    const double azimuth = way.azimuth_deg * std::numbers::pi / 180;
    return {way.distance_m * std::sin(azimuth), way.distance_m * std::cos(azimuth)};
}

/// A place is an edge without a length.
struct Edge {
    Vec a, b;
};

double square_of_distance(const Edge& edge, Vec p) {
    const Vec along{edge.b.x - edge.a.x, edge.b.y - edge.a.y};
    const double square = along.x * along.x + along.y * along.y;
    double share = 0;
    if (square > 0) share = std::clamp(((p.x - edge.a.x) * along.x + (p.y - edge.a.y) * along.y) / square, 0.0, 1.0);
    const double dx = edge.a.x + along.x * share - p.x, dy = edge.a.y + along.y * share - p.y;
    return dx * dx + dy * dy;
}

double distance(const Edge& edge, Vec p) { return std::sqrt(square_of_distance(edge, p)); }

/// One root for all edges: this is what the search for the farthest place spends its time on.
double distance(const std::vector<Edge>& edges, Vec p) {
    double least = std::numeric_limits<double>::infinity();
    for (const Edge& edge : edges) least = std::min(least, square_of_distance(edge, p));
    return std::sqrt(least);
}

/// A square; nothing in it and in the circle is farther from the edges than `most`.
struct Cell {
    Vec middle;
    double half = 0;
    double most = 0;
    friend bool operator<(const Cell& a, const Cell& b) { return a.most < b.most; }
};

/// The largest distance from the edges within the circle around the origin. The distance changes no faster than the
/// place does, so that what a square can hold is known from one place of it: squares are halved where the largest may
/// still lie.
class Farthest {
public:
    Farthest(const std::vector<Edge>& edges, double radius) : edges_(edges), radius_(radius) { add({0, 0}, radius); }

    double search() {
        constexpr int k_most_rounds = 5000;
        const double slack = std::max(k_range_slack_m, radius_ * k_range_slack);
        for (int round = 0; round < k_most_rounds && cells_.top().most > found_ + slack; ++round) {
            const Cell cell = cells_.top();
            cells_.pop();
            const double half = cell.half / 2;
            for (const double dx : {-half, half})
                for (const double dy : {-half, half}) add({cell.middle.x + dx, cell.middle.y + dy}, half);
        }
        return std::max(found_, cells_.top().most);
    }

private:
    void add(Vec middle, double half) {
        const double from_centre = std::hypot(middle.x, middle.y), diagonal = half * std::numbers::sqrt2;
        if (from_centre - diagonal > radius_) return;
        const double shrink = from_centre > radius_ ? radius_ / from_centre : 1;
        const double here = distance(edges_, {middle.x * shrink, middle.y * shrink});
        found_ = std::max(found_, here);
        cells_.push({middle, half, here + diagonal});
    }

    const std::vector<Edge>& edges_;
    double radius_;
    double found_ = 0;
    std::priority_queue<Cell> cells_;
};

DistanceRange range(std::vector<Edge> edges, double radius_m) {
    const double here = distance(edges, {0, 0});
    if (!(radius_m > 0) || edges.empty()) return {here, here};
    // An edge this far off is nearest to no place of the circle.
    std::erase_if(edges, [&](const Edge& e) { return distance(e, {0, 0}) > here + 2 * radius_m; });
    const double most = edges.size() == 1 && edges[0].a.x == edges[0].b.x && edges[0].a.y == edges[0].b.y
                            ? here + radius_m
                            : std::min(here + radius_m, Farthest(edges, radius_m).search());
    return {std::max(0.0, here - radius_m), most};
}

/// Places in a plane that is off by less than a hundredth within 100 km: good enough to leave edges out.
class Rough {
public:
    explicit Rough(LonLat centre)
        : centre_(centre), east_m_(k_degree_m * std::cos(centre.lat * std::numbers::pi / 180)) {}
    [[nodiscard]] Vec operator()(LonLat p) const {
        return {(p.lon - centre_.lon) * east_m_, (p.lat - centre_.lat) * k_degree_m};
    }

private:
    static constexpr double k_degree_m = 111'200;
    LonLat centre_;
    double east_m_;
};

/// Those edges that can be nearest to a place of the circle, in the exact plane.
std::vector<Edge> edges_near(const LineString& line, LonLat centre, double radius_m) {
    constexpr double k_rough_within_m = 100'000, k_off = 1.03;
    const Rough rough(centre);
    std::vector<double> distances;
    distances.reserve(line.size());
    for (std::size_t i = 1; i < line.size(); ++i)
        distances.push_back(distance(Edge{rough(line[i - 1]), rough(line[i])}, {0, 0}));
    const double least = *std::min_element(distances.begin(), distances.end());
    const bool all = !(least + 2 * radius_m < k_rough_within_m);
    std::vector<Edge> edges;
    std::size_t last = 0;  // the vertex at which the latest edge ends
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (!all && distances[i - 1] > (least * k_off + 2 * radius_m) * k_off + 1) continue;
        const Vec start = !edges.empty() && last == i - 1 ? edges.back().b : project(centre, line[i - 1]);
        edges.push_back({start, project(centre, line[i])});
        last = i;
    }
    return edges;
}

std::vector<Edge> edges_of(std::span<const LonLat> places, LonLat centre) {
    std::vector<Edge> edges;
    for (const LonLat place : places) {
        const Vec p = project(centre, place);
        edges.push_back({p, p});
    }
    return edges;
}

}  // namespace

DistanceRange distances_to(std::span<const LonLat> places, LonLat centre, double radius_m) {
    return range(edges_of(places, centre), radius_m);
}

DistanceRange distances_to(const LineString& line, LonLat centre, double radius_m) {
    return LineDistances(line).from(centre, radius_m);
}

LineDistances::LineDistances(std::span<const LineString> lines) {
    for (const LineString& line : lines) courses_.push_back(densified(line));
}

LineDistances::LineDistances(const LineString& line) : LineDistances(std::span(&line, 1)) {}

DistanceRange LineDistances::from(LonLat centre, double radius_m) const {
    std::vector<Edge> edges;
    for (const LineString& course : courses_) {
        const std::vector<Edge> near =
            course.size() < 2 ? edges_of(course, centre) : edges_near(course, centre, radius_m);
        edges.insert(edges.end(), near.begin(), near.end());
    }
    return range(std::move(edges), radius_m);
}

}  // namespace geo
