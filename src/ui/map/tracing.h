// The scanned picture under the map: clicking pairs of places, and the card that says how well they agree. Private to
// ui.
#pragma once

#include "frame/panel_context.h"
#include "scene/scene.h"

namespace ui {

bool is_tracing(const PanelContext& context);
/// A place of the picture, then the same place of the map; device px of the map.
void trace_by_pointer(PanelContext& context, scene::Vec2 at);
void draw_tracing(PanelContext& context);

}  // namespace ui
