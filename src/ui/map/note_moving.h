// Pinning a note to something else with a click on the map. Private to ui.
#pragma once

#include "frame/panel_context.h"
#include "scene/scene.h"

namespace ui {

[[nodiscard]] bool is_moving_note(const PanelContext& context);
/// A click on the map; true: it pinned the note to the carrier or station there, else to the place.
bool move_note_by_click(PanelContext& context, scene::Vec2 at);
/// What the click will do, beside the pointer.
void draw_note_moving(PanelContext& context);

}  // namespace ui
