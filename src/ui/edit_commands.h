// What the commands of editing do; their table is that of all commands. Private to ui.
#pragma once

#include "panels.h"

namespace ui {

/// Unlocks, after asking once who edits, or locks again; goes to the mode for editing.
void toggle_editing(PanelContext& context);
/// Unlocks without leaving the mode, after asking once who edits.
void unlock_here(PanelContext& context);
void ask_author(PanelContext& context);
void take_over(PanelContext& context);
void undo(PanelContext& context);
void redo(PanelContext& context);
void new_carrier(PanelContext& context);
void bin_carriers(PanelContext& context);
void place_by_coordinates(PanelContext& context);
void paste_coordinates(PanelContext& context);

[[nodiscard]] bool is_editable(const PanelContext& context);
[[nodiscard]] bool is_read_only(const PanelContext& context);
[[nodiscard]] bool can_undo(const PanelContext& context);
[[nodiscard]] bool can_redo(const PanelContext& context);
[[nodiscard]] bool can_load_samples(const PanelContext& context);
[[nodiscard]] bool can_remove_samples(const PanelContext& context);
[[nodiscard]] bool can_change(const PanelContext& context);
[[nodiscard]] bool can_change_selected(const PanelContext& context);

}  // namespace ui
