// Where the widgets of the last frame are, by stable key: how tests click on the real window without counting pixels.
#pragma once

#include <map>
#include <string>

#include "scene/scene.h"

namespace ui {

using Probe = std::map<std::string, scene::Rect>;  ///< device px, from the window's upper left corner

/// JSON: {"key": [x, y, width, height], …}
std::string to_json(const Probe& probe);

}  // namespace ui
