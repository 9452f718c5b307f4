#include "plan/known_length.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "geo/geodesy.h"

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

double ring_area_doubt_m2(const geo::Ring& ring, std::span<const double> doubts_m) {
    const std::size_t count = ring.size();
    double doubt = 0;
    for (std::size_t i = 0; count > 2 && i < count; ++i) {
        const std::size_t before = (i + count - 1) % count, after = (i + 1) % count;
        doubt += doubts_m[i] * (geo::distance_m(ring[before], ring[after]) + doubts_m[after]) / 2;
    }
    return doubt;
}

std::string km_digits(double metres) {
    std::string text = fmt::format("{:.2f}", metres / 1000);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

}  // namespace plan
