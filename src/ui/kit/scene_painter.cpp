#include "kit/scene_painter.h"

#include <algorithm>
#include <cmath>
#include <imgui.h>
#include <utility>
#include <vector>

#include "scene/symbol_corners.h"

namespace ui {
namespace {

constexpr float k_dot_px = 1.5F;  ///< a circle no larger is a square of pixels, and a crowd has a thousand of them

constexpr float k_far = 1e9F;
// logical px
constexpr float k_pattern_period = 6, k_pattern_line = 1.2F, k_pattern_dot = 1.2F, k_small_below_em = 13;

unsigned packed(scene::Colour c) { return IM_COL32(c.r, c.g, c.b, c.a); }

class Painter {
public:
    Painter(Widgets& widgets, scene::Vec2 corner)
        : widgets_(widgets), list_(*ImGui::GetWindowDrawList()), corner_(corner) {}

    void paint(const scene::Drawing& drawing) {
        for (const scene::Batch& batch : drawing.list->batches) {
            if (batch.space != scene::Space::screen) continue;
            for (std::uint32_t i = batch.first; i < batch.first + batch.count; ++i) paint(batch.primitive, drawing, i);
        }
    }

private:
    [[nodiscard]] ImVec2 at(scene::Vec2 p) const { return {corner_.x + p.x, corner_.y + p.y}; }

    void paint(scene::Primitive primitive, const scene::Drawing& drawing, std::uint32_t i) {
        switch (primitive) {
            case scene::Primitive::fill: return fill(*drawing.list, drawing.list->shapes[i], (*drawing.fill_styles)[i]);
            case scene::Primitive::line: return line(drawing.list->lines[i]);
            case scene::Primitive::symbol: return symbol(drawing.list->symbols[i]);
            case scene::Primitive::text:
            case scene::Primitive::haloed_text: return text(drawing.list->texts[i]);
        }
    }

    void fill(const scene::DrawList& from, const scene::FillShape& shape, const scene::FillStyle& style) {
        list_.PrimReserve(static_cast<int>(shape.index_count), static_cast<int>(shape.index_count));
        const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
        ImVec2 low{k_far, k_far}, high{-k_far, -k_far};
        for (std::uint32_t i = shape.first_index; i < shape.first_index + shape.index_count; ++i) {
            const ImVec2 p = at(from.fill_vertices[from.fill_indices[i]].position);
            list_.PrimVtx(p, uv, packed(style.colour));
            low = {std::min(low.x, p.x), std::min(low.y, p.y)};
            high = {std::max(high.x, p.x), std::max(high.y, p.y)};
        }
        if (style.pattern != scene::Pattern::solid) pattern(low, high, style);
    }

    /// Over the box of a shape: shapes of panels that have a pattern are boxes.
    void pattern(ImVec2 low, ImVec2 high, const scene::FillStyle& style) {
        list_.PushClipRect(low, high, true);
        const float period = widgets_.px(k_pattern_period), height = high.y - low.y;
        const unsigned ink = packed(style.pattern_colour);
        const float width =
            std::round(widgets_.px(k_pattern_line));  // of whole pixels: drawn with a third of the corners
        const bool up = style.pattern == scene::Pattern::hatch_up, down = style.pattern == scene::Pattern::hatch_down;
        const float lean = up || down ? height : 0;
        for (float x = low.x - lean; x < high.x; x += period)
            if (style.pattern == scene::Pattern::dots)
                for (float y = low.y + period / 2; y < high.y; y += period)
                    dot({x, y}, widgets_.px(k_pattern_dot), ink);
            else
                list_.AddLine({x, up ? high.y : low.y}, {x + lean, up ? low.y : high.y}, ink, width);
        if (style.pattern == scene::Pattern::cross)
            for (float y = low.y + period / 2; y < high.y; y += period)
                list_.AddLine({low.x, y}, {high.x, y}, ink, width);
        list_.PopClipRect();
    }

    void dot(ImVec2 middle, float r, unsigned ink) {
        if (r > k_dot_px) return list_.AddCircleFilled(middle, r, ink);
        list_.AddRectFilled({middle.x - r, middle.y - r}, {middle.x + r, middle.y + r}, ink);
    }

