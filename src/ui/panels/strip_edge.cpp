#include "panels/strip_edge.h"

#include <algorithm>
#include <cmath>
#include <imgui.h>

#include "plan/corridor_strip.h"
#include "session/actions.h"

namespace ui {
namespace {

constexpr float k_grip_px = 4;       // logical, to either side of the edge
constexpr double k_round_to_m = 10;  // what a hand can aim at

scene::Vec2 on_drawing(ImVec2 at, scene::Vec2 corner) { return {at.x - corner.x, at.y - corner.y}; }

/// From what the reach is measured, as the drawing has it: chainage across, offset up and down.
double distance_m(const PanelContext& c, const carto::StripAxis& axis, scene::Vec2 at) {
    const double along =
        plan::along_from_reach_m(c.session.corridor_strip(), c.session.options().reach.of, axis.chainage_at(at.x));
    return std::hypot(along, axis.offset_at(at.y));
}

bool is_on_edge(const PanelContext& c, const carto::StripAxis& axis, scene::Vec2 at) {
    const carto::MapOptions& options = c.session.options();
    if (!options.shows_reach || !axis.field().contains(at)) return false;
    const double along = plan::along_from_reach_m(c.session.corridor_strip(), options.reach.of, axis.chainage_at(at.x));
    const double radius = options.reach.straight_m();
    if (along >= radius) return false;
    const double half = std::sqrt(radius * radius - along * along);
    const float off_px = std::min(std::abs(axis.y(-half) - at.y), std::abs(axis.y(half) - at.y));
    return off_px <= c.widgets.px(k_grip_px);
}

/// Whether the press that is under way began on the edge: kept by ImGui for as long as the press lasts.
bool holds_edge(const PanelContext& c, const carto::StripAxis& axis, scene::Vec2 at) {
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const ImGuiID id = ImGui::GetID("###strip_edge");
    if (ImGui::IsItemActivated()) storage->SetBool(id, !ImGui::GetIO().KeyShift && is_on_edge(c, axis, at));
    return storage->GetBool(id);
}

/// By as much as the pointer has gone: the scale of the drawing follows the reach, so that where the pointer is tells
/// another width in every frame.
void move_edge(PanelContext& c, const carto::StripAxis& axis, scene::Vec2 at) {
    const ImVec2 travel = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0);
    const scene::Vec2 from{at.x - travel.x, at.y - travel.y};
    plan::Reach reach = c.session.options().reach;
    const double by = (distance_m(c, axis, at) - distance_m(c, axis, from)) * reach.detour;
    const double width = std::round((reach.width_m + by) / k_round_to_m) * k_round_to_m;
    if (!std::isfinite(width) || std::abs(width - reach.width_m) < k_round_to_m) return;
    ImGui::ResetMouseDragDelta(ImGuiMouseButton_Left);
    reach.width_m = std::clamp(width, k_round_to_m, plan::k_most_reach_m);
    c.push(session::UseReach{reach});
}

}  // namespace

bool drag_strip_edge(PanelContext& c, const carto::CorridorPicture& picture, scene::Vec2 corner) {
    const scene::Vec2 at = on_drawing(ImGui::GetIO().MousePos, corner);
    const bool held = holds_edge(c, picture.axis, at);
    const bool over = ImGui::IsItemHovered() && !ImGui::IsItemActive() && is_on_edge(c, picture.axis, at);
    if (over) c.widgets.tip(c.say("Drag the edge to change the width of the reach"), true);
    if (over || held) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
    if (!held) return over;
    if (ImGui::IsItemActive()) move_edge(c, picture.axis, at);
    return ImGui::IsItemActive() || ImGui::IsItemDeactivated();
}

}  // namespace ui
