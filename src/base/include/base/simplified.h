// One writing of what people write in several: simplified for traditional characters, letters for accented ones. For
// comparing names, never for showing them. From the Unihan database, compiled in, and ICU. Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>

namespace base {

/// 長 is 长; what has no simplified form, or is one, stays.
char32_t simplified(char32_t character);
std::string simplified(std::string_view utf8);

/// Without the marks over Latin letters: á is a, and ü in any tone is v, as pinyin is typed.
std::u32string without_accents(std::u32string_view characters);

}  // namespace base
