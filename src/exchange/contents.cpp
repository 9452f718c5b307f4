// Layers of the plan's own words and numbers: areas, carriers, indicators, targets.
#include <cmath>
#include <iterator>
#include <sstream>

#include "package_layers.h"
#include "plan/find.h"
#include "plan/index.h"

namespace exchange {
namespace {

using base::mark;

// Counts add up exactly; a sum of decimal fractions only as well as doubles do.
constexpr double k_sum_tolerance = 1e-6;

const plan::Area* city_of(const plan::Plan& plan) {
    return plan::find_row(plan.areas, [](const plan::Area& area) { return area.kind == plan::AreaKind::city; });
}

base::Result<void> check_area_units(const Row& row, const plan::Plan& plan, const plan::Area& area) {
    for (const std::string& code : area.units)
        if (plan::find_by_key(plan.units, code) == nullptr)
            return row.fail(mark("unit “{}” does not exist; use a code of units"), code);
    if (area.kind == plan::AreaKind::city && !area.units.empty())
        return row.fail(mark("the city is bound to units; leave units empty"));
    if (area.kind == plan::AreaKind::park && area.units.empty())
        return row.fail(mark("a park has no host; name the units that it lies in"));
    if (area.kind != plan::AreaKind::unit) return {};
    if (area.units.size() != 1) return row.fail(mark("an area of kind unit is not bound to one unit; name just one"));
    const auto is_bound = [&](const plan::Area& a) { return a.kind == plan::AreaKind::unit && a.units == area.units; };
    if (const plan::Area* other = plan::find_row(plan.areas, is_bound))
        return row.fail(mark("unit “{}” is bound to area “{}” already; bind it once"), area.units.front(), other->key);
    return {};
}

base::Result<void> check_area(const Row& row, const plan::Plan& plan, const plan::Area& area) {
    if (plan::find_by_key(plan.areas, area.key) != nullptr)
        return row.fail(mark("area “{}” occurs twice; give each its own key"), area.key);
    const bool park = area.kind == plan::AreaKind::park;
    if (park && plan::find_by_key(plan.parks, area.park) == nullptr)
        return row.fail(mark("park “{}” does not exist; use a key of parks"), area.park);
    if (!park && !area.park.empty())
        return row.fail(mark("only an area of kind park is drawn as one; leave park empty"));
    if (area.kind == plan::AreaKind::city && city_of(plan) != nullptr)
        return row.fail(mark("is the second area of kind city; keep one"));
    return check_area_units(row, plan, area);
}

base::Result<void> check_carrier(const Row& row, const plan::Plan& plan, const plan::Carrier& carrier) {
    if (!plan.carriers.empty() && carrier.number <= plan.carriers.back().number)
        return row.fail(mark("number {} does not follow {}; number the carriers upwards, each once"), carrier.number,
                        plan.carriers.back().number);
    if (!carrier.responsible_area.empty() && plan::find_by_key(plan.areas, carrier.responsible_area) == nullptr)
        return row.fail(mark("responsible_area “{}” does not exist; use a key of areas"), carrier.responsible_area);
    const bool located = carrier.position.has_value();
    if (located != (carrier.quality != plan::PositionQuality::none))
        return row.fail(located ? mark("quality is none but there is a position; say how it is known")
                                : mark("there is no position but quality is not none; place it or write none"));
    if (located != carrier.uncertainty_m.has_value())
        return row.fail(located ? mark("uncertainty_m is null; say within how many metres it lies")
                                : mark("there is no position but uncertainty_m is given; write null"));
    if (carrier.uncertainty_m.value_or(0) < 0) return row.fail(mark("uncertainty_m is negative; correct it"));
    return {};
}

base::Result<void> check_target(const Row& row, const plan::Plan& plan, const plan::Target& target) {
    if (plan::find_by_key(plan.areas, target.area) == nullptr)
        return row.fail(mark("area “{}” does not exist; use a key of areas"), target.area);
    if (plan::find_by_key(plan.indicators, target.indicator) == nullptr)
        return row.fail(mark("indicator “{}” does not exist; use a key of indicators"), target.indicator);
    const auto is_same = [&](const plan::Target& t) {
        return t.area == target.area && t.indicator == target.indicator;
    };
    if (plan::find_row(plan.targets, is_same) != nullptr)
        return row.fail(mark("“{}” has “{}” twice; remove one of the two rows"), target.area, target.indicator);
    return {};
}

base::Result<void> check_targets_complete(const Table& table, const plan::Plan& plan) {
    const plan::Index index(plan);
    for (const plan::Area& area : plan.areas)
        for (const plan::Indicator& indicator : plan.indicators)
            if (index.target(area.key, indicator.key) == nullptr)
                return table.rows().back().fail(
                    mark("no row gives “{}” for “{}”; add it, empty where the plan gives none"), indicator.key,
                    area.key);
    return {};
}

/// The areas' values of a sum indicator make the city's, in both years.
base::Result<void> check_sum(const Row& city_row, const plan::Plan& plan, const plan::Target& city,
                             std::optional<double> plan::Target::*value, std::string_view column) {
    double sum = 0;
    for (const plan::Target& target : plan.targets)
        if (target.indicator == city.indicator && target.area != city.area) sum += (target.*value).value_or(0);
    if (!(city.*value) || std::abs(sum - *(city.*value)) <= k_sum_tolerance) return {};
    return city_row.fail(mark("{} of “{}” is {} for the city, but its areas add up to {}; correct one of them"), column,
                         city.indicator, number_text(*(city.*value)), number_text(sum));
}

base::Result<void> check_sums(const Table& table, const plan::Plan& plan) {
    const plan::Area* city = city_of(plan);
    for (const Row& row : table.rows()) {
        const plan::Target& target = plan.targets.at(row.index());
        if (target.area != city->key) continue;
        if (plan::find_by_key(plan.indicators, target.indicator)->city_value != plan::CityValue::sum) continue;
        if (auto checked = check_sum(row, plan, target, &plan::Target::baseline, "baseline"); !checked) return checked;
        if (auto checked = check_sum(row, plan, target, &plan::Target::target, "target"); !checked) return checked;
    }
    return {};
}

}  // namespace

std::vector<std::string> split_words(const std::string& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), std::istream_iterator<std::string>()};
}

