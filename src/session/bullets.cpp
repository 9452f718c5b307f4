#include "session/bullets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "carto/map_scale.h"
#include "carto/options.h"
#include "plan/classify.h"
#include "plan/measures.h"
#include "plan/observations.h"
#include "value_text.h"

namespace session {
namespace {

using base::Language;
using plan::Measure;

/// The next round number above a value, with room for what marks it.
double round_above(double value) {
    constexpr double k_room = 1.05;
    const double wanted = value * k_room;
    return wanted > 0 && std::isfinite(wanted) ? carto::round_denominator(wanted) : 1;
}

/// The class of the leading measure, as the map has it.
void write_class(Bullet& b, const plan::Basis& basis, Measure measure, const plan::ClassThresholds& thresholds,
                 Language language) {
    const plan::MeasureValue value = plan::measure(basis, measure);
    plan::ClassifyOptions options;
    options.measure = measure;
    options.format = plan::number_format(*b.indicator, measure);
    options.thresholds = thresholds;
    const plan::Classification classes = plan::classify(std::array{value}, options);
    const auto index = plan::class_of(value, classes);
    const plan::ClassRange* range = index ? &classes.classes[*index] : nullptr;
    b.class_key = range != nullptr ? range->key : "";
    b.state =
        range != nullptr ? range->mark + " " + carto::in(range->words, language) : missing_text(value.reason, language);
}

std::string required_text(const plan::Basis& basis, const plan::Indicator& indicator, Language language) {
    const auto say = [&](const char* english) { return base::translate(language, english); };
    const plan::MeasureValue required = plan::measure(basis, Measure::required_yearly);
    if (required.reached) return say("Target reached");
    if (!required.value) return missing_text(required.reason, language);
    const Need need = need_of(indicator, *required.value, basis, language);
    const std::string amount = (*required.value > 0 ? "+" : "") + need.amount;
    const bool is_one_year = basis.target_year - basis.year <= 1;
    const auto told = [&](const char* words) {
        return fmt::format(fmt::runtime(say(words)), amount, basis.target_year);
    };
    if (is_share(indicator))
        return told(is_one_year ? base::mark("{0} points by {1}") : base::mark("{} points a year"));
    if (is_one_year || !need.is_yearly) return told(base::mark("{0} by {1}"));
    return told(need.is_rounded ? base::mark("about {} a year") : base::mark("{} a year"));
}

/// A share has no need of an axis beyond the whole.
double axis_max(const Bullet& b, bool is_share) {
    const double most = std::max({b.baseline.value_or(0), b.target.value_or(0), b.actual.value_or(0)});
    const double round = round_above(most);
    return is_share && most <= 100 ? std::min(round, 100.0) : round;
}

Bullet bullet(const plan::Basis& basis, const plan::Indicator& indicator, Measure measure,
              const plan::ClassThresholds& thresholds, Language language) {
    const auto text = [&](const std::optional<double>& value, plan::Missing reason) {
        return value ? value_text(indicator, *value, language) : missing_text(reason, language);
    };
    const plan::MeasureValue attainment = plan::measure(basis, Measure::attainment);
    Bullet b;
    b.indicator = &indicator;
    b.baseline = basis.baseline;
    b.target = basis.target;
    b.actual = basis.actual;
    b.axis_max = axis_max(b, is_share(indicator));
    b.baseline_text = text(b.baseline, missing_baseline(basis));
    b.target_text = text(b.target, plan::measure(basis, Measure::target).reason);
    b.actual_text = text(b.actual, plan::measure(basis, Measure::value).reason);
    b.attainment_text =
        attainment.value ? grouped(*attainment.value * 100, 0) + "%" : missing_text(attainment.reason, language);
    b.expected = plan::measure(basis, Measure::expected).value;
    b.pace = plan::measure(basis, Measure::pace).value;
    write_class(b, basis, measure, thresholds, language);
    b.required_text = required_text(basis, indicator, language);
    b.reached = attainment.reached;
    return b;
}

/// Year, state and source of the actual; in the baseline year it is the plan's.
std::string source_text(const plan::Index& index, const plan::Area& area, const plan::Indicator& indicator, int year,
                        Language language) {
    const plan::Observation* o = index.observation(area.key, indicator.key, year);
    if (o == nullptr) return {};
    if (o->sample && o->source.find("SAMPLE") != std::string::npos) return o->source;
    const std::string text =
        o->sample ? base::translate(language, base::mark("SAMPLE")) : carto::in(plan::label(o->state), language);
    return o->source.empty() ? text : text + " · " + o->source;
}

/// Place among the areas by progress, the best first; areas that are level share a place.
std::string rank_text(const plan::Index& index, const plan::Area& area, const plan::Indicator& indicator, int year,
                      const std::string& target_set) {
    const Measure by = leading_measure(index, year) == Measure::pace ? Measure::progress : Measure::attainment;
    const auto own = plan::measure(index, area.key, indicator.key, year, by, target_set).value;
    if (!own || area.kind == plan::AreaKind::city) return {};
    int better = 0, of = 0;
    for (const plan::Area* other : index.areas()) {
        const auto value = plan::measure(index, other->key, indicator.key, year, by, target_set).value;
        of += value ? 1 : 0;
        better += value && *value > *own && !plan::are_level(*value, *own) ? 1 : 0;
    }
    return fmt::format("{} / {}", better + 1, of);
}

}  // namespace

plan::Measure leading_measure(const plan::Index& index, int year) {
    return year > index->baseline_year ? Measure::pace : Measure::attainment;
}

std::string ratio_text(const plan::Index& index, const plan::Area& area, const plan::Indicator& indicator,
                       Measure ratio, int year, Language language, const std::string& target_set) {
    const plan::MeasureValue value = plan::measure(index, area.key, indicator.key, year, ratio, target_set);
    return value.value ? grouped(*value.value * 100, 0) + "%" : missing_text(value.reason, language);
}

Bullet bullet_of(const plan::Index& index, const plan::Area& area, const plan::Indicator& indicator, int year,
                 Language language, const std::string& target_set) {
    Bullet b = bullet(plan::basis_of(index, area.key, indicator.key, year, target_set), indicator,
                      leading_measure(index, year), index->thresholds, language);
    b.source_text = source_text(index, area, indicator, year, language);
    b.rank_text = rank_text(index, area, indicator, year, target_set);
    return b;
}

std::vector<Bullet> bullets_of(const plan::Index& index, const plan::Area& area, int year, Language language,
                               const std::string& target_set) {
    std::vector<Bullet> bullets;
    for (const plan::Indicator& indicator : index->indicators)
        bullets.push_back(bullet_of(index, area, indicator, year, language, target_set));
    return bullets;
}

}  // namespace session
