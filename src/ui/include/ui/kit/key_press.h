// The keys by name, whatever the host calls them, and one that was pressed. Values; any thread.
#pragma once

#include <optional>

namespace ui {

/// Digits, letters, function keys and the keypad's digits are rows without gaps. Left and right modifiers are side by
/// side. ImGui keeps the state of a key at this place of its KeysDown.
enum class Key {
    none,  ///< in a shortcut: there is none; in a press: one that nothing asks for
    // clang-format off
    digit_0, digit_1, digit_2, digit_3, digit_4, digit_5, digit_6, digit_7, digit_8, digit_9,
    a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
    f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18, f19, f20, f21, f22, f23, f24, f25,
    pad_0, pad_1, pad_2, pad_3, pad_4, pad_5, pad_6, pad_7, pad_8, pad_9,
    pad_decimal, pad_subtract, pad_add, pad_enter,
    space, minus, equal, period, comma, slash, left_bracket, right_bracket, grave,
    escape, enter, tab, backspace, insert, del, left, right, up, down, page_up, page_down, home, end,
    left_shift, right_shift, left_ctrl, right_ctrl, left_alt, right_alt, left_super, right_super, menu,
    // clang-format on
    count
};

/// The key so many places after another in a row.
constexpr Key key_after(Key first, int places) { return static_cast<Key>(static_cast<int>(first) + places); }

/// How many places after `first` a key lies; nothing where it is not between the two.
constexpr std::optional<int> place_in_row(Key key, Key first, Key last) {
    if (key < first || key > last) return std::nullopt;
    return static_cast<int>(key) - static_cast<int>(first);
}

constexpr bool is_function_key(Key key) { return key >= Key::f1 && key <= Key::f25; }
constexpr bool is_modifier(Key key) { return key >= Key::left_shift && key <= Key::menu; }

/// A key that went down since the last frame, or repeats.
struct KeyPress {
    Key key = Key::none;
    bool repeat = false;
    bool ctrl = false, shift = false, alt = false;
};

}  // namespace ui
