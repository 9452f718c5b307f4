#include "frame/map_notes.h"

#include "plan/plan.h"
#include "session/edit_actions.h"
#include "ui/overlay_state.h"

namespace ui {
namespace {

void open(PanelContext& c, NoteDraft note) {
    c.overlays.note = std::move(note);
    c.overlays.open = Overlay::note;
    c.overlays.just_opened = true;
}

}  // namespace

void pin_note(PanelContext& c, geo::LonLat position) { open(c, {0, position, ""}); }
void change_note(PanelContext& c, const plan::Note& note) { open(c, {note.id, note.position, note.text}); }
void remove_note(PanelContext& c, const plan::Note& note) { c.edit(session::RemoveNotes{{note.id}}); }

}  // namespace ui
