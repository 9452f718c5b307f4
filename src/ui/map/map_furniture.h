// What can be done with the title and the legend over the map. Private to ui.
#pragma once

#include "frame/panel_context.h"
#include "scene/scene.h"

namespace ui {

/// Takes the last widget's drag when it began on the title or the legend: dropped, they stand in the nearest corner.
bool drag_legend(PanelContext& context);
/// The button beside the title that folds title and legend, or unfolds them; it and the rows of the legend by keyboard.
/// To be called with the map as ImGui's last item.
void draw_legend_controls(PanelContext& context);
/// A click on the ground of the furniture; false: it was meant for the map.
bool click_furniture(PanelContext& context, scene::Vec2 at);
void fold_legend(PanelContext& context);
/// Round the map, by way of where the city leaves room.
void next_legend_corner(PanelContext& context);
/// Title and legend go back to where the city leaves room.
void release_legend(PanelContext& context);
/// The map without a strip, a band and the notes below it, window px; cards that float on the map are part of it.
scene::Rect uncovered_map(const PanelContext& context);
/// There are a title and a legend that can be moved and folded.
bool has_legend(const PanelContext& context);

}  // namespace ui
