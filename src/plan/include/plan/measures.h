// The measures of progress against a target: what is computed from baseline B, target T and actual V of one area and
// indicator in one year. A measure that has no value says why; it is never zero instead.
// Pure functions over values; knows no file and no picture. Any thread.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/index.h"

namespace plan {

/// Ratios (attainment, progress, pace) are 0 … 1, not per cent; the others are in the indicator's unit.
enum class Measure {
    value,            ///< V
    target,           ///< T
    attainment,       ///< V / T
    progress,         ///< (V - B) / (T - B), not clamped
    pace,             ///< progress / t, t = (year - 2020) / (2025 - 2020)
    gap,              ///< T - V
    expected,         ///< B + (T - B) · t
    required_yearly,  ///< (T - V) / (2025 - year)
    projected,        ///< B + (V - B) / t: where a straight line from the baseline through V ends in 2025
};
inline constexpr std::array k_measures{
    Measure::value, Measure::target,   Measure::attainment,      Measure::progress, Measure::pace,
    Measure::gap,   Measure::expected, Measure::required_yearly, Measure::projected};

/// Why there is no value. The first four are about the data, the others about the formula.
enum class Missing {
    none,            ///< there is a value
    no_baseline,     ///< the plan gives no baseline
    no_target,       ///< the plan gives no target
    no_actual,       ///< nothing has been observed for the year
    not_applicable,  ///< neither baseline nor target: the plan asks nothing here
    baseline_year,   ///< no time has passed: pace is undefined
    final_year,      ///< no time is left: the required yearly growth is undefined
    no_change,       ///< target equals baseline: progress is undefined
    zero_target,     ///< target is zero: attainment is undefined
};

struct MeasureValue {
    std::optional<double> value;
    Missing reason = Missing::none;  ///< none exactly when there is a value
    bool reached = false;            ///< V is at the target or better (higher or lower, as the indicator says)
    friend bool operator==(const MeasureValue&, const MeasureValue&) = default;
};

/// What every measure is computed from.
struct Basis {
    std::optional<double> baseline;
    std::optional<double> target;
    std::optional<double> actual;
    Direction direction = Direction::higher_is_better;
    int baseline_year = 0;
    int target_year = 0;
    int year = 0;
};

/// All measures of one area × indicator × year, as the progress command and the tables show them.
struct ProgressRow {
    std::string area;
    std::string indicator;
    int year = 0;
    Basis basis;
    MeasureValue attainment, progress, expected, pace, gap, required_yearly, projected;
    const Observation* observation = nullptr;  ///< where the actual comes from; none in the baseline year
    std::string class_key;                     ///< semantic class by pace (see classify.h); empty where there is none
    Missing reason = Missing::none;  ///< why something of the row is missing: what is missing in the data comes first
};

std::string_view to_key(Measure value);
std::string_view to_key(Missing value);
std::optional<Measure> measure_from_key(std::string_view key);
Name label(Measure value);
Name label(Missing value);
/// Attainment, progress, pace: shown in per cent (pace as well, 100 % is on time).
bool is_ratio(Measure value);
/// Two values of a measure are the same, within what sums of decimals are off by.
bool are_level(double a, double b);
/// Which of two areas does better by a measure: progress and pace are of the way to the target, wherever it lies; gap
/// and need are what is left of it; the others go the indicator's way.
bool more_is_better(const Indicator& indicator, Measure measure);

/// The actual of a year: the baseline year's is the plan's own baseline, those of later years were observed. The
/// indicator may be a row of the city's tables (figure_key()).
std::optional<double> actual(const Index& index, std::string_view area, std::string_view indicator, int year);
/// The target of a set of revised targets where it revises this one, else the plan's. An empty set: the plan's.
std::optional<double> target_of(const Index& index, std::string_view area, std::string_view indicator,
                                std::string_view set = {});
Basis basis_of(const Index& index, std::string_view area, std::string_view indicator, int year,
               std::string_view set = {});

MeasureValue measure(const Basis& basis, Measure what);
MeasureValue measure(const Index& index, std::string_view area, std::string_view indicator, int year, Measure what,
                     std::string_view set = {});
ProgressRow progress_row(const Index& index, std::string_view area, std::string_view indicator, int year,
                         std::string_view set = {});
/// Every area × indicator in the plan's order; an empty key means all of them.
std::vector<ProgressRow> progress_rows(const Index& index, std::string_view area, std::string_view indicator, int year,
                                       std::string_view set = {});

}  // namespace plan
