// The window's content: top bar, layers on the left, inspector on the right, dock and state line at the bottom, and the
// map in the rest; what lies over it (search, commands, help, files); the start screen where no project is open.
// Panels read the session as const and push actions and requests; what a panel must remember lives in PanelState.
// Sees neither OpenGL nor SQL. Main thread, inside an ImGui frame.
#pragma once

#include "ui/frame_input.h"
#include "ui/frame_result.h"

namespace session {
class Coordinates;
class MapSession;
}  // namespace session

namespace ui {

class FontAtlas;
struct OverlayState;
struct PanelState;
struct Probe;

/// `session` null: the start screen.
FrameResult draw_frame(const session::MapSession* session, const session::Coordinates& coordinates, PanelState& panels,
                       OverlayState& overlays, FontAtlas& fonts, Probe& probe, const FrameInput& input);

}  // namespace ui
