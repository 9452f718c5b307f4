// Mandarin readings of Chinese characters in Latin letters without tones, for search and sorting; from the Unihan
// database, compiled in when Langtu is built. Knows single characters, no words. Pure functions, any thread.
#pragma once

#include <string_view>
#include <vector>

namespace base {

/// Every reading of a character, the usual one first: 长 gives chang and zhang; ü is written v (绿 lv, lu). Empty for
/// what is no Chinese character. The views live as long as the program.
std::vector<std::string_view> pinyin_readings(char32_t character);

/// The usual reading alone; empty without one.
std::string_view pinyin(char32_t character);

}  // namespace base
