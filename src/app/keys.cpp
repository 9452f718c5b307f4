#include "keys.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <algorithm>
#include <array>
#include <utility>

namespace app {
namespace {

using ui::Key;

/// Keys that follow one another in both.
struct Row {
    int first, last;
    Key key;
};

constexpr std::array k_rows{Row{GLFW_KEY_0, GLFW_KEY_9, Key::digit_0}, Row{GLFW_KEY_A, GLFW_KEY_Z, Key::a},
                            Row{GLFW_KEY_F1, GLFW_KEY_F25, Key::f1}, Row{GLFW_KEY_KP_0, GLFW_KEY_KP_9, Key::pad_0}};

constexpr std::array k_keys{std::pair{GLFW_KEY_KP_DECIMAL, Key::pad_decimal},
                            std::pair{GLFW_KEY_KP_SUBTRACT, Key::pad_subtract},
                            std::pair{GLFW_KEY_KP_ADD, Key::pad_add},
                            std::pair{GLFW_KEY_KP_ENTER, Key::pad_enter},
                            std::pair{GLFW_KEY_SPACE, Key::space},
                            std::pair{GLFW_KEY_MINUS, Key::minus},
                            std::pair{GLFW_KEY_EQUAL, Key::equal},
                            std::pair{GLFW_KEY_PERIOD, Key::period},
                            std::pair{GLFW_KEY_COMMA, Key::comma},
                            std::pair{GLFW_KEY_SLASH, Key::slash},
                            std::pair{GLFW_KEY_LEFT_BRACKET, Key::left_bracket},
                            std::pair{GLFW_KEY_RIGHT_BRACKET, Key::right_bracket},
                            std::pair{GLFW_KEY_GRAVE_ACCENT, Key::grave},
                            std::pair{GLFW_KEY_ESCAPE, Key::escape},
                            std::pair{GLFW_KEY_ENTER, Key::enter},
                            std::pair{GLFW_KEY_TAB, Key::tab},
                            std::pair{GLFW_KEY_BACKSPACE, Key::backspace},
                            std::pair{GLFW_KEY_INSERT, Key::insert},
                            std::pair{GLFW_KEY_DELETE, Key::del},
                            std::pair{GLFW_KEY_LEFT, Key::left},
                            std::pair{GLFW_KEY_RIGHT, Key::right},
                            std::pair{GLFW_KEY_UP, Key::up},
                            std::pair{GLFW_KEY_DOWN, Key::down},
                            std::pair{GLFW_KEY_PAGE_UP, Key::page_up},
                            std::pair{GLFW_KEY_PAGE_DOWN, Key::page_down},
                            std::pair{GLFW_KEY_HOME, Key::home},
                            std::pair{GLFW_KEY_END, Key::end},
                            std::pair{GLFW_KEY_LEFT_SHIFT, Key::left_shift},
                            std::pair{GLFW_KEY_RIGHT_SHIFT, Key::right_shift},
                            std::pair{GLFW_KEY_LEFT_CONTROL, Key::left_ctrl},
                            std::pair{GLFW_KEY_RIGHT_CONTROL, Key::right_ctrl},
                            std::pair{GLFW_KEY_LEFT_ALT, Key::left_alt},
                            std::pair{GLFW_KEY_RIGHT_ALT, Key::right_alt},
                            std::pair{GLFW_KEY_LEFT_SUPER, Key::left_super},
                            std::pair{GLFW_KEY_RIGHT_SUPER, Key::right_super},
                            std::pair{GLFW_KEY_MENU, Key::menu}};

}  // namespace

ui::Key key_of(int glfw_key) {
    for (const Row& row : k_rows)
        if (glfw_key >= row.first && glfw_key <= row.last) return ui::key_after(row.key, glfw_key - row.first);
    const auto named =
        std::find_if(k_keys.begin(), k_keys.end(), [&](const auto& each) { return each.first == glfw_key; });
    return named == k_keys.end() ? Key::none : named->second;
}

}  // namespace app
