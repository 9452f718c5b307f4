#include "map/measuring.h"

#include <algorithm>
#include <cmath>
#include <imgui.h>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "frame/layout.h"
#include "map/map_furniture.h"
#include "scene/scene.h"
#include "session/actions.h"
#include "session/facts.h"
#include "session/known_text.h"
#include "session/measuring.h"
#include "session/snapping.h"
#include "tools/measure_tool.h"
#include "ui/kit/keyboard_state.h"
#include "ui/panel_state.h"

namespace ui {
namespace {

constexpr float k_low_map = 300;                      // logical; a lower map would lie wholly under the hints
constexpr float k_snap_px = 10, k_snap_ring_px = 10;  // logical

scene::Vec2 middle_of_map(const PanelContext& c) { return {c.layout.map.width / 2, c.layout.map.height / 2}; }

ImVec2 in_window(const PanelContext& c, geo::LonLat position) {
    const scene::Vec2 p = c.session.on_screen(position);
    return {c.layout.map.x + p.x, c.layout.map.y + p.y};
}

/// A key was the last that was used, not the pointer.
bool by_keyboard(const PanelContext& c) { return c.keyboard.tips_rest; }

/// A place of the map as a point of the figure: a station or a carrier within a few px of it is meant, unless Ctrl is
/// held.
session::MeasuredPoint snapped(const PanelContext& c, geo::LonLat at) {
    if (ImGui::GetIO().KeyCtrl) return {at};
    const double radius_m = static_cast<double>(c.widgets.px(k_snap_px)) / c.session.camera().pixels_per_metre;
    const auto snap = session::snap_to_point(c.session.index(), at, radius_m);
    return snap ? session::MeasuredPoint{snap->position, snap->feature} : session::MeasuredPoint{at};
}

std::optional<session::MeasuredPoint> next_point(const PanelContext& c) {
    if (by_keyboard(c)) return snapped(c, c.session.position_at(middle_of_map(c)));
    if (const auto pointer = c.session.pointer()) return snapped(c, *pointer);
    return std::nullopt;
}

/// What the hand does at a place of the map.
MeasureInput input_at(const PanelContext& c, MeasurePress press, scene::Vec2 at) {
    const session::MeasuredPoint point = snapped(c, c.session.position_at(at));
    return {press, point.on ? c.session.on_screen(point.at) : at, point.on, std::nullopt, 0};
}

/// The measurement with its next point.
session::Measuring measured_now(const PanelContext& c) { return with_next(c.session.measuring(), next_point(c)); }

std::vector<ImVec2> measured_line(const PanelContext& c) {
    std::vector<ImVec2> line;
    const session::Measuring m = measured_now(c);
    for (const session::MeasuredPoint& p : m.points) line.push_back(in_window(c, p.at));
    if (m.closed && !line.empty()) line.push_back(line.front());
    return line;
}

void draw_measured_line(PanelContext& c) {
    const std::vector<ImVec2> line = measured_line(c);
    if (line.empty()) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const scene::Rect map = uncovered_map(c);
    list->PushClipRect({map.x, map.y}, {map.right(), map.bottom()}, true);
    const auto count = static_cast<int>(line.size());
    if (count >= 3 && c.session.measuring().closed)
        list->AddConvexPolyFilled(line.data(), count - 1, to_abgr(0xC2185B, 0.10F));
    list->AddPolyline(line.data(), count, to_abgr(0xFFFFFF), 0, c.widgets.px(5));
    list->AddPolyline(line.data(), count, to_abgr(0xC2185B), 0, c.widgets.px(2));
    for (const ImVec2& p : line) {
        list->AddCircleFilled(p, c.widgets.px(4), to_abgr(0xFFFFFF));
        list->AddCircle(p, c.widgets.px(4), to_abgr(0xC2185B), 0, c.widgets.px(2));
    }
    list->PopClipRect();
}

/// A ring around the station or the carrier that the next point would be.
void draw_snap(const PanelContext& c) {
    const auto next = c.session.measuring().closed ? std::nullopt : next_point(c);
    if (!next || !next->on) return;
    const ImVec2 at = in_window(c, next->at);
    const float radius = c.widgets.px(k_snap_ring_px);
    ImGui::GetWindowDrawList()->AddCircle(at, radius, to_abgr(0xFFFFFF), 0, c.widgets.px(5));
    ImGui::GetWindowDrawList()->AddCircle(at, radius, to_abgr(0xC2185B), 0, c.widgets.px(2));
    c.widgets.record_box("measure/snap", {at.x - radius, at.y - radius, 2 * radius, 2 * radius});
}

/// Where a key takes the next point.
void draw_cross(const PanelContext& c) {
    if (!by_keyboard(c) || c.session.measuring().closed) return;
    const scene::Rect& map = c.layout.map;
    const ImVec2 at{std::round(map.x + map.width / 2), std::round(map.y + map.height / 2)};
    const float arm = c.widgets.px(12);
    for (const auto& [colour, width] : {std::pair{0xFFFFFFU, 4.0F}, std::pair{0xC2185BU, 2.0F}}) {
        const ImU32 ink = to_abgr(colour);
        ImGui::GetWindowDrawList()->AddLine({at.x - arm, at.y}, {at.x + arm, at.y}, ink, c.widgets.px(width));
        ImGui::GetWindowDrawList()->AddLine({at.x, at.y - arm}, {at.x, at.y + arm}, ink, c.widgets.px(width));
    }
    c.widgets.record_box("measure/cross", {at.x - arm, at.y - arm, 2 * arm, 2 * arm});
}

void draw_length_units(PanelContext& c) {
    for (const session::LengthUnit unit : session::k_length_units) {
        const char* label = unit == session::LengthUnit::m ? c.say("m") : c.say("km");
        const std::string key = unit == session::LengthUnit::m ? "measure/m" : "measure/km";
        if (c.widgets.button(key, label, c.panels.length_unit == unit ? ButtonLook::active : ButtonLook::framed))
            c.panels.length_unit = unit;
        ImGui::SameLine(0, c.widgets.px(2));
    }
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

void soft_lines(PanelContext& c, std::string_view words, float room) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ImGui::GetStyle().ItemSpacing.x, c.widgets.px(2)});
    ImGui::BeginGroup();
    for (const std::string& line : c.widgets.lines_of(words, room)) c.widgets.soft_text(line);
    ImGui::PopStyleVar();
    ImGui::EndGroup();
}

