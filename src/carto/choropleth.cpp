#include "carto/choropleth.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "base/digits.h"
#include "style.h"

namespace carto {
namespace {

const plan::Indicator* chosen_indicator(const plan::Index& index, const std::string& key) {
    if (const plan::Indicator* found = index.indicator(key)) return found;
    return index->indicators.empty() ? nullptr : &index->indicators.front();
}

/// The values of the map beside this one, where they are of the same kind.
std::vector<plan::MeasureValue> compared_values(const Choropleth& map, const plan::Index& index,
                                                const MapOptions& options) {
    std::vector<plan::MeasureValue> out;
    const MapOptions other = other_side(options);
    if (!options.compared || plan::is_ratio(other.measure) != plan::is_ratio(options.measure)) return out;
    for (const AreaValue& a : map.areas)
        out.push_back(
            plan::measure(index, a.area->key, map.indicator->key, other.year, other.measure, options.target_set));
    return out;
}

plan::Classification classify_values(const std::vector<plan::MeasureValue>& values, const plan::Index& index,
                                     const plan::Indicator& indicator, const MapOptions& options,
                                     plan::Measure measure) {
    plan::ClassifyOptions wish;
    wish.measure = measure;
    wish.method = measure == options.measure ? options.method : plan::Method::semantic;
    wish.classes = options.classes;
    wish.manual_breaks = options.breaks;
    wish.format = plan::number_format(indicator, measure);
    wish.thresholds = index->thresholds;
    wish.unique_integers = indicator.city_value == plan::CityValue::sum && !plan::is_ratio(measure);
    return plan::classify(values, wish);
}

/// The number with the mark of its class.
std::string text_of(const AreaValue& a, const Choropleth& map, const MapOptions& options) {
    const plan::ClassRange& range = map.classification.classes[*a.class_index];
    // a target that is reached has a class of pace even where pace itself is undefined
    const std::string number = a.value.value
                                   ? format_value(*a.value.value, plan::number_format(*map.indicator, options.measure))
                                   : in(range.words, options.language);
    return range.mark.empty() ? number : range.mark + " " + number;
}

void dress_missing(AreaValue& a, const MapOptions& options) {
    a.fill = missing_fill(a.value.reason, options.theme);
    a.text = in(plan::label(a.value.reason), options.language);
}

void dress(AreaValue& a, const Choropleth& map, const MapOptions& options) {
    a.class_index = plan::class_of(a.value, map.classification);
    if (!a.class_index) return dress_missing(a, options);
    a.fill = {map.colours[*a.class_index], scene::Pattern::solid, {}};
    a.text = text_of(a, map, options);
}

void dress_circle(AreaValue& a, const Choropleth& map, const MapOptions& options, const plan::MeasureValue& pace) {
    if (!a.value.value) return dress_missing(a, options);
    const Theme& t = theme(options.theme);
    a.class_index = plan::class_of(pace, map.classification);
    a.fill = {t.no_class, scene::Pattern::solid, {}};
    a.circle = std::abs(*a.value.value);
    a.circle_colour = a.class_index ? map.colours[*a.class_index] : t.pattern_ink;
    const bool rated = a.class_index && options.measure != plan::Measure::target;  // a target is neither slow nor fast
    a.text = rated ? text_of(a, map, options)
                   : format_value(*a.value.value, plan::number_format(*map.indicator, options.measure));
}

bool is_asked_for(const AreaValue& a, const plan::Index& index, const MapOptions& options) {
    const std::vector<std::string>& wanted = options.area_segments;
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), segment_key(index, *a.area)) != wanted.end();
}

/// Counts the areas that are asked for, of this map alone where two are compared.
void count_areas(Choropleth& map, const plan::Index& index, const MapOptions& options) {
    for (plan::ClassRange& range : map.classification.classes) range.count = 0;
    map.classification.missing = {};
    for (const AreaValue& a : map.areas) {
        if (!is_asked_for(a, index, options)) continue;
        ++map.counted;
        map.with_value += a.value.value ? 1 : 0;
        if (a.class_index)
            ++map.classification.classes[*a.class_index].count;
        else if (a.circle)
            ++map.unrated;
        else
            ++map.classification.missing.at(static_cast<std::size_t>(a.value.reason));
    }
}

/// What a chosen row of the legend, or the filter of areas, leaves in the background.
void tone_down(AreaValue& a, const plan::Index& index, const MapOptions& options) {
    constexpr double k_share = 0.85;
    const bool highlighted = !options.highlighted || legend_key(a) == *options.highlighted;
    a.stands_out = highlighted && is_asked_for(a, index, options);
    if (a.stands_out) return;
    const Theme& t = theme(options.theme);
    a.fill.colour = mix(a.fill.colour, t.no_class, k_share);
    a.fill.pattern_colour = mix(a.fill.pattern_colour, t.no_class, k_share);
    a.circle_colour = mix(a.circle_colour, t.no_class, k_share);
}

