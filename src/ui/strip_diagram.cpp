// The corridor unrolled: the line from west to east, its stations, and every carrier at its chainage and offset.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <imgui.h>

#include "panels.h"
#include "session/facts.h"

namespace ui {
namespace {

/// From chainage and offset to device px.
struct Axis {
    float left, width;
    double from_m, to_m;
    float middle, half;  ///< y of the line; px of the largest offset
    double most_offset_m;

    [[nodiscard]] float x(double chainage_m) const {
        return left + width * static_cast<float>((chainage_m - from_m) / (to_m - from_m));
    }
    /// Square-rooted, so that near the line, where it matters, there is room.
    [[nodiscard]] float y(double offset_m) const {
        const double share = std::sqrt(std::min(1.0, std::abs(offset_m) / most_offset_m));
        return middle + half * static_cast<float>(offset_m < 0 ? -share : share);
    }
};

Axis make_axis(const PanelContext& c, const session::CorridorStrip& strip, ImVec2 corner, ImVec2 size) {
    double from = 0, to = strip.length_m;
    for (const session::StripCarrier& carrier : strip.carriers) {
        from = std::min(from, carrier.chainage_m);
        to = std::max(to, carrier.chainage_m);
    }
    const float inset = c.widgets.px(64);
    return {corner.x + inset, std::max(c.widgets.px(40), size.x - 1.6F * inset), from, to + 1,
            corner.y + size.y * 0.5F, size.y * 0.5F - c.widgets.px(24), strip.most_offset_m};
}

void draw_offset_lines(PanelContext& c, const Axis& axis, ImVec2 corner) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const unsigned line = to_abgr(c.widgets.palette().line, 0.7F);
    for (const double offset : {-10000.0, -3000.0, -1000.0, 1000.0, 3000.0, 10000.0}) {
        if (std::abs(offset) > axis.most_offset_m) continue;
        const float y = axis.y(offset);
        list->AddLine({axis.left, y}, {axis.left + axis.width, y}, line);
        c.widgets.draw_text(corner.x, y - ImGui::GetTextLineHeight() / 2,
                            session::distance_text(std::abs(offset), c.widgets.language()), c.widgets.palette().soft);
    }
    c.widgets.draw_text(corner.x, corner.y, c.say("north"), c.widgets.palette().soft);
    c.widgets.draw_text(corner.x, axis.middle + axis.half + c.widgets.px(2), c.say("south"), c.widgets.palette().soft);
}

void draw_segments(PanelContext& c, const session::CorridorStrip& strip, const Axis& axis) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    int index = 0;
    for (const session::StripSegment& s : strip.segments) {
        if (s.stations == 0) continue;
        const float a = axis.x(s.from_m) - c.widgets.px(6), b = axis.x(s.to_m) + c.widgets.px(6);
        list->AddRectFilled({a, axis.middle - axis.half - c.widgets.px(4)}, {b, axis.middle + axis.half + c.widgets.px(4)},
                            to_abgr(c.widgets.palette().accent, index++ % 2 == 0 ? 0.07F : 0.03F), c.widgets.px(4));
        const std::string text = fmt::format("{}  {}", c.name(s.segment->name), s.carriers_build + s.carriers_upgrade);
        c.widgets.draw_text(a + c.widgets.px(4), axis.middle - axis.half - c.widgets.px(22), c.widgets.fitted(text, b - a),
                            c.widgets.palette().text);
    }
}

/// A mark that can be pointed at and clicked.
void interact(PanelContext& c, const std::string& key, const scene::FeatureId& feature, ImVec2 at, float radius,
              const std::string& tip) {
    ImGui::SetCursorScreenPos({at.x - radius, at.y - radius});
    if (ImGui::InvisibleButton(("###" + key).c_str(), {2 * radius, 2 * radius})) c.push(session::Select{feature});
    c.widgets.record(key);
    if (!ImGui::IsItemHovered()) return;
    c.push(session::PointAtFeature{feature});
    if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) c.push(session::ZoomToFeature{feature});
    c.widgets.tip(tip);
}

