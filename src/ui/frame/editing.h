// Whether the project can be edited, why not, and what the edits are about; unlocking. Private to ui.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "frame/panel_context.h"

namespace plan {
struct Note;
struct NotePin;
}  // namespace plan

namespace ui {

[[nodiscard]] bool is_editable(const PanelContext& context);
[[nodiscard]] bool is_read_only(const PanelContext& context);
/// Another one edits it now.
[[nodiscard]] bool is_edited_elsewhere(const PanelContext& context);
/// Who edits the project elsewhere, since when; or why it cannot be edited. Empty: it can.
std::string read_only_text(const PanelContext& context);
/// Why the project has no file any more; empty while it has.
std::string away_text(const PanelContext& context);

/// The selected carriers, in the order of selecting.
std::vector<const plan::Carrier*> selected_carriers(const PanelContext& context);
/// The carrier that the inspector shows; null: something else is selected.
const plan::Carrier* shown_carrier(const PanelContext& context);

/// Unlocks, after asking once who edits, or locks again; goes to the mode for editing.
void toggle_editing(PanelContext& context);
/// Unlocks without leaving the mode, after asking once who edits.
void unlock_here(PanelContext& context);
void ask_author(PanelContext& context);

/// Makes an edit, in whatever mode: editing is unlocked with it. Where whoever edits is not known that is asked first,
/// and the edit waits for the answer.
void edit_unlocked(PanelContext& context, const session::EditAction& action);

/// Whether notes can be written now, whether or not editing is unlocked.
[[nodiscard]] bool can_write_notes(const PanelContext& context);
/// Opens the window for the words of a new note on the map.
void pin_note(PanelContext& context, const plan::NotePin& pin);
/// What a note can be pinned to; nothing for a note.
std::optional<plan::NotePin> pin_to(plan::FeatureRef feature);
/// Opens the window for the words of a note that is there.
void change_note(PanelContext& context, const plan::Note& note);
void remove_note(PanelContext& context, const plan::Note& note);

}  // namespace ui
