// Reads single values as people type them into a form or a table: amounts with units, whole numbers, dates. Knows no
// carrier and no field; the caller says what to tell the user. Private to plan; pure functions, any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace plan {

/// A unit that may follow an amount, and what one of it is in the unit wanted.
struct TypedUnit {
    std::string_view written;  ///< folded: ASCII, small letters
    double times = 1;
    double divided_by = 1;
};

/// An amount that is not negative: full-width digits, thousands separators in groups of three, 千 百 万 亿, million and
/// billion, then one of `units` or none. Decimal powers are exact: 19.2万 is 192000.
std::optional<double> typed_amount(std::string_view text, std::span<const TypedUnit> units);

/// 1 … 9999, also as 第7号.
std::optional<int> typed_number(std::string_view text);

/// YYYY, YYYY-MM or YYYY-MM-DD of 1900 … 2199, from 2023年5月, 2023/5/1, 2023.5, 20230501 too.
std::optional<std::string> typed_date(std::string_view text);

/// The shortest plain decimal number that reads back as the same value, never with an exponent.
std::string plain_number(double value);

/// One line a row: other line ends become \n; blanks at the ends go.
std::string clean_lines(std::string_view text);

/// Refuses a text of one line that cannot be kept.
base::Result<void> check_line(std::string subject, std::string_view text);

}  // namespace plan
