// What a scenario would change, over the map: a coloured frame with its name, so that nobody takes it for the plan, and
// where carriers were. Private to ui.
#pragma once

#include "frame/panel_context.h"

namespace ui {

/// Nothing where the plan itself is shown.
void draw_scenario_overlay(PanelContext& context);

}  // namespace ui