/// "  ±2 km" where a point lies on a carrier whose place is not known exactly.
std::string doubt_text(const PanelContext& c, const session::Measuring& measured) {
    const double doubt = session::doubt_m(measured, c.session.index());
    return doubt > 0 ? "  ±" + session::distance_text(doubt, c.widgets.language()) : std::string();
}

std::string area_words(const PanelContext& c, const session::Measuring& measured) {
    const auto in_unit = [&](double m2) { return session::area_text(m2, c.panels.area_unit, c.widgets.language()); };
    const double doubt = session::area_doubt_m2(measured, c.session.index());
    return std::string(c.say("Enclosed area")) + "  " + in_unit(measured.area_m2()) +
           (doubt > 0 ? "  ±" + in_unit(doubt) : std::string());
}

/// What the ends of the figure have along the rail line.
void draw_along_line(PanelContext& c, const session::Measuring& measured, float room) {
    for (const session::FactRow& row :
         session::rows_along_line(measured, c.session.index(), c.session.corridor_index(), c.widgets.language()))
        soft_lines(c, row.label + "  " + row.value, room);
}

void draw_measured_values(PanelContext& c, float room) {
    const session::Measuring m = measured_now(c);
    const base::Language language = c.widgets.language();
    if (m.points.empty()) {
        soft_lines(c, c.say("Click points on the map; a double click closes the area, Esc takes one back."), room);
        soft_lines(c, c.say("Points snap to stations and carriers; with Ctrl they do not."), room);
        if (c.layout.map.height >= c.widgets.px(k_low_map))
            soft_lines(c, c.say("By keyboard: arrows move the map under the cross, Enter takes its place."), room);
        return;
    }
    c.widgets.text(std::string(c.say(m.closed ? base::mark("Perimeter") : base::mark("Distance"))) + "  " +
                   session::length_text(m.length_m(), c.panels.length_unit, language) + doubt_text(c, m));
    if (m.points.size() < 3) return draw_along_line(c, m, room);
    const std::string area = area_words(c, m);
    const float gap = c.widgets.px(20);
    if (ImGui::GetItemRectSize().x + gap + c.widgets.text_width(area) <= room) ImGui::SameLine(0, gap);
    c.widgets.text(area);
    draw_along_line(c, m, room);
}

