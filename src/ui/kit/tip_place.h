// Where a tooltip lies. A pure function, so that edges and corners can be tested without a window. Private to ui.
#pragma once

#include <vector>

#include "scene/scene.h"

namespace ui {

/// The upper left corner for a tooltip of that size inside `window`: under what it explains, else above, else beside
/// it, `gap` px away. All in device px.
scene::Vec2 tip_place(const scene::Rect& about, scene::Vec2 size, scene::Vec2 window, float gap);

/// The same off `kept` too, where that can be: beside all of it that would be hidden.
scene::Vec2 tip_place_off(const scene::Rect& about, scene::Vec2 size, scene::Vec2 window, float gap,
                          const std::vector<scene::Rect>& kept);

}  // namespace ui
