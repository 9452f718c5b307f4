#include "ui/shell.h"

#include <algorithm>
#include <cmath>
#include <imgui.h>
#include <imgui_internal.h>
#include <string>
#include <vector>

#include "carto/options.h"
#include "frame/commands.h"
#include "frame/frame_notes.h"
#include "frame/layout.h"
#include "frame/outbox.h"
#include "frame/panel_context.h"
#include "kit/keyboard.h"
#include "kit/theme.h"
#include "map/compared_maps.h"
#include "map/map.h"
#include "map/map_editing.h"
#include "panels/panels.h"
#include "panels/value_table.h"
#include "scene/scene.h"
#include "session/actions.h"
#include "session/map_session.h"
#include "shell/presenting.h"
#include "ui/form_state.h"
#include "ui/frame_input.h"
#include "ui/grid_state.h"
#include "ui/kit/font_atlas.h"
#include "ui/kit/key_press.h"
#include "ui/kit/keyboard_state.h"
#include "ui/kit/probe.h"
#include "ui/kit/stops.h"
#include "ui/map_edit_state.h"
#include "ui/overlay_state.h"
#include "ui/panel_state.h"
#include "ui/revealed.h"
#include "ui/story_state.h"
#include "windows/toast_place.h"
#include "windows/windows.h"

