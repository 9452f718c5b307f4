#include "imgui_input.h"

#include <algorithm>
#include <backends/imgui_impl_glfw.h>
#include <cfloat>
#include <imgui.h>
#include <utility>

#include "keys.h"

namespace app {
namespace {

constexpr float k_nowhere = -FLT_MAX;  // how ImGui is told that the pointer is outside

}  // namespace

ImGuiInput::ImGuiInput(platform::Window& window) : x_(k_nowhere), y_(k_nowhere) {
    static_assert(k_keys <= IM_ARRAYSIZE(ImGuiIO::KeysDown) && k_buttons == IM_ARRAYSIZE(ImGuiIO::MouseDown));
    constexpr bool k_own_callbacks = false;
    ImGui_ImplGlfw_InitForOpenGL(window.handle(), k_own_callbacks);
}

ImGuiInput::~ImGuiInput() { ImGui_ImplGlfw_Shutdown(); }

void ImGuiInput::take(const std::vector<platform::InputEvent>& events) {
    for (const platform::InputEvent& event : events) std::visit([this](const auto& e) { note(e); }, event);
}

void ImGuiInput::feed() {
    ImGui_ImplGlfw_NewFrame();  // size, clock, shape of the pointer; what it says of mouse and keys is replaced
    ImGuiIO& io = ImGui::GetIO();
    const auto held = [this](ui::Key left, ui::Key right) {
        return keys_[static_cast<std::size_t>(left)] || keys_[static_cast<std::size_t>(right)];
    };
    if (std::exchange(focus_lost_, false)) io.AddFocusEvent(false);
    std::copy(keys_.begin(), keys_.end(), std::begin(io.KeysDown));
    std::copy(buttons_.begin(), buttons_.end(), std::begin(io.MouseDown));
    io.KeyCtrl = held(ui::Key::left_ctrl, ui::Key::right_ctrl);
    io.KeyShift = held(ui::Key::left_shift, ui::Key::right_shift);
    io.KeyAlt = held(ui::Key::left_alt, ui::Key::right_alt);
    io.KeySuper = held(ui::Key::left_super, ui::Key::right_super);
    io.MousePos = {x_, y_};
    io.MouseWheelH += std::exchange(wheel_x_, 0.0F);
    io.MouseWheel += std::exchange(wheel_y_, 0.0F);
}

std::vector<char32_t> ImGuiInput::take_characters() { return std::exchange(characters_, {}); }

void ImGuiInput::set_key(ui::Key key, bool down) {
    if (key != ui::Key::none) keys_[static_cast<std::size_t>(key)] = down;
}

void ImGuiInput::note(const platform::KeyPress& e) { set_key(key_of(e.key), true); }
void ImGuiInput::note(const platform::KeyRelease& e) { set_key(key_of(e.key), false); }

void ImGuiInput::note(const platform::PointerMove& e) {
    x_ = static_cast<float>(e.x);
    y_ = static_cast<float>(e.y);
}

/// A drag goes on outside the window.
void ImGuiInput::note(const platform::PointerCross& e) {
    elsewhere_ = !e.inside;
    const bool dragging = std::find(buttons_.begin(), buttons_.end(), true) != buttons_.end();
    if (!e.inside && !dragging) x_ = y_ = k_nowhere;
}

void ImGuiInput::note(const platform::ButtonChange& e) {
    if (e.button >= 0 && static_cast<std::size_t>(e.button) < buttons_.size())
        buttons_[static_cast<std::size_t>(e.button)] = e.down;
}

void ImGuiInput::note(const platform::WheelTurn& e) {
    wheel_x_ += static_cast<float>(e.x);
    wheel_y_ += static_cast<float>(e.y);
}

void ImGuiInput::note(const platform::FocusLoss&) { focus_lost_ = true; }

}  // namespace app
