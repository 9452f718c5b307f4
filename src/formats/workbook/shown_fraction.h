// A number as a fraction: 3.5 by "# ?/?" is 3 1/2. Pure; any thread.
#pragma once

#include <optional>
#include <string>

#include "shown_digits.h"

namespace formats {

std::optional<std::string> shown_fraction(const Section& section, const DigitLayout& layout, double number);

}  // namespace formats