void draw_ring(PanelContext& c, const scene::FeatureId& feature, ImVec2 at, float radius) {
    if (!c.session.is_selected(feature) && feature != c.session.hovered()) return;
    ImGui::GetWindowDrawList()->AddCircle(at, radius + c.widgets.px(3), to_abgr(c.widgets.palette().text), 0, c.widgets.px(2));
}

void draw_stations(PanelContext& c, const session::CorridorStrip& strip, const Axis& axis) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Palette& p = c.widgets.palette();
    list->AddLine({axis.x(0), axis.middle}, {axis.x(strip.length_m), axis.middle}, to_abgr(p.text), c.widgets.px(3));
    float free_from = -1e9F;
    for (const session::StripStation& s : strip.stations) {
        const ImVec2 at{axis.x(s.chainage_m), axis.middle};
        const float r = c.widgets.px(5);
        const scene::FeatureId feature{scene::FeatureKind::station, std::to_string(s.station->order)};
        list->AddCircleFilled(at, r, to_abgr(p.field));
        list->AddCircle(at, r, to_abgr(p.text), 0, c.widgets.px(2));
        draw_ring(c, feature, at, r);
        const std::string name = c.name(s.station->name);
        const float width = c.widgets.text_width(name);
        if (at.x - width / 2 > free_from) {
            c.widgets.draw_text(at.x - width / 2, at.y + c.widgets.px(8), name, p.soft);
            free_from = at.x + width / 2 + c.widgets.px(6);
        }
        interact(c, "strip/station/" + feature.key, feature, at, c.widgets.px(7),
                 name + "  " + session::chainage_text(s.chainage_m) + "\n" +
                     fmt::format(fmt::runtime(c.say("Carriers within 1 / 2 / 3 km: {0} / {1} / {2}")),
                                 s.carriers_within[0], s.carriers_within[1], s.carriers_within[2]));
    }
}

void draw_carriers(PanelContext& c, const session::CorridorStrip& strip, const Axis& axis) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Palette& p = c.widgets.palette();
    constexpr std::size_t k_most_numbered = 60;
    for (const session::StripCarrier& s : strip.carriers) {
        const scene::FeatureId feature{scene::FeatureKind::carrier, std::to_string(s.carrier->number)};
        const ImVec2 at{axis.x(s.chainage_m), axis.y(s.offset_m)};
        const float r = c.widgets.px(4);
        list->AddLine({at.x, axis.middle}, at, to_abgr(p.soft, 0.45F));
        const bool build = s.carrier->programme == plan::Programme::build;
        list->AddCircleFilled(at, r, to_abgr(build ? p.field : p.accent));
        list->AddCircle(at, r, to_abgr(p.accent), 0, c.widgets.px(2));
        draw_ring(c, feature, at, r);
        if (strip.carriers.size() <= k_most_numbered)
            c.widgets.draw_text(at.x + r + c.widgets.px(2), at.y - ImGui::GetTextLineHeight() / 2, feature.key, p.text);
        if (strip.carriers.size() <= k_most_numbered || c.session.is_selected(feature))
            interact(c, "strip/carrier/" + feature.key, feature, at, c.widgets.px(7),
                     feature.key + " " + c.name(s.carrier->name) + "\n" + session::chainage_text(s.chainage_m) + "  " +
                         session::distance_text(std::abs(s.offset_m), c.widgets.language()));
    }
}

}  // namespace

void draw_strip(PanelContext& c) {
    const session::CorridorStrip& strip = c.session.corridor_strip();
    if (strip.stations.empty()) {
        c.widgets.soft_text(c.say("This project has no rail line, so there is no corridor to unroll."));
        return;
    }
    c.widgets.small_text(c.say("Filled: to be upgraded; hollow: to be built. Distances from the line are drawn by their "
                               "square root."));
    ImGui::BeginChild("###strip", {0, 0}, false, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const ImVec2 size = ImGui::GetContentRegionAvail();
    const Axis axis = make_axis(c, strip, corner, size);
    draw_segments(c, strip, axis);
    draw_offset_lines(c, axis, corner);
    draw_carriers(c, strip, axis);
    draw_stations(c, strip, axis);
    ImGui::EndChild();
}

}  // namespace ui
