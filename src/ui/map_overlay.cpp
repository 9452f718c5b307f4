#include <imgui.h>

#include "compared_maps.h"
#include "panels.h"

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

std::vector<ImVec2> measured_line(const PanelContext& c) {
    std::vector<ImVec2> line;
    const session::Measuring& m = c.session.measuring();
    for (const geo::LonLat& p : m.points) line.push_back(in_window(c, p));
    if (m.closed && !line.empty()) line.push_back(line.front());
    if (!m.closed && !line.empty() && c.session.pointer()) line.push_back(in_window(c, *c.session.pointer()));
    return line;
}

/// The measurement with the pointer as its next point.
session::Measuring measured_now(const PanelContext& c) {
    session::Measuring m = c.session.measuring();
    if (!m.closed && c.session.pointer() && !m.points.empty()) m.points.push_back(*c.session.pointer());
    return m;
}

void draw_measured_line(PanelContext& c) {
    const std::vector<ImVec2> line = measured_line(c);
    if (line.empty()) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const auto count = static_cast<int>(line.size());
    if (count >= 3 && c.session.measuring().closed)
        list->AddConvexPolyFilled(line.data(), count - 1, to_abgr(0xC2185B, 0.10F));
    list->AddPolyline(line.data(), count, to_abgr(0xFFFFFF), 0, c.widgets.px(5));
    list->AddPolyline(line.data(), count, to_abgr(0xC2185B), 0, c.widgets.px(2));
    for (const ImVec2& p : line) {
        list->AddCircleFilled(p, c.widgets.px(4), to_abgr(0xFFFFFF));
        list->AddCircle(p, c.widgets.px(4), to_abgr(0xC2185B), 0, c.widgets.px(2));
    }
}

void draw_length_units(PanelContext& c) {
    for (const session::LengthUnit unit : session::k_length_units) {
        const char* label = unit == session::LengthUnit::m ? c.say("m") : c.say("km");
        const std::string key = unit == session::LengthUnit::m ? "measure/m" : "measure/km";
        if (c.widgets.button(key, label, c.panels.length_unit == unit ? ButtonLook::active : ButtonLook::framed))
            c.panels.length_unit = unit;
        ImGui::SameLine(0, c.widgets.px(2));
    }
    ImGui::SameLine(0, c.widgets.px(12));
}

void draw_area_units(PanelContext& c) {
    struct Entry {
        session::AreaUnit unit;
        const char* key;
        const char* label;
    };
    for (const Entry& e :
         {Entry{session::AreaUnit::m2, "measure/m2", "m²"}, Entry{session::AreaUnit::ha, "measure/ha", c.say("ha")},
          Entry{session::AreaUnit::km2, "measure/km2", "km²"},
          Entry{session::AreaUnit::mu, "measure/mu", c.say("mu")}}) {
        if (c.widgets.button(e.key, e.label, c.panels.area_unit == e.unit ? ButtonLook::active : ButtonLook::framed))
            c.panels.area_unit = e.unit;
        ImGui::SameLine(0, c.widgets.px(2));
    }
}

void draw_measured_values(PanelContext& c) {
    const session::Measuring m = measured_now(c);
    const base::Language language = c.widgets.language();
    if (m.points.empty()) {
        c.widgets.soft_text(c.say("Click points on the map; a double click closes the area, Esc takes one back."));
        return;
    }
    c.widgets.text(std::string(c.say(m.closed ? base::mark("Perimeter") : base::mark("Distance"))) + "  " +
                   session::length_text(m.length_m(), c.panels.length_unit, language));
    if (m.points.size() < 3) return;
    ImGui::SameLine(0, c.widgets.px(20));
    c.widgets.text(std::string(c.say("Enclosed area")) + "  " +
                   session::area_text(m.area_m2(), c.panels.area_unit, language));
}

void draw_measure_card(PanelContext& c) {
    const scene::Rect& map = c.layout.map;
    // left of the north arrow, where no card lies
    ImGui::SetNextWindowPos({map.right() - c.widgets.px(60), map.y + c.widgets.px(12)}, ImGuiCond_Always, {1, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, c.widgets.px(6));
    ImGui::PushStyleColor(ImGuiCol_WindowBg, to_abgr(c.widgets.palette().field));
    ImGui::Begin("###measure_card", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_AlwaysAutoResize |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
    draw_measured_values(c);
    draw_length_units(c);
    draw_area_units(c);
    ImGui::SameLine(0, c.widgets.px(10));
    if (c.widgets.icon_button("measure/close", Icon::close, c.say("Leave the tool  [Esc]")))
        c.push(session::UseTool{session::Tool::select});
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
}

}  // namespace

void draw_past_positions(PanelContext& c) {
    if (c.past_positions.empty()) return;
    ImDrawList* list = ImGui::GetForegroundDrawList();
    const scene::Rect& map = c.layout.map;
    list->PushClipRect({map.x, map.y}, {map.right(), map.bottom()});
    const unsigned colour = to_abgr(c.widgets.palette().accent);
    const auto on_map = [&](geo::LonLat at) {
        const scene::Vec2 p = c.session.on_screen(at);
        return ImVec2(map.x + p.x, map.y + p.y);
    };
    for (const PastPosition& past : c.past_positions) {
        if (past.from) list->AddCircle(on_map(*past.from), c.widgets.px(8), colour, 0, c.widgets.px(2));
        if (past.from && past.to) list->AddLine(on_map(*past.from), on_map(*past.to), colour, c.widgets.px(2));
        if (!past.to) continue;
        const ImVec2 to = on_map(*past.to);
        list->AddCircleFilled(to, c.widgets.px(5), colour);
        if (past.words[0] != '\0')
            c.widgets.draw_tag(to.x + c.widgets.px(8), to.y, past.words, c.widgets.palette().accent);
    }
    list->PopClipRect();
}

void draw_map_overlay(PanelContext& c) {
    draw_split(c);
    draw_wall_marks(c);
    draw_marked_place(c);
    if (c.session.tool() != session::Tool::measure) return;
    draw_measured_line(c);
    draw_measure_card(c);
}

}  // namespace ui
