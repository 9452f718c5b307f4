#include "session/comparison.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "plan/measures.h"
#include "plan/observations.h"
#include "value_text.h"

namespace session {
namespace {

using base::mark;

/// Whether any area has the measure in a year.
bool has_any(const plan::Index& index, const carto::MapOptions& options, int year) {
    return std::any_of(index.areas().begin(), index.areas().end(), [&](const plan::Area* area) {
        return plan::measure(index, area->key, options.indicator, year, options.measure, options.target_set).value;
    });
}

/// How far an area came from one year to another, above 0 where it is for the better.
struct Change {
    const plan::Area* area;
    double by;
};

std::vector<Change> changes(const plan::Index& index, const plan::Indicator& indicator, int from, int to) {
    std::vector<Change> out;
    const double sign = indicator.direction == plan::Direction::lower_is_better ? -1 : 1;
    for (const plan::Area* area : index.areas()) {
        const auto value = [&](int year) {
            return plan::measure(index, area->key, indicator.key, year, plan::Measure::value).value;
        };
        const auto before = value(from), after = value(to);
        if (before && after) out.push_back({area, sign * (*after - *before)});
    }
    std::stable_sort(out.begin(), out.end(), [](const Change& a, const Change& b) { return a.by > b.by; });
    return out;
}

/// "0.26 points", "12 家".
std::string amount(double by, const plan::Indicator& indicator, base::Language language) {
    const std::string number = grouped(std::abs(by), indicator.decimals);
    if (is_share(indicator)) return fmt::format(fmt::runtime(base::translate(language, mark("{} points"))), number);
    const std::string unit = unit_text(indicator, language);
    return unit.empty() ? number : number + " " + unit;
}

}  // namespace

bool are_comparable(plan::Measure shown, plan::Measure other) {
    return shown == other || (shown == plan::Measure::value && other == plan::Measure::target);
}

std::vector<carto::Shown> comparable(const plan::Index& index, const carto::MapOptions& options) {
    std::vector<carto::Shown> out;
    if (options.measure != plan::Measure::target)
        for (const int year : index.years_with_values())
            if (year != options.year && has_any(index, options, year)) out.push_back({options.measure, year});
    if (options.measure == plan::Measure::value) out.push_back({plan::Measure::target, options.year});
    return out;
}

std::optional<carto::Shown> usual_comparison(const plan::Index& index, const carto::MapOptions& options) {
    const std::vector<carto::Shown> all = comparable(index, options);
    if (all.empty()) return std::nullopt;
    const bool before = all.front().measure == options.measure && all.front().year < options.year;
    return before ? all.front() : all.back();
}

std::string shown_text(const plan::Index& index, const carto::Shown& shown, base::Language language) {
    if (shown.measure == plan::Measure::target)
        return fmt::format(fmt::runtime(base::translate(language, mark("Targets for {}"))), index->target_year);
    const char* text = shown.year == index->baseline_year ? mark("{0}, the baseline year") : mark("{0}");
    return fmt::format(fmt::runtime(base::translate(language, text)), shown.year);
}

std::string comparison_sentence(const plan::Index& index, const carto::MapOptions& options, const carto::Shown& other) {
    const plan::Indicator* indicator = index.indicator(options.indicator);
    if (indicator == nullptr || other.measure != options.measure) return {};
    const int from = std::min(other.year, options.year), to = std::max(other.year, options.year);
    const std::vector<Change> all = changes(index, *indicator, from, to);
    if (all.empty()) return {};
    const auto say = [&](const char* english) { return fmt::runtime(base::translate(options.language, english)); };
    const auto better = std::count_if(all.begin(), all.end(), [](const Change& c) { return c.by > 0; });
    std::string text = fmt::format(say(mark("From {0} to {1}, {2} of {3} areas with both values came forward.")), from,
                                   to, better, all.size());
    const auto add = [&](const char* english, const Change& change) {
        if (options.language == base::Language::en) text += ' ';
        text += fmt::format(say(english), carto::in(change.area->name, options.language),
                            amount(change.by, *indicator, options.language));
    };
    if (all.front().by > 0) add(mark("{0} gained most ({1})."), all.front());
    if (all.back().by < 0) add(mark("{0} fell back most ({1})."), all.back());
    return text;
}

}  // namespace session
