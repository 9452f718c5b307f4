#include "symbol_outline.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sheet {
namespace {

using scene::Shape;
using scene::Vec2;

constexpr float k_curve = 0.5522848F;  // control points of a quarter circle

/// A shape of straight edges that all lie equally far from its centre, so that growing is scaling.
struct Polygon {
    std::vector<Vec2> corners;  ///< from the centre
    float to_edge = 0;          ///< distance of every edge from the centre
    float drop = 0;             ///< of the centre below the anchor
};

Vec2 at_angle(float radius, float turn) { return {radius * std::sin(turn), -radius * std::cos(turn)}; }

/// One corner points up.
Polygon regular(int count, float radius, float drop) {
    Polygon out{{}, radius * std::cos(std::numbers::pi_v<float> / static_cast<float>(count)), drop};
    for (int i = 0; i < count; ++i)
        out.corners.push_back(
            at_angle(radius, 2 * std::numbers::pi_v<float> * static_cast<float>(i) / static_cast<float>(count)));
    return out;
}

Polygon star(float radius, float drop) {
    constexpr float k_notch = 0.46F;
    constexpr float k_half_sector = std::numbers::pi_v<float> / 5;
    Polygon out{{}, 0, drop};
    for (int i = 0; i < 10; ++i)
        out.corners.push_back(at_angle(i % 2 == 0 ? radius : k_notch * radius, k_half_sector * static_cast<float>(i)));
    const Vec2 tip = out.corners[0], notch = out.corners[1];
    const Vec2 edge{notch.x - tip.x, notch.y - tip.y};
    out.to_edge = std::abs(tip.x * edge.y - tip.y * edge.x) / std::hypot(edge.x, edge.y);
    return out;
}

Polygon polygon_of(const scene::Symbol& symbol) {
    const float r = symbol.half_size.x;
    switch (symbol.shape) {
        case Shape::square: {
            const float a = r * 0.9F;
            return {{{-a, -a}, {a, -a}, {a, a}, {-a, a}}, a, 0};
        }
        case Shape::triangle: return regular(3, r * 1.24F, r * 0.18F);
        case Shape::diamond: return regular(4, r * 1.22F, 0);
        case Shape::star: return star(r * 1.25F, r * 0.06F);
        case Shape::hexagon: return regular(6, r * 1.08F, 0);
        case Shape::pentagon: return regular(5, r * 1.14F, r * 0.05F);
        case Shape::circle:
        case Shape::box: break;
    }
    return {};
}

Path rounded_box(Vec2 at, Vec2 half, float corner) {
    const float r = std::min({corner, half.x, half.y}), k = r * (1 - k_curve);
    const float left = at.x - half.x, right = at.x + half.x, top = at.y - half.y, bottom = at.y + half.y;
    Path out;
    out.move_to({left + r, top});
    out.line_to({right - r, top});
    out.curve_to({right - k, top}, {right, top + k}, {right, top + r});
    out.line_to({right, bottom - r});
    out.curve_to({right, bottom - k}, {right - k, bottom}, {right - r, bottom});
    out.line_to({left + r, bottom});
    out.curve_to({left + k, bottom}, {left, bottom - k}, {left, bottom - r});
    out.line_to({left, top + r});
    out.curve_to({left, top + k}, {left + k, top}, {left + r, top});
    out.close();
    return out;
}

std::vector<Vec2> corners_of(const scene::Symbol& symbol, Vec2 at, float grow) {
    const Polygon polygon = polygon_of(symbol);
    const float scale = (polygon.to_edge + grow) / polygon.to_edge;
    std::vector<Vec2> out;
    if (!(scale > 0)) return out;
    for (const Vec2 p : polygon.corners) out.push_back({at.x + p.x * scale, at.y + polygon.drop + p.y * scale});
    return out;
}

Path right_half_circle(Vec2 at, float r) {
    const float k = r * k_curve;
    Path out;
    out.move_to({at.x, at.y - r});
    out.curve_to({at.x + k, at.y - r}, {at.x + r, at.y - k}, {at.x + r, at.y});
    out.curve_to({at.x + r, at.y + k}, {at.x + k, at.y + r}, {at.x, at.y + r});
    out.close();
    return out;
}

/// The part of a ring where x is at least `least`.
std::vector<Vec2> cut_left(const std::vector<Vec2>& ring, float least) {
    std::vector<Vec2> out;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec2 a = ring[i], b = ring[(i + 1) % ring.size()];
        if (a.x >= least) out.push_back(a);
        if ((a.x >= least) == (b.x >= least)) continue;
        const float t = (least - a.x) / (b.x - a.x);
        out.push_back({least, a.y + (b.y - a.y) * t});
    }
    return out;
}

}  // namespace

Path circle(Vec2 centre, float radius) { return rounded_box(centre, {radius, radius}, radius); }

Path symbol_outline(const scene::Symbol& symbol, Vec2 at, float grow) {
    const Vec2 half{symbol.half_size.x + grow, symbol.half_size.y + grow};
    if (symbol.shape == Shape::circle) return half.x > 0 ? circle(at, half.x) : Path{};
    if (symbol.shape == Shape::box) return rounded_box(at, half, std::max(0.0F, symbol.corner_px + grow));
    Path out;
    out.add_ring(corners_of(symbol, at, grow));
    return out;
}

Path right_half(const scene::Symbol& symbol, Vec2 at, float grow) {
    if (symbol.shape == Shape::circle) return right_half_circle(at, std::max(0.0F, symbol.half_size.x + grow));
    Path out;
    if (symbol.shape != Shape::box) out.add_ring(cut_left(corners_of(symbol, at, grow), at.x));
    return out;
}

}  // namespace sheet
