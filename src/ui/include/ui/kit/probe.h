// What widgets the last frame had, by stable key: how tests click on the real window without counting pixels, and what
// they compare with what a window should hold.
#pragma once

#include <map>
#include <string>

#include "scene/scene.h"

namespace ui {

struct Widget {
    scene::Rect box;  ///< device px, from the window's upper left corner
    bool on = false;  ///< a toggle that is pressed in, a box that is ticked, a row that is selected
};

struct Probe : std::map<std::string, Widget> {};

/// JSON: {"key": [x, y, width, height], …}
std::string to_json(const Probe& probe);

}  // namespace ui
