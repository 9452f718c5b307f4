#include "ui/shell.h"

#include <GLFW/glfw3.h>
#include <algorithm>
#include <cmath>
#include <imgui.h>

#include "commands.h"
#include "compared_maps.h"
#include "map_editing.h"
#include "map_furniture.h"
#include "panels.h"
#include "theme.h"

namespace ui {
namespace {

constexpr float k_least_side = 200, k_most_side = 560;  // logical px
constexpr float k_least_dock = 110, k_most_dock = 620;

constexpr ImGuiWindowFlags k_fixed = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                     ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings |
                                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNavFocus;
constexpr ImGuiWindowFlags k_bar = ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;

/// Runs `draw` inside a window that fills `box`; not at all where the box has no size.
template <class Draw>
void panel(const char* id, const scene::Rect& box, ImVec2 padding, ImGuiWindowFlags flags, Draw draw) {
    if (box.width < 1 || box.height < 1) return;
    ImGui::SetNextWindowPos({box.x, box.y});
    ImGui::SetNextWindowSize({box.width, box.height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
    ImGui::Begin(id, nullptr, k_fixed | flags);
    ImGui::PopStyleVar();
    draw();
    ImGui::End();
}

struct Splitter {
    const char* key;
    const scene::Rect& box;
    bool upright;       ///< between panels side by side
    float sign;         ///< +1: the panel lies before it
    float least, most;  ///< logical px
};

/// A strip between panel and map that changes the panel's size.
void draw_splitter(FrameParts& parts, const Splitter& s, float& size_logical) {
    panel(s.key, s.box, {0, 0}, k_bar, [&] {
        ImGui::InvisibleButton("###grip", {s.box.width, s.box.height});
        parts.widgets.record(s.key);
        const bool held = ImGui::IsItemActive();
        if (held || ImGui::IsItemHovered())
            ImGui::SetMouseCursor(s.upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
        const ImVec2 moved = ImGui::GetIO().MouseDelta;
        if (held)
            size_logical = std::clamp(size_logical + s.sign * (s.upright ? moved.x : moved.y) / parts.input.scale,
                                      s.least, s.most);
        const ImU32 colour = ImGui::GetColorU32(held ? ImGuiCol_SeparatorActive : ImGuiCol_Separator);
        const float x = std::floor(s.box.x + s.box.width / 2), y = std::floor(s.box.y + s.box.height / 2);
        if (s.upright)
            ImGui::GetWindowDrawList()->AddLine({x, s.box.y}, {x, s.box.bottom()}, colour);
        else
            ImGui::GetWindowDrawList()->AddLine({s.box.x, y}, {s.box.right(), y}, colour);
    });
}

void draw_splitters(PanelContext& c) {
    const Layout& l = c.layout;
    draw_splitter(c, {"left_grip", l.left_grip, true, 1, k_least_side, k_most_side}, c.panels.left_width);
    draw_splitter(c, {"right_grip", l.right_grip, true, -1, k_least_side, k_most_side}, c.panels.right_width);
    draw_splitter(c, {"dock_grip", l.dock_grip, false, -1, k_least_dock, k_most_dock}, c.panels.dock_height);
}

/// Lines under the top bar and over the state line.
void draw_edges(const Layout& layout) {
    ImDrawList* list = ImGui::GetForegroundDrawList();
    const ImU32 colour = ImGui::GetColorU32(ImGuiCol_Separator);
    if (layout.top.height > 0)
        list->AddLine({0, layout.top.bottom() - 0.5F}, {layout.top.width, layout.top.bottom() - 0.5F}, colour);
    if (layout.state.height > 0)
        list->AddLine({0, layout.state.y + 0.5F}, {layout.state.width, layout.state.y + 0.5F}, colour);
}

void draw_panels(PanelContext& c) {
    const Layout& l = c.layout;
    const auto px = [&](float logical) { return c.widgets.px(logical); };
    const unsigned bar = to_abgr(c.widgets.palette().bar);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, bar);
    panel("###top", l.top, {px(12), std::round((l.top.height - ImGui::GetFrameHeight()) / 2)}, k_bar,
          [&] { draw_top_bar(c); });
    panel("###state", l.state, {px(12), std::round((l.state.height - ImGui::GetTextLineHeight()) / 2)}, k_bar,
          [&] { draw_state_line(c); });
    ImGui::PopStyleColor();
    panel("###canvas", l.map, {0, 0}, k_bar | ImGuiWindowFlags_NoBackground, [&] {
        draw_map_canvas(c);
        draw_map_overlay(c);
        draw_map_editing(c);
    });
    panel("###left", l.left, {px(12), px(10)}, 0, [&] { draw_left_panel(c); });
    panel("###right", l.right, {px(14), px(10)}, 0, [&] { draw_inspector(c); });
    panel("###dock", l.dock, {px(8), px(6)}, k_bar, [&] { draw_dock(c); });
    draw_splitters(c);
}

void draw_project(PanelContext& c) {
    const bool typing = ImGui::GetIO().WantTextInput;
    draw_panels(c);
    draw_overlay(c);
    draw_past_positions(c);
    draw_toasts(c, place_toasts(c));
    if (!c.map_hovered && c.pointed != c.session.hovered()) c.push(session::PointAtFeature{c.pointed});
    draw_edges(c.layout);
    // last: a window that a key opens does not take that key in the same frame
    run_pressed_commands(c, typing);
    show_waiting_import(c);
    watch_flip_key(c);
}

void draw_without_project(FrameParts& parts) {
    parts.result.map = {};
    draw_start_screen(parts);
    if (parts.overlays.open == Overlay::log) draw_log(parts);
    if (parts.overlays.open == Overlay::file) draw_file_window(parts);
    const float margin = parts.widgets.px(12), width = std::min(parts.widgets.px(380), parts.input.width - 2 * margin);
    draw_toasts(parts, {parts.input.width - margin - width, 0, width, parts.input.height - margin});
}

}  // namespace

std::string_view to_key(DockTab tab) {
    constexpr std::array<std::string_view, k_dock_tabs.size()> k_keys{"areas", "carriers", "values", "ranking",
                                                                      "years", "city",     "strip",  "history"};
    return k_keys[static_cast<std::size_t>(tab)];
}

bool key_pressed(const FrameInput& input, int key) {
    return std::any_of(input.keys.begin(), input.keys.end(), [key](const KeyPress& k) { return k.key == key; });
}

FrameResult draw_frame(const session::MapSession* session, const session::Coordinates& coordinates, PanelState& panels,
                       OverlayState& overlays, FontAtlas& fonts, Probe& probe, const FrameInput& input) {
    FrameResult result;
    probe.clear();
    const carto::ThemeName theme = session != nullptr ? session->options().theme : input.theme;
    const base::Language language = session != nullptr ? session->options().language : input.language;
    use_theme(theme, input.scale);
    ImGui::PushFont(fonts.body());
    Widgets widgets(fonts, probe, language, palette(theme), input.scale, key_pressed(input, GLFW_KEY_ESCAPE));
    if (session != nullptr) {
        // the layout holds for the whole frame, even when a key in it shows or hides the panels
        const Layout layout = lay_out(panels, overlays.presenting, input.width, input.height, input.scale);
        result.map = layout.map;
        PanelContext context{
            {overlays, widgets, input, result}, *session, coordinates, panels, layout, {}, {}, false, false};
        draw_project(context);
    } else {
        FrameParts parts{overlays, widgets, input, result};
        draw_without_project(parts);
    }
    ImGui::PopFont();
    return result;
}

}  // namespace ui
