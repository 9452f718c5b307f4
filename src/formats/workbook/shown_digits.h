// The digits of a number put into the places of a section. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "decimal.h"
#include "format_code.h"

namespace formats {

/// Where the digits of a section go.
struct DigitLayout {
    std::vector<std::size_t> whole;     ///< places before the point, by the number of their piece
    std::vector<std::size_t> fraction;  ///< behind it
    std::vector<std::size_t> power;     ///< of the exponent
    std::optional<std::size_t> exponent, slash;
    bool groups = false;  ///< by thousands
    int thousands = 0;    ///< how often it is divided by a thousand
    int percents = 0;
    bool is_odd = false;  ///< a comma or a second point where nobody knows what it means
};

DigitLayout digit_layout(const Section& section);

/// What is shown of a number that is not negative, `exact` in its digits; nothing where nobody here knows.
std::optional<std::string> shown_digits(const Section& section, const DigitLayout& layout, double number,
                                        const Decimal& exact);

/// Digits of a section with [DBNum]: the General form is read out (一百二十三).
std::optional<std::string> shown_in_chinese(const Section& section, const std::string& digits);

}  // namespace formats
