// Measuring on the map: the line, the card with its length and area, and points without a pointer. Private to ui.
#pragma once

#include "frame/panel_context.h"

namespace ui {

bool is_measuring(const PanelContext& context);
/// Takes the middle of the map as the next point; the same place again closes the area.
void measure_at_cross(PanelContext& context);
void draw_measuring(PanelContext& context);

}  // namespace ui
