// What a map holds, as text that a person can review and a test compares exactly: names placed and not, texts with
// their boxes, rows of the legend, symbols, furniture, and how much is filled and drawn in which style. Boxes are whole
// device px in the picture, "x,y width×height".
#pragma once

#include <span>
#include <string>

#include "scene/scene.h"

namespace support {

std::string facts_of(const scene::Pane& pane);
/// Of all panes, one after the other; panes without a scene of their own kind are told by their clip alone.
std::string facts_of(std::span<const scene::Pane> panes);

/// "14,20 56×20"
std::string box_text(const scene::Rect& box);

}  // namespace support
