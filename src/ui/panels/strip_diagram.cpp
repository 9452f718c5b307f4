// The corridor unrolled: the drawing that pictures and sheets have as well, and what can be pointed at in it.
#include <algorithm>
#include <cmath>
#include <imgui.h>
#include <string>
#include <vector>

#include "carto/pick.h"
#include "kit/scene_painter.h"
#include "panels/panels.h"
#include "plan/corridor_strip.h"
#include "plan/feature_ref.h"
#include "plan/plan.h"
#include "plan/reach.h"
#include "scene/scene.h"
#include "session/actions.h"
#include "session/known_text.h"
#include "session/reach_text.h"

namespace ui {
namespace {

/// How many carriers lie within reach of a station, a line for each catchment.
std::string reach_lines(const PanelContext& c, const plan::Station& station) {
    std::string out;
    for (const double metres : plan::k_catchments_m)
        out += (out.empty() ? "" : "\n") + session::distance_text(metres, c.widgets.language()) + "  " +
               session::reach_text(plan::carriers_within(c.session.plan(), station.position, metres),
                                   c.widgets.language());
    return std::string(c.say("Carriers within reach (straight line)")) + "\n" + out;
}

/// Along the line and from it, as far as it is known.
std::string place_text(const PanelContext& c, const plan::StripCarrier& s) {
    const double doubt = plan::doubt_m(*s.carrier), offset = std::abs(s.offset_m);
    const base::Language language = c.widgets.language();
    const int side = s.offset_m < 0 ? -1 : s.offset_m > 0 ? 1 : 0;
    return session::about_chainage(s.chainage_m, doubt, language) + "\n" +
           session::about_distance(offset, doubt, language) + "  " + session::side_text(side, offset, doubt, language);
}

std::string station_tip(const PanelContext& c, const plan::StripStation& s) {
    const std::string words = c.name(s.station->name) + "  " + session::chainage_text(s.chainage_m);
    return ref_of(*s.station) == c.session.hovered() ? words + "\n" + reach_lines(c, *s.station) : words;
}

std::string tip_of(const PanelContext& c, plan::FeatureRef feature) {
    const plan::CorridorStrip& strip = c.session.corridor_strip();
    for (const plan::StripStation& s : strip.stations)
        if (ref_of(*s.station) == feature) return station_tip(c, s);
    for (const plan::StripCarrier& s : strip.carriers)
        if (ref_of(*s.carrier) == feature)
            return std::to_string(s.carrier->number) + " " + c.name(s.carrier->name) + "\n" + place_text(c, s);
    return {};
}

void draw_ring(PanelContext& c, plan::FeatureRef feature, ImVec2 at, float radius) {
    if (!c.session.is_selected(feature) && feature != c.session.hovered()) return;
    ImGui::GetWindowDrawList()->AddCircle(at, radius + c.widgets.px(3), to_abgr(c.widgets.palette().text), 0,
                                          c.widgets.px(2));
}

/// A mark that can be pointed at and clicked.
void interact(PanelContext& c, plan::FeatureRef feature, ImVec2 at, float radius) {
    const std::string key = "strip/" + c.key_of(feature);
    ImGui::SetCursorScreenPos({at.x - radius, at.y - radius});
    if (ImGui::InvisibleButton(("###" + key).c_str(), {2 * radius, 2 * radius})) c.push(session::Select{feature});
    c.widgets.record(key);
    c.widgets.stop(key);
    if (c.widgets.explains_now()) c.widgets.tip(tip_of(c, feature));
    if (!ImGui::IsItemHovered()) return;
    c.point_at(feature);
    if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) c.push(session::ZoomToFeature{feature});
}

/// Of a crowd only the selected carriers can be pointed at.
void draw_marks(PanelContext& c, const scene::Scene& scene, ImVec2 corner) {
    const bool crowded = plan::is_crowded(c.session.corridor_strip());
    for (const scene::PickTarget& target : scene.pick_targets) {
        const plan::FeatureRef feature = carto::to_feature(target.pick);
        if (crowded && feature.kind == plan::FeatureKind::carrier && !c.session.is_selected(feature)) continue;
        const ImVec2 at{corner.x + target.offset.x, corner.y + target.offset.y};
        draw_ring(c, feature, at, target.radius_px);
        interact(c, feature, at, target.radius_px + c.widgets.px(2));
    }
}

}  // namespace

void draw_strip(PanelContext& c) {
    if (c.session.corridor_strip().stations.empty()) {
        c.widgets.soft_text(c.say("This project has no rail line, so there is no corridor to unroll."));
        return;
    }
    c.widgets.small_text(c.say(plan::is_crowded(c.session.corridor_strip())
                                   ? base::mark("Each dot is a carrier. Distances from the line are drawn by their "
                                                "square root.")
                                   : base::mark("Filled: to be upgraded; hollow: to be built. Distances from the line "
                                                "are drawn by their square root.")));
    ImGui::BeginChild("###strip", {0, 0}, false, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    const ImVec2 corner = ImGui::GetCursorScreenPos(), size = ImGui::GetContentRegionAvail();
    const scene::Scene& scene = c.session.corridor_scene(static_cast<int>(size.x), static_cast<int>(size.y));
    paint_scene(c.widgets, scene, {corner.x, corner.y});
    draw_marks(c, scene, corner);
    ImGui::EndChild();
}

}  // namespace ui
