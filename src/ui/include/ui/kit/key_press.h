// A key as the host tells of it. Values; any thread.
#pragma once

namespace ui {

/// A key that went down since the last frame (GLFW's key code), or repeats.
struct KeyPress {
    int key = 0;
    bool repeat = false;
    bool ctrl = false, shift = false, alt = false;
};

}  // namespace ui
