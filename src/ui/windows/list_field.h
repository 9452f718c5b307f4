// A text field over a list: what is typed narrows the list, arrows move its highlight, Enter takes the highlighted row.
// Private to ui.
#pragma once

#include <cstddef>

#include "frame/panel_context.h"

namespace ui {

/// The field, which has the keyboard when the window opens.
void list_field(PanelContext& context, const char* key, const char* hint);
/// Moves the highlight of so many rows by the keys of this frame; true: Enter was pressed.
bool step_list(PanelContext& context, std::size_t count);

}  // namespace ui
