// Appends items to a Scene and keeps its batches: consecutive items of one primitive and space share a batch,
// except across the places where highlights are painted.
// Lives for one build, on one thread.
#pragma once

#include <span>
#include <utility>

#include "scene/scene.h"

namespace scene {

class Builder {
public:
    explicit Builder(Scene& scene) : scene_(scene) {}

    struct FillStyle {
        Colour colour;
        Pattern pattern = Pattern::solid;
        Colour pattern_colour;
    };
    struct LineStyle {
        Colour colour;
        float width_px = 1;
        float dash_px = 0, gap_px = 0;
    };

    /// `indices` number `positions` from 0.
    void fill(Space space, std::span<const Vec2> positions, std::span<const std::uint32_t> indices,
              const FillStyle& style);
    void rect(const Rect& rect, const FillStyle& style);  ///< screen space
    void line(Space space, std::span<const Vec2> points, const LineStyle& style);
    void segment(Space space, const LineSegment& segment);
    void symbol(Space space, const Symbol& symbol);
    void glyph(Space space, const Glyph& glyph);
    /// Notes a text whose glyphs are added beside it.
    void note_text(TextRun run) { scene_.texts.push_back(std::move(run)); }

private:
    void note(Primitive primitive, Space space, std::size_t first, std::size_t count);
    Scene& scene_;
};

}  // namespace scene
