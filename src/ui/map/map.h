// The map's place in the window: its input, and what lies over it. Private to ui.
#pragma once

#include "frame/panel_context.h"

namespace ui {

/// The map's own input: pan, zoom, point, select, measure.
void draw_map_canvas(PanelContext& context);
/// What lies over the map as part of a tool: the measured line, the marked place, the box being drawn.
void draw_map_overlay(PanelContext& context);
/// Over everything: where the carriers of a change were.
void draw_past_positions(PanelContext& context);

}  // namespace ui
