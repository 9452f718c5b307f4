#include "carto/map_scale.h"

#include <array>
#include <cmath>

namespace carto {
namespace {

constexpr std::array k_steps{1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0};
constexpr double k_noise = 1 + 1e-9;  // 200,000.00001 is 200,000

double decade_of(double denominator) { return std::pow(10.0, std::floor(std::log10(denominator))); }

}  // namespace

double round_denominator(double denominator) {
    const double decade = decade_of(denominator);
    for (const double step : k_steps)
        if (step * decade * k_noise >= denominator) return step * decade;
    return 10 * decade;
}

double round_denominator_within(double denominator) {
    const double decade = decade_of(denominator);
    double largest = decade;
    for (const double step : k_steps)
        if (step * decade <= denominator * k_noise) largest = step * decade;
    return largest;
}

}  // namespace carto
