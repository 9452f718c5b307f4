// The table of pinyin readings that cmake/make_pinyin_table.cpp writes when Langtu is built. Private to base.
#pragma once

#include <cstddef>
#include <cstdint>

namespace base::pinyin_table {

extern const std::size_t count;
extern const char32_t characters[];   ///< ascending
extern const std::uint16_t set_of[];  ///< for each character, an index of `sets`
extern const char* const sets[];      ///< readings, separated by spaces, the usual one first

}  // namespace base::pinyin_table
