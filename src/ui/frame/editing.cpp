#include "frame/editing.h"

#include <fmt/core.h>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/local_time.h"
#include "base/result.h"
#include "plan/feature_ref.h"
#include "plan/index.h"
#include "plan/note_details.h"
#include "plan/plan.h"
#include "session/actions.h"
#include "session/edit_actions.h"
#include "session/edit_session.h"
#include "ui/frame_input.h"
#include "ui/overlay_state.h"
#include "ui/panel_state.h"

namespace ui {

bool is_editable(const PanelContext& c) { return c.session.writable() && !c.overlays.presenting; }
bool is_read_only(const PanelContext& c) { return c.session.edit() != nullptr && c.session.edit()->read_only(); }

bool is_edited_elsewhere(const PanelContext& c) { return is_read_only(c) && c.session.edit()->read_only()->holder; }

std::string read_only_text(const PanelContext& c) {
    if (c.session.edit() == nullptr || !c.session.edit()->read_only()) return {};
    const session::ReadOnly& why = *c.session.edit()->read_only();
    if (!why.holder) return base::to_line(why.why, c.widgets.language());
    return fmt::format(fmt::runtime(c.say("{0} edits it on {1} since {2}")), why.holder->author, why.holder->host,
                       base::local_time_text(why.holder->since, c.widgets.language()));
}

std::string away_text(const PanelContext& c) {
    const auto away = c.session.edit() != nullptr ? c.session.edit()->away() : std::nullopt;
    return away ? base::to_line(*away, c.widgets.language()) : std::string();
}

std::vector<const plan::Carrier*> selected_carriers(const PanelContext& c) {
    std::vector<const plan::Carrier*> found;
    for (plan::FeatureRef feature : c.session.selection())
        if (const plan::Carrier* carrier = c.session.index().carrier(feature)) found.push_back(carrier);
    return found;
}

const plan::Carrier* shown_carrier(const PanelContext& c) { return c.session.index().carrier(c.session.selected()); }

void ask_author(PanelContext& c) {
    if (c.overlays.open == Overlay::author) return;
    c.overlays.then = c.overlays.open;
    c.overlays.open = Overlay::author;
    c.overlays.just_opened = true;
    c.overlays.text = c.session.edit()->author();
    c.overlays.waiting_edit.reset();
}

void unlock_here(PanelContext& c) {
    if (!is_editable(c) || c.session.edit()->unlocked()) return;
    if (!c.input.author_known) return ask_author(c);
    c.edit(session::UnlockEditing{});
}

void toggle_editing(PanelContext& c) {
    if (c.can_edit()) return c.edit(session::LockEditing{});
    const bool values = c.panels.dock_shown && c.panels.dock_tab == DockTab::values;
    if (values && c.session.unlocked()) return c.edit(session::LockEditing{});
    if (!values && c.session.mode() != session::Mode::edit) c.push(session::UseMode{session::Mode::edit});
    unlock_here(c);
}

namespace {

void open_note(PanelContext& c, NoteDraft note) {
    c.overlays.note = std::move(note);
    c.overlays.open = Overlay::note;
    c.overlays.just_opened = true;
}

}  // namespace

void edit_unlocked(PanelContext& c, const session::EditAction& action) {
    if (!is_editable(c)) return;
    if (!c.session.unlocked()) {
        if (!c.input.author_known) {
            // A window that is open has what was typed, and is there again afterwards.
            const bool waits = c.overlays.open == Overlay::none;
            ask_author(c);
            if (waits) c.overlays.waiting_edit = std::make_shared<const session::EditAction>(action);
            return;
        }
        c.edit(session::UnlockEditing{});
    }
    c.edit(action);
}

bool can_write_notes(const PanelContext& c) { return is_editable(c); }

void pin_note(PanelContext& c, const plan::NotePin& pin) { open_note(c, {0, pin, "", {}}); }

std::optional<plan::NotePin> pin_to(plan::FeatureRef feature) {
    switch (feature.kind) {
        case plan::FeatureKind::carrier: return plan::NotePin{plan::PinKind::carrier, {}, feature.id};
        case plan::FeatureKind::unit: return plan::NotePin{plan::PinKind::unit, {}, feature.id};
        case plan::FeatureKind::park: return plan::NotePin{plan::PinKind::park, {}, feature.id};
        case plan::FeatureKind::station: return plan::NotePin{plan::PinKind::station, {}, feature.id};
        case plan::FeatureKind::note:
        case plan::FeatureKind::none: return std::nullopt;
    }
    return std::nullopt;
}

void change_note(PanelContext& c, const plan::Note& note) { open_note(c, {note.id, {}, note.text, {}}); }
void remove_note(PanelContext& c, const plan::Note& note) { edit_unlocked(c, session::RemoveNotes{{note.id}}); }

}  // namespace ui
