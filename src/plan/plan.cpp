#include "plan/plan.h"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

namespace plan {
namespace {

template <class Range, class Predicate>
auto find_or_null(const Range& range, Predicate predicate) -> const typename Range::value_type* {
    const auto it = std::find_if(range.begin(), range.end(), predicate);
    return it == range.end() ? nullptr : &*it;
}

}  // namespace

const Unit* find_unit(const Plan& plan, std::string_view code) {
    return find_or_null(plan.units, [&](const Unit& u) { return u.code == code; });
}

const Area* find_area(const Plan& plan, std::string_view key) {
    return find_or_null(plan.areas, [&](const Area& a) { return a.key == key; });
}

const Park* find_park(const Plan& plan, std::string_view key) {
    return find_or_null(plan.parks, [&](const Park& p) { return p.key == key; });
}

const Segment* find_segment(const Plan& plan, std::string_view key) {
    return find_or_null(plan.segments, [&](const Segment& s) { return s.key == key; });
}

const Indicator* find_indicator(const Plan& plan, std::string_view key) {
    return find_or_null(plan.indicators, [&](const Indicator& i) { return i.key == key; });
}

const Carrier* find_carrier(const Plan& plan, int number) {
    return find_or_null(plan.carriers, [&](const Carrier& c) { return c.number == number; });
}

const Carrier* find_carrier_by_id(const Plan& plan, std::int64_t id) {
    const auto is_it = [&](const Carrier& c) { return c.id == id; };
    const Carrier* found = find_or_null(plan.carriers, is_it);
    return found != nullptr ? found : find_or_null(plan.bin, is_it);
}

const Target* find_target(const Plan& plan, std::string_view area, std::string_view indicator) {
    return find_or_null(plan.targets, [&](const Target& t) { return t.area == area && t.indicator == indicator; });
}

const TargetSet* find_target_set(const Plan& plan, std::string_view key) {
    return find_or_null(plan.target_sets, [&](const TargetSet& s) { return s.key == key; });
}

namespace {

std::string without_particles(std::string text) {
    constexpr std::string_view k_particle = "的";
    for (auto at = text.find(k_particle); at != std::string::npos; at = text.find(k_particle))
        text.erase(at, k_particle.size());
    return text;
}

}  // namespace

std::string observed_key(const Plan& plan, const CityFigure& figure) {
    const std::string name = without_particles(figure.name.zh);
    const auto same = std::find_if(plan.indicators.begin(), plan.indicators.end(), [&](const Indicator& i) {
        return i.unit.zh == figure.unit.zh && without_particles(i.name.zh) == name;
    });
    return same != plan.indicators.end() ? same->key : figure_key(figure);
}

std::string figure_key(const CityFigure& figure) { return fmt::format("{}.{}", figure.table, figure.number); }

const CityFigure* find_figure(const Plan& plan, std::string_view key) {
    return find_or_null(plan.figures, [&](const CityFigure& f) { return figure_key(f) == key; });
}

const Area* area_of_unit(const Plan& plan, std::string_view code) {
    return find_or_null(plan.areas, [&](const Area& a) {
        return a.kind == AreaKind::unit && a.units.size() == 1 && a.units.front() == code;
    });
}

geo::GeoExtent city_extent(const Plan& plan) {
    geo::GeoExtent extent;
    for (const Unit& unit : plan.units) geo::include(extent, unit.shape);
    return extent;
}

}  // namespace plan
