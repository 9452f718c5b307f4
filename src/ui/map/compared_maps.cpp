#include "map/compared_maps.h"

#include <algorithm>
#include <cmath>
#include <imgui.h>
#include <optional>
#include <string>
#include <vector>

#include "carto/layout.h"
#include "carto/options.h"
#include "frame/commands.h"
#include "frame/layout.h"
#include "frame/outbox.h"
#include "plan/index.h"
#include "scene/scene.h"
#include "session/actions.h"
#include "session/comparison.h"
#include "ui/kit/key_press.h"
#include "ui/kit/stops.h"
#include "ui/overlay_state.h"

namespace ui {
namespace {

constexpr float k_reach_px = 7;      // logical: how near to the line a press takes it
constexpr double k_key_step = 0.02;  // of the map's width

/// Of the line, device px of the window.
float split_x(const PanelContext& c) {
    return c.layout.map.x + carto::split_px(c.session.comparing()->split, c.layout.map.width);
}

/// A line to be dragged lies between the maps.
bool has_line(const PanelContext& c) { return c.session.comparing() && !c.session.comparing()->other_alone; }

bool near_line(const PanelContext& c) {
    return has_line(c) && std::abs(ImGui::GetIO().MousePos.x - split_x(c)) <= c.widgets.px(k_reach_px);
}

const carto::MapFrame* cell_at(const PanelContext& c, scene::Vec2 at) {
    if (!c.session.shows_wall()) return nullptr;
    for (const carto::MapFrame& cell : c.session.wall()->maps)
        if (cell.box.contains(at)) return &cell;
    return nullptr;
}

void outline(PanelContext& c, const scene::Rect& box) {
    const float width = c.widgets.px(2), inset = width / 2;
    const ImVec2 a{c.layout.map.x + box.x + inset, c.layout.map.y + box.y + inset};
    const ImVec2 b{c.layout.map.x + box.right() - inset, c.layout.map.y + box.bottom() - inset};
    ImGui::GetWindowDrawList()->AddRect(a, b, to_abgr(c.widgets.palette().accent), 0, 0, width);
}

/// Beside the grip: which map lies on this side. `side` -1: left.
void draw_side_tag(PanelContext& c, float x, float y, const carto::Shown& shown, float side) {
    const std::string words = session::shown_text(c.session.index(), shown, c.widgets.language());
    const float inset = c.widgets.px(6), height = ImGui::GetTextLineHeight() + inset;
    const float width = c.widgets.text_width(words) + 2 * inset;
    const float left = side < 0 ? x - c.widgets.px(18) - width : x + c.widgets.px(18);
    ImGui::GetWindowDrawList()->AddRectFilled({left, y - height / 2}, {left + width, y + height / 2},
                                              to_abgr(c.widgets.palette().accent), c.widgets.px(3));
    c.widgets.draw_text(left + inset, y - ImGui::GetTextLineHeight() / 2, words, c.widgets.palette().on_accent);
}

/// Of the line that the map has, px from its upper edge: the middle of the longest part.
float grip_y(const std::vector<scene::Rect>& parts) {
    const auto longest = std::ranges::max_element(parts, {}, &scene::Rect::height);
    return longest == parts.end() ? 0 : std::round(longest->y + longest->height / 2);
}

void draw_grip(PanelContext& c, float x, float y) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float r = c.widgets.px(12), arm = c.widgets.px(4);
    list->AddCircleFilled({x, y}, r, to_abgr(c.widgets.palette().accent));
    list->AddCircle({x, y}, r, to_abgr(0xFFFFFF), 0, c.widgets.px(2));
    for (const float side : {-1.0F, 1.0F}) {
        const float tip = x + side * c.widgets.px(8), back = x + side * c.widgets.px(4);
        list->AddTriangleFilled({tip, y}, {back, y - arm}, {back, y + arm}, to_abgr(c.widgets.palette().on_accent));
    }
    const scene::Rect box{x - r, y - r, 2 * r, 2 * r};
    c.widgets.record_box("split", box);
    c.widgets.stop_at("split", box, StopKind::range);
    if (const int steps = c.widgets.steps("split"); steps != 0)
        c.push(session::MoveSplit{c.session.comparing()->split + steps * k_key_step});
}

}  // namespace

bool drag_split(PanelContext& c) {
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const ImGuiID id = ImGui::GetID("###split_held");
    if (ImGui::IsItemActivated()) storage->SetBool(id, near_line(c));
    const bool held = storage->GetBool(id) && (ImGui::IsItemActive() || ImGui::IsItemDeactivated());
    if (held || (ImGui::IsItemHovered() && near_line(c))) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    if (held && c.session.comparing() && c.layout.map.width > 0) {
        const float share = (ImGui::GetIO().MousePos.x - c.layout.map.x) / c.layout.map.width;
        if (std::abs(share - static_cast<float>(c.session.comparing()->split)) > 1e-4F)
            c.push(session::MoveSplit{static_cast<double>(share)});
    }
    return held;
}

void draw_split(PanelContext& c) {
    if (!has_line(c) || !c.session.options().compared || !c.session.scene()) return;
    const float x = split_x(c), y = c.layout.map.y + grip_y(c.session.line_parts());
    draw_side_tag(c, x, y, c.session.options().compared->left, -1);
    draw_side_tag(c, x, y, c.session.options().compared->right, 1);
    draw_grip(c, x, y);
}

void draw_wall_marks(PanelContext& c) {
    if (!c.session.shows_wall()) return;
    for (const carto::MapFrame& cell : c.session.wall()->maps) {
        const scene::Rect& box = cell.box;
        c.widgets.record_box("wall/" + cell.options.indicator,
                             {c.layout.map.x + box.x, c.layout.map.y + box.y, box.width, box.height});
        if (cell.options.indicator == c.session.options().indicator && !c.overlays.presenting) outline(c, box);
    }
}

void click_wall(PanelContext& c, scene::Vec2 at) {
    const carto::MapFrame* cell = cell_at(c, at);
    if (cell != nullptr && cell->options.indicator != c.session.options().indicator)
        c.push(session::ShowIndicator{cell->options.indicator});
}

void open_from_wall(PanelContext& c, scene::Vec2 at) {
    const carto::MapFrame* cell = cell_at(c, at);
    if (cell == nullptr) return;
    c.push(session::ShowIndicator{cell->options.indicator});
    c.push(session::ShowWall{false});
}

bool can_compare(const PanelContext& c) {
    return session::usual_comparison(c.session.index(), c.session.options()).has_value();
}

void toggle_comparison(PanelContext& c) {
    const auto usual = session::usual_comparison(c.session.index(), c.session.options());
    if (!usual) return;
    c.push(session::UseMode{session::Mode::progress});
    c.push(session::CompareWith{c.session.comparing() ? std::nullopt : usual});
}

void toggle_wall(PanelContext& c) { c.push(session::ShowWall{!c.session.wall()}); }

void flip(PanelContext& c) { c.push(session::Flip{!(c.session.comparing() && c.session.comparing()->other_alone)}); }

void watch_flip_key(PanelContext& c) {
    const bool flipped = c.session.comparing() && c.session.comparing()->other_alone;
    if (flipped && ImGui::IsKeyReleased(static_cast<int>(Key::grave))) c.push(session::Flip{false});
}

}  // namespace ui
