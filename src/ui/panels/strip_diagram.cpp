// The corridor unrolled: the line from west to east, its stations, and every carrier at its chainage and offset.
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <vector>

#include "frame/outbox.h"
#include "panels/panels.h"
#include "plan/feature_ref.h"
#include "plan/plan.h"
#include "plan/reach.h"
#include "scene/scene.h"
#include "session/actions.h"
#include "session/corridor_strip.h"
#include "session/known_text.h"
#include "session/reach_text.h"

namespace ui {
namespace {

/// From chainage and offset to device px.
struct Axis {
    float left, width;
    double from_m, to_m;
    float middle, half;  ///< y of the line; px of the largest offset
    float names;         ///< y of the row of station names
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
    const float line = ImGui::GetTextLineHeight();
    const float inset = c.widgets.px(108);
    const float top = corner.y + line, bottom = corner.y + size.y - 2 * line - c.widgets.px(2);
    return {corner.x + inset,
            std::max(c.widgets.px(40), size.x - inset - c.widgets.px(160)),
            from,
            to + 1,
            (top + bottom) / 2,
            (bottom - top) / 2 - c.widgets.px(10),
            bottom,
            strip.most_offset_m};
}

void draw_offset_lines(PanelContext& c, const Axis& axis, ImVec2 corner) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const unsigned line = to_abgr(c.widgets.palette().line, 0.7F);
    const float height = ImGui::GetTextLineHeight();
    float free_from = -1e9F;
    for (const double offset : {-10000.0, -3000.0, -1000.0, 1000.0, 3000.0, 10000.0}) {
        if (std::abs(offset) > axis.most_offset_m) continue;
        const float y = axis.y(offset);
        list->AddLine({axis.left, y}, {axis.left + axis.width, y}, line);
        if (y - height / 2 < free_from) continue;
        free_from = y + height / 2;
        const std::string side = c.say(offset < 0 ? base::mark("north") : base::mark("south"));
        c.widgets.draw_text(corner.x, y - height / 2,
                            side + " " + session::distance_text(std::abs(offset), c.widgets.language()),
                            c.widgets.palette().soft);
    }
}

/// How many carriers lie within reach of a station, a line for each catchment.
std::string reach_lines(const PanelContext& c, const plan::Station& station) {
    std::string out;
    for (const double metres : session::k_catchments_m)
        out += (out.empty() ? "" : "\n") + session::distance_text(metres, c.widgets.language()) + "  " +
               session::reach_text(plan::carriers_within(c.session.plan(), station.position, metres),
                                   c.widgets.language());
    return std::string(c.say("Carriers within reach (straight line)")) + "\n" + out;
}

void draw_segments(PanelContext& c, const session::CorridorStrip& strip, const Axis& axis) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float end = ImGui::GetWindowPos().x + ImGui::GetWindowWidth();
    for (std::size_t i = 0; i < strip.segments.size(); ++i) {
        const session::StripSegment& s = strip.segments[i];
        if (s.to_m == s.from_m) continue;
        const float a = axis.x(s.from_m), b = axis.x(s.to_m);
        list->AddRectFilled({a, axis.middle - axis.half - c.widgets.px(4)},
                            {b, axis.middle + axis.half + c.widgets.px(4)},
                            to_abgr(c.widgets.palette().accent, i % 2 == 0 ? 0.07F : 0.03F), c.widgets.px(4));
        const std::string text = fmt::format("{}  {}", c.name(s.segment->name), s.carriers_build + s.carriers_upgrade);
        // a short segment's name may go on to the next one
        const float room = (i + 1 < strip.segments.size() ? axis.x(strip.segments[i + 1].from_m) : end) - a;
        c.widgets.draw_text(a + c.widgets.px(4), axis.middle - axis.half - c.widgets.px(6) - ImGui::GetTextLineHeight(),
                            c.widgets.fitted(text, room), c.widgets.palette().text);
    }
}

