// The map's own input. ImGui owns the drag (one invisible button), so it goes on outside the map and never starts on it
// when it began on a panel.
#include <algorithm>
#include <cmath>
#include <imgui.h>
#include <string>
#include <vector>

#include "carto/choropleth.h"
#include "carto/layout.h"
#include "carto/options.h"
#include "carto/pick.h"
#include "frame/frame_notes.h"
#include "frame/layout.h"
#include "frame/outbox.h"
#include "kit/tip.h"
#include "map/compared_maps.h"
#include "map/context_menu.h"
#include "map/map.h"
#include "map/map_editing.h"
#include "map/map_furniture.h"
#include "map/measuring.h"
#include "map/note_moving.h"
#include "map/reach_edge.h"
#include "map/sketching.h"
#include "map/tracing.h"
#include "plan/feature_ref.h"
#include "plan/index.h"
#include "scene/scene.h"
#include "session/actions.h"
#include "session/comparison.h"
#include "session/facts.h"
#include "tools/measure_tool.h"
#include "ui/kit/keyboard_state.h"
#include "ui/map_edit_state.h"
#include "ui/overlay_state.h"

namespace ui {
namespace {

constexpr float k_click_slop_px = 4;   // logical: a press that moved less is a click
constexpr double k_wheel_step = 1.25;  // factor of a notch
constexpr double k_fine_wheel_step = 1.06;

scene::Vec2 on_map(const PanelContext& c, ImVec2 window) {
    return {window.x - c.layout.map.x, window.y - c.layout.map.y};
}

/// Whether the press that is under way, or has just ended, ever left the place where it began.
bool dragged(const PanelContext& c, ImGuiMouseButton button) {
    const float slop = c.widgets.px(k_click_slop_px);
    return ImGui::GetIO().MouseDragMaxDistanceSqr[button] >= slop * slop;
}

void pan(PanelContext& c, ImGuiMouseButton button) {
    c.out.drag_map();
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    // since the last time; the first time since the press, so that the map does not lag behind by the slop
    const ImVec2 travel = ImGui::GetMouseDragDelta(button, 0);
    ImGui::ResetMouseDragDelta(button);
    if (travel.x != 0 || travel.y != 0) c.push(session::PanBy{travel.x, travel.y});
}

/// The box that Shift and a drag draw, in device px of the map.
scene::Rect box_under_way(const PanelContext& c) {
    const ImGuiIO& io = ImGui::GetIO();
    const scene::Vec2 from = on_map(c, io.MouseClickedPos[ImGuiMouseButton_Left]);
    const scene::Vec2 to = on_map(c, io.MousePos);
    return {std::min(from.x, to.x), std::min(from.y, to.y), std::abs(to.x - from.x), std::abs(to.y - from.y)};
}

/// Whether Shift was down when the press began: kept by ImGui for as long as the press lasts.
bool draws_box() {
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const ImGuiID id = ImGui::GetID("###box");
    if (ImGui::IsItemActivated()) storage->SetBool(id, ImGui::GetIO().KeyShift);
    return storage->GetBool(id);
}

void draw_box(const PanelContext& c) {
    const scene::Rect box = box_under_way(c);
    const ImVec2 a{c.layout.map.x + box.x, c.layout.map.y + box.y};
    const ImVec2 b{a.x + box.width, a.y + box.height};
    ImGui::GetWindowDrawList()->AddRectFilled(a, b, to_abgr(c.widgets.palette().accent, 0.15F));
    ImGui::GetWindowDrawList()->AddRect(a, b, to_abgr(c.widgets.palette().accent), 0, 0, c.widgets.px(1.5F));
}

void click(PanelContext& c, scene::Vec2 at) {
    const bool second = ImGui::GetIO().MouseClickedLastCount[ImGuiMouseButton_Left] > 1;
    if (click_furniture(c, at)) return;
    if (is_measuring(c)) return measure_by_pointer(c, second ? MeasurePress::second_click : MeasurePress::click, at);
    if (is_tracing(c)) return second ? void() : trace_by_pointer(c, at);
    if (place_by_click(c, at) || move_note_by_click(c, at)) return;
    click_wall(c, at);
    const ImGuiIO& io = ImGui::GetIO();
    const session::Joining joining = io.KeyCtrl    ? session::Joining::toggle
                                     : io.KeyShift ? session::Joining::add
                                                   : session::Joining::replace;
    c.push(session::SelectAt{at, joining});
}

void handle_left_button(PanelContext& c) {
    const bool box = draws_box();
    if (sketch_by_hand(c)) return;
    if (drag_split(c) || drag_legend(c) || drag_carriers(c) || drag_reach_edge(c)) return;
    const bool moved = dragged(c, ImGuiMouseButton_Left);
    if (ImGui::IsItemActive() && moved) {
        if (box)
            draw_box(c);
        else
            pan(c, ImGuiMouseButton_Left);
    }
    if (!ImGui::IsItemDeactivated()) return;
    if (moved && box) c.push(session::ZoomToBox{box_under_way(c)});
    if (!moved && ImGui::IsItemHovered()) click(c, on_map(c, ImGui::GetIO().MousePos));
}

void handle_middle_button(PanelContext& c) {
    if (ImGui::IsItemHovered() && ImGui::IsMouseDragging(ImGuiMouseButton_Middle, c.widgets.px(k_click_slop_px)))
        pan(c, ImGuiMouseButton_Middle);
}

/// By more than what is lost on the way through its coordinates.
bool pointer_is_elsewhere(const PanelContext& c, scene::Vec2 at) {
    if (!c.session.pointer()) return true;
    if (c.session.shows_wall()) return false;  // every cell has such a place
    const scene::Vec2 last = c.session.on_screen(*c.session.pointer());
    return std::abs(last.x - at.x) > 1 || std::abs(last.y - at.y) > 1;
}

void handle_pointer(PanelContext& c) {
    const ImGuiIO& io = ImGui::GetIO();
    const scene::Vec2 at = on_map(c, io.MousePos);
    c.notes.map_hovered = ImGui::IsItemHovered() || ImGui::IsItemActive();
    if (!ImGui::IsItemHovered()) {
        if (c.session.pointer() && !ImGui::IsItemActive()) c.push(session::PointAt{});
        return;
    }
    // a drag that was given up left it elsewhere; after a key what it rests on is not what is meant
    const bool moved = io.MouseDelta.x != 0 || io.MouseDelta.y != 0 || pointer_is_elsewhere(c, at);
    const bool hovers = c.session.hovered().kind != plan::FeatureKind::none;
    if (moved && !c.out.map_is_dragged() && !c.map_edit.drag)
        c.push(session::PointAt{at});
    else if (c.keyboard.tips_rest && hovers)
        c.push(session::PointAtFeature{});
    const double step = io.KeyCtrl ? k_fine_wheel_step : k_wheel_step;
    if (io.MouseWheel != 0) c.push(session::ZoomAt{std::pow(step, static_cast<double>(io.MouseWheel)), at});
    if (io.MouseWheelH != 0) c.push(session::PanBy{io.MouseWheelH * c.widgets.px(30), 0});
    if (!ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) || is_sketching(c)) return;
    if (is_measuring(c))
        measure_by_pointer(c, MeasurePress::double_click, at);
    else if (is_tracing(c))
        return;
    else if (c.session.shows_wall())
        open_from_wall(c, at);
    else
        c.push(session::ZoomAt{2, at});
}

std::string names_of_row(const PanelContext& c, const carto::Choropleth& map, const carto::LegendKey& row) {
    std::string names;
    for (const carto::AreaValue& a : map.areas)
        if (carto::legend_key(a) == row) names += (names.empty() ? "" : c.say(", ")) + c.name(a.area->name);
    return names.empty() ? std::string(c.say("No area")) : names;
}

/// The areas of a row of the legend; of two maps that are compared, and of a wall's, each on a line of its own.
std::string row_text(const PanelContext& c, const carto::LegendKey& row) {
    std::string text;
    for (const carto::MapFrame& part : c.session.maps()) {
        const carto::Choropleth map = carto::make_choropleth(c.session.index(), part.options);
        if (map.indicator == nullptr) continue;
        if (c.session.shows_wall()) text += c.name(map.indicator->short_name) + "  ";
        if (c.session.comparing())
            text += session::shown_text(c.session.index(), {part.options.measure, part.options.year},
                                        c.widgets.language()) +
                    "  ";
        text += names_of_row(c, map, row) + "\n";
    }
    return text + c.say("A click shows these alone, another all of them.");
}

/// Where the map says what is pointed at, device px of the window.
std::vector<scene::Rect> names_of_hovered(const PanelContext& c) {
    std::vector<scene::Rect> out;
    if (!c.session.scene()) return out;
    for (const scene::LabelReport& label : c.session.scene()->labels)
        if (label.placed && label.pick == carto::to_pick(c.session.hovered()))
            out.push_back(
                {c.layout.map.x + label.box.x, c.layout.map.y + label.box.y, label.box.width, label.box.height});
    return out;
}

void draw_hover_tip(PanelContext& c) {
    const bool idle =
        ImGui::IsItemHovered() && !c.out.map_is_dragged() && !ImGui::IsItemActive() && c.map_edit.aim == Aim::none;
    if (!idle || c.session.tool() != session::Tool::select || is_sketching(c) || is_moving_note(c)) return;
    if (const auto row = c.session.legend_row_at(on_map(c, ImGui::GetIO().MousePos)); row && !c.overlays.presenting)
        return c.widgets.tip(row_text(c, *row), true);
    if (c.session.hovered().kind == plan::FeatureKind::none || c.overlays.presenting) return;
    const carto::MapOptions& shown = c.session.options_at(on_map(c, ImGui::GetIO().MousePos));
    const std::string text = session::short_text(c.session.index(), c.session.hovered(), shown);
    if (!text.empty() && !c.keyboard.tips_rest) draw_tip_at_pointer(c.widgets, text, names_of_hovered(c));
}

}  // namespace

void draw_map_canvas(PanelContext& c) {
    keep_map_editing(c);
    ImGui::InvisibleButton("###map", ImVec2(c.layout.map.width, c.layout.map.height));
    c.widgets.record("map");
    handle_left_button(c);
    handle_middle_button(c);
    handle_pointer(c);
    draw_hover_tip(c);
    open_context_menu_by_click(c);
    draw_legend_controls(c);
    draw_context_menu(c);
}

}  // namespace ui
