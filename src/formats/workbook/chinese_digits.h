// Numbers in Chinese digits, as [DBNum1] (一二三) and [DBNum2] (壹贰叁) show them. Pure; any thread.
#pragma once

#include <optional>
#include <string>

#include "shown_digits.h"

namespace formats {

/// Digit by digit: 2023 is 二〇二三.
std::string chinese_digits(const std::string& digits, int form);

/// Read out: 123 is 一百二十三. `digits` is whole and below 10^12.
std::string chinese_reading(const std::string& digits, int form);

/// A section of digit places; nothing where nobody here knows.
std::optional<std::string> shown_in_chinese(const Section& section, const DigitLayout& layout, double number);

}  // namespace formats
