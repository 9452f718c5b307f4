// The table of simplified characters that cmake/make_simplified_table.cpp writes when Langtu is built. Private to base.
#pragma once

#include <cstddef>

namespace base::simplified_table {

extern const std::size_t count;
extern const char32_t traditional[];  ///< ascending
extern const char32_t simplified[];   ///< of each

}  // namespace base::simplified_table
