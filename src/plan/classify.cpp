#include "plan/classify.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "base/digits.h"
#include "base/translate.h"
#include "breaks.h"
#include "plan/names.h"

namespace plan {
namespace {

constexpr double k_infinity = std::numeric_limits<double>::infinity();

struct SemanticClass {
    double lower;
    std::string_view key;
    const char* words;
    std::string_view mark;
};

constexpr int k_most_decimals = 20;  // more would be digits that no double has

// Pace: the words of China's mid-term reviews. "reached" is not a matter of pace, so its bound is never met by a
// number.
constexpr std::array k_pace{SemanticClass{-k_infinity, "far_behind", base::mark("Far behind"), "▼▼"},
                            SemanticClass{0.60, "behind", base::mark("Behind"), "▼"},
                            SemanticClass{0.95, "on_pace", base::mark("On pace"), "●"},
                            SemanticClass{1.05, "faster", base::mark("Faster than expected"), "▲"},
                            SemanticClass{k_infinity, "reached", base::mark("Reached"), "★"}};
constexpr std::array k_attainment{SemanticClass{-k_infinity, "below_half", base::mark("Less than half"), "▼▼"},
                                  SemanticClass{0.50, "over_half", base::mark("More than half"), "▼"},
                                  SemanticClass{0.75, "mostly", base::mark("Mostly done"), "●"},
                                  SemanticClass{0.90, "close", base::mark("Close to the target"), "▲"},
                                  SemanticClass{1.00, "reached", base::mark("Target reached"), "★"}};
constexpr std::array k_progress{SemanticClass{-k_infinity, "first_quarter", base::mark("First quarter"), "▼▼"},
                                SemanticClass{0.25, "second_quarter", base::mark("Second quarter"), "▼"},
                                SemanticClass{0.50, "third_quarter", base::mark("Third quarter"), "●"},
                                SemanticClass{0.75, "last_quarter", base::mark("Last quarter"), "▲"},
                                SemanticClass{1.00, "reached", base::mark("Target reached"), "★"}};

/// The classes of pace with the project's own bounds.
std::vector<SemanticClass> pace_classes(const ClassThresholds& thresholds) {
    std::vector<SemanticClass> classes(k_pace.begin(), k_pace.end());
    classes[1].lower = thresholds.behind;
    classes[2].lower = thresholds.on_pace;
    classes[3].lower = thresholds.faster;
    return classes;
}

std::vector<SemanticClass> semantic_classes(Measure measure, const ClassThresholds& thresholds) {
    if (measure == Measure::pace) return pace_classes(thresholds);
    if (measure == Measure::attainment) return {k_attainment.begin(), k_attainment.end()};
    if (measure == Measure::progress) return {k_progress.begin(), k_progress.end()};
    return {};
}

bool is_pace_by_words(const Classification& c) {
    return c.method_used == Method::semantic && c.measure == Measure::pace;
}

/// A bound as a label writes it; zero has no sign.
std::string written(double bound, const NumberFormat& format, int decimals) {
    std::string text = fmt::format("{:.{}f}", bound * format.scale, decimals);
    if (text.starts_with('-') && text.find_first_of("123456789") == std::string::npos) text.erase(0, 1);
    return base::grouped_digits(std::move(text));
}

/// The bounds of a legend, and how many decimals they need.
class Bounds {
public:
    Bounds(const std::vector<double>& all, const NumberFormat& format) : format_(format) {
        std::copy_if(all.begin(), all.end(), std::back_inserter(finite_), [](double b) { return std::isfinite(b); });
        for (const double bound : finite_) largest_ = std::max(largest_, std::abs(bound * format.scale));
    }

    /// Decimals that write the bounds exactly, within reason, and in any case tell neighbours apart and keep the first
    /// digits of each.
    [[nodiscard]] int decimals() const {
        constexpr int k_exact = 6, k_more = 2;
        for (int decimals = format_.decimals; decimals <= format_.decimals + k_exact; ++decimals)
            if (differs_by(decimals, k_nothing) && !look_alike(decimals)) return decimals;
        int decimals = format_.decimals + k_more;
        while (decimals < k_most_decimals && (look_alike(decimals) || !differs_by(decimals, k_hundredth))) ++decimals;
        return decimals;
    }

private:
    static constexpr double k_nothing = 0, k_hundredth = 0.01;

