#include "map/scenario_overlay.h"

#include <cmath>
#include <imgui.h>
#include <string>
#include <utility>

#include "carto/review_words.h"
#include "frame/layout.h"
#include "map/map_furniture.h"
#include "plan/plan.h"
#include "plan/scenario.h"
#include "scene/scene.h"
#include "session/trying.h"

namespace ui {
namespace {

constexpr unsigned k_ink = 0xB45309, k_white = 0xFFFFFF;

ImVec2 in_window(const PanelContext& c, geo::LonLat position) {
    const scene::Vec2 p = c.session.on_screen(position);
    return {c.layout.map.x + p.x, c.layout.map.y + p.y};
}

/// Where a carrier was, or where it would go from.
void draw_former_place(const PanelContext& c, ImVec2 at, bool goes) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float r = c.widgets.px(9);
    list->AddCircle(at, r, to_abgr(k_white), 0, c.widgets.px(4));
    list->AddCircle(at, r, to_abgr(k_ink), 0, c.widgets.px(1.5F));
    if (!goes) return;
    list->AddLine({at.x - r, at.y - r}, {at.x + r, at.y + r}, to_abgr(k_ink), c.widgets.px(2));
    list->AddLine({at.x - r, at.y + r}, {at.x + r, at.y - r}, to_abgr(k_ink), c.widgets.px(2));
}

/// With a head at the new place.
void draw_arrow(const PanelContext& c, ImVec2 from, ImVec2 to) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float dx = to.x - from.x, dy = to.y - from.y, length = std::hypot(dx, dy);
    if (length < c.widgets.px(4)) return;
    const float head = c.widgets.px(8), ux = dx / length, uy = dy / length;
    const ImVec2 neck{to.x - ux * head * 2, to.y - uy * head * 2};
    for (const auto& [ink, width] : {std::pair{k_white, 4.0F}, std::pair{k_ink, 1.8F}})
        list->AddLine(from, neck, to_abgr(ink), c.widgets.px(width));
    list->AddTriangleFilled({to.x - ux * head, to.y - uy * head},
                            {neck.x - uy * head * 0.6F, neck.y + ux * head * 0.6F},
                            {neck.x + uy * head * 0.6F, neck.y - ux * head * 0.6F}, to_abgr(k_ink));
}

void draw_tried(const PanelContext& c, const plan::TriedCarrier& carrier) {
    if (!carrier.was || !carrier.was->position) return;
    const ImVec2 from = in_window(c, *carrier.was->position);
    const plan::TriedKind kind = plan::kind_of(carrier);
    if (kind == plan::TriedKind::removed) return draw_former_place(c, from, true);
    if (kind != plan::TriedKind::moved || !carrier.tried.position) return;
    draw_arrow(c, from, in_window(c, *carrier.tried.position));
    draw_former_place(c, from, false);
}

/// Of a tag of that width at the upper edge: the middle, or else beside the cards that lie there.
float left_of_tag(const PanelContext& c, const scene::Rect& map, float width) {
    const float gap = c.widgets.px(10), lowest = map.y + c.widgets.px(6) + ImGui::GetTextLineHeight() + gap;
    float left = map.x + (map.width - width) / 2;
    if (!c.session.scene()) return left;
    for (const scene::Rect& box : c.session.scene()->furniture) {
        const float begin = c.layout.map.x + box.x - gap, end = c.layout.map.x + box.right() + gap;
        if (c.layout.map.y + box.y < lowest && begin < left + width && left < end && end + width < map.right())
            left = end;
    }
    return left;
}

void draw_frame(PanelContext& c, const std::string& words) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const scene::Rect map = uncovered_map(c);
    const float width = c.widgets.px(4);
    list->AddRect({map.x + width / 2, map.y + width / 2}, {map.right() - width / 2, map.bottom() - width / 2},
                  to_abgr(k_ink), 0, 0, width);
    const float text = c.widgets.text_width(words);
    c.widgets.draw_tag(*list, {left_of_tag(c, map, text), map.y + c.widgets.px(6)}, words, k_ink);
    c.widgets.record_box("scenario/frame", map);
}

}  // namespace

void draw_scenario_overlay(PanelContext& c) {
    if (!c.session.trying() || c.session.shows_wall()) return;
    const session::Trying& trying = *c.session.trying();
    const scene::Rect map = uncovered_map(c);
    ImGui::PushClipRect({map.x, map.y}, {map.right(), map.bottom()}, true);
    if (const plan::Scenario* scenario = plan::find_scenario(*trying.base, trying.scenario))
        for (const plan::TriedCarrier& carrier : scenario->carriers) draw_tried(c, carrier);
    draw_frame(c, carto::scenario_words(trying.name, c.widgets.language()));
    ImGui::PopClipRect();
}

}  // namespace ui
