// Several maps in the place of one: two with a line between that can be dragged, or a wall of small ones. Private to
// ui.
#pragma once

#include "frame/panel_context.h"
#include "scene/scene.h"

namespace ui {

/// Whether the line between two maps takes the press: it was near the line when it began. Inside the map's button.
bool drag_split(PanelContext& context);
/// What the line that the map has is dragged by, and which map lies at which side of it.
void draw_split(PanelContext& context);
/// Frames of the cells that are shown and pointed at.
void draw_wall_marks(PanelContext& context);
/// A click in a wall shows that cell's indicator in the panels, a double click alone on the map.
void click_wall(PanelContext& context, scene::Vec2 at);
void open_from_wall(PanelContext& context, scene::Vec2 at);

// Commands.
void toggle_comparison(PanelContext& context);
void toggle_wall(PanelContext& context);
void flip(PanelContext& context);
/// Ends what flip() began when its key is let go.
void watch_flip_key(PanelContext& context);
bool can_compare(const PanelContext& context);

}  // namespace ui
