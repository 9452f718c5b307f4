// What the commands of editing do; their table is that of all commands. Private to ui.
#pragma once

#include "frame/panel_context.h"

namespace ui {

void take_over(PanelContext& context);
void undo(PanelContext& context);
void redo(PanelContext& context);
void new_carrier(PanelContext& context);
void bin_carriers(PanelContext& context);
void place_by_coordinates(PanelContext& context);
void paste_coordinates(PanelContext& context);

[[nodiscard]] bool can_undo(const PanelContext& context);
[[nodiscard]] bool can_redo(const PanelContext& context);
[[nodiscard]] bool can_load_samples(const PanelContext& context);
[[nodiscard]] bool can_remove_samples(const PanelContext& context);
[[nodiscard]] bool can_change(const PanelContext& context);
[[nodiscard]] bool can_change_selected(const PanelContext& context);

}  // namespace ui
