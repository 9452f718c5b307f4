#include "map/note_moving.h"

#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <utility>

#include "frame/editing.h"
#include "map/map_editing.h"
#include "plan/feature_ref.h"
#include "plan/index.h"
#include "plan/note_details.h"
#include "session/edit_actions.h"
#include "ui/map_edit_state.h"

namespace ui {
namespace {

/// A town or a park lies under every place: only points are meant by a click on them.
plan::NotePin pin_at(const PanelContext& c, scene::Vec2 at) {
    const plan::FeatureRef under = c.session.feature_at(at);
    const bool point = under.kind == plan::FeatureKind::carrier || under.kind == plan::FeatureKind::station;
    if (const auto pin = point ? pin_to(under) : std::nullopt) return *pin;
    return {plan::PinKind::place, c.session.position_at(at)};
}

}  // namespace

bool is_moving_note(const PanelContext& c) {
    return c.session.index().note(plan::note_ref(c.map_edit.notes.moved)) != nullptr && can_write_notes(c);
}

bool move_note_by_click(PanelContext& c, scene::Vec2 at) {
    if (!is_moving_note(c)) return false;
    edit_unlocked(c, session::MoveNote{std::exchange(c.map_edit.notes.moved, 0), pin_at(c, at)});
    return true;
}

void draw_note_moving(PanelContext& c) {
    if (!is_moving_note(c) || !c.session.pointer()) return;
    const int number = plan::number_of_note(c.session.plan(), c.map_edit.notes.moved);
    const std::string words = fmt::format(
        fmt::runtime(c.say("Note {0}: click the carrier, station or place it belongs to; Esc cancels")), number);
    const ImVec2 at = ImGui::GetIO().MousePos;
    c.widgets.draw_tag(*ImGui::GetWindowDrawList(), {at.x + c.widgets.px(14), at.y + c.widgets.px(10)}, words,
                       c.widgets.palette().accent);
}

}  // namespace ui
