// Classes of a map, its legend and its tables. A class holds its lower bound and ends before the next one's:
//     class 0  |  class 1  |  class 2          breaks = {b1, b2}, ascending; class_of(b1) is 1
//            b1          b2                    the outer classes are open, so every number has exactly one class
// class_of() is the one routine that decides; map, legend and tables all call it. Pure functions, any thread.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plan/measures.h"
#include "plan/plan.h"

namespace plan {

enum class Method {
    semantic,  ///< fixed breaks with words; measures without a meaning of their own fall back to pretty
    manual,    ///< breaks given by hand
    pretty,    ///< round numbers
    equal,     ///< equal intervals
    quantile,  ///< as many values in each; ties share a class
    jenks,     ///< least variance inside the classes, exact
    stddev,    ///< one standard deviation wide, around the mean
    unique,    ///< a class per value; chosen automatically for few different integers
};

/// How a class writes its bounds: value · scale, with these decimals, then the suffix.
struct NumberFormat {
    int decimals = 0;
    double scale = 1;
    std::string suffix;
};

struct ClassifyOptions {
    Measure measure = Measure::attainment;
    Method method = Method::semantic;
    int classes = 5;
    std::vector<double>
        manual_breaks;  ///< Method::manual: inner breaks, as the measure is (a ratio is 0 … 1), any order
    NumberFormat format;
    ClassThresholds thresholds;   ///< of the classes of pace by words
    bool unique_integers = true;  ///< at most k_unique_limit different integers become a class each
};
inline constexpr std::size_t k_unique_limit = 7;
inline constexpr int k_max_classes = 12;

struct ClassRange {
    double lower = 0;  ///< included; -infinity where the class is open
    double upper =
        0;  ///< not included; +infinity where open; in the last class of data-driven methods the maximum, included
    std::string key;   ///< semantic classes: far_behind, behind, on_pace, faster, reached, …; else empty
    Name label;        ///< range: 75–<90%
    Name words;        ///< semantic classes: 接近目标; else empty
    std::string mark;  ///< semantic classes: ★ ▲ ● ▼ ▼▼; else empty
    int count = 0;
};

struct Classification {
    Method method_used = Method::pretty;
    Measure measure = Measure::attainment;
    std::vector<double> breaks;  ///< inner breaks, ascending, one fewer than classes
    std::vector<ClassRange>
        classes;     ///< from low to high; empty only without any value (semantic and manual keep theirs)
    int joined = 0;  ///< classes that no digits could tell from their neighbours, and so are one with them
    std::array<int, 9> missing{};  ///< count by Missing; index 0 (none) stays 0
};

std::string_view to_key(Method value);
std::optional<Method> method_from_key(std::string_view key);
Name label(Method value);

/// Index of the class that holds `value`: the number of breaks that are not above it.
std::size_t class_of(double value, std::span<const double> breaks);
/// The class of a measured value: class_of, but "reached" of the semantic pace classes needs V at the target, whatever
/// the pace. Nothing where the value is missing.
std::optional<std::size_t> class_of(const MeasureValue& value, const Classification& classification);

/// Inner breaks of a data-driven method (pretty, equal, quantile, jenks, stddev, unique): ascending, each above the
/// minimum and at most the maximum. Fewer classes than asked for where the data have not enough different values.
/// Values that are not finite are left out.
std::vector<double> data_breaks(std::span<const double> values, Method method, int classes);

/// How bounds are written for an indicator and measure: per cent for ratios, the indicator's decimals otherwise.
NumberFormat number_format(const Indicator& indicator, Measure measure);

Classification classify(std::span<const MeasureValue> values, const ClassifyOptions& options);

/// The semantic class of a row by its pace: its key, or nothing where pace is undefined and the target not reached.
std::optional<std::string_view> pace_class_key(const MeasureValue& pace, const ClassThresholds& thresholds = {});

}  // namespace plan
