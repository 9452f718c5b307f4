// The window's layout: top bar, layers on the left, inspector on the right, state line at the bottom, and the map in
// the rest. Panels read the session as const and push actions; what a panel must remember lives in PanelState.
// Sees neither OpenGL nor SQL. Main thread, inside an ImGui frame.
#pragma once

#include <vector>

#include "scene/scene.h"
#include "session/map_session.h"
#include "ui/font_atlas.h"
#include "ui/probe.h"

namespace ui {

/// Sizes of the panels in logical px and whether they are shown; kept by the owner.
struct PanelState {
    float left_width = 216;
    float right_width = 330;
    bool panels_shown = true;
    bool help_shown = false;
};

struct FrameResult {
    std::vector<session::Action> actions;
    scene::Rect map;          ///< where the map goes, device px from the upper left corner
    bool map_moving = false;  ///< it is being dragged
};

/// A key that went down since the last frame (GLFW's key code), or repeats.
struct KeyPress {
    int key = 0;
    bool repeat = false;
};

/// What the window tells a frame.
struct FrameInput {
    float width = 0, height = 0;  ///< of the window, device px
    float scale = 1;              ///< device px per logical px
    std::vector<KeyPress> keys;
};

FrameResult draw_frame(const session::MapSession& session, PanelState& panels, FontAtlas& fonts, Probe& probe,
                       const FrameInput& input);

}  // namespace ui
