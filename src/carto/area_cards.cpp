#include "area_cards.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/translate.h"
#include "plan/measures.h"
#include "words.h"

namespace carto {
namespace {

using base::mark;

/// The best first, those without a value last, in the plan's order.
bool is_better(const AreaValue& a, const AreaValue& b, bool more_is_better) {
    if (!a.value.value || !b.value.value) return a.value.value.has_value() && !b.value.value;
    return more_is_better ? *a.value.value > *b.value.value : *a.value.value < *b.value.value;
}

/// A rate stands beside its parts; a value or a target would stand there twice.
plan::Measure rate_of(const MapOptions& options) {
    return plan::is_ratio(options.measure) ? options.measure : plan::Measure::attainment;
}

std::string cell(const plan::Index& index, const AreaValue& area, const Choropleth& map, const MapOptions& options,
                 plan::Measure measure) {
    const int year = measure == plan::Measure::target ? index->target_year : options.year;
    const plan::MeasureValue value =
        plan::measure(index, area.area->key, map.indicator->key, year, measure, options.target_set);
    const bool is_plain = value.reason == plan::Missing::baseline_year ||  // the heading says which year it is
                          value.reason == plan::Missing::not_applicable;   // the plan asks for none
    if (is_plain) return "–";
    if (!value.value) return in(plan::label(value.reason), options.language);
    return format_value(*value.value, plan::number_format(*map.indicator, measure));
}

std::string baseline(const plan::Index& index, const AreaValue& area, const Choropleth& map,
                     const MapOptions& options) {
    const plan::Basis basis =
        plan::basis_of(index, area.area->key, map.indicator->key, options.year, options.target_set);
    if (basis.baseline) return format_value(*basis.baseline, plan::number_format(*map.indicator, plan::Measure::value));
    return basis.target ? in(plan::label(plan::Missing::no_baseline), options.language) : "–";
}

/// What stands in a column of its own because neither value nor target nor rate says it.
bool is_further(plan::Measure measure) {
    return measure == plan::Measure::gap || measure == plan::Measure::required_yearly ||
           measure == plan::Measure::expected || measure == plan::Measure::projected;
}

/// As the head of a column.
std::string short_label(plan::Measure measure, Language language) {
    switch (measure) {
        case plan::Measure::attainment: return base::translate(language, mark("Of the target"));
        case plan::Measure::progress: return base::translate(language, mark("Way made"));
        default: return in(plan::label(measure), language);
    }
}

/// "R&D in GDP (%)".
std::string heading(const plan::Indicator& indicator, Language language) {
    const std::string unit = in(indicator.unit, language);
    const std::string name = in(indicator.short_name, language);
    return unit.empty() ? name : fmt::format(fmt::runtime(base::translate(language, mark("{0} ({1})"))), name, unit);
}

}  // namespace

std::vector<ListedArea> listed_areas(const Choropleth& map, const MapOptions& options) {
    std::vector<ListedArea> out;
    if (map.indicator == nullptr) return out;
    for (const AreaValue& area : map.areas) out.push_back({&area, 0});
    if (options.sheet.beside != Beside::ranking) {
        if (map.city) out.push_back({&*map.city, 0});
        return out;
    }
    const bool more_is_better = plan::more_is_better(*map.indicator, options.measure);
    std::ranges::stable_sort(
        out, [&](const ListedArea& a, const ListedArea& b) { return is_better(*a.area, *b.area, more_is_better); });
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto& value = out[i].area->value.value;
        const auto& before = out[i > 0 ? i - 1 : 0].area->value.value;
        const bool is_level = i > 0 && value && before && plan::are_level(*before, *value);
        if (value) out[i].place = is_level ? out[i - 1].place : static_cast<int>(i) + 1;
    }
    return out;
}

void fill_area_table(Card& card, const plan::Index& index, const Choropleth& map, const MapOptions& options,
                     std::span<const ListedArea> areas, float size) {
    const auto say = [&](const char* english) -> std::string { return base::translate(options.language, english); };
    const auto titled = [&](const char* words, int year) { return fmt::format(fmt::runtime(say(words)), year); };
    const bool in_baseline_year = options.year <= index->baseline_year;
    std::vector<std::vector<std::string>> rows{{say("Area"), titled(mark("{} baseline"), index->baseline_year)}};
    if (!in_baseline_year) rows.front().push_back(titled(mark("{} actual"), options.year));
    rows.front().push_back(titled(mark("{} target"), index->target_year));
    rows.front().push_back(short_label(rate_of(options), options.language));
    if (is_further(options.measure)) rows.front().push_back(short_label(options.measure, options.language));
    for (const ListedArea& listed : areas) {
        const AreaValue& area = *listed.area;
        auto& row = rows.emplace_back();
        row.push_back(in(area.area->name, options.language));
        row.push_back(baseline(index, area, map, options));
        if (!in_baseline_year) row.push_back(cell(index, area, map, options, plan::Measure::value));
        row.push_back(cell(index, area, map, options, plan::Measure::target));
        row.push_back(cell(index, area, map, options, rate_of(options)));
        if (is_further(options.measure)) row.push_back(cell(index, area, map, options, options.measure));
    }
    card.heading(heading(*map.indicator, options.language));
    card.table(rows, size);
}

void fill_ranking(Card& card, const plan::Index& index, const Choropleth& map, const MapOptions& options,
                  std::span<const ListedArea> areas, float size) {
    constexpr float k_width = 240;
    const auto say = [&](const char* english) -> std::string { return base::translate(options.language, english); };
    std::vector<std::vector<std::string>> rows{{say("Area"), short_label(options.measure, options.language),
                                                base::translate_in(options.language, "in a ranking", "Place")}};
    for (const ListedArea& listed : areas)
        rows.push_back({in(listed.area->area->name, options.language), listed.area->text,
                        listed.place > 0 ? std::to_string(listed.place) : "–"});
    card.heading(measure_heading(index, *map.indicator, options), k_width);
    card.table(rows, size);
}

}  // namespace carto
