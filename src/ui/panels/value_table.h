// The table of values, and the keys that are its own. Private to ui.
#pragma once

#include "frame/panel_context.h"

namespace ui {

struct GridState;
struct KeyPress;

void draw_values(PanelContext& context);
/// A key while a cell is chosen and nothing is typed; true: it was the table's.
/// The table is shown and was clicked or reached last: keys, Tab among them, are its own.
bool grid_has_keys(const PanelState& panels, const GridState& grid, bool map_free);
bool values_by_key(PanelContext& context, const KeyPress& press);
/// A cell is being typed into, or the keys are the table's.
bool uses_values(const PanelContext& context);
/// Ends typing, or else gives the keys back.
void leave_values(PanelContext& context);

}  // namespace ui
