#include "map/map_furniture.h"

#include <algorithm>
#include <array>
#include <imgui.h>
#include <optional>
#include <string>
#include <vector>

#include "carto/options.h"
#include "frame/commands.h"
#include "frame/layout.h"
#include "frame/outbox.h"
#include "map/map_editing.h"
#include "scene/scene.h"
#include "session/actions.h"
#include "ui/frame_input.h"
#include "ui/kit/stops.h"
#include "ui/overlay_state.h"

namespace ui {
namespace {

constexpr float k_button_px = 18;  // logical
constexpr float k_slop_px = 4;     // a press that moved less is a click

/// Of the furniture that can be moved, device px of the map; the notes below the map cannot.
std::vector<scene::Rect> grounds(const PanelContext& c) {
    std::vector<scene::Rect> out;
    if (!has_legend(c) || !c.session.scene()) return out;
    out = c.session.scene()->grounds;
    if (!out.empty()) out.pop_back();
    return out;
}

bool on_legend(const PanelContext& c, scene::Vec2 at) {
    const std::vector<scene::Rect> all = grounds(c);
    return std::any_of(all.begin(), all.end(), [at](const scene::Rect& box) { return box.contains(at); });
}

carto::LegendCorner nearest_corner(const PanelContext& c, scene::Vec2 at) {
    const bool right = at.x > c.layout.map.width / 2, lower = at.y > c.layout.map.height / 2;
    if (lower) return right ? carto::LegendCorner::lower_right : carto::LegendCorner::lower_left;
    return right ? carto::LegendCorner::upper_right : carto::LegendCorner::upper_left;
}

/// The corner that a legend let go here would take.
void draw_goal(const PanelContext& c, scene::Vec2 at) {
    const scene::Rect& map = c.layout.map;
    const carto::LegendCorner corner = nearest_corner(c, at);
    const bool right = corner == carto::LegendCorner::upper_right || corner == carto::LegendCorner::lower_right;
    const bool lower = corner == carto::LegendCorner::lower_left || corner == carto::LegendCorner::lower_right;
    const float width = map.width / 4, height = map.height / 3, margin = c.widgets.px(6);
    const ImVec2 a{right ? map.right() - width - margin : map.x + margin,
                   lower ? map.bottom() - height - margin : map.y + margin};
    const ImVec2 b{a.x + width, a.y + height};
    ImGui::GetWindowDrawList()->AddRectFilled(a, b, to_abgr(c.widgets.palette().accent, 0.15F), c.widgets.px(4));
    ImGui::GetWindowDrawList()->AddRect(a, b, to_abgr(c.widgets.palette().accent), c.widgets.px(4), 0, c.widgets.px(2));
}

/// At the upper right of the title; in a band beside the north arrow.
scene::Rect button_box(const PanelContext& c) {
    const std::vector<scene::Rect> all = grounds(c);
    if (all.empty()) return {};
    const float size = c.widgets.px(k_button_px), inset = c.widgets.px(5);
    const bool band = all.front().width >= c.layout.map.width;
    const float right = all.front().right() - (band ? c.widgets.px(48) : inset);
    return {c.layout.map.x + right - size, c.layout.map.y + all.front().y + inset, size, size};
}

void draw_fold_button(PanelContext& c, const scene::Rect& box) {
    const bool folded = c.session.options().legend_folded;
    const ImVec2 pointer = ImGui::GetIO().MousePos;
    const bool hovered = ImGui::IsItemHovered() && box.contains({pointer.x, pointer.y});
    if (hovered)
        ImGui::GetWindowDrawList()->AddRectFilled({box.x, box.y}, {box.right(), box.bottom()},
                                                  ImGui::GetColorU32(ImGuiCol_ButtonHovered), c.widgets.px(3));
    const std::string sign = glyph(folded ? Icon::chevron_down : Icon::chevron_up);
    c.widgets.draw_text(box.x + (box.width - c.widgets.text_width(sign)) / 2,
                        box.y + (box.height - ImGui::GetTextLineHeight()) / 2, sign, c.widgets.palette().soft);
    c.widgets.record_box("legend/fold", box);
    if (hovered) c.widgets.tip(tip_of("legend/fold", c.widgets), true);
    c.widgets.stop_at("legend/fold", box, StopKind::button);
    if (c.widgets.pressed("legend/fold")) fold_legend(c);
}

/// Another press shows all classes again.
void highlight(PanelContext& c, const carto::LegendKey& row) {
    const bool again = c.session.options().highlighted == row;
    c.push(session::HighlightClass{again ? std::nullopt : std::optional(row)});
}

void draw_row_stops(PanelContext& c) {
    const std::vector<scene::LegendRow>& rows = c.session.scene()->legend_rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const scene::Rect& box = rows[i].box;
        const std::string key = "legend/row/" + std::to_string(i);
        c.widgets.stop_at(key, {c.layout.map.x + box.x, c.layout.map.y + box.y, box.width, box.height},
                          StopKind::button);
        if (!c.widgets.pressed(key)) continue;
        const scene::Vec2 middle{box.x + box.width / 2, box.y + box.height / 2};
        if (const auto row = c.session.legend_row_at(middle)) highlight(c, *row);
    }
}

/// What a ground leaves of `room` where it reaches from edge to edge; a card that floats on the map leaves all.
scene::Rect beside(const scene::Rect& room, const scene::Rect& ground) {
    const bool across = ground.width >= room.width, down = ground.height >= room.height;
    if (across && ground.y > room.y) return {room.x, room.y, room.width, ground.y - room.y};
    if (across) return {room.x, ground.bottom(), room.width, room.bottom() - ground.bottom()};
    if (down && ground.x > room.x) return {room.x, room.y, ground.x - room.x, room.height};
    if (down) return {ground.right(), room.y, room.right() - ground.right(), room.height};
    return room;
}

}  // namespace

