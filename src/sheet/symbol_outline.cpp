#include "symbol_outline.h"

#include <algorithm>

#include "scene/symbol_corners.h"

namespace sheet {
namespace {

using scene::Shape;
using scene::Vec2;

constexpr float k_curve = 0.5522848F;  // control points of a quarter circle

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

Path right_half_circle(Vec2 at, float r) {
    const float k = r * k_curve;
    Path out;
    out.move_to({at.x, at.y - r});
    out.curve_to({at.x + k, at.y - r}, {at.x + r, at.y - k}, {at.x + r, at.y});
    out.curve_to({at.x + r, at.y + k}, {at.x + k, at.y + r}, {at.x, at.y + r});
    out.close();
    return out;
}

}  // namespace

Path circle(Vec2 centre, float radius) { return rounded_box(centre, {radius, radius}, radius); }

Path symbol_outline(const scene::Symbol& symbol, Vec2 at, float grow) {
    const Vec2 half{symbol.half_size.x + grow, symbol.half_size.y + grow};
    if (symbol.shape == Shape::circle) return half.x > 0 ? circle(at, half.x) : Path{};
    if (symbol.shape == Shape::box) return rounded_box(at, half, std::max(0.0F, symbol.corner_px + grow));
    Path out;
    out.add_ring(scene::symbol_corners(symbol, at, grow));
    return out;
}

Path right_half(const scene::Symbol& symbol, Vec2 at, float grow) {
    if (symbol.shape == Shape::circle) return right_half_circle(at, std::max(0.0F, symbol.half_size.x + grow));
    Path out;
    if (symbol.shape != Shape::box) out.add_ring(scene::cut_left(scene::symbol_corners(symbol, at, grow), at.x));
    return out;
}

}  // namespace sheet
