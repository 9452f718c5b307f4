// The path data of SVG ("M3 5h2…") as outlines. Private to ui; values only, any thread.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "kit/svg_drawing.h"

namespace ui {

/// Commands M L H V C S A Z in both cases; nothing for anything else.
std::optional<std::vector<Subpath>> read_path_data(std::string_view data);

/// Appends an elliptical arc from `from`; radii in units of the viewBox, rotation in degrees, flags as in SVG.
void append_arc(Subpath& path, DrawingPoint from, DrawingPoint radii, float rotation_deg, bool large, bool clockwise,
                DrawingPoint to);

}  // namespace ui