    void line(const scene::LineSegment& s) {
        const scene::Vec2 a{s.a.x + s.a_offset.x, s.a.y + s.a_offset.y};
        const scene::Vec2 b{s.b.x + s.b_offset.x, s.b.y + s.b_offset.y};
        const float length = std::hypot(b.x - a.x, b.y - a.y), period = s.dash_px + s.gap_px;
        if (s.dash_px <= 0 || length <= 0) return list_.AddLine(at(a), at(b), packed(s.colour), s.width_px);
        const auto point = [&](float along) {
            const float share = std::clamp(along / length, 0.0F, 1.0F);
            return at({a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share});
        };
        for (float from = -std::fmod(s.along, period); from < length; from += period)
            if (from + s.dash_px > 0) list_.AddLine(point(from), point(from + s.dash_px), packed(s.colour), s.width_px);
    }

    void symbol(const scene::Symbol& s) {
        const scene::Vec2 place{s.anchor.x + s.offset.x, s.anchor.y + s.offset.y};
        const float r = s.half_size.x;
        if (r <= k_dot_px && s.edge_px == 0) return dot(at(place), r, packed(s.fill));
        if (s.edge_px > 0) shape(s, place, s.edge_px, s.edge);
        shape(s, place, 0, s.fill);
        const float rim = std::max(widgets_.px(1.3F), r * 0.2F);
        if (s.filling == scene::Filling::half) return right_half(s, place, -rim);
        if (s.filling != scene::Filling::solid) shape(s, place, -rim, s.edge);
        if (s.filling == scene::Filling::dotted)
            list_.AddCircleFilled(at(place), std::max(widgets_.px(1.2F), r * 0.2F), packed(s.fill));
    }

    void shape(const scene::Symbol& s, scene::Vec2 place, float grow, scene::Colour colour) {
        if (s.shape == scene::Shape::circle)
            return list_.AddCircleFilled(at(place), std::max(s.half_size.x + grow, 0.0F), packed(colour));
        const std::vector<scene::Vec2> corners = scene::symbol_corners(s, place, grow);
        if (s.shape == scene::Shape::star) return fan(corners, place, colour);
        for (const scene::Vec2 p : corners) list_.PathLineTo(at(p));
        list_.PathFillConvex(packed(colour));
    }

    /// A star has notches: its triangles meet in its middle.
    void fan(const std::vector<scene::Vec2>& corners, scene::Vec2 middle, scene::Colour colour) {
        for (std::size_t i = 0; i < corners.size(); ++i)
            list_.AddTriangleFilled(at(middle), at(corners[i]), at(corners[(i + 1) % corners.size()]), packed(colour));
    }

    void right_half(const scene::Symbol& s, scene::Vec2 place, float grow) {
        if (s.shape == scene::Shape::circle) {
            constexpr float k_quarter = 1.5707963F;
            list_.PathArcTo(at(place), std::max(s.half_size.x + grow, 0.0F), -k_quarter, k_quarter);
        } else {
            for (const scene::Vec2 p : scene::cut_left(scene::symbol_corners(s, place, grow), place.x))
                list_.PathLineTo(at(p));
        }
        list_.PathFillConvex(packed(s.edge));
    }

    /// In the face of the panel that is nearest in size.
    void text(const scene::TextRun& run) {
        const bool small = run.size_px < widgets_.px(k_small_below_em);
        const float height = small ? widgets_.small_line_height() : ImGui::GetTextLineHeight();
        const float x = corner_.x + run.anchor.x + run.start.x;
        const float y = std::round(corner_.y + run.anchor.y + run.box.y + (run.box.height - height) / 2);
        const auto write = [&](float dx, float dy, scene::Colour colour) {
            const unsigned rgb = unsigned{colour.r} << 16 | unsigned{colour.g} << 8 | colour.b;
            if (!small) return widgets_.draw_text(x + dx, y + dy, run.text, rgb);
            widgets_.draw_small_text(x + dx, y + dy, run.text, rgb, static_cast<float>(colour.a) / 255);
        };
        if (run.halo.a > 0)
            for (const auto& [dx, dy] : {std::pair(-1.0F, 0.0F), {1.0F, 0.0F}, {0.0F, -1.0F}, {0.0F, 1.0F}})
                write(dx * run.halo_px, dy * run.halo_px, run.halo);
        write(0, 0, run.colour);
    }

    Widgets& widgets_;
    ImDrawList& list_;
    scene::Vec2 corner_;
};

}  // namespace

void paint_scene(Widgets& widgets, const scene::Scene& scene, scene::Vec2 corner) {
    Painter painter(widgets, corner);
    for (const scene::Drawing& drawing : scene.stack)
        if (drawing.list) painter.paint(drawing);
}

}  // namespace ui
