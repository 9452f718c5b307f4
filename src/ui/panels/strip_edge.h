// The edge of the reach on the unrolled line, which a drag moves. Private to ui.
#pragma once

#include "carto/corridor_picture.h"
#include "frame/panel_context.h"
#include "scene/scene.h"

namespace ui {

/// Moves the edge with the pointer, which is over the item drawn last; `corner`: of the drawing, device px. True: the
/// press that is under way does so, and nothing else.
bool drag_strip_edge(PanelContext& context, const carto::CorridorPicture& picture, scene::Vec2 corner);

}  // namespace ui
