// Where the parts of the window go. A pure function of sizes and wishes, so that small screens can be tested without a
// window. Private to ui.
#pragma once

#include "scene/scene.h"

namespace ui {

struct PanelState;

/// Boxes in device px; one of no width or height is not shown.
struct Layout {
    scene::Rect top, left, left_grip, map, right_grip, right, dock_grip, dock, state;
};

/// What is wanted may not fit: first the inspector gives way, then the layers, then the dock, never the map.
Layout lay_out(const PanelState& panels, bool presenting, float width, float height, float scale);

}  // namespace ui