/// A mark that can be pointed at and clicked.
void interact(PanelContext& c, const std::string& key, plan::FeatureRef feature, ImVec2 at, float radius,
              const std::string& tip) {
    ImGui::SetCursorScreenPos({at.x - radius, at.y - radius});
    if (ImGui::InvisibleButton(("###" + key).c_str(), {2 * radius, 2 * radius})) c.push(session::Select{feature});
    c.widgets.record(key);
    c.widgets.stop(key);
    c.widgets.tip(tip);
    if (!ImGui::IsItemHovered()) return;
    c.point_at(feature);
    if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) c.push(session::ZoomToFeature{feature});
}

void draw_ring(PanelContext& c, plan::FeatureRef feature, ImVec2 at, float radius) {
    if (!c.session.is_selected(feature) && feature != c.session.hovered()) return;
    ImGui::GetWindowDrawList()->AddCircle(at, radius + c.widgets.px(3), to_abgr(c.widgets.palette().text), 0,
                                          c.widgets.px(2));
}

void draw_stations(PanelContext& c, const session::CorridorStrip& strip, const Axis& axis) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Palette& p = c.widgets.palette();
    list->AddLine({axis.x(0), axis.middle}, {axis.x(strip.length_m), axis.middle}, to_abgr(p.text), c.widgets.px(3));
    std::array<float, 2> free_from{-1e9F, -1e9F};  // of the two rows of names
    for (const session::StripStation& s : strip.stations) {
        const ImVec2 at{axis.x(s.chainage_m), axis.middle};
        const float r = c.widgets.px(5);
        const plan::FeatureRef feature = ref_of(*s.station);
        list->AddCircleFilled(at, r, to_abgr(p.field));
        list->AddCircle(at, r, to_abgr(p.text), 0, c.widgets.px(2));
        draw_ring(c, feature, at, r);
        const std::string name = c.name(s.station->name);
        const float width = c.widgets.text_width(name);
        for (std::size_t row = 0; row < free_from.size(); ++row) {
            if (at.x - width / 2 <= free_from[row]) continue;
            const float y = axis.names + static_cast<float>(row) * ImGui::GetTextLineHeight();
            list->AddLine({at.x, at.y + r}, {at.x, y}, to_abgr(p.line, 0.7F));
            c.widgets.draw_text(at.x - width / 2, y, name, p.soft);
            free_from[row] = at.x + width / 2 + c.widgets.px(6);
            break;
        }
        std::string tip = name + "  " + session::chainage_text(s.chainage_m);
        if (feature == c.session.hovered()) tip += "\n" + reach_lines(c, *s.station);
        interact(c, "strip/" + c.key_of(feature), feature, at, c.widgets.px(7), tip);
    }
}

/// Along the line and from it, as far as it is known.
std::string place_text(const PanelContext& c, const session::StripCarrier& s) {
    const double doubt = plan::doubt_m(*s.carrier), offset = std::abs(s.offset_m);
    const base::Language language = c.widgets.language();
    const int side = s.offset_m < 0 ? -1 : s.offset_m > 0 ? 1 : 0;
    return session::about_chainage(s.chainage_m, doubt, language) + "\n" +
           session::about_distance(offset, doubt, language) + "  " + session::side_text(side, offset, doubt, language);
}

void draw_carrier(PanelContext& c, const session::StripCarrier& s, const Axis& axis) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Palette& p = c.widgets.palette();
    const plan::FeatureRef feature = ref_of(*s.carrier);
    const ImVec2 at{axis.x(s.chainage_m), axis.y(s.offset_m)};
    const float r = c.widgets.px(4);
    list->AddLine({at.x, axis.middle}, at, to_abgr(p.soft, 0.45F));
    const bool build = s.carrier->programme == plan::Programme::build;
    list->AddCircleFilled(at, r, to_abgr(build ? p.field : p.accent));
    list->AddCircle(at, r, to_abgr(p.accent), 0, c.widgets.px(2));
    draw_ring(c, feature, at, r);
    interact(c, "strip/" + c.key_of(feature), feature, at, c.widgets.px(5),
             std::to_string(s.carrier->number) + " " + c.name(s.carrier->name) + "\n" + place_text(c, s));
}

/// Carriers whose marks touch share one text: "1, 3, 13".
struct NumberGroup {
    ImVec2 at;
    std::string numbers;
};

