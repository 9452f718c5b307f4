// The corridor unrolled: the drawing that pictures and sheets have as well, and what can be pointed at in it.
#include <algorithm>
#include <cmath>
#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <vector>

#include "carto/corridor_picture.h"
#include "carto/options.h"
#include "carto/pick.h"
#include "frame/line_choice.h"
#include "kit/scene_painter.h"
#include "panels/panels.h"
#include "panels/strip_edge.h"
#include "plan/corridor_strip.h"
#include "plan/feature_ref.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "plan/reach.h"
#include "scene/scene.h"
#include "session/actions.h"
#include "session/known_text.h"
#include "session/review_cards.h"
#include "session/strip_view.h"
#include "ui/kit/stops.h"
#include "ui/map_edit_state.h"

namespace ui {
namespace {

constexpr float k_click_slop_px = 4, k_choice_width = 116;  // logical
constexpr double k_wheel_step = 1.25, k_fine_wheel_step = 1.06;

/// Along the line and from it, as far as it is known.
std::string place_text(const PanelContext& c, const plan::StripCarrier& s) {
    const double doubt = plan::doubt_m(*s.carrier), offset = std::abs(s.offset_m);
    const base::Language language = c.widgets.language();
    const int side = s.offset_m < 0 ? -1 : s.offset_m > 0 ? 1 : 0;
    return session::about_chainage(c.session.strip_ruler(), s.chainage_m, doubt, language) + "\n" +
           session::about_distance(offset, doubt, language) + "  " +
           session::side_text(c.session.index(), c.session.corridor_strip().line, side, offset, doubt, language);
}

std::string station_tip(const PanelContext& c, const plan::StripStation& s) {
    const std::string words =
        c.name(s.station->name) + "  " + session::chainage_text(c.session.strip_ruler(), s.chainage_m);
    const plan::StationReach* reach = c.session.reach_of(*s.station);
    if (reach == nullptr || ref_of(*s.station) != c.session.hovered()) return words;
    return words + "\n" + session::station_counts(*reach, c.session.options().reach, c.widgets.language());
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
void draw_marks(PanelContext& c, const carto::CorridorPicture& picture, ImVec2 corner) {
    for (const scene::PickTarget& target : picture.scene->pick_targets) {
        const plan::FeatureRef feature = carto::to_feature(target.pick);
        if (picture.crowded && feature.kind == plan::FeatureKind::carrier && !c.session.is_selected(feature)) continue;
        const ImVec2 at{corner.x + target.offset.x, corner.y + target.offset.y};
        draw_ring(c, feature, at, target.radius_px);
        interact(c, feature, at, target.radius_px + c.widgets.px(1));
    }
}

/// Carriers that are on their way on the map, where they are now.
std::vector<plan::MovedCarrier> moved_carriers(const PanelContext& c) {
    std::vector<plan::MovedCarrier> out;
    const auto add = [&](const std::vector<std::int64_t>& ids, geo::LonLat by) {
        for (const std::int64_t id : ids)
            if (const plan::Carrier* carrier = c.session.index().carrier_by_id(id); carrier != nullptr)
                if (carrier->position)
                    out.push_back({id, {carrier->position->lon + by.lon, carrier->position->lat + by.lat}});
    };
    const auto& drag = c.map_edit.drag;
    if (is_dragging(c.map_edit)) add(drag->ids, {drag->to.lon - drag->from.lon, drag->to.lat - drag->from.lat});
    if (const auto& nudge = c.map_edit.nudge) add(nudge->ids, nudge->by);
    return out;
}

// --- the ground: zooming, panning, choosing

/// Where the pointer is on the drawing.
struct Under {
    double chainage_m = 0, offset_m = 0;
    bool on_head = false, on_field = false;
};

Under under_pointer(const carto::CorridorPicture& picture, ImVec2 corner) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const scene::Vec2 at{mouse.x - corner.x, mouse.y - corner.y};
    const scene::Rect field = picture.axis.field();
    return {picture.axis.chainage_at(at.x), picture.axis.offset_at(at.y), picture.head.contains(at),
            field.contains(at)};
}

double pressed_chainage(const carto::CorridorPicture& picture, ImVec2 corner) {
    return picture.axis.chainage_at(ImGui::GetIO().MouseClickedPos[ImGuiMouseButton_Left].x - corner.x);
}

bool was_dragged(const PanelContext& c) {
    const float slop = c.widgets.px(k_click_slop_px);
    return ImGui::GetIO().MouseDragMaxDistanceSqr[ImGuiMouseButton_Left] >= slop * slop;
}

/// Whether Shift was down when the press began.
bool chooses() {
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const ImGuiID id = ImGui::GetID("###chooses");
    if (ImGui::IsItemActivated()) storage->SetBool(id, ImGui::GetIO().KeyShift);
    return storage->GetBool(id);
}

void zoom(PanelContext& c, const carto::CorridorPicture& picture, const Under& under) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseWheel == 0) return;
    const double factor = std::pow(io.KeyCtrl ? k_fine_wheel_step : k_wheel_step, static_cast<double>(io.MouseWheel));
    c.push(session::ShowOnStrip{
        session::zoomed(plan::whole_line(c.session.corridor_strip()), picture.axis.shown(), factor, under.chainage_m)});
}