    /// Whether what is written is off by this part of each bound at most, or by what a sum of doubles loses.
    [[nodiscard]] bool differs_by(int decimals, double part) const {
        constexpr double k_lost = 1e-9, k_least = 1e-6, k_last_digits = 8 * std::numeric_limits<double>::epsilon();
        const double unit = std::pow(10.0, decimals);
        return std::all_of(finite_.begin(), finite_.end(), [&](double bound) {
            const double shown = bound * format_.scale * unit;
            const double lost = std::max(k_last_digits * std::abs(shown), std::min(k_least, k_lost * largest_ * unit));
            return std::abs(shown - std::round(shown)) <= std::max(lost, part * std::abs(shown));
        });
    }
    [[nodiscard]] bool look_alike(int decimals) const {
        return std::adjacent_find(finite_.begin(), finite_.end(), [&](double a, double b) {
                   return a != b && written(a, format_, decimals) == written(b, format_, decimals);
               }) != finite_.end();
    }

    const NumberFormat& format_;
    std::vector<double> finite_;
    double largest_ = 0;
};

std::string range_text(double lower, double upper, bool upper_included, const NumberFormat& format) {
    const auto number = [&](double bound) { return written(bound, format, format.decimals); };
    if (lower == upper) return number(lower) + format.suffix;
    if (lower == -k_infinity && upper == k_infinity) return "–";
    if (lower == -k_infinity) return fmt::format("<{}{}", number(upper), format.suffix);
    if (upper == k_infinity) return fmt::format("≥{}{}", number(lower), format.suffix);
    return fmt::format("{}–{}{}{}", number(lower), upper_included ? "" : "<", number(upper), format.suffix);
}

/// Takes out of `bounds` the breaks that not even the most decimals tell from their neighbours: their classes are one.
int join_alike(std::vector<double>& bounds, const NumberFormat& format) {
    const auto alike = [&](double a, double b) {
        return a != b && written(a, format, k_most_decimals) == written(b, format, k_most_decimals);
    };
    const std::size_t before = bounds.size();
    for (std::size_t i = 1; i + 1 < bounds.size();)
        if (alike(bounds[i - 1], bounds[i]) || (i + 2 == bounds.size() && alike(bounds[i], bounds[i + 1])))
            bounds.erase(bounds.begin() + static_cast<std::ptrdiff_t>(i));
        else
            ++i;
    return static_cast<int>(before - bounds.size());
}

/// Classes between bounds; every one but the last of a data-driven method ends before its upper bound.
void make_classes(Classification& c, std::vector<double> bounds, NumberFormat format) {
    c.joined = join_alike(bounds, format);
    c.breaks.assign(bounds.begin() + 1, std::max(bounds.begin() + 1, bounds.end() - 1));
    format.decimals = Bounds(bounds, format).decimals();
    for (std::size_t i = 0; i + 1 < bounds.size(); ++i) {
        ClassRange range;
        range.lower = bounds[i];
        range.upper = bounds[i + 1];
        const std::string text = range_text(range.lower, range.upper, i + 2 == bounds.size(), format);
        range.label = {text, text};
        c.classes.push_back(range);
    }
}

void classify_by_words(Classification& c, std::span<const SemanticClass> words, const NumberFormat& format) {
    std::vector<double> bounds;
    for (const SemanticClass& word : words) bounds.push_back(word.lower);
    bounds.push_back(k_infinity);
    make_classes(c, bounds, format);
    for (std::size_t i = 0; i < words.size(); ++i) {
        c.classes[i].key = words[i].key;
        c.classes[i].words = term(words[i].words);
        c.classes[i].mark = words[i].mark;
    }
    if (c.measure == Measure::pace) c.classes.back().label = term("actual ≥ target");
}

void classify_by_hand(Classification& c, std::vector<double> breaks, const NumberFormat& format) {
    std::erase_if(breaks, [](double b) { return !std::isfinite(b); });
    std::sort(breaks.begin(), breaks.end());
    breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
    breaks.insert(breaks.begin(), -k_infinity);
    breaks.push_back(k_infinity);
    make_classes(c, breaks, format);
}

/// Few different whole numbers are shown as they are: classes of them would only hide which they are.
bool suits_unique(const std::vector<double>& sorted, std::size_t limit) {
    std::size_t different = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        if (sorted[i] != std::floor(sorted[i])) return false;
        if (i == 0 || sorted[i] != sorted[i - 1]) ++different;
    }
    return different <= limit;
}

Method method_for(const std::vector<double>& sorted, const ClassifyOptions& options) {
    if (options.method == Method::unique) return suits_unique(sorted, k_max_classes) ? Method::unique : Method::pretty;
    if (options.unique_integers && !is_ratio(options.measure) && suits_unique(sorted, k_unique_limit))
        return Method::unique;
    return options.method == Method::semantic ? Method::pretty : options.method;
}

void make_unique_classes(Classification& c, const std::vector<double>& sorted, NumberFormat format) {
    std::vector<double> different(sorted);
    different.erase(std::unique(different.begin(), different.end()), different.end());
    format.decimals = Bounds(different, format).decimals();
    for (const double value : different) {
        const std::string text = range_text(value, value, true, format);
        c.classes.push_back({value, value, "", {text, text}, {}, "", 0});
    }
}

/// The number nearest to `bound` that is written with so many decimals and parts the same values: above `below`, at
/// most `first`. Nothing: there is none.
std::optional<double> written_bound(double bound, double below, double first, double unit) {
    for (const double tried : {std::round(bound * unit) / unit, std::floor(first * unit) / unit})
        if (tried > below && tried <= first) return tried;
    return std::nullopt;
}

/// Bounds that lie wherever the values do, moved to where a label can write them; every value stays in its class.
void move_to_written(std::vector<double>& breaks, const std::vector<double>& sorted, const NumberFormat& format) {
    constexpr int k_more = 6;
    double last = -k_infinity;
    for (std::size_t i = 0; i < breaks.size(); last = breaks[i++]) {
        double& bound = breaks[i];
        const auto first = std::lower_bound(sorted.begin(), sorted.end(), bound);
        if (first == sorted.begin() || first == sorted.end()) continue;
        const bool shared = i + 1 < breaks.size() && breaks[i + 1] <= *first;  // an empty class lies above
        const double most = shared ? bound + (breaks[i + 1] - bound) / 2 : *first;
        for (int decimals = format.decimals; decimals <= format.decimals + k_more; ++decimals) {
            const double unit = std::pow(10.0, decimals) * format.scale;
            if (const auto moved = written_bound(bound, std::max(last, *(first - 1)), most, unit)) {
                bound = *moved;
                break;
            }
        }
    }
}

/// The ends of the outer classes, written with as many decimals as the breaks: no value lies beyond them.
std::pair<double, double> written_ends(const std::vector<double>& breaks, double low, double high,
                                       const NumberFormat& format) {
    const double unit = std::pow(10.0, Bounds(breaks, format).decimals()) * format.scale;
    const double tolerance = 1e-6;  // 0.98 · 100 is a little more than 98
    return {std::min(low, std::floor(low * unit + tolerance) / unit),
            std::max(high, std::ceil(high * unit - tolerance) / unit)};
}

void classify_by_data(Classification& c, std::vector<double> values, const ClassifyOptions& options) {
    std::sort(values.begin(), values.end());
    c.method_used = method_for(values, options);
    if (values.empty()) return;
    c.breaks = data_breaks(values, c.method_used, options.classes);
    if (c.method_used == Method::unique) return make_unique_classes(c, values, options.format);
    if (c.method_used != Method::pretty) move_to_written(c.breaks, values, options.format);
    std::vector<double> bounds = c.breaks;
    auto [low, high] = written_ends(c.breaks, values.front(), values.back(), options.format);
    if (c.method_used == Method::pretty) {
        const std::vector<double> round = pretty_bounds(values, possible_classes(values, options.classes));
        low = round.front();
        high = round.back();
    }
    bounds.insert(bounds.begin(), low);
    bounds.push_back(high);
    make_classes(c, std::move(bounds), options.format);
    c.classes.back().upper = values.back();  // its label may go on to a rounder number
}

}  // namespace

