// What is in progress over the whole window, and how Escape cancels it. Two take Escape before, since they own the
// keyboard: a list that is open (kit/widgets.h) and a panel that has the focus (kit/keyboard.h). Private to ui.
#pragma once

#include "frame/panel_context.h"

namespace ui {

/// Cancels the first thing that is in progress; nothing where none is.
void cancel_first(PanelContext& context);

}  // namespace ui