void pan(PanelContext& c, const carto::CorridorPicture& picture) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    const float travel = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0).x;
    ImGui::ResetMouseDragDelta(ImGuiMouseButton_Left);
    if (travel == 0 || !c.session.on_strip()) return;
    const double by = -static_cast<double>(travel) * picture.axis.shown().length_m() /
                      static_cast<double>(picture.axis.field().width);
    c.push(
        session::ShowOnStrip{session::panned(plan::whole_line(c.session.corridor_strip()), picture.axis.shown(), by)});
}

/// The arrow keys, while the keyboard is in the drawing.
void step_along(PanelContext& c, const carto::CorridorPicture& picture) {
    constexpr double k_step = 0.1;  // of what is shown
    const int steps = c.widgets.steps("strip/ground");
    if (steps == 0 || !c.session.on_strip()) return;
    c.push(session::ShowOnStrip{session::panned(plan::whole_line(c.session.corridor_strip()), picture.axis.shown(),
                                                steps * k_step * picture.axis.shown().length_m())});
}

/// A click beside all marks: a gap or a segment is chosen as the stretch that it is; else nothing stays selected.
void click(PanelContext& c, const Under& under) {
    const plan::CorridorStrip& strip = c.session.corridor_strip();
    for (const plan::StripGap& gap : strip.gaps)
        if (const plan::Stretch at{gap.from_m, gap.to_m}; !under.on_head && at.contains(under.chainage_m))
            return c.push(session::ChooseStretch{at});
    for (const plan::StripSegment& s : strip.segments)
        if (const plan::Stretch at{s.from_m, s.to_m}; under.on_head && at.contains(under.chainage_m))
            return c.push(session::ChooseStretch{at});
    c.push(session::ChooseStretch{});
}

/// A stretch from the head of the drawing to the end of its field.
void draw_stretch(const PanelContext& c, const carto::CorridorPicture& picture, ImVec2 corner,
                  const plan::Stretch& stretch) {
    const plan::Stretch& shown = picture.axis.shown();
    if (stretch.to_m < shown.from_m || stretch.from_m > shown.to_m) return;
    const float left = corner.x + picture.axis.x(std::max(stretch.from_m, shown.from_m));
    const float right = corner.x + picture.axis.x(std::min(stretch.to_m, shown.to_m));
    const ImVec2 a{left, corner.y + picture.head.y}, b{right, corner.y + picture.axis.field().bottom()};
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(a, b, to_abgr(c.widgets.palette().accent, 0.14F));
    list->AddRect(a, b, to_abgr(c.widgets.palette().accent), 0, 0, c.widgets.px(1.5F));
}

std::string words_of_place(const PanelContext& c, const Under& under) {
    std::string words = session::strip_place_text(c.session.index(), c.session.corridor_strip().line, under.chainage_m,
                                                  under.offset_m, c.widgets.language());
    for (const plan::StripGap& gap : c.session.corridor_strip().gaps)
        if (under.chainage_m >= gap.from_m && under.chainage_m <= gap.to_m)
            words += "\n" + fmt::format(fmt::runtime(c.say("No carrier along {0}")),
                                        session::distance_text(gap.to_m - gap.from_m, c.widgets.language()));
    return words;
}

void draw_cross(const PanelContext& c, const carto::CorridorPicture& picture, ImVec2 corner) {
    const float x = ImGui::GetIO().MousePos.x;
    ImGui::GetWindowDrawList()->AddLine({x, corner.y + picture.head.bottom()},
                                        {x, corner.y + picture.axis.field().bottom()},
                                        to_abgr(c.widgets.palette().soft, 0.6F), c.widgets.px(1));
}

