// What editing draws over the map. The map itself is not drawn anew for it: a drag costs a few shapes a frame.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fmt/core.h>
#include <imgui.h>
#include <optional>
#include <string>
#include <vector>

#include "carto/options.h"
#include "carto/pick.h"
#include "frame/editing.h"
#include "frame/layout.h"
#include "map/map_editing.h"
#include "map/map_furniture.h"
#include "plan/checks.h"
#include "plan/corridor_index.h"
#include "plan/feature_ref.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "scene/scene.h"
#include "session/actions.h"
#include "session/drag_facts.h"
#include "ui/kit/keyboard_state.h"
#include "ui/map_edit_state.h"
#include "ui/overlay_state.h"

namespace ui {
namespace {

constexpr unsigned k_hand = 0xC2185B;  // what the hand does, as with measuring
constexpr unsigned k_white = 0xFFFFFF;
constexpr float k_symbol_px = 10;  // logical radius

ImVec2 in_window(const PanelContext& c, geo::LonLat position) {
    const scene::Vec2 p = window_place(c, position);
    return {p.x, p.y};
}

/// A carrier on its way: a disc with its number, and the exact place as a dot.
void draw_mover(PanelContext& c, ImVec2 at, int number) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float r = c.widgets.px(k_symbol_px);
    list->AddCircleFilled(at, r + c.widgets.px(2), to_abgr(k_white));
    list->AddCircleFilled(at, r, to_abgr(k_hand, 0.9F));
    const std::string text = number > 0 ? std::to_string(number) : "+";
    c.widgets.draw_text(at.x - c.widgets.text_width(text) / 2, at.y - ImGui::GetTextLineHeight() / 2, text, k_white);
}

void draw_way(PanelContext& c, ImVec2 from, ImVec2 to) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddLine(from, to, to_abgr(k_white), c.widgets.px(4));
    list->AddLine(from, to, to_abgr(k_hand), c.widgets.px(1.5F));
}

/// Where a carrier was.
void draw_ghost(PanelContext& c, ImVec2 at) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float r = c.widgets.px(k_symbol_px);
    list->AddCircleFilled(at, r, to_abgr(k_white, 0.65F));
    constexpr int k_dashes = 8;
    for (int i = 0; i < k_dashes; ++i) {
        const float from = static_cast<float>(i) * 2 * 3.14159265F / k_dashes;
        list->PathArcTo(at, r, from, from + 3.14159265F / k_dashes, 6);
        list->PathStroke(to_abgr(k_hand), 0, c.widgets.px(1.5F));
    }
}

void draw_ghosts(PanelContext& c) {
    const scene::Rect map = uncovered_map(c);
    ImGui::PushClipRect({map.x, map.y}, {map.right(), map.bottom()}, true);
    for (const Ghost& ghost : c.map_edit.ghosts) {
        const plan::Carrier* carrier = c.session.index().carrier_by_id(ghost.carrier);
        if (carrier == nullptr || !carrier->position || *carrier->position == ghost.from) continue;
        draw_way(c, in_window(c, ghost.from), in_window(c, *carrier->position));
        draw_ghost(c, in_window(c, ghost.from));
    }
    ImGui::PopClipRect();
}

/// The carriers where they would come to lie, each with its way.
void draw_moving(PanelContext& c, const std::vector<std::int64_t>& ids, geo::LonLat by) {
    for (const std::int64_t id : ids) {
        const plan::Carrier* carrier = c.session.index().carrier_by_id(id);
        if (carrier == nullptr || !carrier->position) continue;
        const ImVec2 from = in_window(c, *carrier->position);
        const ImVec2 to = in_window(c, {carrier->position->lon + by.lon, carrier->position->lat + by.lat});
        draw_way(c, from, to);
        draw_ghost(c, from);
        draw_mover(c, to, carrier->number);
    }
}

void draw_rows(PanelContext& c, const std::vector<session::FactRow>& rows) {
    float labels = 0;
    for (const session::FactRow& row : rows) labels = std::max(labels, c.widgets.text_width(row.label));
    const float start = ImGui::GetCursorPosX();
    for (const session::FactRow& row : rows) {
        c.widgets.soft_text(row.label);
        ImGui::SameLine(start + labels + c.widgets.px(10));
        c.widgets.text(row.value);
    }
}

