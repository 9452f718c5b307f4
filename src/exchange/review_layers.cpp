// Layers that a package may have for reviewing the corridor: lines and stations that are not in service, and rules that
// find gaps with the plan's words as their source.
#include <algorithm>
#include <iterator>
#include <sstream>

#include "geo/course_text.h"
#include "package_layers.h"
#include "plan/find.h"
#include "plan/gap_rules.h"

namespace exchange {
namespace {

using base::mark;

base::Result<geo::LineString> course_of(const Row& row) {
    const std::string text = row.text("course");
    if (text.empty()) return geo::LineString{};
    auto course = geo::course_from_text(text);
    if (!course)
        return row.fail(mark("course “{}” is no line; write longitude and latitude of each point, with commas between "
                             "points, or leave it empty"),
                        text);
    return *std::move(course);
}

base::Result<std::optional<geo::LonLat>> place_of(const Row& row) {
    const auto lon = row.maybe_number("lon"), lat = row.maybe_number("lat");
    if (lon.has_value() != lat.has_value()) return row.fail(mark("has half a position; write lon and lat, or neither"));
    if (!lon) return std::optional<geo::LonLat>();
    return std::optional(geo::LonLat{*lon, *lat});
}

base::Result<std::vector<plan::CarrierFunction>> functions_of(const Row& row) {
    std::istringstream words(row.text("functions"));
    std::vector<plan::CarrierFunction> functions;
    for (std::string word; words >> word;) {
        const auto function = plan::from_key<plan::CarrierFunction>(word);
        if (!function) return row.fail(mark("function “{}” is unknown; use the functions of carriers"), word);
        functions.push_back(*function);
    }
    return functions;
}

base::Result<void> check_references(const Row& row, const plan::Plan& plan, const plan::GapRule& rule) {
    if (!rule.indicator.empty() && plan::find_by_key(plan.indicators, rule.indicator) == nullptr)
        return row.fail(mark("indicator “{}” does not exist; use a key of indicators"), rule.indicator);
    if (!rule.segment.empty() && plan::find_by_key(plan.segments, rule.segment) == nullptr)
        return row.fail(mark("segment “{}” does not exist; use a key of segments"), rule.segment);
    if (plan::find_by_key(plan.gap_rules, rule.key) != nullptr)
        return row.fail(mark("rule “{}” occurs twice; give each its own key"), rule.key);
    if (auto can = plan::check_gap_rule(plan, rule); !can) return row.fail(can.error());
    return {};
}

base::Result<std::vector<std::int64_t>> carriers_of(const Row& row, const plan::Plan& plan) {
    std::vector<std::int64_t> ids;
    for (const std::string& word : split_words(row.text("carriers"))) {
        const auto has_number = [&](const plan::Carrier& carrier) { return std::to_string(carrier.number) == word; };
        const plan::Carrier* carrier = plan::find_row(plan.carriers, has_number);
        if (carrier == nullptr) return row.fail(mark("carrier “{}” does not exist; use a number of carriers"), word);
        ids.push_back(carrier->id);
    }
    return ids;
}

base::Result<void> check_core(const Row& row, const plan::Plan& plan, const plan::Core& core) {
    if (plan::find_by_key(plan.cores, core.key) != nullptr)
        return row.fail(mark("core “{}” occurs twice; give each its own key"), core.key);
    for (const std::string& park : core.parks)
        if (plan::find_by_key(plan.parks, park) == nullptr)
            return row.fail(mark("park “{}” does not exist; use a key of parks"), park);
    for (const std::string& unit : core.units)
        if (plan::find_by_key(plan.units, unit) == nullptr)
            return row.fail(mark("unit “{}” does not exist; use a code of units"), unit);
    if (core.parks.empty() && core.units.empty() && core.carriers.empty() && core.unplaced.zh.empty())
        return row.fail(mark("core “{}” has nothing in it; name what belongs to it"), core.key);
    return {};
}

}  // namespace

base::Result<void> add_cores(const Table& table, plan::Plan& plan) {
    for (const Row& row : table.rows()) {
        auto carriers = carriers_of(row, plan);
        if (!carriers) return base::pass(carriers.error());
        plan::Core core{row.text("key"),
                        row.name("name"),
                        split_words(row.text("parks")),
                        split_words(row.text("units")),
                        *std::move(carriers),
                        row.name("unplaced"),
                        row.name("source")};
        if (auto checked = check_core(row, plan, core); !checked) return checked;
        plan.cores.push_back(std::move(core));
    }
    return {};
}

base::Result<void> add_planned_lines(const Table& table, plan::Plan& plan) {
    for (const Row& row : table.rows()) {
        auto course = course_of(row);
        if (!course) return base::pass(course.error());
        plan::PlannedLine line{row.text("key"),
                               row.name("name"),
                               row.key<plan::PlannedState>("state"),
                               row.name("ends"),
                               row.maybe_number("length_km"),
                               *std::move(course),
                               row.name("source"),
                               row.text("as_of")};
        if (plan::find_by_key(plan.planned_lines, line.key) != nullptr)
            return row.fail(mark("planned line “{}” occurs twice; give each its own key"), line.key);
        if (line.length_km.value_or(0) < 0) return row.fail(mark("length_km is negative; correct it"));
        for (const geo::LonLat& place : line.centreline)
            if (auto near = check_near_city(row, plan, place); !near) return near;
        plan.planned_lines.push_back(std::move(line));
    }
    return {};
}

base::Result<void> add_planned_stations(const Table& table, plan::Plan& plan) {
    for (const Row& row : table.rows()) {
        const auto place = place_of(row);
        if (!place) return base::pass(place.error());
        plan::PlannedStation station{row.text("key"),
                                     row.name("name"),
                                     row.key<plan::PlannedState>("state"),
                                     row.text("line"),
                                     *place,
                                     row.name("place"),
                                     row.text("unit"),
                                     row.name("source"),
                                     row.text("as_of")};
        if (plan::find_by_key(plan.planned_stations, station.key) != nullptr)
            return row.fail(mark("planned station “{}” occurs twice; give each its own key"), station.key);
        if (!station.line.empty() && plan::find_by_key(plan.planned_lines, station.line) == nullptr)
            return row.fail(mark("line “{}” does not exist; use a key of planned_lines, or leave it empty"),
                            station.line);
        if (!station.unit.empty() && plan::find_by_key(plan.units, station.unit) == nullptr)
            return row.fail(mark("unit “{}” does not exist; use a code of units"), station.unit);
        if (station.position)
            if (auto near = check_near_city(row, plan, *station.position); !near) return near;
        plan.planned_stations.push_back(std::move(station));
    }
    return {};
}

base::Result<void> add_gap_rules(const Table& table, plan::Plan& plan) {
    for (const Row& row : table.rows()) {
        auto functions = functions_of(row);
        if (!functions) return base::pass(functions.error());
        const std::string key = row.text("key");
        plan::GapRule rule{plan::gap_rule_id(key),
                           key,
                           row.key<plan::GapKind>("kind"),
                           row.maybe_number("length_m").value_or(0),
                           row.text("indicator"),
                           *std::move(functions),
                           plan::from_key<plan::Programme>(row.text("programme")),
                           row.text("segment"),
                           row.name("reason"),
                           row.name("source"),
                           false};
        if (auto can = check_references(row, plan, rule); !can) return can;
        plan.gap_rules.push_back(std::move(rule));
    }
    std::ranges::sort(plan.gap_rules.edit(), {}, &plan::GapRule::id);
    return {};
}

}  // namespace exchange
