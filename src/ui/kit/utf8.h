// Reading and writing single characters of UTF-8. Private to ui; values only, any thread.
#pragma once

#include <string>
#include <string_view>

namespace ui {

/// One character of a text, or one byte that belongs to none.
struct Utf8Character {
    char32_t code = 0xFFFD;
    std::size_t length = 1;  ///< bytes, at least 1
    bool broken = false;     ///< the byte is no UTF-8; code is U+FFFD then
};

/// The first character of a text that is not empty.
Utf8Character first_character(std::string_view text);

void append_utf8(std::string& text, char32_t code);

}  // namespace ui
