#include <imgui.h>
#include <utility>

#include "frame/frame_notes.h"
#include "frame/layout.h"
#include "map/compared_maps.h"
#include "map/map.h"
#include "map/map_furniture.h"
#include "map/measuring.h"
#include "map/note_moving.h"
#include "map/scenario_overlay.h"
#include "map/sketching.h"
#include "map/tracing.h"
#include "scene/scene.h"

namespace ui {
namespace {

ImVec2 in_window(const PanelContext& c, geo::LonLat position) {
    const scene::Vec2 p = c.session.on_screen(position);
    return {c.layout.map.x + p.x, c.layout.map.y + p.y};
}

void draw_marked_place(PanelContext& c) {
    if (!c.session.marked()) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 at = in_window(c, *c.session.marked());
    const float r = c.widgets.px(9);
    for (const auto& [colour, width] : {std::pair{0xFFFFFFU, 5.0F}, std::pair{0xC2185BU, 2.0F}}) {
        const ImU32 ink = to_abgr(colour);
        list->AddCircle(at, r, ink, 32, c.widgets.px(width));
        list->AddLine({at.x - 2 * r, at.y}, {at.x - r / 2, at.y}, ink, c.widgets.px(width));
        list->AddLine({at.x + r / 2, at.y}, {at.x + 2 * r, at.y}, ink, c.widgets.px(width));
        list->AddLine({at.x, at.y - 2 * r}, {at.x, at.y - r / 2}, ink, c.widgets.px(width));
        list->AddLine({at.x, at.y + r / 2}, {at.x, at.y + 2 * r}, ink, c.widgets.px(width));
    }
}

}  // namespace

void draw_past_positions(PanelContext& c) {
    if (c.notes.past_positions.empty()) return;
    ImDrawList* list = ImGui::GetForegroundDrawList();
    const scene::Rect& map = c.layout.map;
    const scene::Rect shown = uncovered_map(c);
    list->PushClipRect({shown.x, map.y}, {shown.right(), shown.bottom()});
    const unsigned colour = to_abgr(c.widgets.palette().accent);
    const auto on_map = [&](geo::LonLat at) {
        const scene::Vec2 p = c.session.on_screen(at);
        return ImVec2(map.x + p.x, map.y + p.y);
    };
    for (const PastPosition& past : c.notes.past_positions) {
        if (past.from) list->AddCircle(on_map(*past.from), c.widgets.px(8), colour, 0, c.widgets.px(2));
        if (past.from && past.to) list->AddLine(on_map(*past.from), on_map(*past.to), colour, c.widgets.px(2));
        if (!past.to) continue;
        const ImVec2 to = on_map(*past.to);
        list->AddCircleFilled(to, c.widgets.px(5), colour);
        if (past.words[0] != '\0')
            c.widgets.draw_tag(*list, {to.x + c.widgets.px(8), to.y}, past.words, c.widgets.palette().accent);
    }
    list->PopClipRect();
}

void draw_map_overlay(PanelContext& c) {
    draw_split(c);
    draw_wall_marks(c);
    draw_marked_place(c);
    draw_measuring(c);
    draw_tracing(c);
    draw_sketching(c);
    draw_note_moving(c);
    draw_scenario_overlay(c);
}

}  // namespace ui
