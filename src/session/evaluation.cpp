#include "session/evaluation.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "carto/options.h"
#include "plan/names.h"
#include "plan/observations.h"
#include "session/bullets.h"
#include "session/city_tables.h"
#include "value_text.h"

namespace session {
namespace {

using base::Language;
using base::mark;
using plan::term_in;

constexpr std::array<std::string_view, k_result_words.size()> k_keys{"reached", "expected", "progress", "standard"};

plan::Name plain_words(Outcome outcome) {
    switch (outcome) {
        case Outcome::reached_early:
        case Outcome::reached: return term_in("evaluation", "Completed");
        case Outcome::missed: return term_in("evaluation", "Not completed");
        default: return term_in("evaluation", "Not yet");
    }
}

plan::Name words_of_expectation(Outcome outcome) {
    switch (outcome) {
        case Outcome::reached_early: return term_in("evaluation", "Reached ahead of time");
        case Outcome::faster: return term_in("evaluation", "Faster than expected");
        case Outcome::on_course: return term_in("evaluation", "Broadly as expected");
        case Outcome::reached: return term_in("evaluation", "As expected");
        case Outcome::behind:
        case Outcome::missed: return term_in("evaluation", "Short of expectation");
        default: return term_in("evaluation", "Not yet");
    }
}

plan::Name words_of_progress(Outcome outcome) {
    switch (outcome) {
        case Outcome::reached_early: return term_in("evaluation", "Completed ahead of time");
        case Outcome::faster:
        case Outcome::on_course: return term_in("evaluation", "Progress as required");
        case Outcome::behind: return term_in("evaluation", "Progress lags");
        default: return plain_words(outcome);
    }
}

plan::Name words_of_standard(Outcome outcome) {
    switch (outcome) {
        case Outcome::reached_early:
        case Outcome::reached: return term_in("evaluation", "Up to standard");
        case Outcome::missed: return term_in("evaluation", "Not up to standard");
        default: return term_in("evaluation", "Not up to standard yet");
    }
}

Share share_of(const plan::MeasureValue& value) { return {value.value, value.reason}; }

/// Against the target; for what shall be low the other way round, so that more is better.
Share share_of_target(const plan::Basis& basis) {
    const plan::MeasureValue share = plan::measure(basis, plan::Measure::attainment);
    if (basis.direction == plan::Direction::higher_is_better || !share.value) return share_of(share);
    if (*share.value == 0) return {std::nullopt, plan::Missing::not_applicable};
    return {1 / *share.value, plan::Missing::none};
}

Outcome outcome_before_the_end(const plan::Basis& basis, const plan::ClassThresholds& thresholds) {
    const auto pace = plan::measure(basis, plan::Measure::pace).value;
    if (!pace) return Outcome::under_way;
    if (*pace >= thresholds.faster) return Outcome::faster;
    return *pace >= thresholds.on_pace ? Outcome::on_course : Outcome::behind;
}

/// A target of the city's tables that no single number stands for.
bool is_judged_by_hand(const plan::Index& index, std::string_view indicator) {
    const plan::CityFigure* figure = index.figure(indicator);
    return figure != nullptr && std::ranges::any_of(figure->values, [](const plan::CityFigureValue& value) {
               const bool is_target = value.role == plan::FigureRole::target;
               return is_target && (value.figure.form == plan::FigureForm::qualitative ||
                                    value.figure.form == plan::FigureForm::pair);
           });
}

Outcome outcome_of(const plan::Index& index, const plan::Basis& basis, std::string_view indicator) {
    if (is_judged_by_hand(index, indicator)) return Outcome::by_hand;
    if (!basis.target) return Outcome::no_target;
    if (!basis.actual) return Outcome::no_value;
    const bool over = is_final(index, basis.year);
    if (plan::measure(basis, plan::Measure::attainment).reached)
        return over ? Outcome::reached : Outcome::reached_early;
    return over ? Outcome::missed : outcome_before_the_end(basis, index->thresholds);
}

std::string text_of(const Share& share, Language language) {
    return share.value ? share_text(*share.value) : missing_text(share.reason, language);
}

std::string state_of(const plan::Observation& observation, Language language) {
    return observation.sample ? base::translate(language, mark("SAMPLE"))
                              : carto::in(plan::label(observation.state), language);
}

void add_remarks(EvaluationRow& row, const CityRemarks& remarks, Language language) {
    if (remarks.preliminary_baseline && row.has_baseline) row.baseline += base::translate(language, mark(" (prelim.)"));
    if (!remarks.revised_target.empty() && row.has_target)
        row.target = fmt::format(fmt::runtime(base::translate(language, mark("{0}; revised: {1}"))), row.target,
                                 remarks.revised_target);
}

}  // namespace

CityRemarks city_remarks(const plan::Index& index, std::string_view indicator, Language language) {
    CityRemarks out;
    for (const plan::CityFigure& figure : index->figures) {
        if (index.observed_key(figure) != indicator) continue;
        for (const plan::CityFigureValue& value : figure.values) {
            const bool is_baseline = value.role == plan::FigureRole::value && value.year == index->baseline_year;
            out.preliminary_baseline = out.preliminary_baseline || (is_baseline && value.figure.preliminary);
            if (value.role == plan::FigureRole::revised_target && value.year == index->target_year)
                out.revised_target = figure_text(value.figure, language);
        }
    }
    return out;
}

std::string_view to_key(ResultWords words) { return k_keys[static_cast<std::size_t>(words)]; }

std::optional<ResultWords> result_words_from_key(std::string_view key) {
    const auto* const at = std::ranges::find_if(k_result_words, [&](ResultWords each) { return to_key(each) == key; });
    return at == k_result_words.end() ? std::nullopt : std::optional(*at);
}

plan::Name label(ResultWords words) {
    switch (words) {
        case ResultWords::reached: return plan::term(mark("completed, not completed"));
        case ResultWords::expected: return plan::term(mark("as expected, short of expectation"));
        case ResultWords::progress: return plan::term(mark("progress as required, progress lags"));
        case ResultWords::standard: return plan::term(mark("up to standard, not up to standard"));
    }
    return {};
}

plan::Name label(Outcome outcome, ResultWords words) {
    if (outcome == Outcome::no_value) return plan::term("Not judged");
    if (outcome == Outcome::no_target) return plan::term("No target");
    if (outcome == Outcome::by_hand) return plan::term("To be judged by a person");
    switch (words) {
        case ResultWords::expected: return words_of_expectation(outcome);
        case ResultWords::progress: return words_of_progress(outcome);
        case ResultWords::standard: return words_of_standard(outcome);
        case ResultWords::reached: break;
    }
    return plain_words(outcome);
}

bool is_final(const plan::Index& index, int year) { return year >= index->target_year; }

Judgement judge(const plan::Index& index, std::string_view area, std::string_view indicator, int year,
                std::string_view target_set) {
    const plan::Basis basis = plan::basis_of(index, area, indicator, year, target_set);
    Judgement out;
    out.outcome = outcome_of(index, basis, indicator);
    out.turned_over = basis.direction == plan::Direction::lower_is_better;
    out.of_target = share_of_target(basis);
    out.of_way = share_of(plan::measure(basis, plan::Measure::progress));
    return out;
}

EvaluationRow evaluation_row(const plan::Index& index, const plan::Area& area, const plan::Indicator& indicator,
                             int year, ResultWords words, Language language, Units units) {
    const Bullet bullet = bullet_of(index, area, indicator, year, language);
    const auto text = [&](const std::optional<double>& value, const std::string& whole) {
        return value && units == Units::once && !is_share(indicator) ? grouped(*value, indicator.decimals) : whole;
    };
    EvaluationRow row;
    row.indicator = &indicator;
    row.judgement = judge(index, area.key, indicator.key, year);
    row.has_baseline = bullet.baseline.has_value();
    row.has_target = bullet.target.has_value();
    row.baseline = text(bullet.baseline, bullet.baseline_text);
    row.target = text(bullet.target, bullet.target_text);
    if (&area == index.city()) add_remarks(row, city_remarks(index, indicator.key, language), language);
    if (bullet.actual) row.actual = text(bullet.actual, bullet.actual_text);
    row.result = carto::in(label(row.judgement.outcome, words), language);
    row.of_target = text_of(row.judgement.of_target, language);
    row.of_way = text_of(row.judgement.of_way, language);
    if (const plan::Observation* observed = index.observation(area.key, indicator.key, year)) {
        row.state = state_of(*observed, language);
        row.supplier = observed->source;
    }
    return row;
}

ReachedCount count_reached(const plan::Index& index, int year) {
    ReachedCount out;
    if (index.city() == nullptr) return out;
    for (const plan::Indicator& indicator : index->indicators) {
        const Outcome outcome = judge(index, index.city()->key, indicator.key, year).outcome;
        if (outcome == Outcome::no_target) continue;
        ++out.all;
        out.judged += outcome != Outcome::no_value ? 1 : 0;
        out.reached += outcome == Outcome::reached || outcome == Outcome::reached_early ? 1 : 0;
    }
    return out;
}

EnteredCount count_entered(const plan::Index& index, int year) {
    EnteredCount out;
    for (const plan::Area& area : index->areas)
        for (const plan::Indicator& indicator : index->indicators) {
            if (!plan::target_of(index, area.key, indicator.key)) continue;
            ++out.asked;
            const plan::Observation* observed = index.observation(area.key, indicator.key, year);
            if (observed == nullptr) continue;
            int& kind = observed->sample                                   ? out.sample
                        : observed->state == plan::ValueState::preliminary ? out.preliminary
                                                                           : out.final_values;
            ++kind;
        }
    return out;
}

}  // namespace session
