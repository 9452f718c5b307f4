// Shapes and colours of drawings for notes as buttons.
#include <array>
#include <cstdint>
#include <imgui.h>
#include <string>

#include "carto/note_colours.h"
#include "panels/panels.h"
#include "plan/note_details.h"
#include "session/actions.h"
#include "ui/map_edit_state.h"

namespace ui {
namespace {

struct Shape {
    plan::DrawnShape shape;
    Icon icon;
};
constexpr std::array k_shapes{Shape{plan::DrawnShape::arrow, Icon::arrow}, Shape{plan::DrawnShape::line, Icon::line},
                              Shape{plan::DrawnShape::freehand, Icon::freehand},
                              Shape{plan::DrawnShape::rectangle, Icon::rectangle}};
constexpr std::array k_colours{plan::DrawnColour::red, plan::DrawnColour::blue, plan::DrawnColour::green};

bool draws(const PanelContext& c, std::int64_t note, plan::DrawnShape shape) {
    return c.map_edit.notes.sketch && c.map_edit.notes.sketch->note == note && c.map_edit.notes.sketch->shape == shape;
}

void choose_shape(PanelContext& c, std::int64_t note, const Shape& shape) {
    const bool on = draws(c, note, shape.shape);
    const std::string words = c.name(plan::label(shape.shape));
    if (!c.widgets.icon_button("note/draw/" + std::string(plan::to_key(shape.shape)), shape.icon, words,
                               on ? ButtonLook::active : ButtonLook::framed))
        return;
    if (on) return c.map_edit.notes.sketch.reset();
    c.push(session::UseTool{session::Tool::select});
    c.map_edit.notes.sketch = NoteSketch{note, shape.shape, c.map_edit.notes.colour, {}};
}

void choose_colour(PanelContext& c, plan::DrawnColour colour) {
    const bool on = c.map_edit.notes.colour == colour;
    const std::string words = c.name(plan::label(colour));
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float side = ImGui::GetFrameHeight(), inset = c.widgets.px(6);
    if (c.widgets.button("note/draw/" + std::string(plan::to_key(colour)), " ",
                         on ? ButtonLook::active : ButtonLook::framed, side)) {
        c.map_edit.notes.colour = colour;
        if (c.map_edit.notes.sketch) c.map_edit.notes.sketch->colour = colour;
    }
    c.widgets.tip(words);
    const scene::Colour ink = carto::drawn_colour(colour);
    ImGui::GetWindowDrawList()->AddRectFilled({corner.x + inset, corner.y + inset},
                                              {corner.x + side - inset, corner.y + side - inset},
                                              IM_COL32(ink.r, ink.g, ink.b, 255), c.widgets.px(2));
}

}  // namespace

void draw_sketch_choice(PanelContext& c, std::int64_t note) {
    for (const Shape& shape : k_shapes) {
        choose_shape(c, note, shape);
        ImGui::SameLine(0, c.widgets.px(2));
    }
    ImGui::SameLine(0, c.widgets.px(8));
    for (const plan::DrawnColour colour : k_colours) {
        choose_colour(c, colour);
        if (colour != k_colours.back()) ImGui::SameLine(0, c.widgets.px(2));
    }
}

}  // namespace ui
