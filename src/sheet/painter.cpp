#include "painter.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "symbol_outline.h"

namespace sheet {
namespace {

using scene::ListKind;
using scene::Rect;
using scene::Space;
using scene::Vec2;

/// Areas meet edge by edge, and each is antialiased by itself: what lies between them would show through as a hair.
constexpr float k_seam_pt = 1;

/// One scene as it lies on the page.
class ScenePainter {
public:
    ScenePainter(const scene::Scene& scene, const scene::Pane& pane, const Page& page, Canvas& canvas)
        : scene_(scene),
          corner_(pane.corner),
          clip_(pane.clip),
          scale_(static_cast<float>(pane.camera.pixels_per_metre)),
          seam_(k_seam_pt * static_cast<float>(page.dpi) / 72),
          pixel_ratio_(page.pixel_ratio),
          canvas_(canvas) {
        const Vec2 origin = scene::to_screen(pane.camera, scene.origin);
        origin_ = {origin.x + corner_.x, origin.y + corner_.y};
    }

    void paint(ListKind kind, std::string_view name) {
        const scene::Drawing& drawing = scene_[kind];
        if (!drawing.list) return;
        canvas_.begin_group(name, clip_);
        for (const scene::Batch& batch : drawing.list->batches) paint(batch, drawing);
        canvas_.end_group();
    }

private:
    [[nodiscard]] Vec2 place(Space space, Vec2 p) const {
        if (space == Space::screen) return {corner_.x + p.x, corner_.y + p.y};
        return {origin_.x + p.x * scale_, origin_.y - p.y * scale_};
    }
    [[nodiscard]] bool shows(const Rect& box) const { return box.overlaps(clip_); }

    void paint(const scene::Batch& batch, const scene::Drawing& drawing) {
        switch (batch.primitive) {
            case scene::Primitive::fill: return paint_fills(batch, drawing);
            case scene::Primitive::line: return paint_lines(batch, *drawing.list);
            case scene::Primitive::symbol: return paint_symbols(batch, *drawing.list);
            case scene::Primitive::text:
            case scene::Primitive::haloed_text: return paint_texts(batch, *drawing.list);
        }
    }

    [[nodiscard]] Path outline_of(const scene::DrawList& list, const scene::FillShape& shape, Space space) const {
        Path out;
        std::vector<Vec2> points;
        for (std::uint32_t r = shape.first_ring; r < shape.first_ring + shape.ring_count; ++r) {
            points.clear();
            const scene::Ring& ring = list.rings[r];
            for (std::uint32_t i = ring.first; i < ring.first + ring.count; ++i)
                points.push_back(place(space, list.ring_points[i]));
            out.add_ring(points);
        }
        return out;
    }

    /// On the map every area is first stroked in its own colour, then all are filled: no seam between two of them.
    void paint_fills(const scene::Batch& batch, const scene::Drawing& drawing) {
        std::vector<std::pair<Path, const scene::FillStyle*>> areas;
        for (std::uint32_t i = batch.first; i < batch.first + batch.count; ++i) {
            Path path = outline_of(*drawing.list, drawing.list->shapes[i], batch.space);
            if (shows(path.bounds().grown(seam_))) areas.emplace_back(std::move(path), &(*drawing.fill_styles)[i]);
        }
        if (batch.space == Space::map)
            for (const auto& [path, style] : areas) canvas_.stroke(path, {style->colour, seam_});
        for (const auto& [path, style] : areas) {
            canvas_.fill(path, style->colour);
            if (style->pattern != scene::Pattern::solid)
                canvas_.fill(path, Texture{style->pattern, style->pattern_colour, corner_, pixel_ratio_});
        }
    }

    [[nodiscard]] std::pair<Vec2, Vec2> ends_of(const scene::LineSegment& s, Space space) const {
        const Vec2 a = place(space, s.a), b = place(space, s.b);
        return {{a.x + s.a_offset.x, a.y + s.a_offset.y}, {b.x + s.b_offset.x, b.y + s.b_offset.y}};
    }

    /// Segments that go on where the last one ended are one line, along which the dashes run.
    void paint_lines(const scene::Batch& batch, const scene::DrawList& list) {
        Path path;
        Pen pen;
        Vec2 end;
        const auto finish = [&] {
            if (!path.empty() && shows(path.bounds().grown(pen.width))) canvas_.stroke(path, pen);
            path = {};
        };
        for (std::uint32_t i = batch.first; i < batch.first + batch.count; ++i) {
            const scene::LineSegment& s = list.lines[i];
            const auto [a, b] = ends_of(s, batch.space);
            const bool goes_on = !path.empty() && a == end && s.colour == pen.colour && s.width_px == pen.width &&
                                 s.dash_px == pen.dash && s.gap_px == pen.gap && s.along > 0;
            if (!goes_on) {
                finish();
                const float unit = batch.space == Space::map ? scale_ : 1;
                pen = {s.colour, s.width_px, s.dash_px, s.gap_px, s.along * unit};
                path.move_to(a);
            }
            path.line_to(b);
            end = b;
        }
        finish();
    }

