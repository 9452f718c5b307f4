// The left panel while the corridor is reviewed: what each segment has and lacks.
#include <algorithm>
#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <vector>

#include "frame/line_choice.h"
#include "panels/panels.h"
#include "plan/corridor_strip.h"
#include "plan/feature_ref.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "plan/reach.h"
#include "session/actions.h"
#include "session/known_text.h"
#include "ui/panel_state.h"

namespace ui {
namespace {

/// A row that says what is lacking; all look alike, and a click on any shows where. True: it was clicked.
bool gap_row(PanelContext& c, const std::string& key, const std::string& text) {
    const float width = ImGui::GetContentRegionAvail().x, line = ImGui::GetTextLineHeight() + c.widgets.px(2);
    const std::vector<std::string> lines = c.widgets.lines_of(std::string(glyph(Icon::warning)) + " " + text, width);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const bool pressed = ImGui::Selectable(("###" + key).c_str(), false, ImGuiSelectableFlags_None,
                                           {width, line * static_cast<float>(lines.size())});
    c.widgets.record(key);
    c.widgets.stop(key);
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    for (std::size_t i = 0; i < lines.size(); ++i)
        c.widgets.draw_text(corner.x, corner.y + static_cast<float>(i) * line, lines[i], c.widgets.palette().warning);
    return pressed;
}

void draw_gap(PanelContext& c, plan::FeatureRef feature, const std::string& text) {
    const std::string kind = feature.kind == plan::FeatureKind::unit ? "gap/unit/" : "gap/";
    const bool pressed = gap_row(c, kind + c.session.index().key_of(feature), text);
    if (ImGui::IsItemHovered()) c.point_at(feature);
    if (!pressed) return;
    c.push(session::Select{feature});
    c.push(session::ZoomToFeature{feature});
}

/// Surer than the positions are known it must not be.
std::string station_gap(const PanelContext& c, const plan::StationWithout& without) {
    const std::string name = c.name(without.station->name);
    if (without.possible == 0) return fmt::format(fmt::runtime(c.say("None within 3 km of {0}")), name);
    return fmt::format(fmt::runtime(c.say("Possibly none within 3 km of {0}: {1} may lie there")), name,
                       without.possible);
}

std::string unit_gap(const PanelContext& c, const plan::UnitWithout& without) {
    const std::string name = c.name(without.unit->name);
    if (without.possible == 0) return fmt::format(fmt::runtime(c.say("No carrier in {0}")), name);
    return fmt::format(fmt::runtime(c.say("Possibly no carrier in {0}: {1} may lie there")), name, without.possible);
}

/// There is no place to show: the carriers are selected, so that they can be placed.
void draw_unlocated(PanelContext& c, int count) {
    if (!gap_row(c, "gap/unlocated",
                 fmt::format(fmt::runtime(c.widgets.say_count(count, "{0} carrier without a position",
                                                              "{0} carriers without a position")),
                             count)))
        return;
    session::Joining joining = session::Joining::replace;
    for (const plan::Carrier& carrier : c.session.plan().carriers) {
        if (carrier.position) continue;
        c.push(session::Select{ref_of(carrier), joining});
        joining = session::Joining::add;
    }
}

void draw_segment(PanelContext& c, const plan::StripSegment& s) {
    ImGui::Dummy({0, c.widgets.px(2)});
    c.widgets.heading(c.name(s.segment->name));
    const int carriers = s.carriers_build + s.carriers_upgrade;
    c.widgets.text(
        fmt::format(fmt::runtime(c.widgets.say_count(carriers, "{0} carrier", "{0} carriers")), carriers) + "  ·  " +
        fmt::format(fmt::runtime(c.widgets.say_count(s.stations, "{0} station", "{0} stations")), s.stations));
    c.widgets.soft_wrapped(
        fmt::format(fmt::runtime(c.say("to be built {0}, to be upgraded {1}")), s.carriers_build, s.carriers_upgrade));
    if (s.to_m > s.from_m) c.widgets.soft_text(session::stretch_text(c.session.strip_ruler(), s.from_m, s.to_m));
    for (const plan::UnitWithout& without : s.units_without) draw_gap(c, ref_of(*without.unit), unit_gap(c, without));
    for (const plan::StationWithout& without : s.stations_without)
        draw_gap(c, ref_of(*without.station), station_gap(c, without));
}

}  // namespace

void draw_corridor_summary(PanelContext& c) {
    const plan::CorridorStrip& strip = c.session.corridor_strip();
    c.widgets.section(c.say("Segments"));
    if (strip.stations.empty()) {
        c.widgets.soft_wrapped(c.say("This project has no rail line, so there is no corridor to review."));
        return;
    }
    (void)choose_line(c, "review/line");
    for (const plan::StripSegment& segment : strip.segments) draw_segment(c, segment);
    ImGui::Dummy({0, c.widgets.px(2)});
    if (strip.off_corridor > 0)
        c.widgets.soft_wrapped(
            fmt::format(fmt::runtime(c.widgets.say_count(strip.off_corridor, "{0} carrier off the corridor",
                                                         "{0} carriers off the corridor")),
                        strip.off_corridor));
    if (strip.along_others > 0)
        c.widgets.soft_wrapped(
            fmt::format(fmt::runtime(c.widgets.say_count(strip.along_others, "{0} carrier along other lines",
                                                         "{0} carriers along other lines")),
                        strip.along_others));
    if (strip.unlocated > 0) draw_unlocated(c, strip.unlocated);
    ImGui::Spacing();
    if (c.widgets.button("review/strip", std::string(glyph(Icon::rail)) + " " + c.say("Unroll the corridor"),
                         ButtonLook::framed, ImGui::GetContentRegionAvail().x)) {
        c.panels.dock_shown = true;
        c.panels.dock_tab = DockTab::strip;
    }
}

}  // namespace ui
