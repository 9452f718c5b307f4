#include "platform/input_queue.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <algorithm>

namespace platform {
namespace {

/// Ctrl, Shift, Alt and Super, left and right.
bool is_modifier(int key) { return key >= GLFW_KEY_LEFT_SHIFT && key <= GLFW_KEY_RIGHT_SUPER; }

/// What a frame has been given so far; says whether one more event would hide an earlier one.
class FrameContent {
public:
    [[nodiscard]] bool hides_nothing(const InputEvent& event) const {
        return std::visit([this](const auto& e) { return fits(e); }, event);
    }
    void add(const InputEvent& event) {
        std::visit([this](const auto& e) { note(e); }, event);
    }

private:
    // A repeat is a press of a key that is down already: as many as come fit in.
    [[nodiscard]] bool fits(const KeyPress& e) const { return e.repeat || (free_for_keys() && !has_key(e.key)); }
    [[nodiscard]] bool fits(const KeyRelease& e) const { return free_for_keys() && !has_key(e.key); }
    [[nodiscard]] bool fits(const Character&) const { return buttons_ == 0; }
    [[nodiscard]] bool fits(const PointerMove&) const { return free_for_pointer(); }
    [[nodiscard]] bool fits(const PointerCross&) const { return free_for_pointer(); }
    [[nodiscard]] bool fits(const ButtonChange&) const { return free_for_pointer() && keys_.empty() && !typed_; }
    [[nodiscard]] bool fits(const WheelTurn&) const { return buttons_ == 0 && keys_.empty(); }
    [[nodiscard]] bool fits(const FocusLoss&) const { return buttons_ == 0 && keys_.empty(); }

    void note(const KeyPress& e) {
        if (e.repeat) return;
        keys_.push_back(e.key);
        stroke_ = stroke_ || !is_modifier(e.key);
    }
    void note(const KeyRelease& e) { keys_.push_back(e.key); }
    void note(const Character&) { typed_ = true; }
    void note(const PointerMove&) {}
    void note(const PointerCross&) {}
    void note(const ButtonChange&) { ++buttons_; }
    void note(const WheelTurn&) { turned_ = true; }
    void note(const FocusLoss&) {}

    [[nodiscard]] bool free_for_keys() const { return buttons_ == 0 && !stroke_ && !typed_; }
    [[nodiscard]] bool free_for_pointer() const { return buttons_ == 0 && !turned_; }
    [[nodiscard]] bool has_key(int key) const { return std::find(keys_.begin(), keys_.end(), key) != keys_.end(); }

    std::vector<int> keys_;  ///< that went down or up
    int buttons_ = 0;        ///< changes of buttons
    bool stroke_ = false;    ///< a key that is no modifier went down: what follows it is another stroke
    bool typed_ = false, turned_ = false;
};

}  // namespace

std::vector<InputEvent> InputQueue::take_frame() {
    std::vector<InputEvent> frame;
    FrameContent content;
    while (!events_.empty() && content.hides_nothing(events_.front())) {
        content.add(events_.front());
        frame.push_back(events_.front());
        events_.pop_front();
    }
    return frame;
}

}  // namespace platform
