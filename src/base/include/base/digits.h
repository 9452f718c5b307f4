// Numbers as people read them, in both languages of the program. Pure, any thread.
#pragma once

#include <string>

namespace base {

/// A written number with the digits before the point grouped by threes: "-12345.6%" as "-12,345.6%".
std::string grouped_digits(std::string number);

}  // namespace base