std::string_view to_key(Method value) {
    switch (value) {
        case Method::semantic: return "semantic";
        case Method::manual: return "manual";
        case Method::pretty: return "pretty";
        case Method::equal: return "equal";
        case Method::quantile: return "quantile";
        case Method::jenks: return "jenks";
        case Method::stddev: return "stddev";
        case Method::unique: return "unique";
    }
    return "";
}

std::optional<Method> method_from_key(std::string_view key) {
    for (const Method method : {Method::semantic, Method::manual, Method::pretty, Method::equal, Method::quantile,
                                Method::jenks, Method::stddev, Method::unique})
        if (to_key(method) == key) return method;
    return std::nullopt;
}

Name label(Method value) {
    switch (value) {
        case Method::semantic: return term("By meaning");
        case Method::manual: return term("By hand");
        case Method::pretty: return term("Round numbers");
        case Method::equal: return term("Equal intervals");
        case Method::quantile: return term("Quantiles");
        case Method::jenks: return term("Natural breaks");
        case Method::stddev: return term("Standard deviations");
        case Method::unique: return term("Single values");
    }
    return {};
}

std::size_t class_of(double value, std::span<const double> breaks) {
    return static_cast<std::size_t>(std::upper_bound(breaks.begin(), breaks.end(), value) - breaks.begin());
}

