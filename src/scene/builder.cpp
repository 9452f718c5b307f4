#include "scene/builder.h"

#include <array>
#include <cmath>

namespace scene {

void Builder::note(Primitive primitive, Space space, std::size_t first, std::size_t count) {
    if (count == 0) return;
    const std::size_t next = scene_.batches.size();
    const bool highlights_between = next == scene_.outlines_before || next == scene_.circles_before;
    if (next > 0 && !highlights_between) {
        Batch& last = scene_.batches.back();
        if (last.primitive == primitive && last.space == space && last.first + last.count == first) {
            last.count += static_cast<std::uint32_t>(count);
            return;
        }
    }
    scene_.batches.push_back({primitive, space, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(count)});
}

void Builder::fill(Space space, std::span<const Vec2> positions, std::span<const std::uint32_t> indices,
                   const FillStyle& style) {
    const auto base = static_cast<std::uint32_t>(scene_.fill_vertices.size());
    const std::size_t first = scene_.fill_indices.size();
    for (const Vec2& p : positions)
        scene_.fill_vertices.push_back({p, style.colour, style.pattern_colour, style.pattern});
    for (const std::uint32_t i : indices) scene_.fill_indices.push_back(base + i);
    note(Primitive::fill, space, first, indices.size());
}

void Builder::rect(const Rect& r, const FillStyle& style) {
    const std::array<Vec2, 4> corners{{{r.x, r.y}, {r.right(), r.y}, {r.right(), r.bottom()}, {r.x, r.bottom()}}};
    constexpr std::array<std::uint32_t, 6> k_two_triangles{0, 1, 2, 0, 2, 3};
    fill(Space::screen, corners, k_two_triangles, style);
}

void Builder::line(Space space, std::span<const Vec2> points, const LineStyle& style) {
    const std::size_t first = scene_.lines.size();
    float along = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const Vec2 a = points[i - 1];
        const Vec2 b = points[i];
        scene_.lines.push_back({a, b, {}, {}, along, style.width_px, style.dash_px, style.gap_px, style.colour});
        along += std::hypot(b.x - a.x, b.y - a.y);
    }
    note(Primitive::line, space, first, scene_.lines.size() - first);
}

void Builder::segment(Space space, const LineSegment& segment) {
    scene_.lines.push_back(segment);
    note(Primitive::line, space, scene_.lines.size() - 1, 1);
}

void Builder::symbol(Space space, const Symbol& symbol) {
    scene_.symbols.push_back(symbol);
    note(Primitive::symbol, space, scene_.symbols.size() - 1, 1);
}

void Builder::glyph(Space space, const Glyph& glyph) {
    scene_.glyphs.push_back(glyph);
    note(glyph.halo.a > 0 ? Primitive::haloed_text : Primitive::text, space, scene_.glyphs.size() - 1, 1);
}

}  // namespace scene
