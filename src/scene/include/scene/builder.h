// Makes the lists of a Scene and keeps their batches: consecutive items of one primitive and space share a batch.
// Lives for one build, on one thread; the scene has its lists after freeze().
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "scene/scene.h"

namespace scene {

class ListPool;

class Builder {
public:
    explicit Builder(Scene& scene) : scene_(scene) {}

    struct LineStyle {
        Colour colour;
        float width_px = 1;
        float dash_px = 0, gap_px = 0;
    };
    /// An area: triangles whose indices number `positions` from 0, and the rings around it.
    struct Area {
        std::span<const Vec2> positions;
        std::span<const std::uint32_t> indices;
        std::span<const std::vector<Vec2>> rings;
    };

    /// The list that the next items go to; ground at first.
    void begin(ListKind kind) { current_ = static_cast<std::size_t>(kind); }

    void fill(Space space, const Area& area, const FillStyle& style);
    void rect(const Rect& rect, const FillStyle& style);  ///< screen space
    void line(Space space, std::span<const Vec2> points, const LineStyle& style);
    void segment(Space space, const LineSegment& segment);
    void symbol(Space space, const Symbol& symbol);
    /// `run` without its ranges, which are those of `cells` and `outlines`.
    void text(TextRun run, std::span<const Glyph> cells, std::span<const RunGlyph> outlines);

    /// Hands the lists to the scene; `pool`: a list equal to one that is still in use is that one.
    void freeze();
    void freeze(ListPool& pool);

private:
    struct Draft {
        DrawList list;
        FillStyles fill_styles;
    };
    [[nodiscard]] Draft& draft() { return drafts_[current_]; }
    void note(Primitive primitive, Space space, std::size_t first, std::size_t count);

    Scene& scene_;
    std::array<Draft, k_list_kinds> drafts_;
    std::size_t current_ = 0;
};

}  // namespace scene
