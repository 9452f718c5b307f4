#include "ruler.h"

#include <cmath>
#include <fmt/format.h>

namespace carto {

double ruler_spacing_m(double px_per_metre, double least_px) {
    const double least_m = least_px / px_per_metre;
    const double power = std::pow(10, std::floor(std::log10(least_m)));
    for (const double step : {1.0, 2.0, 5.0})
        if (step * power >= least_m) return step * power;
    return 10 * power;
}

std::vector<double> ruler_ticks_m(const plan::Stretch& stretch, double spacing_m) {
    std::vector<double> out;
    for (double n = std::ceil(stretch.from_m / spacing_m); n * spacing_m <= stretch.to_m; ++n)
        out.push_back(n * spacing_m);
    return out;
}

std::string ruler_text(double chainage_m, double spacing_m) {
    const auto metres = std::llround(chainage_m);
    const char* sign = metres < 0 ? "-" : "";
    if (spacing_m >= 1000) return fmt::format("K{}{}", sign, std::abs(metres) / 1000);
    return fmt::format("K{}{}+{:03}", sign, std::abs(metres) / 1000, std::abs(metres) % 1000);
}

}  // namespace carto
