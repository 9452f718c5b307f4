#include "decimal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace formats {
namespace {

void drop_zeros_at_end(Decimal& decimal) {
    while (!decimal.digits.empty() && decimal.digits.back() == '0') decimal.digits.pop_back();
    if (decimal.digits.empty()) decimal.point = 0;
}

}  // namespace

std::string Decimal::whole() const {
    if (point <= 0) return {};
    std::string out = digits.substr(0, static_cast<std::size_t>(point));
    out.resize(static_cast<std::size_t>(point), '0');
    return is_zero() ? "" : out;
}

std::string Decimal::fraction(int count) const {
    std::string out(static_cast<std::size_t>(std::clamp(-point, 0, count)), '0');
    if (const auto from = static_cast<std::size_t>(std::max(point, 0)); from < digits.size())
        out += digits.substr(from);
    out.resize(static_cast<std::size_t>(count), '0');
    return out;
}

std::string plain_text(const Decimal& decimal) {
    if (decimal.is_zero()) return "0";
    std::string out = decimal.negative ? "-" : "";
    out += decimal.point > 0 ? decimal.whole() : "0";
    if (const int decimals = static_cast<int>(decimal.digits.size()) - decimal.point; decimals > 0)
        out.append(1, '.').append(decimal.fraction(decimals));
    return out;
}

Decimal to_decimal(double number) {
    Decimal decimal;
    decimal.negative = std::signbit(number);
    std::array<char, 32> text{};
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), std::abs(number), std::chars_format::scientific, 14);
    const std::string_view written(text.data(), static_cast<std::size_t>(end.ptr - text.data()));
    const std::size_t mark = written.find('e');
    const char* exponent = written.data() + mark + (written[mark + 1] == '+' ? 2 : 1);
    std::from_chars(exponent, end.ptr, decimal.point);
    ++decimal.point;
    for (const char c : written.substr(0, mark))
        if (c != '.') decimal.digits += c;
    drop_zeros_at_end(decimal);
    return decimal;
}

Decimal rounded(Decimal decimal, int decimals) {
    const int kept = decimal.point + decimals;
    if (kept >= static_cast<int>(decimal.digits.size())) return decimal;
    const bool up = kept >= 0 && decimal.digits[static_cast<std::size_t>(kept)] >= '5';
    decimal.digits.resize(static_cast<std::size_t>(std::max(kept, 0)));
    if (up) {
        auto at = decimal.digits.rbegin();
        while (at != decimal.digits.rend() && *at == '9') *at++ = '0';
        if (at != decimal.digits.rend()) {
            ++*at;
        } else {
            decimal.digits.insert(decimal.digits.begin(), '1');
            ++decimal.point;
        }
    }
    drop_zeros_at_end(decimal);
    return decimal;
}

}  // namespace formats
