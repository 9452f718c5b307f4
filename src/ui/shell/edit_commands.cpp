#include "shell/edit_commands.h"

#include <cstdint>
#include <imgui.h>
#include <string>
#include <utility>
#include <vector>

#include "frame/editing.h"
#include "map/map_editing.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "session/actions.h"
#include "session/edit_actions.h"
#include "session/edit_session.h"
#include "ui/map_edit_state.h"
#include "ui/overlay_state.h"
#include "ui/requests.h"

namespace ui {

bool can_undo(const PanelContext& c) { return is_editable(c) && c.session.edit()->undo_summary(); }
bool can_redo(const PanelContext& c) { return is_editable(c) && c.session.edit()->redo_summary(); }
bool can_change(const PanelContext& c) { return c.can_edit() && !c.overlays.presenting; }
bool can_change_selected(const PanelContext& c) { return can_change(c) && shown_carrier(c) != nullptr; }

bool can_load_samples(const PanelContext& c) {
    return is_editable(c) && c.session.edit()->unlocked() && !c.session.index().has_sample();
}
bool can_remove_samples(const PanelContext& c) {
    return is_editable(c) && c.session.edit()->unlocked() && c.session.index().has_sample();
}

void take_over(PanelContext& c) { c.ask(TakeOver{}); }
void undo(PanelContext& c) { c.edit(session::Undo{}); }
void redo(PanelContext& c) { c.edit(session::Redo{}); }

void new_carrier(PanelContext& c) {
    c.push(session::UseTool{session::Tool::select});
    c.map_edit.place = {};
    c.map_edit.aim = Aim::add;
}

void bin_carriers(PanelContext& c) {
    std::vector<std::int64_t> ids;
    for (const plan::Carrier* carrier : selected_carriers(c)) ids.push_back(carrier->id);
    c.edit(session::RemoveCarriers{std::move(ids)});
}

void place_by_coordinates(PanelContext& c) { open_place_card(c, {}); }

void paste_coordinates(PanelContext& c) {
    const char* text = ImGui::GetClipboardText();
    open_place_card(c, text == nullptr ? std::string() : std::string(text));
}

}  // namespace ui
