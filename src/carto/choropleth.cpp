#include "carto/choropleth.h"

#include <fmt/format.h>

#include "style.h"

namespace carto {
namespace {

const plan::Indicator* chosen_indicator(const plan::Plan& plan, const std::string& key) {
    if (const plan::Indicator* found = plan::find_indicator(plan, key)) return found;
    return plan.indicators.empty() ? nullptr : &plan.indicators.front();
}

plan::Classification classify_areas(const std::vector<AreaValue>& areas, const plan::Indicator& indicator,
                                    const MapOptions& options) {
    std::vector<plan::MeasureValue> values;
    for (const AreaValue& a : areas) values.push_back(a.value);
    plan::ClassifyOptions wish;
    wish.measure = options.measure;
    wish.method = options.method;
    wish.classes = options.classes;
    wish.manual_breaks = options.breaks;
    wish.format = plan::number_format(indicator, options.measure);
    wish.unique_integers = indicator.city_value == plan::CityValue::sum && !plan::is_ratio(options.measure);
    return plan::classify(values, wish);
}

void dress(AreaValue& a, const Choropleth& map, const MapOptions& options) {
    a.class_index = plan::class_of(a.value, map.classification);
    if (!a.class_index) {
        a.fill = missing_fill(a.value.reason, options.theme);
        a.text = in(plan::label(a.value.reason), options.language);
        return;
    }
    a.fill = {map.colours[*a.class_index], scene::Pattern::solid, {}};
    const plan::ClassRange& range = map.classification.classes[*a.class_index];
    const std::string& mark = range.mark;
    // a target that is reached has a class of pace even where pace itself is undefined
    const std::string number = a.value.value
                                   ? format_value(*a.value.value, plan::number_format(*map.indicator, options.measure))
                                   : in(range.words, options.language);
    a.text = mark.empty() ? number : mark + " " + number;
}

}  // namespace

std::string format_value(double value, const plan::NumberFormat& format) {
    const std::string number = fmt::format("{:.{}f}", value * format.scale, format.decimals);
    return (number.find_first_not_of("-0.") == std::string::npos && number.front() == '-' ? number.substr(1) : number) +
           format.suffix;
}

scene::Builder::FillStyle missing_fill(plan::Missing reason, ThemeName theme_name) {
    const Theme& t = theme(theme_name);
    const auto pattern = [&](scene::Pattern p) {
        return scene::Builder::FillStyle{t.pattern_ground, p, t.pattern_ink};
    };
    switch (reason) {
        case plan::Missing::no_baseline: return pattern(scene::Pattern::hatch_up);
        case plan::Missing::no_target: return pattern(scene::Pattern::hatch_down);
        case plan::Missing::not_applicable: return pattern(scene::Pattern::dots);
        default: return pattern(scene::Pattern::cross);
    }
}

Choropleth make_choropleth(const plan::Plan& plan, const MapOptions& options) {
    Choropleth map;
    map.indicator = chosen_indicator(plan, options.indicator);
    if (map.indicator == nullptr) return map;
    for (const plan::Area& area : plan.areas) {
        AreaValue a;
        a.area = &area;
        a.value = plan::measure(plan, area.key, map.indicator->key, options.year, options.measure);
        if (area.kind == plan::AreaKind::city) {
            map.city = a;
        } else {
            map.with_value += a.value.value ? 1 : 0;
            map.areas.push_back(a);
        }
    }
    map.classification = classify_areas(map.areas, *map.indicator, options);
    map.colours = palette(options.palette, options.measure, static_cast<int>(map.classification.classes.size()));
    for (AreaValue& a : map.areas) dress(a, map, options);
    if (map.city) dress(*map.city, map, options);
    return map;
}

const AreaValue* find_value(const Choropleth& choropleth, const plan::Area* area) {
    for (const AreaValue& a : choropleth.areas)
        if (a.area == area) return &a;
    return nullptr;
}

}  // namespace carto
