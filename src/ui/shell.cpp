#include "ui/shell.h"

#include <algorithm>
#include <cmath>
#include <imgui.h>

#include "panels.h"
#include "theme.h"

namespace ui {
namespace {

constexpr float k_top_height = 46;
constexpr float k_state_height = 30;
constexpr float k_splitter_width = 5;
constexpr float k_least_panel = 160;
constexpr float k_most_panel = 520;

constexpr ImGuiWindowFlags k_fixed = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                     ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings |
                                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNav;

/// Runs `draw` inside a window that fills `box`.
template <class Draw>
void panel(const char* id, const scene::Rect& box, ImGuiWindowFlags flags, Draw draw) {
    ImGui::SetNextWindowPos({box.x, box.y});
    ImGui::SetNextWindowSize({box.width, box.height});
    ImGui::Begin(id, nullptr, k_fixed | flags);
    draw();
    ImGui::End();
}

/// A strip between panel and map that changes the panel's width; `sign` +1: the panel is on its left.
void splitter(const char* id, const scene::Rect& box, float sign, float scale, float& width_logical) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2(1, 1));
    panel(id, box, ImGuiWindowFlags_NoScrollbar, [&] {
        ImGui::InvisibleButton("###grip", {box.width, box.height});
        const bool held = ImGui::IsItemActive();
        if (held || ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
        if (held)
            width_logical =
                std::clamp(width_logical + sign * ImGui::GetIO().MouseDelta.x / scale, k_least_panel, k_most_panel);
        const ImU32 colour = ImGui::GetColorU32(held ? ImGuiCol_SeparatorActive : ImGuiCol_Separator);
        const float x = std::floor(box.x + box.width / 2);
        ImGui::GetWindowDrawList()->AddLine({x, box.y}, {x, box.y + box.height}, colour);
    });
    ImGui::PopStyleVar(2);
}

struct Layout {
    scene::Rect top, left, left_grip, map, right_grip, right, state;
};

Layout lay_out(const PanelState& panels, float width, float height, float scale) {
    Layout l;
    const float top = std::round(k_top_height * scale);
    const float state = std::round(k_state_height * scale);
    const float grip = std::round(k_splitter_width * scale);
    const float middle = height - top - state;
    const float left = panels.panels_shown ? std::round(panels.left_width * scale) : 0;
    const float right = panels.panels_shown ? std::round(panels.right_width * scale) : 0;
    const float grip_now = panels.panels_shown ? grip : 0;
    l.top = {0, 0, width, top};
    l.left = {0, top, left, middle};
    l.left_grip = {left, top, grip_now, middle};
    l.right = {width - right, top, right, middle};
    l.right_grip = {width - right - grip_now, top, grip_now, middle};
    l.map = {left + grip_now, top, std::max(1.0F, width - left - right - 2 * grip_now), std::max(1.0F, middle)};
    l.state = {0, height - state, width, state};
    return l;
}

void draw_side_panels(PanelContext& context, const Layout& layout, float scale) {
    panel("###left", layout.left, 0, [&] { draw_layer_panel(context); });
    panel("###right", layout.right, 0, [&] { draw_inspector(context); });
    splitter("###left_grip", layout.left_grip, 1, scale, context.panels.left_width);
    splitter("###right_grip", layout.right_grip, -1, scale, context.panels.right_width);
}

void draw_help_window(PanelContext& context, float scale) {
    const scene::Rect& map = context.result.map;
    ImGui::SetNextWindowPos({map.x + map.width / 2, map.y + map.height / 2}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, scale);
    ImGui::Begin("###help", nullptr,
                 (k_fixed & ~ImGuiWindowFlags_NoBringToFrontOnFocus) | ImGuiWindowFlags_AlwaysAutoResize);
    draw_help(context);
    ImGui::End();
    ImGui::PopStyleVar();
}

}  // namespace

FrameResult draw_frame(const session::MapSession& session, PanelState& panels, FontAtlas& fonts, Probe& probe,
                       float width, float height, float scale) {
    FrameResult result;
    probe.clear();
    use_theme(session.options().theme, scale);
    ImGui::PushFont(fonts.body());
    const Layout layout = lay_out(panels, width, height, scale);
    const bool side_panels = panels.panels_shown;  // as laid out: a key may change it while this frame is drawn
    result.map = layout.map;
    Widgets widgets(fonts, probe, session.options().language, scale);
    PanelContext context{session, panels, widgets, result};
    const ImGuiWindowFlags bar = ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(12 * scale, 9 * scale));
    panel("###top", layout.top, bar, [&] { draw_top_bar(context); });
    ImGui::PopStyleVar();
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(12 * scale, 5 * scale));
    panel("###state", layout.state, bar, [&] { draw_state_line(context); });
    ImGui::PopStyleVar();
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    panel("###canvas", layout.map, bar | ImGuiWindowFlags_NoBackground, [&] {
        ImGui::PopStyleVar();
        draw_map_canvas(context);
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    });
    ImGui::PopStyleVar();
    if (side_panels) draw_side_panels(context, layout, scale);
    if (panels.help_shown) draw_help_window(context, scale);
    ImGui::PopFont();
    return result;
}

}  // namespace ui