    void paint_symbols(const scene::Batch& batch, const scene::DrawList& list) {
        for (std::uint32_t i = batch.first; i < batch.first + batch.count; ++i) {
            const scene::Symbol& s = list.symbols[i];
            const Vec2 anchor = place(batch.space, s.anchor);
            const Vec2 at{anchor.x + s.offset.x, anchor.y + s.offset.y};
            const float reach = 1.25F * std::max(s.half_size.x, s.half_size.y) + s.edge_px;
            if (shows(Rect{at.x, at.y, 0, 0}.grown(reach))) paint_symbol(s, at);
        }
    }

    /// The edge lies around the shape; a fill that lets the ground through has none of it beneath.
    void paint_symbol(const scene::Symbol& s, Vec2 at) {
        const Path shape = symbol_outline(s, at, 0);
        if (s.edge_px > 0) {
            Path edge = symbol_outline(s, at, s.edge_px);
            if (s.fill.a < 255) edge.add(shape);
            canvas_.fill(edge, s.edge);
        }
        if (s.fill.a > 0) canvas_.fill(shape, s.fill);
        if (s.filling != scene::Filling::solid) paint_filling(s, at);
    }

    /// Half: the right half has the edge's colour; hollow: all but a rim; dotted: a dot of the fill in that.
    void paint_filling(const scene::Symbol& s, Vec2 at) {
        const float rim = std::max(1.3F, s.half_size.x * 0.2F);
        if (s.filling == scene::Filling::half) return canvas_.fill(right_half(s, at, -rim), s.edge);
        canvas_.fill(symbol_outline(s, at, -rim), s.edge);
        if (s.filling == scene::Filling::dotted) canvas_.fill(circle(at, std::max(1.2F, s.half_size.x * 0.2F)), s.fill);
    }

    void paint_texts(const scene::Batch& batch, const scene::DrawList& list) {
        std::vector<PlacedText> texts;
        for (std::uint32_t i = batch.first; i < batch.first + batch.count; ++i) {
            const scene::TextRun& run = list.texts[i];
            const Vec2 anchor = place(batch.space, run.anchor);
            const Vec2 rounded{std::floor(anchor.x + 0.5F), std::floor(anchor.y + 0.5F)};
            const Rect box{rounded.x + run.box.x, rounded.y + run.box.y, run.box.width, run.box.height};
            if (run.outline_count == 0 || !shows(box.grown(run.halo_px))) continue;
            texts.push_back({run,
                             std::span(list.run_glyphs).subspan(run.first_outline, run.outline_count),
                             scene_.faces.at(static_cast<std::size_t>(run.face)),
                             {rounded.x + run.start.x, rounded.y + run.start.y}});
        }
        canvas_.texts(texts);
    }

    const scene::Scene& scene_;
    Vec2 corner_, origin_;
    Rect clip_;
    float scale_, seam_, pixel_ratio_;
    Canvas& canvas_;
};

void paint_background(const scene::Pane& pane, Canvas& canvas) {
    Path page;
    const Rect& r = pane.clip;
    const std::vector<Vec2> corners{{r.x, r.y}, {r.right(), r.y}, {r.right(), r.bottom()}, {r.x, r.bottom()}};
    page.add_ring(corners);
    scene::Colour opaque = pane.scene->background;
    opaque.a = 255;
    canvas.fill(page, opaque);
}

void paint_pane(const scene::Pane& pane, const Page& page, Canvas& canvas) {
    paint_background(pane, canvas);
    ScenePainter painter(*pane.scene, pane, page, canvas);
    const auto highlights = [&](ListKind kind) {
        for (const scene::ScenePtr& highlight : pane.highlights)
            ScenePainter(*highlight, pane, page, canvas).paint(kind, "highlight");
    };
    painter.paint(ListKind::ground, "ground");
    painter.paint(ListKind::lines, "lines");
    highlights(ListKind::ground);
    painter.paint(ListKind::marks, "marks");
    highlights(ListKind::symbols);
    painter.paint(ListKind::symbols, "symbols");
    painter.paint(ListKind::furniture, "furniture");
    painter.paint(ListKind::names, "names");
}

}  // namespace

void paint(const Page& page, Canvas& canvas) {
    for (const scene::Pane& pane : page.panes)
        if (pane.clip.width > 0 && pane.clip.height > 0) paint_pane(pane, page, canvas);
}

}  // namespace sheet
