// The edge of the reach on the map, which a drag moves. Private to ui.
#pragma once

#include "frame/panel_context.h"

namespace ui {

/// Moves the edge with the pointer; true: the press that is under way does so, and nothing else.
bool drag_reach_edge(PanelContext& context);

}  // namespace ui
