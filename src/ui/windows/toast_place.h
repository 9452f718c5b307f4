// Where toasts stand over the map. Private to ui.
#pragma once

#include "frame/panel_context.h"
#include "scene/scene.h"

namespace ui {

/// How high the toasts stack up at a width within `room`, all device px; 0: there is none.
float height_of_toasts(FrameParts& parts, float width, float room);
/// Where the toasts stack up, device px of the window: where no data is, else where they cover least of it, rather over
/// the legend than over the city. To be called when all else of the frame has been drawn.
scene::Rect place_toasts(PanelContext& context);

}  // namespace ui
