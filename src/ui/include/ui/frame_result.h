// What comes out of a frame: what its parts ask for, and where the map goes. Values; main thread.
#pragma once

#include <vector>

#include "scene/scene.h"
#include "session/actions.h"
#include "session/edit_actions.h"
#include "ui/requests.h"

namespace ui {

struct FrameResult {
    std::vector<session::Action> actions;
    std::vector<session::EditAction> edits;
    std::vector<Request> requests;
    scene::Rect map;          ///< where the map goes, device px from the upper left corner
    unsigned ground = 0;      ///< 0xRRGGBB, lies under the panels: clearing is cheaper than painting it for each
    bool map_moving = false;  ///< it is being dragged
    bool unfinished = false;  ///< something ends by itself soon: draw again
    double changes_in_s = 0;  ///< something changes by itself after so long; 0: nothing does
};

}  // namespace ui
