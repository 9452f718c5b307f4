#include "words.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>
#include <string_view>

#include "base/translate.h"

namespace carto {
namespace {

struct Sentence {
    plan::Measure measure;
    const char* english;
};

// {0}: year shown, {1}: baseline year, {2}: target year
constexpr Sentence k_sentences[] = {
    {plan::Measure::value, base::mark("Value in {0}")},
    {plan::Measure::target, base::mark("Target for {2}")},
    {plan::Measure::attainment, base::mark("Attainment: value of {0} as a share of the {2} target")},
    {plan::Measure::progress, base::mark("Progress: share of the way from {1} to the {2} target, by {0}")},
    {plan::Measure::pace, base::mark("Pace: progress by {0} over time elapsed")},
    {plan::Measure::gap, base::mark("Gap: target of {2} minus value of {0}")},
    {plan::Measure::expected, base::mark("Value expected by {0} on a straight path")},
    {plan::Measure::required_yearly, base::mark("Yearly growth required from {0} to {2}")},
    {plan::Measure::projected, base::mark("Value in {2} if the way from {1} to {0} goes on straight")}};

std::string baseline_note(const plan::Index& index, const MapOptions& options) {
    const bool baseline = options.year == index->baseline_year && options.measure != plan::Measure::target;
    if (!baseline) return {};
    return base::translate(options.language, index->observations.empty()
                                                 ? base::mark(" (plan's baseline; no later values yet)")
                                                 : base::mark(" (plan's baseline)"));
}

bool against_target(plan::Measure measure) {
    return measure == plan::Measure::attainment || measure == plan::Measure::gap;
}

/// Whether an observation stands behind what an area shows. The city, which the title does not count, is no area.
bool is_shown(const plan::Index& index, const plan::Observation& o, const MapOptions& options, FootOf::Values values) {
    if (o.year != options.year) return false;
    const plan::Area* area = index.area(o.area);
    if (area == nullptr || area->kind == plan::AreaKind::city) return false;
    if (values == FootOf::Values::all_indicators) return true;
    return o.indicator == options.indicator &&
           plan::measure(index, o.area, o.indicator, o.year, options.measure, options.target_set).value.has_value();
}

/// Year, state and sources of the values that are shown; empty where they are the plan's own.
std::string observed_part(const plan::Index& index, const MapOptions& options, FootOf::Values values) {
    constexpr std::size_t k_most_sources = 2;
    if (options.measure == plan::Measure::target) return {};
    int count = 0, preliminary = 0;
    std::set<std::string> sources;
    for (const plan::Observation& o : index->observations) {
        if (!is_shown(index, o, options, values)) continue;
        ++count;
        preliminary += o.state == plan::ValueState::preliminary ? 1 : 0;
        if (!o.source.empty()) sources.insert(o.source);
    }
    if (count == 0) return {};
    const auto say = [&](const char* english) { return fmt::runtime(base::translate(options.language, english)); };
    std::string part = preliminary == 0 ? fmt::format(say(base::mark("values of {0}: {1}")), options.year, count)
                                        : fmt::format(say(base::mark("values of {0}: {1}, {2} of them preliminary")),
                                                      options.year, count, preliminary);
    if (sources.empty()) return part;
    std::vector<std::string> named(sources.begin(), sources.end());
    const std::size_t left = named.size() > k_most_sources ? named.size() - k_most_sources : 0;
    named.resize(named.size() - left);
    std::string list = fmt::format("{}", fmt::join(named, "; "));
    if (left > 0) list = fmt::format(say(base::mark("{0} and {1} more")), list, left, sources.size());
    return part + fmt::format(say(base::mark(" (source: {})")), list);
}

/// Of a map whose areas show values: which targets, whose values, of which years.
std::vector<std::string> value_parts(const plan::Index& index, const MapOptions& options, FootOf::Values values) {
    std::vector<std::string> out;
    if (const plan::TargetSet* set = index.target_set(options.target_set))
        out.push_back(targets_sentence(index, options) + ", " + set->source);
    for (const MapOptions& side : sides_of(options)) out.push_back(observed_part(index, side, values));
    out.push_back(fmt::format(
        fmt::runtime(base::translate(options.language, base::mark("Data: plan's values of {0} and targets for {1}"))),
        index->baseline_year, index->target_year));
    return out;
}

template <class Wanted>
std::vector<std::string> attributions(const plan::Plan& plan, Wanted wanted) {
    std::vector<std::string> out;
    for (const plan::Source& source : plan.sources)
        if (!source.attribution.empty() && wanted(source) &&
            std::find(out.begin(), out.end(), source.attribution) == out.end())
            out.push_back(source.attribution);
    return out;
}

/// Of what the plan says in numbers; else of where something lies.
bool is_of_values(const plan::Source& source) {
    constexpr std::array<std::string_view, 4> k_layers_of_values{"areas", "indicators", "targets", "figures"};
    return std::ranges::find(k_layers_of_values, source.layer) != k_layers_of_values.end();
}

}  // namespace

std::string measure_sentence(const plan::Index& index, const MapOptions& options) {
    for (const Sentence& s : k_sentences)
        if (s.measure == options.measure)
            return fmt::format(fmt::runtime(base::translate(options.language, s.english)), options.year,
                               index->baseline_year, index->target_year) +
                   baseline_note(index, options);
    return {};
}

std::string legend_heading(const plan::Index& index, const plan::Indicator& indicator, const MapOptions& options) {
    const std::string heading = measure_heading(index, indicator, options);
    if (against_target(options.measure)) return heading;
    return fmt::format(fmt::runtime(base::translate(options.language, base::mark("{}, areas"))), heading);
}

std::string measure_unit(const plan::Indicator& indicator, const MapOptions& options) {
    const bool difference = options.measure == plan::Measure::gap || options.measure == plan::Measure::required_yearly;
    if (plan::is_ratio(options.measure)) return "%";
    if (difference && indicator.unit.zh == "%") return base::translate(options.language, base::mark("points"));
    return in(indicator.unit, options.language);
}

std::string measure_heading(const plan::Index& index, const plan::Indicator& indicator, const MapOptions& options) {
    const auto say = [&](const char* english) { return fmt::runtime(base::translate(options.language, english)); };
    const std::string unit = measure_unit(indicator, options);
    const std::string measure = in(plan::label(options.measure), options.language);
    if (against_target(options.measure))  // both years, lest the year of the value be taken for that of the target
        return fmt::format(say("{0}: {1} against {2} ({3})"), measure, options.year, index->target_year, unit);
    const bool of_target_year = options.measure == plan::Measure::target || options.measure == plan::Measure::projected;
    const int year = of_target_year ? index->target_year : options.year;
    return fmt::format(say("{0} {1} ({2})"), measure, year, unit);
}

std::string targets_sentence(const plan::Index& index, const MapOptions& options) {
    const plan::TargetSet* set = index.target_set(options.target_set);
    if (set == nullptr) return {};
    return fmt::format(fmt::runtime(base::translate(options.language, base::mark("Targets: {}"))),
                       in(set->name, options.language));
}

std::vector<std::string> attributions(const plan::Plan& plan) {
    return attributions(plan, [](const plan::Source&) { return true; });
}

std::vector<std::string> foot_parts(const plan::Index& index, const MapOptions& options, FootOf of) {
    const auto say = [&](const char* english) { return base::translate(options.language, english); };
    std::vector<std::string> out;
    const auto add = [&](const std::string& part) {
        if (!part.empty() && std::find(out.begin(), out.end(), part) == out.end()) out.push_back(part);
    };
    for (const std::string& attribution :
         attributions(index.plan(), [&](const plan::Source& source) { return of.places || is_of_values(source); }))
        add(attribution);
    if (of.places) add(in(index->boundary_note, options.language));
    if (options.shows(Layer::areas))
        for (const std::string& part : value_parts(index, options, of.values)) add(part);
    if (of.places) add(index->display_crs == "EPSG:4549" ? "CGCS2000 / 3° GK 120°E (EPSG:4549)" : index->display_crs);
    const auto add_named = [&](const char* english, const std::string& words) {
        if (!words.empty()) add(fmt::format(fmt::runtime(say(english)), words));
    };
    add_named(base::mark("Made by {}"), options.sheet.maker);
    add_named(base::mark("Date of the data: {}"), options.sheet.date);
    add_named(base::mark("Map approval no. {}"), options.sheet.approval);
    if (options.sheet.stamp != Stamp::none) add(in(label(options.sheet.stamp), options.language));
    return out;
}

const char* foot_bar(Language language) { return base::translate(language, "  |  "); }

std::string joined_foot(const std::vector<std::string>& parts, Language language) {
    return fmt::format("{}", fmt::join(parts, foot_bar(language)));
}

std::string fitted_foot(std::vector<std::string> parts, Language language,
                        const std::function<bool(const std::string&)>& fits) {
    std::string words = joined_foot(parts, language);
    while (parts.size() > 1 && !fits(words)) {
        parts.pop_back();
        words = joined_foot(parts, language);
    }
    return words;
}

std::string length_text(double metres, Language language) {
    if (metres >= 1000) return fmt::format(fmt::runtime(base::translate(language, "{:g} km")), metres / 1000);
    return fmt::format(fmt::runtime(base::translate(language, "{:g} m")), metres);
}

std::string segment_text(const plan::Segment& segment, Language language) {
    return fmt::format(fmt::runtime(base::translate(language, "Corridor: {}")), in(segment.name, language));
}

}  // namespace carto
