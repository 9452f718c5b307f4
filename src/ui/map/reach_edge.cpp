#include "map/reach_edge.h"

#include <algorithm>
#include <cmath>
#include <imgui.h>
#include <limits>
#include <optional>

#include "carto/options.h"
#include "frame/layout.h"
#include "geo/geodesy.h"
#include "plan/corridor_index.h"
#include "plan/feature_ref.h"
#include "plan/plan.h"
#include "scene/scene.h"
#include "session/actions.h"
#include "session/known_text.h"

namespace ui {
namespace {

constexpr float k_grip_px = 5;       // logical, to either side of the edge
constexpr double k_round_to_m = 10;  // what a hand can aim at

scene::Vec2 pointer(const PanelContext& c) {
    const ImVec2 at = ImGui::GetIO().MousePos;
    return {at.x - c.layout.map.x, at.y - c.layout.map.y};
}

/// From the pointer to what the reach is measured from, straight on the ellipsoid; nothing without a line or stations.
std::optional<double> distance_m(const PanelContext& c, plan::ReachOf of) {
    const geo::LonLat at = c.session.position_at(pointer(c));
    if (of == plan::ReachOf::line) {
        const auto along = c.session.corridor_index().along(at);
        return along ? std::optional(along->offset_m) : std::nullopt;
    }
    const auto near = c.session.corridor_index().nearest(at);
    return near ? std::optional(near->distance_m) : std::nullopt;
}

bool is_on_edge(const PanelContext& c) {
    const carto::MapOptions& options = c.session.options();
    if (!options.shows_reach || c.session.shows_wall() || c.session.tool() != session::Tool::select) return false;
    if (c.session.hovered().kind == plan::FeatureKind::carrier) return false;
    if (c.session.ground_at(pointer(c)) != nullptr) return false;
    const auto distance = distance_m(c, options.reach.of);
    const double off_px = distance
                              ? std::abs(*distance - options.reach.straight_m()) * c.session.camera().pixels_per_metre
                              : std::numeric_limits<double>::infinity();
    return off_px <= c.widgets.px(k_grip_px);
}

/// Whether the press that is under way began on the edge: kept by ImGui for as long as the press lasts.
bool holds_edge(const PanelContext& c) {
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const ImGuiID id = ImGui::GetID("###reach_edge");
    if (ImGui::IsItemActivated())
        storage->SetBool(id, ImGui::IsMouseDown(ImGuiMouseButton_Left) && !ImGui::GetIO().KeyShift && is_on_edge(c));
    return storage->GetBool(id);
}

}  // namespace

bool drag_reach_edge(PanelContext& c) {
    const bool held = holds_edge(c);
    if (!held && ImGui::IsItemHovered() && !ImGui::IsItemActive() && is_on_edge(c)) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
        c.widgets.tip(c.say("Drag the edge to change the width of the reach"), true);
    }
    if (!held || !(ImGui::IsItemActive() || ImGui::IsItemDeactivated())) return false;
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
    if (c.session.hovered().kind != plan::FeatureKind::none) c.push(session::PointAtFeature{});  // of the press
    plan::Reach reach = c.session.options().reach;
    const auto distance = distance_m(c, reach.of);
    if (!distance || !ImGui::IsItemActive()) return true;
    const double width = std::max(k_round_to_m, std::round(*distance * reach.detour / k_round_to_m) * k_round_to_m);
    if (width != reach.width_m && ImGui::GetIO().MouseDragMaxDistanceSqr[ImGuiMouseButton_Left] > 0) {
        reach.width_m = width;
        c.push(session::UseReach{reach});
    }
    return true;
}

}  // namespace ui
