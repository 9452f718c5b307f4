// UTF-8 to characters and back, and the folding that search and filters compare by. No locale; pure functions, any
// thread.
#pragma once

#include <string>
#include <string_view>

namespace base {

/// The characters of a UTF-8 text; every malformed byte becomes U+FFFD.
std::u32string characters(std::string_view utf8);

/// UTF-8 of the characters.
std::string utf8(std::u32string_view characters);

/// One character made comparable: full-width forms become ASCII (ＡＢＣ１（，), ideographic space a space, and ASCII
/// capitals small letters.
char32_t fold(char32_t character);

/// A whole text, folded.
std::string fold(std::string_view utf8);

/// A sentence that stands for itself: begins with a capital where its first letter is ASCII.
std::string capitalised(std::string_view sentence);

}  // namespace base