/// A label beside a place, inside the map and, where there is room, not over the way from `origin`.
template <class Draw>
void label_at(PanelContext& c, ImVec2 at, ImVec2 origin, Draw draw) {
    const float gap = c.widgets.px(18), width = c.widgets.px(300), height = c.widgets.px(190);
    const scene::Rect& map = c.layout.map;
    const bool left = origin.x > at.x ? at.x - width > map.x : at.x + width > map.right();
    const bool above = origin.y > at.y ? at.y - height > map.y : at.y + height > map.bottom();
    ImGui::SetNextWindowPos({left ? at.x - gap : at.x + gap, above ? at.y - gap : at.y + gap}, ImGuiCond_Always,
                            {left ? 1.0F : 0.0F, above ? 1.0F : 0.0F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {c.widgets.px(10), c.widgets.px(8)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, to_abgr(c.widgets.palette().field));
    ImGui::Begin("###edit_label", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_AlwaysAutoResize |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
    draw();
    ImGui::Dummy({0, 0});
    const ImVec2 corner = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    ImGui::GetWindowDrawList()->PushClipRectFullScreen();
    ImGui::GetWindowDrawList()->AddRect(corner, {corner.x + size.x, corner.y + size.y}, to_abgr(k_hand), 0, 0, 1);
    ImGui::GetWindowDrawList()->PopClipRect();
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
}

void draw_drag_label(PanelContext& c, const CarrierDrag& drag) {
    const plan::Carrier* held = c.session.index().carrier_by_id(drag.held);
    if (held == nullptr) return;
    label_at(c, in_window(c, drag.to), in_window(c, drag.from), [&] {
        std::vector<session::FactRow> rows =
            session::drag_rows(session::drag_facts(c.session.corridor_index(), *held, drag.to, doubt_by_eye_m(c)),
                               c.session.index(), c.widgets.language());
        if (!drag.snapped_to.zh.empty()) rows.push_back({c.say("Snapped to"), c.name(drag.snapped_to)});
        draw_rows(c, rows);
        if (drag.ids.size() > 1)
            c.widgets.soft_text(fmt::format(fmt::runtime(c.say("{0} carriers move together")), drag.ids.size()));
        c.widgets.small_text(c.say("Ctrl snaps to stations, carriers and borders; Esc cancels"));
        c.widgets.record("edit/label");
    });
}

/// Beside the map nothing would be moved, and so nothing is drawn on its way.
void draw_drag_outside(PanelContext& c, const CarrierDrag& drag) {
    for (const std::int64_t id : drag.ids)
        if (const plan::Carrier* carrier = c.session.index().carrier_by_id(id); carrier && carrier->position)
            draw_ghost(c, in_window(c, *carrier->position));
    const ImVec2 at = ImGui::GetIO().MousePos;
    label_at(c, at, at, [&] {
        c.widgets.small_text(c.say("Let go here and nothing is moved"));
        c.widgets.record("edit/label");
    });
}

void draw_drag(PanelContext& c) {
    if (!is_dragging(c.map_edit)) return;
    const std::optional<CarrierDrag>& drag = c.map_edit.drag;
    if (drag->outside) return draw_drag_outside(c, *drag);
    draw_moving(c, drag->ids, {drag->to.lon - drag->from.lon, drag->to.lat - drag->from.lat});
    draw_drag_label(c, *drag);
}

void draw_nudge(PanelContext& c) {
    const std::optional<Nudge>& nudge = c.map_edit.nudge;
    if (!nudge || nudge->by == geo::LonLat{}) return;
    draw_moving(c, nudge->ids, nudge->by);
}

/// What the next click places, under the pointer, or Enter in the middle of the map, with what is to be known of that
/// place.
void draw_aim(PanelContext& c) {
    const MapEditState& state = c.map_edit;
    const bool from_tray = state.from_tray && *state.from_tray != k_dropped;
    if (state.aim == Aim::none && !from_tray) return;
    const scene::Rect& map = c.layout.map;
    const bool by_key = c.keyboard.tips_rest && !from_tray;
    const ImVec2 middle{map.x + map.width / 2, map.y + map.height / 2};
    const ImVec2 at = by_key ? middle : ImGui::GetIO().MousePos;
    if (at.x < map.x || at.y < map.y || at.x > map.right() || at.y > map.bottom()) return;
    const std::int64_t id = from_tray ? *state.from_tray : state.aimed;
    const plan::Carrier* known = c.session.index().carrier_by_id(id);
    const plan::Carrier fresh;
    const plan::Carrier& carrier = known != nullptr && (from_tray || state.aim == Aim::place) ? *known : fresh;
    draw_mover(c, at, carrier.number);
    const geo::LonLat to = c.session.position_at({at.x - map.x, at.y - map.y});
    label_at(c, at, at, [&] {
        c.widgets.text(known != nullptr ? c.name(carrier.name) : c.say("A new carrier"));
        draw_rows(c, session::drag_rows(session::drag_facts(c.session.corridor_index(), carrier, to, doubt_by_eye_m(c)),
                                        c.session.index(), c.widgets.language()));
        c.widgets.small_text(from_tray ? c.say("Let go to place it; Esc cancels")
                             : by_key  ? c.say("Enter places it here; Esc cancels")
                                       : c.say("Click to place it; Esc cancels"));
    });
}

/// Where typed coordinates would put the carrier.
void draw_place_preview(PanelContext& c) {
    const MapEditState& state = c.map_edit;
    const plan::Carrier* carrier = shown_carrier(c);
    if (!state.place.open || carrier == nullptr) return;
    const std::vector<session::PlaceCandidate>& places = places_of_card(c);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const ImVec2 to = in_window(c, places[i].position);
        const bool chosen = static_cast<int>(i) == state.place.at;
        if (chosen && carrier->position) {
            draw_way(c, in_window(c, *carrier->position), to);
            draw_ghost(c, in_window(c, *carrier->position));
        }
        if (chosen)
            draw_mover(c, to, carrier->number);
        else
            draw_ghost(c, to);
    }
}

constexpr float k_sign_px = 6;  // logical radius

bool is_doubtful(const PanelContext& c, const plan::Carrier& carrier) {
    const auto& findings = c.session.findings_of(carrier.id);
    return std::any_of(findings.begin(), findings.end(),
                       [](const plan::Finding& f) { return !f.accepted && f.code != plan::k_carrier_not_surveyed; });
}

/// Beside a carrier, where its sign hides no station and no other carrier if there is such a place; px of the map.
scene::Vec2 sign_place(const PanelContext& c, const plan::Carrier& carrier) {
    const scene::Vec2 at = c.session.on_screen(*carrier.position);
    const scene::PickId own = carto::to_pick(ref_of(carrier));
    const float d = c.widgets.px(11);
    const auto is_free = [&](scene::Vec2 place) {
        const auto& targets = c.session.scene()->pick_targets;
        return std::none_of(targets.begin(), targets.end(), [&](const scene::PickTarget& target) {
            const scene::Vec2 other = c.session.on_screen_of(target);
            return target.pick != own &&
                   std::hypot(other.x - place.x, other.y - place.y) < target.radius_px + c.widgets.px(k_sign_px);
        });
    };
    const std::array places{scene::Vec2{at.x + d, at.y - d}, scene::Vec2{at.x - d, at.y - d},
                            scene::Vec2{at.x + d, at.y + d}, scene::Vec2{at.x - d, at.y + d}};
    const auto free = std::find_if(places.begin(), places.end(), is_free);
    return free == places.end() ? places.front() : *free;
}

/// A small triangle, recorded as warning/NUMBER.
void draw_warning(PanelContext& c, const plan::Carrier& carrier) {
    const scene::Vec2 place = sign_place(c, carrier);
    const ImVec2 m{c.layout.map.x + place.x, c.layout.map.y + place.y};
    const float r = c.widgets.px(k_sign_px);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddTriangleFilled({m.x, m.y - r}, {m.x + r, m.y + r * 0.8F}, {m.x - r, m.y + r * 0.8F}, to_abgr(0xF2B705));
    list->AddTriangle({m.x, m.y - r}, {m.x + r, m.y + r * 0.8F}, {m.x - r, m.y + r * 0.8F}, to_abgr(0x3A2E00),
                      c.widgets.px(1));
    list->AddLine({m.x, m.y - r * 0.35F}, {m.x, m.y + r * 0.25F}, to_abgr(0x3A2E00), c.widgets.px(1.5F));
    c.widgets.record_box("warning/" + std::to_string(carrier.number), {m.x - r, m.y - r, 2 * r, 2 * r});
}

/// At what somebody should look at. That none is surveyed is said in the list, not 22 times here.
void draw_warnings(PanelContext& c) {
    constexpr std::size_t k_most_signs = 300;
    if (!c.session.scene() || c.session.plan().carriers.size() > k_most_signs ||
        !c.session.options().shows(carto::Layer::carriers))
        return;
    const auto& furniture = c.session.scene()->furniture;
    for (const plan::Carrier& carrier : c.session.plan().carriers) {
        if (!carrier.position || !is_doubtful(c, carrier)) continue;
        const scene::Vec2 place = c.session.on_screen(*carrier.position);
        const bool on_map = scene::Rect{0, 0, c.layout.map.width, c.layout.map.height}.contains(place);
        // a carrier that lies under a card would have its sign on it
        if (on_map && std::none_of(furniture.begin(), furniture.end(),
                                   [&](const scene::Rect& box) { return box.contains(place); }))
            draw_warning(c, carrier);
    }
}

/// A frame round the map while carriers can be moved by a slip of the hand.
void draw_frame_of_map(PanelContext& c) {
    const scene::Rect& map = c.layout.map;
    const float w = c.widgets.px(2);
    ImGui::GetWindowDrawList()->AddRect({map.x + w / 2, map.y + w / 2}, {map.right() - w / 2, map.bottom() - w / 2},
                                        to_abgr(k_hand, 0.75F), 0, 0, w);
}

}  // namespace

scene::Vec2 window_place(const PanelContext& c, geo::LonLat position) {
    const scene::Vec2 p = c.session.on_screen(position);
    return {c.layout.map.x + p.x, c.layout.map.y + p.y};
}

void draw_map_editing(PanelContext& c) {
    if (c.overlays.presenting) return;
    const bool edits = c.session.mode() == session::Mode::edit;  // else what is tried is marked by its scenario
    if (edits) draw_warnings(c);
    if (!c.can_edit()) return;
    if (edits) draw_frame_of_map(c);
    if (edits) draw_ghosts(c);
    draw_drag(c);
    draw_nudge(c);
    draw_place_preview(c);
    draw_place_card(c);
    if (edits) draw_edit_chips(c);
    draw_aim(c);
}

}  // namespace ui
