#include "ui/kit/imgui_keys.h"

#include <array>
#include <imgui.h>
#include <utility>

#include "ui/kit/key_press.h"

namespace ui {
namespace {

constexpr std::array k_keys{std::pair{ImGuiKey_LeftArrow, Key::left},
                            std::pair{ImGuiKey_RightArrow, Key::right},
                            std::pair{ImGuiKey_UpArrow, Key::up},
                            std::pair{ImGuiKey_DownArrow, Key::down},
                            std::pair{ImGuiKey_PageUp, Key::page_up},
                            std::pair{ImGuiKey_PageDown, Key::page_down},
                            std::pair{ImGuiKey_Home, Key::home},
                            std::pair{ImGuiKey_End, Key::end},
                            std::pair{ImGuiKey_Insert, Key::insert},
                            std::pair{ImGuiKey_Delete, Key::del},
                            std::pair{ImGuiKey_Backspace, Key::backspace},
                            std::pair{ImGuiKey_Space, Key::space},
                            std::pair{ImGuiKey_Enter, Key::enter},
                            std::pair{ImGuiKey_Escape, Key::escape},
                            std::pair{ImGuiKey_KeyPadEnter, Key::pad_enter},
                            std::pair{ImGuiKey_A, Key::a},
                            std::pair{ImGuiKey_C, Key::c},
                            std::pair{ImGuiKey_V, Key::v},
                            std::pair{ImGuiKey_X, Key::x},
                            std::pair{ImGuiKey_Y, Key::y},
                            std::pair{ImGuiKey_Z, Key::z}};

}  // namespace

void name_keys_for_imgui() {
    ImGuiIO& io = ImGui::GetIO();
    for (int& place : io.KeyMap) place = -1;
    for (const auto& [key, place] : k_keys) io.KeyMap[key] = static_cast<int>(place);
}

}  // namespace ui