/// Everything but the marks, which lie over it.
void handle_ground(PanelContext& c, const carto::CorridorPicture& picture, ImVec2 corner, ImVec2 size) {
    ImGui::InvisibleButton("###ground", size);
    ImGui::SetItemAllowOverlap();
    c.widgets.record("strip/ground");
    c.widgets.stop("strip/ground", StopKind::range);
    step_along(c, picture);
    const Under under = under_pointer(picture, corner);
    draw_strip_menu(c, under.chainage_m);
    const bool choosing = chooses(), moved = was_dragged(c);
    if (ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem)) zoom(c, picture, under);
    if (drag_strip_edge(c, picture, {corner.x, corner.y})) return;
    const plan::Stretch drawn = plan::stretch_between(pressed_chainage(picture, corner), under.chainage_m);
    if (ImGui::IsItemActive() && moved && choosing) draw_stretch(c, picture, corner, drawn);
    if (ImGui::IsItemActive() && moved && !choosing) pan(c, picture);
    if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left))
        return c.push(session::ShowOnStrip{});
    if (ImGui::IsItemDeactivated() && moved && choosing) return c.push(session::ChooseStretch{drawn});
    if (ImGui::IsItemDeactivated() && !moved) return click(c, under);
    if (!ImGui::IsItemHovered() || ImGui::IsItemActive() || !(under.on_field || under.on_head)) return;
    draw_cross(c, picture, corner);
    c.widgets.tip(words_of_place(c, under), true);
}

// --- the line above the drawing

void choose_spread(PanelContext& c) {
    std::vector<Widgets::Choice> choices;
    int current = 0;
    for (const carto::StripSpread spread : carto::k_strip_spreads) {
        if (spread == c.session.options().spread) current = static_cast<int>(choices.size());
        choices.push_back({std::string(carto::to_key(spread)), c.name(carto::label(spread)), {}});
    }
    const int chosen = c.widgets.drop_down("strip/spread", choices, current, c.widgets.px(k_choice_width));
    c.widgets.tip(c.say("How distances from the line are drawn"));
    if (chosen >= 0) c.push(session::UseStripSpread{carto::k_strip_spreads[static_cast<std::size_t>(chosen)]});
}

void say_along_others(PanelContext& c) {
    const int others = c.session.corridor_strip().along_others;
    if (others == 0) return;
    ImGui::AlignTextToFramePadding();
    c.widgets.soft_text(fmt::format(
        fmt::runtime(c.widgets.say_count(others, "{0} carrier along other lines", "{0} carriers along other lines")),
        others));
    c.widgets.record("strip/along_others");
    ImGui::SameLine(0, c.widgets.px(8));
}

/// What the chosen stretch holds, else what can be done.
void draw_head(PanelContext& c) {
    if (choose_line(c, "strip/line")) ImGui::SameLine(0, c.widgets.px(8));
    say_along_others(c);
    choose_spread(c);
    ImGui::SameLine(0, c.widgets.px(8));
    ImGui::AlignTextToFramePadding();
    if (const auto& stretch = c.session.stretch()) {
        draw_stretch_note(c);  // before the words, which may be longer than the dock is wide
        const std::string words =
            session::stretch_text(c.session.strip_ruler(), c.session.corridor_strip(), *stretch, c.widgets.language());
        c.widgets.fitted_text(words, ImGui::GetContentRegionAvail().x);
        c.widgets.record("strip/stretch");
    } else {
        c.widgets.small_text(
            c.say("Wheel: zoom along the line; drag: move; Shift and drag: choose a stretch; double "
                  "click: all of it"));
    }
}

}  // namespace

void draw_strip(PanelContext& c) {
    if (c.session.corridor_strip().stations.empty()) {
        c.widgets.soft_text(c.say("This project has no rail line, so there is no corridor to unroll."));
        return;
    }
    draw_head(c);
    ImGui::BeginChild("###strip", {0, 0}, false, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    const ImVec2 corner = ImGui::GetCursorScreenPos(), size = ImGui::GetContentRegionAvail();
    const carto::CorridorPicture& picture =
        c.session.corridor_picture(static_cast<int>(size.x), static_cast<int>(size.y), moved_carriers(c));
    paint_scene(c.widgets, *picture.scene, {corner.x, corner.y});
    if (const auto& stretch = c.session.stretch()) draw_stretch(c, picture, corner, *stretch);
    handle_ground(c, picture, corner, size);
    draw_marks(c, picture, corner);
    ImGui::EndChild();
}

}  // namespace ui
