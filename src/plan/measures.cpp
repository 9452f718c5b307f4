#include "plan/measures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "plan/classify.h"
#include "plan/names.h"
#include "plan/observations.h"

namespace plan {
namespace {

constexpr std::array<std::pair<Measure, std::string_view>, k_measures.size()> k_measure_keys{
    {{Measure::value, "value"},
     {Measure::target, "target"},
     {Measure::attainment, "attainment"},
     {Measure::progress, "progress"},
     {Measure::pace, "pace"},
     {Measure::gap, "gap"},
     {Measure::expected, "expected"},
     {Measure::required_yearly, "required_yearly"},
     {Measure::projected, "projected"}}};

MeasureValue lack(Missing reason) { return {std::nullopt, reason, false}; }
/// What has no finite result is missing, whatever its parts are.
MeasureValue have(double value) {
    return std::isfinite(value) ? MeasureValue{value, Missing::none, false} : lack(Missing::not_applicable);
}

/// NaN and infinities are no values.
std::optional<double> finite(std::optional<double> value) {
    return value && std::isfinite(*value) ? value : std::nullopt;
}

struct Needs {
    bool baseline = false;
    bool target = false;
    bool actual = false;
};

Needs needs_of(Measure what) {
    switch (what) {
        case Measure::value: return {false, false, true};
        case Measure::target: return {false, true, false};
        case Measure::attainment:
        case Measure::gap:
        case Measure::required_yearly: return {false, true, true};
        case Measure::expected: return {true, true, false};
        case Measure::projected: return {true, false, true};
        case Measure::progress:
        case Measure::pace: return {true, true, true};
    }
    return {};
}

/// What is missing in the data for something that needs these; the plan's own silence comes before a missing actual.
Missing missing_data(const Basis& b, Needs needs) {
    const bool lacks_baseline = needs.baseline && !b.baseline;
    const bool lacks_target = needs.target && !b.target;
    const bool lacks_actual = needs.actual && !b.actual;
    if (!lacks_baseline && !lacks_target && !lacks_actual) return Missing::none;
    if (!b.baseline && !b.target) return Missing::not_applicable;
    if (lacks_target) return Missing::no_target;
    // In the baseline year the actual is the baseline.
    if (lacks_baseline || b.year == b.baseline_year) return Missing::no_baseline;
    return Missing::no_actual;
}

/// Share of the planned time that has passed: 0 in the baseline year, 1 in the target year.
double elapsed_share(const Basis& b) {
    return static_cast<double>(b.year - b.baseline_year) / (b.target_year - b.baseline_year);
}

MeasureValue progress_of(const Basis& b) {
    if (*b.target == *b.baseline) return lack(Missing::no_change);
    return have((*b.actual - *b.baseline) / (*b.target - *b.baseline));
}

MeasureValue pace_of(const Basis& b) {
    if (b.year <= b.baseline_year) return lack(Missing::baseline_year);
    const MeasureValue progress = progress_of(b);
    return progress.value ? have(*progress.value / elapsed_share(b)) : progress;
}

MeasureValue projected_of(const Basis& b) {
    if (b.year <= b.baseline_year) return lack(Missing::baseline_year);
    return have(*b.baseline + (*b.actual - *b.baseline) / elapsed_share(b));
}

/// The formula alone: everything that it needs is there.
MeasureValue compute(const Basis& b, Measure what) {
    switch (what) {
        case Measure::value: return have(*b.actual);
        case Measure::target: return have(*b.target);
        case Measure::attainment: return *b.target == 0 ? lack(Missing::zero_target) : have(*b.actual / *b.target);
        case Measure::progress: return progress_of(b);
        case Measure::pace: return pace_of(b);
        case Measure::gap: return have(*b.target - *b.actual);
        case Measure::expected:
            return b.target_year <= b.baseline_year ? lack(Missing::not_applicable)
                                                    : have(*b.baseline + (*b.target - *b.baseline) * elapsed_share(b));
        case Measure::required_yearly:
            return b.year >= b.target_year ? lack(Missing::final_year)
                                           : have((*b.target - *b.actual) / (b.target_year - b.year));
        case Measure::projected: return projected_of(b);
    }
    return lack(Missing::not_applicable);
}

bool is_reached(const Basis& b) {
    if (!b.actual || !b.target) return false;
    return b.direction == Direction::higher_is_better ? *b.actual >= *b.target : *b.actual <= *b.target;
}

bool is_city(const Index& index, std::string_view area) { return index.city() != nullptr && index.city()->key == area; }

Direction direction_of(const Index& index, std::string_view indicator) {
    if (const Indicator* found = index.indicator(indicator)) return found->direction;
    const auto figure = observable(index, indicator);
    return figure ? figure->direction : Direction::higher_is_better;
}

/// A number of the city's tables; nothing for words and for what the plan leaves out.
std::optional<double> figure_value(const Index& index, std::string_view key, int year, FigureRole role) {
    const CityFigure* figure = index.figure(key);
    if (figure == nullptr) return std::nullopt;
    for (const CityFigureValue& v : figure->values)
        if (v.year == year && v.role == role) return finite(v.figure.value);
    return std::nullopt;
}

std::optional<double> baseline_of(const Index& index, std::string_view area, std::string_view indicator) {
    if (const Target* target = index.target(area, indicator)) return finite(target->baseline);
    return is_city(index, area) ? figure_value(index, indicator, index->baseline_year, FigureRole::value)
                                : std::nullopt;
}

Missing row_reason(const ProgressRow& row) {
    const Missing data = missing_data(row.basis, {true, true, true});
    if (data != Missing::none) return data;
    for (const MeasureValue* value : {&row.attainment, &row.progress, &row.pace, &row.required_yearly})
        if (value->reason != Missing::none) return value->reason;
    return Missing::none;
}

}  // namespace

std::string_view to_key(Measure value) { return k_measure_keys.at(static_cast<std::size_t>(value)).second; }

std::optional<Measure> measure_from_key(std::string_view key) {
    for (const auto& [measure, candidate] : k_measure_keys)
        if (candidate == key) return measure;
    return std::nullopt;
}

std::string_view to_key(Missing value) {
    switch (value) {
        case Missing::none: return "";
        case Missing::no_baseline: return "no_baseline";
        case Missing::no_target: return "no_target";
        case Missing::no_actual: return "no_actual";
        case Missing::not_applicable: return "not_applicable";
        case Missing::baseline_year: return "baseline_year";
        case Missing::final_year: return "final_year";
        case Missing::no_change: return "no_change";
        case Missing::zero_target: return "zero_target";
    }
    return "";
}

Name label(Measure value) {
    switch (value) {
        case Measure::value: return term("Value");
        case Measure::target: return term_in("measure", "Target");
        case Measure::attainment: return term("Attainment of the target");
        case Measure::progress: return term("Progress since the baseline");
        case Measure::pace: return term("Pace");
        case Measure::gap: return term("Gap to the target");
        case Measure::expected: return term("Expected by now");
        case Measure::required_yearly: return term("Required yearly growth");
        case Measure::projected: return term("Projected for the target year");
    }
    return {};
}

Name label(Missing value) {
    switch (value) {
        case Missing::none: return {};
        case Missing::no_baseline: return term("No baseline");
        case Missing::no_target: return term("No target");
        case Missing::no_actual: return term("No actual value");
        case Missing::not_applicable: return term("Not applicable");
        case Missing::baseline_year: return term("Baseline year: no pace yet");
        case Missing::final_year: return term("Target year: no time left");
        case Missing::no_change: return term("Target equals baseline");
        case Missing::zero_target: return term("Target is zero");
    }
    return {};
}

bool is_ratio(Measure value) {
    return value == Measure::attainment || value == Measure::progress || value == Measure::pace;
}

bool are_level(double a, double b) {
    constexpr double k_noise = 1e-9;
    return std::abs(a - b) <= k_noise * std::max({1.0, std::abs(a), std::abs(b)});
}

bool more_is_better(const Indicator& indicator, Measure measure) {
    if (measure == Measure::progress || measure == Measure::pace) return true;
    const bool of_rest = measure == Measure::gap || measure == Measure::required_yearly;
    return (indicator.direction == Direction::higher_is_better) != of_rest;
}

std::optional<double> actual(const Index& index, std::string_view area, std::string_view indicator, int year) {
    if (year == index->baseline_year) return baseline_of(index, area, indicator);
    const Observation* observed = index.observation(area, indicator, year);
    if (observed != nullptr) return finite(observed->value);
    return is_city(index, area) ? figure_value(index, indicator, year, FigureRole::value) : std::nullopt;
}

std::optional<double> target_of(const Index& index, std::string_view area, std::string_view indicator,
                                std::string_view set) {
    const RevisedTarget* revised = set.empty() ? nullptr : index.revised_target(set, area, indicator);
    if (revised != nullptr) return finite(revised->target);
    if (const Target* target = index.target(area, indicator)) return finite(target->target);
    return is_city(index, area) ? figure_value(index, indicator, index->target_year, FigureRole::target) : std::nullopt;
}

Basis basis_of(const Index& index, std::string_view area, std::string_view indicator, int year, std::string_view set) {
    Basis basis;
    basis.baseline_year = index->baseline_year;
    basis.target_year = index->target_year;
    basis.year = year;
    basis.baseline = baseline_of(index, area, indicator);
    basis.target = target_of(index, area, indicator, set);
    basis.actual = actual(index, area, indicator, year);
    basis.direction = direction_of(index, indicator);
    return basis;
}

MeasureValue measure(const Basis& given, Measure what) {
    Basis basis = given;
    for (std::optional<double>* value : {&basis.baseline, &basis.target, &basis.actual}) *value = finite(*value);
    const Missing missing = missing_data(basis, needs_of(what));
    MeasureValue result = missing == Missing::none ? compute(basis, what) : lack(missing);
    result.reached = is_reached(basis);
    return result;
}

MeasureValue measure(const Index& index, std::string_view area, std::string_view indicator, int year, Measure what,
                     std::string_view set) {
    return measure(basis_of(index, area, indicator, year, set), what);
}

ProgressRow progress_row(const Index& index, std::string_view area, std::string_view indicator, int year,
                         std::string_view set) {
    ProgressRow row;
    row.area = area;
    row.indicator = indicator;
    row.year = year;
    row.basis = basis_of(index, area, indicator, year, set);
    row.observation = index.observation(area, indicator, year);
    row.attainment = measure(row.basis, Measure::attainment);
    row.progress = measure(row.basis, Measure::progress);
    row.expected = measure(row.basis, Measure::expected);
    row.pace = measure(row.basis, Measure::pace);
    row.gap = measure(row.basis, Measure::gap);
    row.required_yearly = measure(row.basis, Measure::required_yearly);
    row.projected = measure(row.basis, Measure::projected);
    row.class_key = pace_class_key(row.pace, index->thresholds).value_or("");
    row.reason = row_reason(row);
    return row;
}

std::vector<ProgressRow> progress_rows(const Index& index, std::string_view area, std::string_view indicator, int year,
                                       std::string_view set) {
    std::vector<ProgressRow> rows;
    for (const Indicator& i : index->indicators)
        for (const Area& a : index->areas)
            if ((area.empty() || a.key == area) && (indicator.empty() || i.key == indicator))
                rows.push_back(progress_row(index, a.key, i.key, year, set));
    return rows;
}

}  // namespace plan
