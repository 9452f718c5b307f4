#include "map/map_editing.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <imgui.h>
#include <optional>
#include <utility>
#include <vector>

#include "frame/editing.h"
#include "frame/frame_notes.h"
#include "frame/layout.h"
#include "frame/outbox.h"
#include "kit/keyboard.h"
#include "plan/feature_ref.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "scene/scene.h"
#include "session/actions.h"
#include "session/edit_actions.h"
#include "tools/drag_tool.h"
#include "tools/nudge_tool.h"
#include "tools/place_tool.h"
#include "ui/frame_input.h"
#include "ui/kit/key_press.h"
#include "ui/kit/keyboard_state.h"
#include "ui/kit/stops.h"
#include "ui/map_edit_state.h"
#include "ui/overlay_state.h"

namespace ui {
namespace {

constexpr float k_drag_threshold_px = 6;  // logical
constexpr float k_snap_px = 14;           // logical
constexpr float k_far_nudge_px = 10;

const plan::Carrier* carrier_by_id(const PanelContext& c, std::int64_t id) {
    return c.session.index().carrier_by_id(id);
}

/// Device px of the map by which a position moves.
geo::LonLat shifted(const PanelContext& c, geo::LonLat from, scene::Vec2 by) {
    const scene::Vec2 p = c.session.on_screen(from);
    return c.session.position_at({p.x + by.x, p.y + by.y});
}

/// Remembers where the carriers are, unless an earlier place is remembered already.
void leave_ghosts(PanelContext& c, const std::vector<std::int64_t>& ids) {
    std::vector<Ghost>& ghosts = c.map_edit.ghosts;
    for (const std::int64_t id : ids) {
        const plan::Carrier* carrier = carrier_by_id(c, id);
        const bool known = std::any_of(ghosts.begin(), ghosts.end(), [&](const Ghost& g) { return g.carrier == id; });
        if (!known && carrier != nullptr && carrier->position) ghosts.push_back({id, *carrier->position});
    }
}

/// A place that was chosen with the hand on the map as it is shown now.
plan::Placing placed_by_eye(const PanelContext& c, geo::LonLat to) {
    return {to, plan::PositionQuality::digitised, plan::dragged_on_the_map(), doubt_by_eye_m(c)};
}

/// By a difference: they keep their distances, and the doubt that they had.
void shift_carriers(PanelContext& c, const std::vector<std::int64_t>& ids, geo::LonLat by) {
    leave_ghosts(c, ids);
    c.edit(session::ShiftCarriers{ids, by, doubt_by_eye_m(c)});
}

/// One carrier is put where it shall be; several keep their distances.
void drop_carriers(PanelContext& c, const DragMove& move) {
    const geo::LonLat from = move.from, to = move.to;
    if (move.ids.size() > 1) return shift_carriers(c, move.ids, {to.lon - from.lon, to.lat - from.lat});
    leave_ghosts(c, move.ids);
    c.edit(session::PlaceCarrier{move.ids.front(), placed_by_eye(c, to)});
}

std::vector<std::int64_t> located(const std::vector<const plan::Carrier*>& carriers) {
    std::vector<std::int64_t> ids;
    for (const plan::Carrier* carrier : carriers)
        if (carrier->position) ids.push_back(carrier->id);
    return ids;
}

/// A press on a carrier that is selected takes hold of all selected ones.
void take_hold(PanelContext& c) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyShift || io.KeyCtrl || c.session.tool() != session::Tool::select) return;
    if (c.map_edit.aim != Aim::none) return;
    const scene::Vec2 at = pointer_on_map(c);
    const plan::FeatureRef feature = c.session.feature_at(at);
    const plan::Carrier* held = c.session.is_selected(feature) ? c.session.index().carrier(feature) : nullptr;
    if (held == nullptr || !held->position) return;
    finish_nudge(c);
    const scene::Vec2 place = c.session.on_screen(*held->position);
    const scene::Vec2 hold{at.x - place.x, at.y - place.y};  // also where the symbol has been spread from its place
    c.map_edit.drag = begin_drag(located(selected_carriers(c)), held->id, *held->position, hold);
}

/// Whether what is let go now falls on the map, the last widget: not on a panel, a window or a legend over it or
/// another program.
bool over_map(const PanelContext& c) {
    return !c.input.pointer_elsewhere && ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
           c.session.ground_at(pointer_on_map(c)) == nullptr;
}

/// What the hand that drags does in this frame.
DragInput hand_of(const PanelContext& c, const CarrierDrag& drag) {
    const ImGuiIO& io = ImGui::GetIO();
    const float threshold = c.widgets.px(k_drag_threshold_px);
    const scene::Vec2 at = pointer_on_map(c);
    DragInput hand;
    hand.held = ImGui::IsItemActive();
    hand.travelled = io.MouseDragMaxDistanceSqr[0] >= threshold * threshold;
    hand.held_s = static_cast<double>(io.MouseDownDuration[0]);
    hand.over_map = over_map(c);
    hand.under_hand = c.session.position_at({at.x - drag.hold.x, at.y - drag.hold.y});
    if (io.KeyCtrl)
        hand.snap_radius_m = static_cast<double>(c.widgets.px(k_snap_px)) / c.session.camera().pixels_per_metre;
    return hand;
}

