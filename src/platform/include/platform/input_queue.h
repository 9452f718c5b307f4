// What mouse and keyboard did, in order, parcelled out to frames. ImGui 1.86 sees the state of keys and buttons once a
// frame, so a press and a release between two frames would be lost and a click would land wherever the pointer has gone
// since. The queue hands out what one frame can tell apart and keeps the rest for the next. Knows no window; main
// thread.
#pragma once

#include <deque>
#include <variant>
#include <vector>

namespace platform {

/// A key going down (GLFW's key code), or repeating while it is held.
struct KeyPress {
    int key = 0;
    bool repeat = false;
    bool ctrl = false, shift = false, alt = false;
};
struct KeyRelease {
    int key = 0;
};
/// A character, also one of many that an input method has put together.
struct Character {
    char32_t code = 0;
};
/// Where the pointer is, logical px from the upper left corner of the window.
struct PointerMove {
    double x = 0, y = 0;
};
/// The pointer went to another window, or came back; while a button is held its movements are told all the same.
struct PointerCross {
    bool inside = false;
};
struct ButtonChange {
    int button = 0;
    bool down = false;
};
struct WheelTurn {
    double x = 0, y = 0;
};
/// Another window has the keyboard now; GLFW lets go of all keys and buttons after it.
struct FocusLoss {};

using InputEvent =
    std::variant<KeyPress, KeyRelease, Character, PointerMove, PointerCross, ButtonChange, WheelTurn, FocusLoss>;

class InputQueue {
public:
    void push(const InputEvent& event) { events_.push_back(event); }
    /// The events of the next frame, in order; never empty while any are waiting.
    std::vector<InputEvent> take_frame();
    [[nodiscard]] bool empty() const { return events_.empty(); }

private:
    std::deque<InputEvent> events_;
};

}  // namespace platform
