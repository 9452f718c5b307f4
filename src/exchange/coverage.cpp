// Every edge runs with its unit on the left. An edge whose reverse belongs to a neighbour is a shared border; the
// others bound the covered ground. Those are chained into loops with the uncovered ground on their right:
//
//        A                     counter-clockwise loop: an outer bound of the ground
//   u ──────▶ v                clockwise loop: uncovered ground inside, a gap
//     (right)                  right of an edge inside another unit: an overlap
#include "coverage.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <numbers>
#include <set>
#include <utility>

#include "text_file.h"

namespace exchange {
namespace {

using base::mark;
using geo::LonLat;
using Vertex = std::pair<double, double>;
using Edge = std::pair<Vertex, Vertex>;
using Edges = std::map<Edge, std::size_t>;  // whose unit lies on its left

// How far right of an edge we look for another unit, as a part of its length: nearer than any real border.
constexpr double k_side_step = 1e-4;

// A notch between two units at the city's edge that is sharper than this (10°) comes from a vertex moved in one of them
// only: borders meet the edge of a city at wide angles (150° and more at Haining).
constexpr double k_sharpest_notch_rad = 0.175;

Vertex to_vertex(const LonLat& p) { return {p.lon, p.lat}; }
Edge reversed(const Edge& e) { return {e.second, e.first}; }
std::string words(const Vertex& v) { return fmt::format("[{}, {}]", v.first, v.second); }

template <class Visit>
void for_each_ring(const plan::Unit& unit, const Visit& visit) {
    for (const geo::Polygon& polygon : unit.shape) {
        visit(polygon.outer);
        for (const geo::Ring& hole : polygon.holes) visit(hole);
    }
}

std::optional<CoverageFault> collect_edges(const std::vector<plan::Unit>& units, Edges& edges) {
    std::optional<CoverageFault> fault;
    for (std::size_t u = 0; u < units.size(); ++u)
        for_each_ring(units[u], [&](const geo::Ring& ring) {
            for (std::size_t i = 1; i < ring.size() && !fault; ++i) {
                const Edge edge{to_vertex(ring[i - 1]), to_vertex(ring[i])};
                const auto [at, fresh] = edges.emplace(edge, u);
                if (!fresh)
                    fault = CoverageFault{
                        u, refusal(mark("overlaps {} along {} to {}; give each its own side of the border"),
                                   units[at->second].name.zh, words(edge.first), words(edge.second))};
            }
        });
    return fault;
}

Edges unshared(const Edges& edges) {
    Edges out;
    for (const auto& [edge, unit] : edges)
        if (!edges.contains(reversed(edge))) out.emplace(edge, unit);
    return out;
}

bool inside(const plan::Unit& unit, double x, double y) {
    bool in = false;
    for_each_ring(unit, [&](const geo::Ring& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const LonLat& a = ring[i - 1];
            const LonLat& b = ring[i];
            if ((a.lat > y) != (b.lat > y) && x < (b.lon - a.lon) * (y - a.lat) / (b.lat - a.lat) + a.lon) in = !in;
        }
    });
    return in;
}

std::optional<CoverageFault> find_overlap(const std::vector<plan::Unit>& units, const Edges& bounds) {
    for (const auto& [edge, owner] : bounds) {
        const double dx = edge.second.first - edge.first.first;
        const double dy = edge.second.second - edge.first.second;
        const double x = (edge.first.first + edge.second.first) / 2 + dy * k_side_step;
        const double y = (edge.first.second + edge.second.second) / 2 - dx * k_side_step;
        for (std::size_t other = 0; other < units.size(); ++other)
            if (inside(units[other], x, y))
                return CoverageFault{
                    owner, refusal(mark("overlaps {} at {} to {}; make both share the vertices of their border"),
                                   other == owner ? base::word_argument(mark("itself")) : units[other].name.zh,
                                   words(edge.first), words(edge.second))};
    }
    return std::nullopt;
}

double side(const Vertex& a, const Vertex& b, const Vertex& p) {
    return (b.first - a.first) * (p.second - a.second) - (b.second - a.second) * (p.first - a.first);
}

bool cross(const Edge& e, const Edge& f) {
    return side(e.first, e.second, f.first) * side(e.first, e.second, f.second) < 0 &&
           side(f.first, f.second, e.first) * side(f.first, f.second, e.second) < 0;
}

/// Two bounds that cross: units that overlap, or a ring that crosses itself.
std::optional<CoverageFault> find_crossing(const std::vector<plan::Unit>& units, const Edges& bounds) {
    for (auto e = bounds.begin(); e != bounds.end(); ++e)
        for (auto f = std::next(e); f != bounds.end(); ++f)
            if (cross(e->first, f->first))
                return CoverageFault{
                    e->second,
                    refusal(mark("crosses {} between {} and {}; make both share their border"),
                            e->second == f->second ? base::word_argument(mark("itself")) : units[f->second].name.zh,
                            words(e->first.first), words(e->first.second))};
    return std::nullopt;
}

/// Angle from the way back to the way on, counter-clockwise, in (0, 2π]: the smallest is the sharpest right turn.
double turn(const Edge& in, const Edge& out) {
    const double back = std::atan2(in.first.second - in.second.second, in.first.first - in.second.first);
    const double on = std::atan2(out.second.second - out.first.second, out.second.first - out.first.first);
    const double angle = on - back;
    return angle > 0 ? angle : angle + 2 * std::numbers::pi;
}

class Loops {
public:
    explicit Loops(const Edges& bounds) : bounds_(bounds) {}

    /// An edge beside a gap, where there is one: of a clockwise loop, or of a sharp notch from outside between two
    /// units.
    std::optional<Edge> find_gap() {
        for (const auto& [edge, unit] : bounds_)
            if (const Edge on = next(edge); bounds_.at(on) != unit && turn(edge, on) < k_sharpest_notch_rad)
                return edge;
        for (const auto& [edge, unit] : bounds_)
            if (!used_.contains(edge) && twice_area_from(edge) <= 0) return edge;
        return std::nullopt;
    }

private:
    double twice_area_from(const Edge& start) {
        double sum = 0;
        Edge at = start;
        do {
            used_.insert(at);
            sum += side(start.first, at.first, at.second);
            at = next(at);
        } while (!used_.contains(at));
        return sum;
    }

    [[nodiscard]] Edge next(const Edge& at) const {
        const double lowest = -std::numeric_limits<double>::infinity();
        Edge best = at;
        double best_turn = std::numeric_limits<double>::infinity();
        for (auto it = bounds_.lower_bound({at.second, {lowest, lowest}});
             it != bounds_.end() && it->first.first == at.second; ++it)
            if (const double t = turn(at, it->first); t < best_turn) {
                best = it->first;
                best_turn = t;
            }
        return best;
    }

    const Edges& bounds_;
    std::set<Edge> used_;
};

}  // namespace

std::optional<CoverageFault> find_coverage_fault(const std::vector<plan::Unit>& units) {
    Edges edges;
    if (auto fault = collect_edges(units, edges)) return fault;
    const Edges bounds = unshared(edges);
    if (auto fault = find_overlap(units, bounds)) return fault;
    if (auto fault = find_crossing(units, bounds)) return fault;
    if (const auto gap = Loops(bounds).find_gap())
        return CoverageFault{bounds.at(*gap),
                             refusal(mark("leaves a gap to its neighbour at {} to {}; make both share the "
                                          "vertices of their border"),
                                     words(gap->first), words(gap->second))};
    return std::nullopt;
}

}  // namespace exchange
