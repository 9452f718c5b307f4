// Leads the keyboard from stop to stop. Pure functions of the state and the keys, so that they can be tested without a
// window. Private to ui.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/kit/key_press.h"
#include "ui/kit/keyboard_state.h"

namespace ui {

/// What lies over the panels, and who has claimed keys, in this frame.
struct KeyboardCircumstances {
    bool popup = false, overlay = false;
    bool typing = false;     ///< a text field takes the keys
    bool has_map = true;     ///< false: the start screen, which Tab walks at once
    bool grid_keys = false;  ///< the table of values has the keys, Tab among them
    bool clicked = false;    ///< a button of the mouse went down
    std::u32string letters;  ///< typed in this frame
};

/// Takes the keys that move or use the focus, once at the beginning of a frame; gives the others back. The stops of the
/// last frame become those that are walked.
std::vector<KeyPress> take_focus_keys(KeyboardState& state, const KeyboardCircumstances& now,
                                      const std::vector<KeyPress>& keys);

/// Where an arrow key points, x right, y down; nothing for other keys.
std::optional<scene::Vec2> way_of_arrow(Key key);

}  // namespace ui
