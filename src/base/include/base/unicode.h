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

/// Blanks of all widths, tabs and line ends.
bool is_space(char32_t character);
/// What takes no room in a line: zero-width spaces and joiners, soft hyphen, byte order mark.
bool has_no_width(char32_t character);
/// Without base::is_blank() at both ends; see trimmed() of kept_text.h for a copy.
std::string_view trim_view(std::string_view utf8);

/// One character made comparable: full-width forms become ASCII (ＡＢＣ１（，), blanks of any width a space, minus
/// signs and hyphens an ASCII one, and ASCII capitals small letters.
char32_t fold(char32_t character);

/// Unicode's compatible form (NFKC) of one character: ㎡ is m2, ① is 1; for most the character itself.
std::u32string compatible(char32_t character);

/// A whole text, folded, without what cannot be seen.
std::string fold(std::string_view utf8);

/// A sentence that stands for itself: begins with a capital where its first letter is ASCII.
std::string capitalised(std::string_view sentence);

}  // namespace base
