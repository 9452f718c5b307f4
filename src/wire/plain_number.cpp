#include "wire/plain_number.h"

#include <array>
#include <charconv>
#include <cmath>

namespace wire {
namespace {

constexpr int k_digits = 15;

}  // namespace

std::string plain_number(double number) {
    std::array<char, 32> text{};
    const auto written = std::to_chars(text.data(), text.data() + text.size(), std::abs(number),
                                       std::chars_format::scientific, k_digits - 1);
    std::string digits;
    const char* at = text.data();
    for (; at != written.ptr && *at != 'e'; ++at)
        if (*at != '.') digits += *at;
    int exponent = 0;  // of the first digit
    std::from_chars(at + (at[1] == '+' ? 2 : 1), written.ptr, exponent);
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.empty()) return "0";
    std::string out = number < 0 ? "-" : "";
    if (exponent < 0) return out + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() <= whole) return out + digits + std::string(whole - digits.size(), '0');
    return out + digits.substr(0, whole) + "." + digits.substr(whole);
}

}  // namespace wire
