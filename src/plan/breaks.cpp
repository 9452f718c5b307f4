#include "breaks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "plan/classify.h"

namespace plan {
namespace {

using Values = std::span<const double>;

bool all_integers(Values values) {
    return std::all_of(values.begin(), values.end(), [](double v) { return v == std::floor(v); });
}

/// The count-th multiple of a step, as the number that a person would write (0.3, not 3 · 0.1).
double multiple(long double step, long double count) {
    if (step >= 1) return static_cast<double>(count * step);
    return static_cast<double>(count / std::round(1 / step));
}

struct Steps {
    long double first = 0, last = 0;  ///< multiples of the step that enclose the values
};

Steps enclose(Values sorted, long double step) {
    constexpr long double k_tolerance = 1e-9L;  // 0.3 / 0.1 is a little less than 3
    return {std::floor(sorted.front() / step + k_tolerance), std::ceil(sorted.back() / step - k_tolerance)};
}

/// The round step that gives about as many classes as asked for.
long double pretty_step(Values sorted, int classes) {
    const long double range = static_cast<long double>(sorted.back()) - sorted.front();
    const long double magnitude = std::pow(10.0L, std::floor(std::log10(range / classes)));
    const bool whole = all_integers(sorted);
    long double best = 10 * magnitude;
    long double best_miss = std::numeric_limits<long double>::infinity();
    for (const long double factor : {10.0L, 5.0L, 2.5L, 2.0L, 1.0L}) {
        const long double step = factor * magnitude;
        if (whole && step != std::floor(step)) continue;
        const Steps steps = enclose(sorted, step);
        const long double miss = std::abs(steps.last - steps.first - classes);
        if (miss >= best_miss || steps.last - steps.first > k_max_classes) continue;
        best = step;
        best_miss = miss;
    }
    return best;
}

std::vector<double> equal_breaks(Values sorted, int classes) {
    const long double low = sorted.front();
    std::vector<double> breaks;
    for (int i = 1; i < classes; ++i) breaks.push_back(static_cast<double>(low + (sorted.back() - low) * i / classes));
    return breaks;
}

/// A class starts at the first value that is not below the quantile of the sample by linear interpolation (type 7 of
/// Hyndman and Fan, 1996: the one of R, NumPy and spreadsheets), so the counts are theirs and the breaks are values.
std::vector<double> quantile_breaks(Values sorted, int classes) {
    std::vector<double> breaks;
    const auto parts = static_cast<std::size_t>(classes);
    for (std::size_t i = 1; i < parts; ++i) breaks.push_back(sorted[(i * (sorted.size() - 1) + parts - 1) / parts]);
    return breaks;
}

/// The deviation is that of the values themselves, n in the denominator: the areas are no sample of others.
std::vector<double> stddev_breaks(Values sorted, int classes) {
    long double mean = 0, squares = 0, count = 0;
    for (const double value : sorted) {  // Welford: no large sums
        const long double deviation = value - mean;
        mean += deviation / ++count;
        squares += deviation * (value - mean);
    }
    const long double width = std::sqrt(squares / count);
    std::vector<double> breaks;
    for (int i = 1; i < classes; ++i)
        breaks.push_back(static_cast<double>(mean + (static_cast<long double>(i) - classes / 2.0L) * width));
    return breaks;
}

std::vector<double> breaks_of(Values sorted, Values different, Method method, int classes) {
    switch (method) {
        case Method::equal: return equal_breaks(sorted, classes);
        case Method::quantile: return quantile_breaks(sorted, classes);
        case Method::stddev: return stddev_breaks(sorted, classes);
        case Method::unique: return {different.begin() + 1, different.end()};
        case Method::jenks: {
            std::vector<int> weights;
            for (const double value : different) {
                const auto same = std::equal_range(sorted.begin(), sorted.end(), value);
                weights.push_back(static_cast<int>(same.second - same.first));
            }
            return jenks_breaks(different, weights, classes);
        }
        case Method::pretty:
        case Method::semantic:
        case Method::manual: break;
    }
    return pretty_bounds(sorted, classes);
}

std::vector<double> without_repeats(Values sorted) {
    std::vector<double> different(sorted.begin(), sorted.end());
    different.erase(std::unique(different.begin(), different.end()), different.end());
    return different;
}

}  // namespace

int possible_classes(std::span<const double> sorted, int classes) {
    const std::size_t most = std::min<std::size_t>(without_repeats(sorted).size(), k_max_classes);
    return std::clamp(classes, 1, std::max(static_cast<int>(most), 1));
}

std::vector<double> pretty_bounds(std::span<const double> sorted, int classes) {
    if (sorted.front() == sorted.back()) return {sorted.front()};
    const long double step = pretty_step(sorted, classes);
    const Steps steps = enclose(sorted, step);
    std::vector<double> bounds;
    for (long double i = steps.first; i <= steps.last; ++i) bounds.push_back(multiple(step, i));
    return bounds;
}

std::vector<double> data_breaks(std::span<const double> values, Method method, int classes) {
    std::vector<double> sorted;
    std::copy_if(values.begin(), values.end(), std::back_inserter(sorted), [](double v) { return std::isfinite(v); });
    std::sort(sorted.begin(), sorted.end());
    const std::vector<double> different = without_repeats(sorted);
    if (different.size() < 2) return {};
    // ties empty some quantiles, which then fall away; asking for fewer would move the others
    const int parts =
        method == Method::quantile ? std::clamp(classes, 1, k_max_classes) : possible_classes(sorted, classes);
    std::vector<double> breaks = breaks_of(sorted, different, method, parts);
    std::erase_if(breaks, [&](double b) { return !(b > sorted.front() && b <= sorted.back()); });
    breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
    if (method == Method::pretty && !breaks.empty() && breaks.back() == sorted.back()) breaks.pop_back();
    return breaks;
}

}  // namespace plan
