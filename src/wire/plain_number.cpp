#include "wire/plain_number.h"

#include <array>
#include <charconv>

namespace wire {
namespace {

constexpr int k_digits = 15;

}  // namespace

std::string plain_number(double number) {
    std::array<char, 32> rounded{};
    const auto end =
        std::to_chars(rounded.data(), rounded.data() + rounded.size(), number, std::chars_format::general, k_digits);
    double value = 0;
    std::from_chars(rounded.data(), end.ptr, value);
    if (value == 0) return "0";
    std::array<char, 400> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
    return {digits.data(), written.ptr};
}

}  // namespace wire