namespace ui {
namespace {

constexpr float k_least_side = 200, k_most_side = 560;  // logical px
constexpr float k_least_dock = 110, k_most_dock = 620;
constexpr float k_grip_step = 16;  // by a key

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
        parts.widgets.stop(s.key, s.upright ? StopKind::range : StopKind::upright);
        const bool held = ImGui::IsItemActive();
        if (held || ImGui::IsItemHovered())
            ImGui::SetMouseCursor(s.upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
        const ImVec2 delta = ImGui::GetIO().MouseDelta;
        const float dragged = held ? (s.upright ? delta.x : delta.y) / parts.input.scale : 0;
        const float moved = dragged + static_cast<float>(parts.widgets.steps(s.key)) * k_grip_step;
        if (moved != 0) size_logical = std::clamp(size_logical + s.sign * moved, s.least, s.most);
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
    c.widgets.in_region(Region::left);
    draw_splitter(c, {"left_grip", l.left_grip, true, 1, k_least_side, k_most_side}, c.panels.left_width);
    c.widgets.in_region(Region::right);
    draw_splitter(c, {"right_grip", l.right_grip, true, -1, k_least_side, k_most_side}, c.panels.right_width);
    c.widgets.in_region(Region::dock);
    draw_splitter(c, {"dock_grip", l.dock_grip, false, -1, k_least_dock, k_most_dock}, c.panels.height_of_dock());
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
    c.widgets.in_region(Region::top);
    panel("###top", l.top, {px(12), std::round((l.top.height - ImGui::GetFrameHeight()) / 2)}, k_bar,
          [&] { draw_top_bar(c); });
    c.widgets.in_region(Region::state);
    panel("###state", l.state, {px(12), std::round((l.state.height - ImGui::GetTextLineHeight()) / 2)}, k_bar,
          [&] { draw_state_line(c); });
    ImGui::PopStyleColor();
    panel("###canvas", l.map, {0, 0}, k_bar | ImGuiWindowFlags_NoBackground, [&] {
        c.widgets.in_region(Region::map);
        draw_map_canvas(c);
        c.widgets.in_region(Region::cards);
        draw_map_overlay(c);
        draw_map_editing(c);
    });
    c.widgets.in_region(Region::left);
    panel("###left", l.left, {px(12), px(10)}, ImGuiWindowFlags_NoBackground, [&] { draw_left_panel(c); });
    c.widgets.in_region(Region::right);
    panel("###right", l.right, {px(14), px(10)}, ImGuiWindowFlags_NoBackground, [&] {
        if (c.panels.story_shown)
            draw_story(c);
        else
            draw_inspector(c);
    });
    c.widgets.in_region(Region::dock);
    panel("###dock", l.dock, {px(8), px(6)}, k_bar | ImGuiWindowFlags_NoBackground, [&] { draw_dock(c); });
    draw_splitters(c);
}

/// What lies over the map keeps its keys to itself, as a text field does.
bool keeps_keys(const PanelContext& c) { return ImGui::GetIO().WantTextInput || c.overlays.open != Overlay::none; }

void draw_project(PanelContext& c) {
    begin_wished_story(c);
    if (c.overlays.presentation.story) return draw_presented_story(c);
    const bool typing = keeps_keys(c);
    draw_panels(c);
    draw_open_window(c);
    draw_past_positions(c);
    draw_toasts(c, place_toasts(c));
    if (!c.notes.map_hovered && c.notes.pointed != c.session.hovered())
        c.push(session::PointAtFeature{c.notes.pointed});
    draw_edges(c.layout);
    // last: a window that a key opens does not take that key in the same frame
    run_pressed_commands(c, typing);
    show_waiting_import(c);
    watch_flip_key(c);
}

void draw_without_project(FrameParts& parts) {
    draw_start_screen(parts);
    draw_open_window_alone(parts);
    const float margin = parts.widgets.px(12),
                width = std::min(parts.widgets.px(k_toast_width), parts.input.width - 2 * margin);
    draw_toasts(parts, {parts.input.width - margin - width, 0, width, parts.input.height - margin});
}

}  // namespace

namespace {

/// The keys that do not lead or use the focus of the keyboard.
std::vector<KeyPress> keys_of_panels(const FrameInput& input, const PanelState& panels, OverlayState& overlays,
                                     bool has_map) {
    const ImGuiIO& io = ImGui::GetIO();
    KeyboardState& keyboard = overlays.keyboard;
    KeyboardCircumstances now;
    now.popup = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
    now.overlay = overlays.open != Overlay::none;
    now.typing = io.WantTextInput;
    now.has_map = has_map;
    now.grid_keys = grid_has_keys(panels, overlays.grid, map_is_free(overlays));
    now.clicked = std::find(std::begin(io.MouseClicked), std::end(io.MouseClicked), true) != std::end(io.MouseClicked);
    for (const ImWchar letter : io.InputQueueCharacters) now.letters += static_cast<char32_t>(letter);
    if (now.clicked || io.MouseDelta.x != 0 || io.MouseDelta.y != 0) keyboard.tips_rest = false;
    const std::string before = keyboard.focused();
    const Region region = keyboard.region;
    if (overlays.presentation.story) return input.keys;
    std::vector<KeyPress> keys = take_focus_keys(keyboard, now, input.keys);
    const bool left_field = before != keyboard.focused() || region != keyboard.region || !keyboard.arrived.empty();
    if (now.typing && left_field) ImGui::ClearActiveID();
    return keys;
}

}  // namespace

FrameResult draw_frame(const session::MapSession* session, const session::Coordinates& coordinates, PanelState& panels,
                       OverlayState& overlays, FontAtlas& fonts, Probe& probe, const FrameInput& given) {
    FrameResult result;
    Outbox outbox(result);
    FrameInput input = given;
    input.keys = keys_of_panels(given, panels, overlays, session != nullptr);
    probe.clear();
    const bool dark = session != nullptr ? session->options().theme == carto::ThemeName::dark : input.dark;
    const base::Language language = session != nullptr ? session->options().language : input.language;
    use_theme(dark, input.scale);
    result.ground = palette(dark).ground;
    ImGui::PushFont(fonts.body());
    Widgets widgets(fonts, probe, overlays.keyboard, language, palette(dark), input.scale,
                    key_pressed(input, Key::escape));
    if (session != nullptr) {
        // the layout holds for the whole frame, even when a key in it shows or hides the panels
        const Layout layout = lay_out(panels, overlays.presenting, input.width, input.height, input.scale);
        result.map = layout.map;
        const Reader reader(*session, input.edit);
        FrameNotes notes;
        PanelContext context{{overlays, widgets, input, outbox},
                             reader,
                             coordinates,
                             panels,
                             layout,
                             notes,
                             overlays.form,
                             overlays.history,
                             overlays.grid,
                             overlays.keyboard,
                             overlays.map_edit,
                             overlays.revealed,
                             overlays.story};
        draw_project(context);
    } else {
        FrameParts parts{overlays, widgets, input, outbox};
        draw_without_project(parts);
    }
    ImGui::PopFont();
    return result;
}

}  // namespace ui
