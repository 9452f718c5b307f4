// Whether the project can be edited, why not, and what the edits are about; unlocking. Private to ui.
#pragma once

#include <string>
#include <vector>

#include "frame/panel_context.h"

namespace plan {
struct Note;
}

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

/// Opens the window for the words of a new note on the map at a position, EPSG:4490.
void pin_note(PanelContext& context, geo::LonLat position);
/// The same for the words of one that is there.
void change_note(PanelContext& context, const plan::Note& note);
void remove_note(PanelContext& context, const plan::Note& note);

}  // namespace ui
