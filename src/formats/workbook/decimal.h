// A number in the fifteen decimal digits that spreadsheet programs work with, rounded half away from zero as they do.
// Pure; any thread.
#pragma once

#include <string>

namespace formats {

/// 0.DIGITS × 10^point; zero has no digits.
struct Decimal {
    bool negative = false;
    std::string digits;
    int point = 0;

    [[nodiscard]] bool is_zero() const { return digits.empty(); }
    /// The digits before the point, without leading zeros.
    [[nodiscard]] std::string whole() const;
    /// `count` digits behind the point.
    [[nodiscard]] std::string fraction(int count) const;
};

/// The number itself, without an exponent.
std::string plain_text(const Decimal& decimal);

/// Of a finite number.
Decimal to_decimal(double number);

/// With at most `decimals` digits behind the point.
Decimal rounded(Decimal decimal, int decimals);

}  // namespace formats
