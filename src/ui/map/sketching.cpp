#include "map/sketching.h"

#include <cmath>
#include <imgui.h>
#include <numbers>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "carto/note_colours.h"
#include "frame/editing.h"
#include "frame/layout.h"
#include "map/map_editing.h"
#include "map/map_furniture.h"
#include "plan/feature_ref.h"
#include "plan/index.h"
#include "plan/note_details.h"
#include "scene/scene.h"
#include "session/edit_actions.h"
#include "tools/sketch_tool.h"
#include "ui/kit/key_press.h"
#include "ui/kit/keyboard_state.h"
#include "ui/kit/stops.h"
#include "ui/map_edit_state.h"
#include "ui/overlay_state.h"

namespace ui {
namespace {

// logical px
constexpr float k_click_slop_px = 4, k_width = 2.5F, k_arrow = 12, k_foot = 34;
constexpr double k_tolerance_px = 1.5;

/// The note may be gone, by undo or by a merge.
void end_what_cannot_go_on(PanelContext& c) {
    std::optional<NoteSketch>& sketch = c.map_edit.notes.sketch;
    if (sketch && (c.session.index().note(plan::note_ref(sketch->note)) == nullptr || !can_write_notes(c)))
        sketch.reset();
}

scene::Vec2 middle_of_map(const PanelContext& c) { return {c.layout.map.width / 2, c.layout.map.height / 2}; }

bool presses_enter(const PanelContext& c) {
    const bool enter = key_pressed(c.input, Key::enter) || key_pressed(c.input, Key::pad_enter);
    return enter && c.keyboard.now == Region::map && !ImGui::GetIO().WantTextInput;
}

/// Enter takes the middle of the map; at the same place again, or among points that were clicked, it ends the line.
void take_enter(const PanelContext& c, NoteSketch& sketch, SketchInput& in) {
    constexpr float k_same_px = 2;  // logical
    if (sketch.course.empty()) sketch.by_key = true;
    bool ends = !sketch.by_key;
    if (sketch.shape == plan::DrawnShape::line && sketch.course.size() >= 2) {
        const scene::Vec2 last = c.session.on_screen(sketch.course[sketch.course.size() - 2]), now = middle_of_map(c);
        ends = ends || std::hypot(last.x - now.x, last.y - now.y) <= c.widgets.px(k_same_px);
    }
    in.ends = in.ends || ends;
    in.pressed = in.released = true;
    in.travelled = false;
}

SketchInput hand_of(const PanelContext& c, NoteSketch& sketch) {
    const ImGuiIO& io = ImGui::GetIO();
    const float slop = c.widgets.px(k_click_slop_px);
    SketchInput in;
    in.pressed = ImGui::IsItemActivated();
    in.released = ImGui::IsItemDeactivated();
    in.travelled = io.MouseDragMaxDistanceSqr[ImGuiMouseButton_Left] >= slop * slop;
    in.ends = ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
    if (in.pressed) sketch.by_key = false;
    if (presses_enter(c)) take_enter(c, sketch, in);
    in.at = c.session.position_at(sketch.by_key ? middle_of_map(c) : pointer_on_map(c));
    in.tolerance_m = k_tolerance_px * static_cast<double>(c.widgets.px(1)) / c.session.camera().pixels_per_metre;
    return in;
}

std::vector<ImVec2> on_window(const PanelContext& c, const NoteSketch& sketch) {
    std::vector<ImVec2> line;
    for (const geo::LonLat& position : sketch.course) {
        const scene::Vec2 p = window_place(c, position);
        line.emplace_back(p.x, p.y);
    }
    if (sketch.shape != plan::DrawnShape::rectangle || line.size() < 2) return line;
    const ImVec2 a = line.front(), b = line.back();
    return {a, {b.x, a.y}, b, {a.x, b.y}, a};
}

void draw_head(const PanelContext& c, const std::vector<ImVec2>& line, unsigned colour) {
    const ImVec2 tip = line.back(), from = line[line.size() - 2];
    if (tip.x == from.x && tip.y == from.y) return;
    const float way = std::atan2(tip.y - from.y, tip.x - from.x), length = c.widgets.px(k_arrow);
    for (const float side : {-1.0F, 1.0F}) {
        const float angle = way + side * std::numbers::pi_v<float> * 5 / 6;
        ImGui::GetWindowDrawList()->AddLine(tip, {tip.x + length * std::cos(angle), tip.y + length * std::sin(angle)},
                                            colour, c.widgets.px(k_width));
    }
}

void draw_course(const PanelContext& c, const NoteSketch& sketch) {
    const std::vector<ImVec2> line = on_window(c, sketch);
    if (line.size() < 2) return;
    const scene::Rect map = uncovered_map(c);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushClipRect({map.x, map.y}, {map.right(), map.bottom()}, true);
    const scene::Colour ink = carto::drawn_colour(sketch.colour);
    const unsigned colour = IM_COL32(ink.r, ink.g, ink.b, 255);
    list->AddPolyline(line.data(), static_cast<int>(line.size()), to_abgr(0xFFFFFF), 0, c.widgets.px(k_width + 2.5F));
    list->AddPolyline(line.data(), static_cast<int>(line.size()), colour, 0, c.widgets.px(k_width));
    if (sketch.shape == plan::DrawnShape::arrow) draw_head(c, line, colour);
    list->PopClipRect();
}

/// Where Enter takes the next point.
void draw_cross(const PanelContext& c) {
    if (!c.keyboard.tips_rest) return;
    const scene::Vec2 middle = middle_of_map(c);
    const ImVec2 at{std::round(c.layout.map.x + middle.x), std::round(c.layout.map.y + middle.y)};
    const float arm = c.widgets.px(12);
    for (const auto& [colour, width] : {std::pair{0xFFFFFFU, 4.0F}, std::pair{0xC2185BU, 2.0F}}) {
        ImDrawList* list = ImGui::GetWindowDrawList();
        list->AddLine({at.x - arm, at.y}, {at.x + arm, at.y}, to_abgr(colour), c.widgets.px(width));
        list->AddLine({at.x, at.y - arm}, {at.x, at.y + arm}, to_abgr(colour), c.widgets.px(width));
    }
}

const char* hint_for(plan::DrawnShape shape) {
    switch (shape) {
        case plan::DrawnShape::arrow: return base::mark("Drag to what it points at");
        case plan::DrawnShape::line: return base::mark("Drag, or click its points; a double click ends it");
        case plan::DrawnShape::freehand: return base::mark("Drag along the line");
        case plan::DrawnShape::rectangle: return base::mark("Drag from corner to corner");
    }
    return "";
}

void draw_card(PanelContext& c, const NoteSketch& sketch) {
    const scene::Rect& map = c.layout.map;
    const float margin = c.widgets.px(12);
    ImGui::SetNextWindowPos({map.right() - margin, map.bottom() - c.widgets.px(k_foot)}, ImGuiCond_Always, {1, 1});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, c.widgets.px(6));
    ImGui::PushStyleColor(ImGuiCol_WindowBg, to_abgr(c.widgets.palette().field));
    ImGui::Begin("###sketch_card", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_AlwaysAutoResize |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
    ImGui::AlignTextToFramePadding();
    c.widgets.text(c.name(plan::label(sketch.shape)) + c.say(": ") + c.say(hint_for(sketch.shape)));
    ImGui::SameLine(0, c.widgets.px(10));
    if (c.widgets.icon_button("sketch/close", Icon::close, c.say("Leave the tool  [Esc]")))
        c.map_edit.notes.sketch.reset();
    if (c.keyboard.tips_rest && sketch.shape != plan::DrawnShape::freehand)
        c.widgets.soft_text(c.say("By keyboard: arrows move the map under the cross, Enter takes its place."));
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
}

}  // namespace

bool is_sketching(const PanelContext& c) { return c.map_edit.notes.sketch.has_value() && !c.session.shows_wall(); }

bool sketch_by_hand(PanelContext& c) {
    end_what_cannot_go_on(c);
    if (!is_sketching(c)) return false;
    if (const auto drawing = step_sketch(*c.map_edit.notes.sketch, hand_of(c, *c.map_edit.notes.sketch)))
        edit_unlocked(c, session::DrawForNote{*drawing});
    return true;
}

void cancel_sketch(PanelContext& c) {
    if (!drop_begun(*c.map_edit.notes.sketch)) c.map_edit.notes.sketch.reset();
}

void draw_sketching(PanelContext& c) {
    if (!is_sketching(c)) return;
    draw_course(c, *c.map_edit.notes.sketch);
    draw_cross(c);
    draw_card(c, *c.map_edit.notes.sketch);
}

}  // namespace ui
