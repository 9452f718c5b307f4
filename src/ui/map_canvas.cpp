// The map's own input. ImGui owns the drag (one invisible button), so it goes on outside the map and never starts on it
// when it began on a panel.
#include <GLFW/glfw3.h>
#include <cmath>
#include <imgui.h>

#include "panels.h"
#include "session/facts.h"

namespace ui {
namespace {

constexpr float k_click_slop_px = 4;   // logical: a press that moved less is a click
constexpr double k_wheel_step = 1.25;  // factor of a notch
constexpr double k_key_step = 1.4;
constexpr float k_key_pan_px = 80;  // logical

scene::Vec2 on_map(const PanelContext& c, ImVec2 window) {
    return {window.x - c.result.map.x, window.y - c.result.map.y};
}

scene::Vec2 middle(const PanelContext& c) { return {c.result.map.width / 2, c.result.map.height / 2}; }

/// Whether the press that is under way, or has just ended, ever left the place where it began.
bool dragged(const PanelContext& c) {
    const float slop = c.widgets.px(k_click_slop_px);
    return ImGui::GetIO().MouseDragMaxDistanceSqr[ImGuiMouseButton_Left] >= slop * slop;
}

void handle_drag(PanelContext& c) {
    if (!ImGui::IsItemActive() || !dragged(c)) return;
    c.result.map_moving = true;
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    // since the last time; the first time since the press, so that the map does not lag behind by the slop
    const ImVec2 travel = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0);
    ImGui::ResetMouseDragDelta(ImGuiMouseButton_Left);
    if (travel.x != 0 || travel.y != 0) c.push(session::PanBy{travel.x, travel.y});
}

void handle_pointer(PanelContext& c) {
    const ImGuiIO& io = ImGui::GetIO();
    const scene::Vec2 at = on_map(c, io.MousePos);
    if (!ImGui::IsItemHovered()) {
        if (c.session.pointer() && !ImGui::IsItemActive()) c.push(session::PointAt{});
        return;
    }
    if (!c.result.map_moving) c.push(session::PointAt{at});
    if (io.MouseWheel != 0) c.push(session::ZoomAt{std::pow(k_wheel_step, static_cast<double>(io.MouseWheel)), at});
    if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) c.push(session::ZoomAt{2, at});
    if (ImGui::IsItemDeactivated() && !dragged(c)) c.push(session::SelectAt{at});
}

void handle_view_keys(PanelContext& c) {
    const float step = c.widgets.px(k_key_pan_px);
    if (ImGui::IsKeyPressed(GLFW_KEY_LEFT)) c.push(session::PanBy{step, 0});
    if (ImGui::IsKeyPressed(GLFW_KEY_RIGHT)) c.push(session::PanBy{-step, 0});
    if (ImGui::IsKeyPressed(GLFW_KEY_UP)) c.push(session::PanBy{0, step});
    if (ImGui::IsKeyPressed(GLFW_KEY_DOWN)) c.push(session::PanBy{0, -step});
    if (ImGui::IsKeyPressed(GLFW_KEY_EQUAL) || ImGui::IsKeyPressed(GLFW_KEY_KP_ADD))
        c.push(session::ZoomAt{k_key_step, middle(c)});
    if (ImGui::IsKeyPressed(GLFW_KEY_MINUS) || ImGui::IsKeyPressed(GLFW_KEY_KP_SUBTRACT))
        c.push(session::ZoomAt{1 / k_key_step, middle(c)});
    if (ImGui::IsKeyPressed(GLFW_KEY_HOME, false)) c.push(session::FullExtent{});
}

void handle_command_keys(PanelContext& c) {
    if (ImGui::IsKeyPressed(GLFW_KEY_F, false)) c.push(session::ZoomToFeature{c.session.selected()});
    if (ImGui::IsKeyPressed(GLFW_KEY_TAB, false)) c.panels.panels_shown = !c.panels.panels_shown;
    if (ImGui::IsKeyPressed(GLFW_KEY_F1, false)) c.panels.help_shown = !c.panels.help_shown;
    if (ImGui::IsKeyPressed(GLFW_KEY_ESCAPE, false)) {
        if (c.panels.help_shown)
            c.panels.help_shown = false;
        else
            c.push(session::Select{});
    }
    const auto& indicators = c.session.plan().indicators;
    for (std::size_t i = 0; i < indicators.size() && i < 9; ++i)
        if (ImGui::IsKeyPressed(GLFW_KEY_1 + static_cast<int>(i), false))
            c.push(session::ShowIndicator{indicators[i].key});
}

void draw_hover_tip(PanelContext& c) {
    if (!ImGui::IsItemHovered() || c.result.map_moving || c.session.hovered().kind == scene::FeatureKind::none) return;
    c.widgets.tip(session::short_text(c.session.plan(), c.session.hovered(), c.session.options()));
}

}  // namespace

void draw_map_canvas(PanelContext& c) {
    ImGui::InvisibleButton("###map", ImVec2(c.result.map.width, c.result.map.height));
    c.widgets.record("map");
    handle_drag(c);
    handle_pointer(c);
    draw_hover_tip(c);
    if (!ImGui::GetIO().WantTextInput) {
        handle_view_keys(c);
        handle_command_keys(c);
    }
}

}  // namespace ui
