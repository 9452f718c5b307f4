// The left panel while the corridor is reviewed: what each segment has and lacks.
#include <algorithm>
#include <fmt/format.h>
#include <imgui.h>

#include "panels.h"
#include "plan/reach.h"
#include "session/facts.h"

namespace ui {
namespace {

std::string names_of_units(const PanelContext& c, const std::vector<const plan::Unit*>& units) {
    std::string out;
    for (const plan::Unit* unit : units)
        out += (out.empty() ? "" : c.widgets.say_in("between names", ", ")) + c.name(unit->name);
    return out;
}

void draw_gap(PanelContext& c, const std::string& text) {
    ImGui::PushStyleColor(ImGuiCol_Text, to_abgr(c.widgets.palette().warning));
    c.widgets.wrapped(std::string(glyph(Icon::warning)) + " " + text);
    ImGui::PopStyleColor();
}

/// A gap that a click leads to.
bool gap_row(PanelContext& c, const std::string& key, const std::string& text) {
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    draw_gap(c, text);
    const ImVec2 size = ImGui::GetItemRectSize(), after = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos(corner);
    const bool pressed =
        ImGui::InvisibleButton(("###" + key).c_str(), {std::max(size.x, 1.0F), std::max(size.y, 1.0F)});
    c.widgets.record(key);
    c.widgets.stop(key);
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    ImGui::SetCursorScreenPos(after);
    return pressed;
}

/// Surer than the positions are known it must not be.
std::string gap_sentence(const PanelContext& c, const plan::Station& station) {
    const plan::WithinReach reach =
        plan::carriers_within(c.session.plan(), station.position, session::k_catchments_m.back());
    const std::string name = c.name(station.name);
    if (reach.possible == 0) return fmt::format(fmt::runtime(c.say("None within 3 km of {0}")), name);
    return fmt::format(fmt::runtime(c.say("Possibly none within 3 km of {0}: {1} may lie there")), name,
                       reach.possible);
}

void draw_segment(PanelContext& c, const session::StripSegment& s) {
    ImGui::Dummy({0, c.widgets.px(2)});
    c.widgets.heading(c.name(s.segment->name));
    const int carriers = s.carriers_build + s.carriers_upgrade;
    c.widgets.text(
        fmt::format(fmt::runtime(c.widgets.say_count(carriers, "{0} carrier", "{0} carriers")), carriers) + "  ·  " +
        fmt::format(fmt::runtime(c.widgets.say_count(s.stations, "{0} station", "{0} stations")), s.stations));
    c.widgets.soft_wrapped(
        fmt::format(fmt::runtime(c.say("to be built {0}, to be upgraded {1}")), s.carriers_build, s.carriers_upgrade));
    if (s.to_m > s.from_m)
        c.widgets.soft_text(session::chainage_text(s.from_m) + " – " + session::chainage_text(s.to_m));
    if (!s.units_without.empty())
        draw_gap(c, fmt::format(fmt::runtime(c.say("No carrier in: {0}")), names_of_units(c, s.units_without)));
    for (const plan::Station* station : s.stations_without) {
        const scene::FeatureId id{scene::FeatureKind::station, std::to_string(station->order)};
        if (gap_row(c, "gap/" + id.key, gap_sentence(c, *station))) {
            c.push(session::Select{id});
            c.push(session::ZoomToFeature{id});
        }
    }
}

}  // namespace

void draw_corridor_summary(PanelContext& c) {
    const session::CorridorStrip& strip = c.session.corridor_strip();
    if (strip.stations.empty()) {
        c.widgets.soft_wrapped(c.say("This project has no rail line, so there is no corridor to review."));
        return;
    }
    for (const session::StripSegment& segment : strip.segments) draw_segment(c, segment);
    ImGui::Dummy({0, c.widgets.px(2)});
    if (strip.off_corridor > 0)
        c.widgets.soft_wrapped(
            fmt::format(fmt::runtime(c.widgets.say_count(strip.off_corridor, "{0} carrier off the corridor",
                                                         "{0} carriers off the corridor")),
                        strip.off_corridor));
    if (strip.unlocated > 0)
        draw_gap(c, fmt::format(fmt::runtime(c.widgets.say_count(strip.unlocated, "{0} carrier without a position",
                                                                 "{0} carriers without a position")),
                                strip.unlocated));
    ImGui::Spacing();
    if (c.widgets.button("review/strip", std::string(glyph(Icon::rail)) + " " + c.say("Unroll the corridor"),
                         ButtonLook::framed, ImGui::GetContentRegionAvail().x)) {
        c.panels.dock_shown = true;
        c.panels.dock_tab = DockTab::strip;
    }
}

}  // namespace ui
