#include "plan/known_length.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plan {

KnownLength known_length(double metres, double uncertainty_m) {
    KnownLength out;
    if (uncertainty_m >= 10) out.step = std::pow(10.0, std::floor(std::log10(uncertainty_m / 10)));
    const auto rounded = [&](double value) { return std::round(value / out.step) * out.step; };
    out.metres = rounded(metres);
    out.least = std::max(rounded(metres - uncertainty_m), 0.0);
    out.most = rounded(metres + uncertainty_m);
    return out;
}

std::string km_digits(double metres) {
    std::string text = fmt::format("{:.2f}", metres / 1000);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

}  // namespace plan
