// Gives ImGui what mouse and keyboard did, a frame's worth at a time, in place of the callbacks of its back end for
// GLFW, which know only the latest state. Tied to the context of ImGui that is current when it is made, which must be
// so again when it goes. Main thread; lives as long as the window.
#pragma once

#include <array>
#include <vector>

#include "platform/window.h"
#include "ui/kit/key_press.h"

namespace app {

class ImGuiInput {
public:
    explicit ImGuiInput(platform::Window& window);
    ~ImGuiInput();
    ImGuiInput(const ImGuiInput&) = delete;
    ImGuiInput& operator=(const ImGuiInput&) = delete;

    /// Notes what the next frame sees.
    void take(const std::vector<platform::InputEvent>& events);
    /// Tells ImGui, before its frame begins; a frame that is drawn again sees the same state and no event twice.
    void feed();
    /// Characters of the next frame; they are ImGui's only as ImGui can hold them.
    std::vector<char32_t> take_characters();
    /// The pointer is on another window, though its position may lie within this one.
    [[nodiscard]] bool pointer_elsewhere() const { return elsewhere_; }

private:
    void note(const platform::KeyPress& e);
    void note(const platform::KeyRelease& e);
    void note(const platform::Character& e) { characters_.push_back(e.code); }
    void note(const platform::PointerMove& e);
    void note(const platform::PointerCross& e);
    void note(const platform::ButtonChange& e);
    void note(const platform::WheelTurn& e);
    void note(const platform::FocusLoss&);
    void set_key(ui::Key key, bool down);

    static constexpr std::size_t k_keys = static_cast<std::size_t>(ui::Key::count);
    static constexpr std::size_t k_buttons = 5;  // as many as ImGui keeps
    std::array<bool, k_keys> keys_{};
    std::array<bool, k_buttons> buttons_{};
    float x_, y_;
    float wheel_x_ = 0, wheel_y_ = 0;
    std::vector<char32_t> characters_;
    bool focus_lost_ = false, elsewhere_ = false;
};

}  // namespace app
