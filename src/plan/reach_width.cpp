#include "plan/reach_width.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/error_words.h"
#include "base/unicode.h"

namespace plan {
namespace {

double bounded(double value, double least, double most, double usual) {
    return std::isnan(value) ? usual : std::clamp(value, least, most);
}

}  // namespace

Reach within_bounds(Reach reach) {
    const Reach usual;
    reach.width_m = bounded(reach.width_m, k_least_reach_m, k_most_reach_m, usual.width_m);
    if (reach.compared_m) reach.compared_m = bounded(*reach.compared_m, k_least_reach_m, k_most_reach_m, usual.width_m);
    reach.detour = bounded(reach.detour, 1, k_most_detour, usual.detour);
    return reach;
}

base::Result<double> width_from_text(std::string_view text, const std::string& subject) {
    const std::string folded = base::fold(base::trim_view(text));
    double number = 0;
    const auto [end, error] = std::from_chars(folded.data(), folded.data() + folded.size(), number);
    const std::string_view unit =
        base::trim_view(std::string_view(folded).substr(static_cast<std::size_t>(end - folded.data())));
    const bool kilometres = unit == "km" || unit == "千米" || unit == "公里";
    const bool known = kilometres || unit.empty() || unit == "m" || unit == "米";
    const double width = kilometres ? number * 1000 : number;
    if (error != std::errc{} || !known || !(width >= k_least_reach_m && width <= k_most_reach_m))
        return base::fail_with(base::ErrorKind::refused, subject,
                               base::mark("“{0}” is no width; give one from 1 m to 100 km, such as 800 or 1.5 km"),
                               std::string(text));
    return width;
}

}  // namespace plan
