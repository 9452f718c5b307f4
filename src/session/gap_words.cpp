#include "session/gap_words.h"

#include <fmt/format.h>
#include <optional>
#include <vector>

#include "carto/options.h"
#include "plan/gaps.h"
#include "plan/measures.h"
#include "plan/observations.h"
#include "say.h"
#include "session/facts.h"
#include "session/known_text.h"
#include "value_text.h"

namespace session {
namespace {

using base::Language;
using base::mark;

/// "provincial incubator or national incubator", "carrier that is to be built".
std::string wanted(const plan::GapRule& rule, Language language) {
    std::string words;
    for (const plan::CarrierFunction f : rule.functions)
        words += (words.empty() ? "" : base::translate_in(language, "between names", ", ")) +
                 carto::in(plan::label(f), language);
    if (rule.programme) {
        const std::string programme = carto::in(plan::label(*rule.programme), language);
        words = words.empty() ? programme : say(language, mark("{0} ({1})"), words, programme);
    }
    return words;
}

/// The area's last figure against the target that no carrier serves: it may be met without one.
struct LastFigure {
    int year = 0;
    double value = 0;
    bool sample = false, reached = false;
};
std::optional<LastFigure> last_figure(const plan::Gap& gap, const plan::Index& index) {
    const std::vector<int> years = index.years_with_values();
    for (auto year = years.rbegin(); year != years.rend(); ++year) {
        const plan::Basis basis = plan::basis_of(index, gap.area->key, gap.rule->indicator, *year);
        if (!basis.actual) continue;
        const plan::Observation* observed = index.observation(gap.area->key, gap.rule->indicator, *year);
        return LastFigure{*year, *basis.actual, observed != nullptr && observed->sample,
                          plan::measure(basis, plan::Measure::attainment).reached};
    }
    return std::nullopt;
}

/// What a gap of this kind is not: a target that is missed.
std::string beside_target(const plan::Gap& gap, const plan::Index& index, Language language) {
    const auto last = last_figure(gap, index);
    if (!last || !last->reached) return {};
    return say(language,
               last->sample ? mark("; the target itself is met by the SAMPLE figure of {0}")
                            : mark("; the target itself is met by the figure of {0}"),
               last->year);
}

std::string open(const plan::Gap& gap, const plan::Index& index, Language language) {
    const std::string place = gap_place(gap, index, language);
    switch (gap.rule->kind) {
        case plan::GapKind::station:
            return say(language, mark("Possibly no carrier within {0} of {1}: {2} may lie there"),
                       distance_text(gap.rule->length_m, language), place, gap.possible);
        case plan::GapKind::stretch:
            return say(language, mark("Possibly no carrier along {0}: {1} may stand there"), place, gap.possible);
        case plan::GapKind::target:
            return say(language, mark("{0}: possibly no carrier that serves its target; {1} may"), place,
                       gap.possible) +
                   beside_target(gap, index, language);
        case plan::GapKind::unit:
            return say(language, mark("Possibly no carrier in {0}: {1} may lie there"), place, gap.possible);
        case plan::GapKind::segment:
            return say(language, mark("{0}: possibly none of: {1}; {2} may lie there"), place,
                       wanted(*gap.rule, language), gap.possible);
    }
    return {};
}

}  // namespace

std::string gap_place(const plan::Gap& gap, const plan::Index& index, Language language) {
    if (gap.rule->kind == plan::GapKind::stretch) {
        const std::string stretch = stretch_text(index.ruler(gap.line), gap.from_m, gap.to_m);
        const auto line = line_row(index, gap.line, language);
        return line ? say(language, mark("{0} ({1})"), stretch, line->value) : stretch;
    }
    if (gap.area != nullptr) return carto::in(gap.area->name, language);
    if (const plan::Station* station = index.station(gap.feature)) return carto::in(station->name, language);
    if (const plan::Unit* unit = index.unit(gap.feature)) return carto::in(unit->name, language);
    return gap.segment != nullptr ? carto::in(gap.segment->name, language) : std::string();
}

std::string gap_sentence(const plan::Gap& gap, const plan::Index& index, Language language) {
    if (!gap.certain) return open(gap, index, language);
    const std::string place = gap_place(gap, index, language);
    switch (gap.rule->kind) {
        case plan::GapKind::station:
            return say(language, mark("No carrier within {0} of {1}"), distance_text(gap.rule->length_m, language),
                       place);
        case plan::GapKind::stretch:
            if (gap.possible == 0) return say(language, mark("No carrier along {0}"), place);
            return say(language, mark("No carrier drawn along {0}, certainly none along {1}"), place,
                       stretch_text(index.ruler(gap.line), gap.sure_from_m, gap.sure_to_m));
        case plan::GapKind::target:
            return say(language, mark("{0} has a target and no carrier that serves it"), place) +
                   beside_target(gap, index, language);
        case plan::GapKind::unit: return say(language, mark("No carrier in {0}"), place);
        case plan::GapKind::segment:
            return say(language, mark("{0}: none of: {1}"), place, wanted(*gap.rule, language));
    }
    return {};
}

std::string gap_size(const plan::Gap& gap, const plan::Index& index, Language language) {
    switch (gap.rule->kind) {
        case plan::GapKind::station: return distance_text(gap.rule->length_m, language);
        case plan::GapKind::stretch: return distance_text(gap.to_m - gap.from_m, language);
        case plan::GapKind::target: {
            const plan::Indicator* indicator = index.indicator(gap.rule->indicator);
            if (indicator == nullptr) return {};
            return say(language, mark("{0} target: {1}"), index->target_year,
                       value_text(*indicator, gap.target, language));
        }
        default: return {};
    }
}

std::string gap_reason(const plan::Gap& gap, Language language) {
    const std::string source = carto::in(gap.rule->source, language);
    const std::string reason = carto::in(gap.rule->reason, language);
    return source.empty() ? reason : say(language, mark("{0} ({1})"), reason, source);
}

std::string rule_sentence(const plan::GapRule& rule, const plan::Index& index, Language language) {
    switch (rule.kind) {
        case plan::GapKind::station:
            return say(language, mark("Stations without a carrier within {0}"), distance_text(rule.length_m, language));
        case plan::GapKind::stretch:
            return say(language, mark("Stretches longer than {0} without a carrier"),
                       distance_text(rule.length_m, language));
        case plan::GapKind::unit: return say(language, mark("Units of the corridor without a carrier"));
        case plan::GapKind::target: {
            const plan::Indicator* indicator = index.indicator(rule.indicator);
            return say(language, mark("Areas with a target of {0} and none of: {1}"),
                       indicator == nullptr ? rule.indicator : carto::in(indicator->short_name, language),
                       wanted(rule, language));
        }
        case plan::GapKind::segment: {
            const plan::Segment* segment = index.segment(rule.segment);
            return say(language, mark("{0}: none of: {1}"),
                       segment == nullptr ? rule.segment : carto::in(segment->name, language), wanted(rule, language));
        }
    }
    return {};
}

}  // namespace session