namespace {

/// A share whose way there has lost its last digit lies on its bound all the same: 0.9499999999999997 is 0.95.
double settled(double share) { return std::round(share * 1e12) / 1e12; }

}  // namespace

std::optional<std::size_t> class_of(const MeasureValue& value, const Classification& classification) {
    if (is_pace_by_words(classification) && value.reached) return classification.classes.size() - 1;
    if (!value.value || !std::isfinite(*value.value) || classification.classes.empty()) return std::nullopt;
    const bool fixed_bounds = classification.method_used == Method::semantic;
    return class_of(fixed_bounds ? settled(*value.value) : *value.value, classification.breaks);
}

NumberFormat number_format(const Indicator& indicator, Measure measure) {
    if (is_ratio(measure)) return {0, 100, "%"};
    const int decimals = measure == Measure::required_yearly ? indicator.decimals + 1 : indicator.decimals;
    // a difference of shares is points, which the heading says
    const bool difference = measure == Measure::gap || measure == Measure::required_yearly;
    return {decimals, 1, indicator.unit.zh == "%" && !difference ? "%" : ""};
}

Classification classify(std::span<const MeasureValue> values, const ClassifyOptions& options) {
    Classification c;
    c.measure = options.measure;
    c.method_used = options.method;
    std::vector<double> numbers;
    for (const MeasureValue& value : values)
        if (value.value && std::isfinite(*value.value)) numbers.push_back(*value.value);
    const auto words = semantic_classes(options.measure, options.thresholds);
    if (options.method == Method::semantic && !words.empty())
        classify_by_words(c, words, options.format);
    else if (options.method == Method::manual)
        classify_by_hand(c, options.manual_breaks, options.format);
    else
        classify_by_data(c, std::move(numbers), options);
    for (const MeasureValue& value : values) {
        if (const auto index = class_of(value, c))
            ++c.classes[*index].count;
        else
            ++c.missing.at(static_cast<std::size_t>(value.reason == Missing::none ? Missing::not_applicable
                                                                                  : value.reason));  // not finite
    }
    return c;
}

std::optional<std::string_view> pace_class_key(const MeasureValue& pace, const ClassThresholds& thresholds) {
    if (pace.reached) return k_pace.back().key;
    if (!pace.value) return std::nullopt;
    const std::array<double, k_pace.size() - 1> breaks{thresholds.behind, thresholds.on_pace, thresholds.faster,
                                                       k_infinity};
    return k_pace.at(class_of(settled(*pace.value), breaks)).key;
}

}  // namespace plan