/// Lengths, areas and the button that closes, in one row.
float width_of_units(PanelContext& c) {
    float width = c.widgets.px(12 + 5 * 2 + 10) + ImGui::GetFrameHeight();
    for (const char* label : {c.say("m"), c.say("km"), "m²", c.say("ha"), "km²", c.say("mu")})
        width += c.widgets.button_width(label);
    return width;
}

/// At the upper edge left of the north arrow, or above the notes where title or legend would be covered.
void place_card(const PanelContext& c, ImVec2 size) {
    const scene::Rect& map = c.layout.map;
    const float margin = c.widgets.px(12), arrow = c.widgets.px(60);
    const scene::Rect upper{map.width - arrow - size.x, margin, size.x, size.y};
    bool free = upper.x >= margin;
    if (c.session.scene())
        for (const scene::Rect& ground : c.session.scene()->grounds) free = free && !ground.overlaps(upper);
    if (free)
        ImGui::SetNextWindowPos({map.right() - arrow, map.y + margin}, ImGuiCond_Always, {1, 0});
    else
        ImGui::SetNextWindowPos({map.right() - margin, map.bottom() - c.widgets.px(34)}, ImGuiCond_Always, {1, 1});
}

void draw_measure_card(PanelContext& c) {
    const ImVec2 padding = ImGui::GetStyle().WindowPadding;
    const float room = std::min(c.layout.map.width - c.widgets.px(24) - 2 * padding.x, c.widgets.px(560));
    const float units = width_of_units(c), row = ImGui::GetFrameHeightWithSpacing();
    place_card(c, {std::min(room, c.widgets.px(480)) + 2 * padding.x, 5 * row + 2 * padding.y});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, c.widgets.px(6));
    ImGui::PushStyleColor(ImGuiCol_WindowBg, to_abgr(c.widgets.palette().field));
    ImGui::Begin("###measure_card", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_AlwaysAutoResize |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
    draw_measured_values(c, room);
    draw_length_units(c);
    if (units <= room)
        ImGui::SameLine(0, c.widgets.px(12));
    else
        ImGui::NewLine();
    draw_area_units(c);
    ImGui::SameLine(0, c.widgets.px(10));
    if (c.widgets.icon_button("measure/close", Icon::close, c.say("Leave the tool  [Esc]")))
        c.push(session::UseTool{session::Tool::select});
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
}

}  // namespace

bool is_measuring(const PanelContext& c) { return c.session.tool() == session::Tool::measure; }

void measure_by_pointer(PanelContext& c, MeasurePress press, scene::Vec2 at) {
    if (const auto action = measure_by(c.session.measuring(), input_at(c, press, at))) c.push(*action);
}

void measure_at_cross(PanelContext& c) {
    constexpr float k_same_px = 2;  // logical
    const session::Measuring& m = c.session.measuring();
    MeasureInput input = input_at(c, MeasurePress::key, middle_of_map(c));
    input.same_px = c.widgets.px(k_same_px);
    if (!m.points.empty()) input.last_point = c.session.on_screen(m.points.back().at);
    if (const auto action = measure_by(m, input)) c.push(*action);
}

void draw_measuring(PanelContext& c) {
    if (!is_measuring(c)) return;
    draw_measured_line(c);
    draw_snap(c);
    draw_cross(c);
    draw_measure_card(c);
}

}  // namespace ui