/// The classes are those of pace; the missing states those of the number that is shown.
void classify_circles(Choropleth& map, const plan::Index& index, const MapOptions& options) {
    std::vector<plan::MeasureValue> paces;
    for (const AreaValue& a : map.areas)
        paces.push_back(plan::measure(index, a.area->key, map.indicator->key, options.year, plan::Measure::pace,
                                      options.target_set));
    for (std::size_t i = 0; i < map.areas.size(); ++i)
        if (!map.areas[i].value.value) paces[i] = {std::nullopt, map.areas[i].value.reason, false};
    map.classification = classify_values(paces, index, *map.indicator, options, plan::Measure::pace);
    map.palette = palette_used(options.palette, map.classification);
    map.colours = palette(map.palette, static_cast<int>(map.classification.classes.size()), options.theme);
    for (const plan::MeasureValue& value : compared_values(map, index, options))
        map.largest_circle = std::max(map.largest_circle, std::abs(value.value.value_or(0)));
    for (std::size_t i = 0; i < map.areas.size(); ++i) {
        AreaValue& a = map.areas[i];
        dress_circle(a, map, options, paces[i]);
        map.largest_circle = std::max(map.largest_circle, a.circle.value_or(0));
    }
}

void classify_fills(Choropleth& map, const plan::Index& index, const MapOptions& options) {
    std::vector<plan::MeasureValue> values;
    for (const AreaValue& a : map.areas) values.push_back(a.value);
    const std::vector<plan::MeasureValue> beside = compared_values(map, index, options);
    values.insert(values.end(), beside.begin(), beside.end());
    map.classification = classify_values(values, index, *map.indicator, options, options.measure);
    map.palette = palette_used(options.palette, map.classification);
    map.colours = palette(map.palette, static_cast<int>(map.classification.classes.size()), options.theme);
    for (AreaValue& a : map.areas) dress(a, map, options);
}

void dress_city(Choropleth& map, const plan::Index& index, const MapOptions& options) {
    if (!map.circles) return dress(*map.city, map, options);
    dress_circle(*map.city, map, options,
                 plan::measure(index, map.city->area->key, map.indicator->key, options.year, plan::Measure::pace,
                               options.target_set));
}

}  // namespace

std::string format_value(double value, const plan::NumberFormat& format) {
    const std::string number = fmt::format("{:.{}f}", value * format.scale, format.decimals);
    const bool is_zero = number.find_first_not_of("-0.") == std::string::npos && number.front() == '-';
    return base::grouped_digits(is_zero ? number.substr(1) : number) + format.suffix;
}

scene::FillStyle missing_fill(plan::Missing reason, ThemeName theme_name) {
    const Theme& t = theme(theme_name);
    const auto pattern = [&](scene::Pattern p) { return scene::FillStyle{t.pattern_ground, p, t.pattern_ink}; };
    switch (reason) {
        case plan::Missing::no_baseline: return pattern(scene::Pattern::hatch_up);
        case plan::Missing::no_target: return pattern(scene::Pattern::hatch_down);
        case plan::Missing::not_applicable: return pattern(scene::Pattern::dots);
        default: return pattern(scene::Pattern::cross);
    }
}

bool uses_circles(const plan::Indicator& indicator, plan::Measure measure) {
    return indicator.city_value == plan::CityValue::sum && !plan::is_ratio(measure);
}

LegendKey legend_key(const AreaValue& value) {
    // a target that is reached has a class though its pace may be missing
    return {value.class_index, value.class_index ? plan::Missing::none : value.value.reason};
}

Choropleth make_choropleth(const plan::Index& index, const MapOptions& asked) {
    const MapOptions options = resolved(index, asked);
    Choropleth map;
    map.indicator = chosen_indicator(index, options.indicator);
    if (map.indicator == nullptr) return map;
    for (const plan::Area& area : index->areas) {
        AreaValue a;
        a.area = &area;
        a.value = plan::measure(index, area.key, map.indicator->key, options.year, options.measure, options.target_set);
        if (area.kind == plan::AreaKind::city) {
            map.city = a;
        } else {
            map.areas.push_back(a);
        }
    }
    map.circles = uses_circles(*map.indicator, options.measure) && options.method == plan::Method::semantic;
    if (map.circles)
        classify_circles(map, index, options);
    else
        classify_fills(map, index, options);
    count_areas(map, index, options);
    if (map.city) dress_city(map, index, options);
    for (AreaValue& a : map.areas) tone_down(a, index, options);
    return map;
}

std::string segment_key(const plan::Index& index, const plan::Area& area) {
    for (const std::string& code : area.units)
        if (const plan::Unit* unit = index.unit(code); unit != nullptr && index.segment(unit->segment) != nullptr)
            return unit->segment;
    return std::string(plan::k_off_corridor);
}

const AreaValue* find_value(const Choropleth& choropleth, const plan::Area* area) {
    for (const AreaValue& a : choropleth.areas)
        if (a.area == area) return &a;
    return nullptr;
}

}  // namespace carto
