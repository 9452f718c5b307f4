#include "scene/builder.h"

#include <array>
#include <cmath>
#include <utility>

#include "scene/list_pool.h"

namespace scene {

void Builder::note(Primitive primitive, Space space, std::size_t first, std::size_t count) {
    if (count == 0) return;
    std::vector<Batch>& batches = draft().list.batches;
    if (!batches.empty() && batches.back().primitive == primitive && batches.back().space == space) {
        batches.back().count += static_cast<std::uint32_t>(count);
        return;
    }
    batches.push_back({primitive, space, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(count)});
}

void Builder::fill(Space space, const Area& area, const FillStyle& style) {
    if (area.indices.empty()) return;
    auto& [list, styles] = draft();
    const auto base = static_cast<std::uint32_t>(list.fill_vertices.size());
    const auto number = static_cast<std::uint32_t>(list.shapes.size());
    list.shapes.push_back(
        {static_cast<std::uint32_t>(list.fill_indices.size()), static_cast<std::uint32_t>(area.indices.size()),
         static_cast<std::uint32_t>(list.rings.size()), static_cast<std::uint32_t>(area.rings.size())});
    for (const Vec2& p : area.positions) list.fill_vertices.push_back({p, number});
    for (const std::uint32_t i : area.indices) list.fill_indices.push_back(base + i);
    for (const std::vector<Vec2>& ring : area.rings) {
        list.rings.push_back(
            {static_cast<std::uint32_t>(list.ring_points.size()), static_cast<std::uint32_t>(ring.size())});
        list.ring_points.insert(list.ring_points.end(), ring.begin(), ring.end());
    }
    styles.push_back(style);
    note(Primitive::fill, space, number, 1);
}

void Builder::rect(const Rect& r, const FillStyle& style) {
    const std::array ring{std::vector<Vec2>{{r.x, r.y}, {r.right(), r.y}, {r.right(), r.bottom()}, {r.x, r.bottom()}}};
    constexpr std::array<std::uint32_t, 6> k_two_triangles{0, 1, 2, 0, 2, 3};
    fill(Space::screen, {ring.front(), k_two_triangles, ring}, style);
}

void Builder::line(Space space, std::span<const Vec2> points, const LineStyle& style) {
    std::vector<LineSegment>& lines = draft().list.lines;
    const std::size_t first = lines.size();
    float along = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const Vec2 a = points[i - 1];
        const Vec2 b = points[i];
        lines.push_back({a, b, {}, {}, along, style.width_px, style.dash_px, style.gap_px, style.colour});
        along += std::hypot(b.x - a.x, b.y - a.y);
    }
    note(Primitive::line, space, first, lines.size() - first);
}

void Builder::segment(Space space, const LineSegment& segment) {
    std::vector<LineSegment>& lines = draft().list.lines;
    lines.push_back(segment);
    note(Primitive::line, space, lines.size() - 1, 1);
}

void Builder::symbol(Space space, const Symbol& symbol) {
    std::vector<Symbol>& symbols = draft().list.symbols;
    symbols.push_back(symbol);
    note(Primitive::symbol, space, symbols.size() - 1, 1);
}

void Builder::text(TextRun run, std::span<const Glyph> cells, std::span<const RunGlyph> outlines) {
    DrawList& list = draft().list;
    run.first_glyph = static_cast<std::uint32_t>(list.glyphs.size());
    run.glyph_count = static_cast<std::uint32_t>(cells.size());
    run.first_outline = static_cast<std::uint32_t>(list.run_glyphs.size());
    run.outline_count = static_cast<std::uint32_t>(outlines.size());
    list.glyphs.insert(list.glyphs.end(), cells.begin(), cells.end());
    list.run_glyphs.insert(list.run_glyphs.end(), outlines.begin(), outlines.end());
    note(run.halo.a > 0 ? Primitive::haloed_text : Primitive::text, run.space, list.texts.size(), 1);
    list.texts.push_back(std::move(run));
}

void Builder::freeze() {
    ListPool own;
    freeze(own);
}

void Builder::freeze(ListPool& pool) {
    for (std::size_t i = 0; i < k_list_kinds; ++i)
        if (!drafts_[i].list.batches.empty())
            scene_.stack[i] = {pool.keep(std::move(drafts_[i].list)), pool.keep(std::move(drafts_[i].fill_styles))};
}

}  // namespace scene