/// The pointer let go of a carrier that was dragged out of the tray.
void finish_tray_drag(PanelContext& c) {
    MapEditState& state = c.map_edit;
    if (!state.from_tray || ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
    const std::int64_t id = *state.from_tray;
    state.from_tray.reset();
    if (id == k_dropped || !over_map(c) || !c.can_edit()) return;
    c.edit(session::PlaceCarrier{id, placed_by_eye(c, c.session.position_at(pointer_on_map(c)))});
    if (const plan::Carrier* carrier = carrier_by_id(c, id)) c.push(session::Select{ref_of(*carrier)});
}

/// What came between ends a drag; the rest of its press must not pan the map.
void end_what_cannot_go_on(PanelContext& c) {
    MapEditState& state = c.map_edit;
    const bool right = ImGui::IsMouseClicked(ImGuiMouseButton_Right);
    if ((c.input.focus_lost || right) && cancel_drag(c)) state.right_spent = right;
    if (c.can_edit()) return;
    (void)cancel_drag(c);  // locked or in another mode: nothing is under way any more
    MapEditState ended;
    ended.drag = std::move(state.drag);
    ended.right_spent = state.right_spent;
    ended.notes = std::move(state.notes);  // these are written in every mode
    state = std::move(ended);
}

/// Without a mouse a carrier is placed in the middle of the map.
void place_by_key(PanelContext& c) {
    const bool enter = key_pressed(c.input, Key::enter) || key_pressed(c.input, Key::pad_enter);
    const bool free = c.keyboard.now == Region::map && !ImGui::GetIO().WantTextInput;
    if (enter && free && c.map_edit.aim != Aim::none)
        (void)place_by_click(c, {c.layout.map.width / 2, c.layout.map.height / 2});
}

}  // namespace

double doubt_by_eye_m(const PanelContext& c) {
    return plan::uncertainty_by_eye_m(c.input.scale / c.session.camera().pixels_per_metre);
}

scene::Vec2 pointer_on_map(const PanelContext& c) {
    const ImVec2 p = ImGui::GetIO().MousePos;
    return {p.x - c.layout.map.x, p.y - c.layout.map.y};
}

void keep_map_editing(PanelContext& c) {
    MapEditState& state = c.map_edit;
    end_what_cannot_go_on(c);
    if (!c.can_edit()) return;
    place_by_key(c);
    const std::vector<const plan::Carrier*> selected = selected_carriers(c);
    std::erase_if(state.ghosts, [&](const Ghost& ghost) {
        return std::none_of(selected.begin(), selected.end(),
                            [&](const plan::Carrier* carrier) { return carrier->id == ghost.carrier; });
    });
    if (state.nudge) {
        const bool clicked = ImGui::IsMouseClicked(ImGuiMouseButton_Left);
        if (is_over(*state.nudge, {c.input.now_s, located(selected), clicked, c.input.keys}))
            finish_nudge(c);
        else
            c.out.draw_again();
    }
    if (state.place.open && shown_carrier(c) == nullptr) state.place = {};
}

bool drag_carriers(PanelContext& c) {
    MapEditState& state = c.map_edit;
    finish_tray_drag(c);
    if (ImGui::IsItemActivated() && c.can_edit()) take_hold(c);
    if (!state.drag) return false;
    const DragStep step = step_drag(state.drag, hand_of(c, *state.drag), c.session.index());
    if (step.becomes_drag) c.out.draw_again();
    if (step.moves) ImGui::SetMouseCursor(step.outside ? ImGuiMouseCursor_NotAllowed : ImGuiMouseCursor_Hand);
    if (step.move) drop_carriers(c, *step.move);
    return step.takes_press;
}

bool can_cancel_drag(const MapEditState& state) {
    return (state.drag && !state.drag->dropped) || (state.from_tray && *state.from_tray != k_dropped);
}

bool cancel_drag(PanelContext& c) {
    MapEditState& state = c.map_edit;
    if (!can_cancel_drag(state)) return false;
    if (state.drag) state.drag->dropped = true;
    if (state.from_tray) state.from_tray = k_dropped;
    return true;
}

bool place_by_click(PanelContext& c, scene::Vec2 at) {
    MapEditState& state = c.map_edit;
    if (state.aim == Aim::none || !c.can_edit()) return false;
    const auto edit = place_aimed(state, c.session.plan(), placed_by_eye(c, c.session.position_at(at)));
    if (edit) c.edit(*edit);
    return true;
}

bool nudge_by_key(PanelContext& c, const KeyPress& press) {
    const auto step = way_of_arrow(press.key);
    if (!step || press.ctrl || press.alt || c.notes.arrows_taken || !c.can_edit()) return false;
    if (c.map_edit.drag || c.map_edit.place.open || c.overlays.open != Overlay::none) return false;
    std::vector<std::int64_t> ids = located(selected_carriers(c));
    if (ids.empty()) return false;
    const float px = c.widgets.px(press.shift ? k_far_nudge_px : 1);
    const std::optional<Nudge>& under_way = c.map_edit.nudge;
    const plan::Carrier* first = carrier_by_id(c, under_way ? under_way->ids.front() : ids.front());
    const geo::LonLat to = shifted(c, *first->position, {step->x * px, step->y * px});
    press_nudge(c.map_edit.nudge, std::move(ids), {to.lon - first->position->lon, to.lat - first->position->lat},
                c.input.now_s);
    c.out.draw_again();
    return true;
}

void finish_nudge(PanelContext& c) {
    if (const auto move = end_nudge(c.map_edit.nudge)) shift_carriers(c, move->ids, move->by);
}

}  // namespace ui
