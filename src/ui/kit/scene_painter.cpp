#include "kit/scene_painter.h"

#include <imgui.h>

namespace ui {
namespace {

constexpr float k_dot_px = 1.5F;  ///< a circle no larger is a square of pixels, and a crowd has a thousand of them

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
        for (std::uint32_t i = shape.first_index; i < shape.first_index + shape.index_count; ++i)
            list_.PrimVtx(at(from.fill_vertices[from.fill_indices[i]].position), uv, packed(style.colour));
    }

    void line(const scene::LineSegment& s) {
        list_.AddLine(at({s.a.x + s.a_offset.x, s.a.y + s.a_offset.y}),
                      at({s.b.x + s.b_offset.x, s.b.y + s.b_offset.y}), packed(s.colour), s.width_px);
    }

    void symbol(const scene::Symbol& s) {
        const ImVec2 middle = at({s.anchor.x + s.offset.x, s.anchor.y + s.offset.y});
        const float r = s.half_size.x;
        if (r <= k_dot_px && s.edge_px == 0)
            return list_.AddRectFilled({middle.x - r, middle.y - r}, {middle.x + r, middle.y + r}, packed(s.fill));
        if (s.edge_px > 0) list_.AddCircleFilled(middle, r + s.edge_px, packed(s.edge));
        list_.AddCircleFilled(middle, r, packed(s.fill));
    }

    void text(const scene::TextRun& run) {
        const unsigned rgb = unsigned{run.colour.r} << 16 | unsigned{run.colour.g} << 8 | run.colour.b;
        widgets_.draw_text(corner_.x + run.anchor.x + run.start.x,
                           corner_.y + run.anchor.y + run.box.y + (run.box.height - ImGui::GetTextLineHeight()) / 2,
                           run.text, rgb);
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
