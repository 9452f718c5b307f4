#include "edit_commands.h"

#include <imgui.h>

#include "map_editing.h"
#include "plan/observations.h"

namespace ui {

bool is_editable(const PanelContext& c) {
    return c.input.edit != nullptr && !c.input.edit->read_only() && !c.overlays.presenting;
}
bool is_read_only(const PanelContext& c) { return c.input.edit != nullptr && c.input.edit->read_only(); }
bool can_undo(const PanelContext& c) { return is_editable(c) && c.input.edit->undo_summary(); }
bool can_redo(const PanelContext& c) { return is_editable(c) && c.input.edit->redo_summary(); }
bool can_change(const PanelContext& c) { return c.can_edit() && !c.overlays.presenting; }
bool can_change_selected(const PanelContext& c) { return can_change(c) && shown_carrier(c) != nullptr; }

bool can_load_samples(const PanelContext& c) {
    return is_editable(c) && c.input.edit->unlocked() && !c.session.index().has_sample();
}
bool can_remove_samples(const PanelContext& c) {
    return is_editable(c) && c.input.edit->unlocked() && c.session.index().has_sample();
}

void ask_author(PanelContext& c) {
    if (c.overlays.open == Overlay::author) return;
    c.overlays.then = c.overlays.open;
    c.overlays.open = Overlay::author;
    c.overlays.just_opened = true;
    c.overlays.text = c.input.edit->author();
}

void unlock_here(PanelContext& c) {
    if (!is_editable(c) || c.input.edit->unlocked()) return;
    if (!c.input.author_known) return ask_author(c);
    c.edit(session::UnlockEditing{});
}

void toggle_editing(PanelContext& c) {
    if (c.can_edit()) return c.edit(session::LockEditing{});
    const bool values = c.panels.dock_shown && c.panels.dock_tab == DockTab::values;
    if (values && c.input.edit != nullptr && c.input.edit->unlocked()) return c.edit(session::LockEditing{});
    if (!values && c.session.mode() != session::Mode::edit) c.push(session::UseMode{session::Mode::edit});
    unlock_here(c);
}

void take_over(PanelContext& c) { c.ask(TakeOver{}); }
void undo(PanelContext& c) { c.edit(session::Undo{}); }
void redo(PanelContext& c) { c.edit(session::Redo{}); }

void new_carrier(PanelContext& c) {
    c.push(session::UseTool{session::Tool::select});
    c.overlays.map_edit.place = {};
    c.overlays.map_edit.aim = Aim::add;
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
