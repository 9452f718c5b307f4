#include "scene/symbol_corners.h"

#include <cmath>
#include <numbers>

namespace scene {
namespace {

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

Polygon polygon_of(const Symbol& symbol) {
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

}  // namespace

std::vector<Vec2> symbol_corners(const Symbol& symbol, Vec2 at, float grow) {
    const Polygon polygon = polygon_of(symbol);
    const float scale = (polygon.to_edge + grow) / polygon.to_edge;
    std::vector<Vec2> out;
    if (!(scale > 0)) return out;
    for (const Vec2 p : polygon.corners) out.push_back({at.x + p.x * scale, at.y + polygon.drop + p.y * scale});
    return out;
}

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

}  // namespace scene