std::vector<NumberGroup> number_groups(const PanelContext& c, const session::CorridorStrip& strip, const Axis& axis) {
    std::vector<NumberGroup> groups;
    const float near = c.widgets.px(9);
    for (const session::StripCarrier& s : strip.carriers) {
        const ImVec2 at{axis.x(s.chainage_m), axis.y(s.offset_m)};
        const std::string number = std::to_string(s.carrier->number);
        const auto touching = std::find_if(groups.begin(), groups.end(), [&](const NumberGroup& g) {
            return std::abs(g.at.x - at.x) < near && std::abs(g.at.y - at.y) < near;
        });
        if (touching == groups.end())
            groups.push_back({at, number});
        else
            touching->numbers += c.widgets.say_in("between names", ", ") + number;
    }
    return groups;
}

/// The places round a mark for a text, best first; device px.
std::array<scene::Rect, 8> places_round(ImVec2 at, float gap, float width, float height) {
    const float right = at.x + gap, left = at.x - gap - width, middle = at.x - width / 2;
    const float level = at.y - height / 2, above = at.y - gap - height, below = at.y + gap;
    return {{{right, level, width, height},
             {left, level, width, height},
             {right, above, width, height},
             {left, above, width, height},
             {middle, above, width, height},
             {right, below, width, height},
             {left, below, width, height},
             {middle, below, width, height}}};
}

/// Each where nothing else is; a text without a free place is left to the tooltip of its mark.
void draw_numbers(PanelContext& c, const session::CorridorStrip& strip, const Axis& axis) {
    const std::vector<NumberGroup> groups = number_groups(c, strip, axis);
    const float height = ImGui::GetTextLineHeight(), mark = c.widgets.px(5);
    const ImVec2 corner = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    std::vector<scene::Rect> taken{{corner.x, axis.middle - c.widgets.px(4), size.x, c.widgets.px(8)}};
    for (const NumberGroup& g : groups) taken.push_back({g.at.x - mark, g.at.y - mark, 2 * mark, 2 * mark});
    for (const NumberGroup& g : groups) {
        for (const scene::Rect& place :
             places_round(g.at, c.widgets.px(7), c.widgets.text_width(g.numbers), height - c.widgets.px(5))) {
            const bool inside = place.x > axis.left && place.right() < corner.x + size.x;
            const bool clear = std::none_of(taken.begin(), taken.end(),
                                            [&](const scene::Rect& other) { return other.overlaps(place); });
            if (!inside || !clear) continue;
            c.widgets.draw_text(place.x, place.y - c.widgets.px(3), g.numbers, c.widgets.palette().text);
            taken.push_back(place);
            break;
        }
    }
}

/// Many are dots without numbers; what is selected can still be seen.
void draw_carriers(PanelContext& c, const session::CorridorStrip& strip, const Axis& axis) {
    constexpr std::size_t k_most_marks = 60;
    if (strip.carriers.size() <= k_most_marks) {
        for (const session::StripCarrier& s : strip.carriers) draw_carrier(c, s, axis);
        draw_numbers(c, strip, axis);
        return;
    }
    ImDrawList* list = ImGui::GetWindowDrawList();
    const unsigned dot = to_abgr(c.widgets.palette().accent, 0.5F);
    for (const session::StripCarrier& s : strip.carriers) {
        const ImVec2 at{axis.x(s.chainage_m), axis.y(s.offset_m)};
        list->AddRectFilled({at.x - 1, at.y - 1}, {at.x + 1, at.y + 1}, dot);
        if (c.session.is_selected(ref_of(*s.carrier))) draw_carrier(c, s, axis);
    }
}

}  // namespace

void draw_strip(PanelContext& c) {
    const session::CorridorStrip& strip = c.session.corridor_strip();
    if (strip.stations.empty()) {
        c.widgets.soft_text(c.say("This project has no rail line, so there is no corridor to unroll."));
        return;
    }
    c.widgets.small_text(
        c.say("Filled: to be upgraded; hollow: to be built. Distances from the line are drawn by their "
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