base::Result<void> add_areas(const Table& table, plan::Plan& plan) {
    for (const Row& row : table.rows()) {
        if (auto checked = check_order(row, "order"); !checked) return checked;
        plan::Area area{
            row.text("key"),  row.name("name"),    row.key<plan::AreaKind>("kind"), split_words(row.text("units")),
            row.text("park"), row.integer("order")};
        if (auto checked = check_area(row, plan, area); !checked) return checked;
        plan.areas.push_back(std::move(area));
    }
    if (city_of(plan) == nullptr) return table.rows().back().fail(mark("no area is the city; add one of kind city"));
    return {};
}

base::Result<void> add_carriers(const Table& table, plan::Plan& plan) {
    for (const Row& row : table.rows()) {
        plan::Carrier carrier{row.integer("number"),
                              row.name("name"),
                              row.text("responsible_body"),
                              row.text("responsible_area"),
                              row.key<plan::CarrierFunction>("function"),
                              row.key<plan::Programme>("programme"),
                              row.name("task"),
                              row.maybe_number("floor_area_m2"),
                              row.maybe_number("investment_cny"),
                              row.maybe_number("planned_area_mu"),
                              row.point(),
                              row.key<plan::PositionQuality>("quality"),
                              row.maybe_number("uncertainty_m"),
                              row.name("position_basis")};
        carrier.first_position = carrier.position;
        carrier.id = static_cast<std::int64_t>(plan.carriers.size()) + 1;
        if (auto checked = check_carrier(row, plan, carrier); !checked) return checked;
        if (carrier.position)
            if (auto checked = check_near_city(row, plan, *carrier.position); !checked) return checked;
        plan.carriers.push_back(std::move(carrier));
    }
    return {};
}

base::Result<void> add_indicators(const Table& table, plan::Plan& plan) {
    for (const Row& row : table.rows()) {
        if (auto checked = check_order(row, "order"); !checked) return checked;
        plan::Indicator indicator{row.text("key"),
                                  row.name("name"),
                                  row.name("short"),
                                  row.name("unit"),
                                  row.key<plan::Direction>("direction"),
                                  row.key<plan::CityValue>("city_value"),
                                  row.integer("decimals"),
                                  row.integer("order")};
        if (plan::find_by_key(plan.indicators, indicator.key) != nullptr)
            return row.fail(mark("indicator “{}” occurs twice; give each its own key"), indicator.key);
        if (indicator.decimals < 0 || indicator.decimals > 6)
            return row.fail(mark("decimals is not 0 to 6; correct it"));
        plan.indicators.push_back(std::move(indicator));
    }
    return {};
}

base::Result<void> add_targets(const Table& table, plan::Plan& plan) {
    for (const Row& row : table.rows()) {
        plan::Target target{row.text("area"), row.text("indicator"), row.maybe_number("baseline"),
                            row.maybe_number("target")};
        if (auto checked = check_target(row, plan, target); !checked) return checked;
        plan.targets.push_back(std::move(target));
    }
    if (auto checked = check_targets_complete(table, plan); !checked) return checked;
    return check_sums(table, plan);
}

}  // namespace exchange