bool has_legend(const PanelContext& c) {
    return !c.overlays.presenting && !c.session.shows_wall() &&
           c.session.options().furniture == carto::Furniture::window;
}

scene::Rect uncovered_map(const PanelContext& c) {
    const scene::Rect& map = c.layout.map;
    scene::Rect out{0, 0, map.width, map.height};
    if (c.session.scene()) {
        const std::vector<scene::Rect>& all = c.session.scene()->grounds;
        std::for_each(all.rbegin(), all.rend(), [&out](const scene::Rect& ground) { out = beside(out, ground); });
    }
    return {map.x + out.x, map.y + out.y, out.width, out.height};
}

bool drag_legend(PanelContext& c) {
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const ImGuiID id = ImGui::GetID("###legend_held");
    const scene::Vec2 at = pointer_on_map(c);
    if (ImGui::IsItemActivated()) storage->SetBool(id, on_legend(c, at));
    const bool held = storage->GetBool(id) && (ImGui::IsItemActive() || ImGui::IsItemDeactivated());
    const float slop = c.widgets.px(k_slop_px);
    if (!held || ImGui::GetIO().MouseDragMaxDistanceSqr[0] < slop * slop) return false;
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    if (c.session.options().legend_folded) return true;  // a band has no corner
    draw_goal(c, at);
    if (ImGui::IsItemDeactivated() && ImGui::IsItemHovered()) c.push(session::UseLegend{nearest_corner(c, at), false});
    return true;
}

void draw_legend_controls(PanelContext& c) {
    const scene::Rect button = button_box(c);
    if (button.width == 0) return;
    const Region before = c.widgets.in_region(Region::cards);
    draw_fold_button(c, button);
    draw_row_stops(c);
    c.widgets.in_region(before);
}

bool click_furniture(PanelContext& c, scene::Vec2 at) {
    const ToastState& toasts = c.overlays.toasts;
    const scene::Vec2 in_window{c.layout.map.x + at.x, c.layout.map.y + at.y};
    if (c.input.now_s < toasts.gone_until_s && toasts.gone.contains(in_window)) return true;
    if (button_box(c).contains(in_window)) {
        fold_legend(c);
        return true;
    }
    if (const auto row = c.session.legend_row_at(at)) {
        highlight(c, *row);
        return true;
    }
    return c.session.ground_at(at) != nullptr;
}

void fold_legend(PanelContext& c) {
    c.push(session::UseLegend{c.session.options().legend_corner, !c.session.options().legend_folded});
}

void next_legend_corner(PanelContext& c) {
    using carto::LegendCorner;
    constexpr std::array k_round{LegendCorner::automatic, LegendCorner::upper_left, LegendCorner::upper_right,
                                 LegendCorner::lower_right, LegendCorner::lower_left};
    const auto* now = std::find(k_round.begin(), k_round.end(), c.session.options().legend_corner);
    const auto* next = now + 1 == k_round.end() ? k_round.begin() : now + 1;
    c.push(session::UseLegend{*next, false});
}

void release_legend(PanelContext& c) { c.push(session::UseLegend{}); }

}  // namespace ui
