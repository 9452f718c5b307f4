// The table of values, and the keys that are its own. Private to ui.
#pragma once

#include "panels.h"

namespace ui {

void draw_values(PanelContext& context);
/// A key while a cell is chosen and nothing is typed; true: it was the table's.
bool values_by_key(PanelContext& context, const KeyPress& press);
/// Escape: ends typing, then gives the keys back; false: nothing to drop.
bool drop_values(PanelContext& context);

}  // namespace ui
