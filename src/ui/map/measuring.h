// Measuring on the map: the line, the card with its length and area, and points without a pointer. Private to ui.
#pragma once

#include "frame/panel_context.h"
#include "scene/scene.h"

namespace ui {

enum class MeasurePress;

bool is_measuring(const PanelContext& context);
/// What the pointer did on the map, device px of it.
void measure_by_pointer(PanelContext& context, MeasurePress press, scene::Vec2 at);
/// Takes the middle of the map as the next point; the same place again closes the area.
void measure_at_cross(PanelContext& context);
void draw_measuring(PanelContext& context);

}  // namespace ui
