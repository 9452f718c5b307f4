// Layers that lie somewhere: segments and units, parks, rail and stations, background.
#include <fmt/format.h>

#include "base/error_words.h"
#include "coverage.h"
#include "geometry_check.h"
#include "package_layers.h"
#include "plan/find.h"
#include "plan/movement.h"
#include "plan/nearness.h"

namespace exchange {
namespace {

using base::mark;

base::Result<void> check_position(const Row& row, geo::LonLat position) {
    if (auto fault = position_fault(position.lon, position.lat)) return row.fail(std::move(*fault));
    return {};
}

base::Result<void> check_unit_reference(const Row& row, const plan::Plan& plan, const std::string& code) {
    if (!code.empty() && plan::find_by_key(plan.units, code) == nullptr)
        return row.fail(mark("unit “{}” does not exist; use a code of units"), code);
    return {};
}

base::Result<void> check_not_negative(const Row& row, std::string_view column) {
    if (row.maybe_number(column).value_or(0) < 0) return row.fail(mark("{} is negative; correct it"), column);
    return {};
}

base::Result<void> check_park(const Row& row, const plan::Plan& plan, const plan::Park& park) {
    if (plan::find_by_key(plan.parks, park.key) != nullptr)
        return row.fail(mark("park “{}” occurs twice; give each its own key"), park.key);
    const bool stands_for = park.extent == plan::ParkExtent::unit_stands_for;
    if (stands_for && (park.unit.empty() || !park.shape.empty()))
        return row.fail(mark("a unit stands for this park; name the unit and leave the geometry null"));
    if (!stands_for && (!park.unit.empty() || park.shape.empty()))
        return row.fail(mark("this park has an outline of its own; draw it and leave unit empty"));
    if (auto checked = check_unit_reference(row, plan, park.unit); !checked) return checked;
    for (const char* column : {"area_published_km2", "accuracy_m"})
        if (auto checked = check_not_negative(row, column); !checked) return checked;
    if (auto checked = check_position(row, park.position); !checked) return checked;
    return check_near_city(row, plan, park.position);
}

}  // namespace

base::Result<void> check_near_city(const Row& row, const plan::Plan& plan, geo::LonLat position) {
    const plan::Nearness near = plan::nearness(plan, position);
    if (!near.far) return {};
    const plan::Name distance = plan::distance_name(near.outside_m);
    const std::string outside = base::name_argument(distance.zh, distance.en);
    if (const auto meant = plan::likely_meant(plan, position))
        return row.fail(mark("the position lies {} outside the city; correct it, perhaps to {}, {}"), outside,
                        fmt::format("{:.10g}", meant->lon), fmt::format("{:.10g}", meant->lat));
    return row.fail(mark("the position lies {} outside the city; correct it"), outside);
}

base::Result<void> check_order(const Row& row, std::string_view column) {
    const int expected = static_cast<int>(row.index()) + 1;
    const int found = row.integer(column);
    if (found == expected) return {};
    return row.fail(mark("{} is {} where {} follows; number the rows 1, 2, 3 … without gaps"), column, found, expected);
}

base::Result<void> add_segments(const Table& table, plan::Plan& plan) {
    for (const Row& row : table.rows()) {
        if (auto checked = check_order(row, "order"); !checked) return checked;
        plan::Segment segment{row.text("key"), row.name("name"), row.name("task"), row.integer("order")};
        if (plan::find_by_key(plan.segments, segment.key) != nullptr)
            return row.fail(mark("segment “{}” occurs twice; give each its own key"), segment.key);
        plan.segments.push_back(std::move(segment));
    }
    return {};
}

base::Result<void> add_units(const Table& table, plan::Plan& plan) {
    for (const Row& row : table.rows()) {
        plan::Unit unit{row.text("code"),
                        row.name("name"),
                        row.text("segment"),
                        row.polygons(),
                        {row.number("label_lon"), row.number("label_lat")},
                        row.number("area_generalised_km2"),
                        row.maybe_number("area_published_km2"),
                        row.name("area_note")};
        if (plan::find_by_key(plan.units, unit.code) != nullptr)
            return row.fail(mark("unit “{}” occurs twice; give each its own code"), unit.code);
        if (!unit.segment.empty() && plan::find_by_key(plan.segments, unit.segment) == nullptr)
            return row.fail(mark("segment “{}” does not exist; use a key of segments"), unit.segment);
        for (const char* column : {"area_generalised_km2", "area_published_km2"})
            if (auto checked = check_not_negative(row, column); !checked) return checked;
        if (unit.area_note.zh.empty() && !unit.area_note.en.empty())
            return row.fail(mark("area_note_zh is empty, but not area_note_en; write it in Chinese as well"));
        if (auto checked = check_position(row, unit.label_point); !checked) return checked;
        plan.units.push_back(std::move(unit));
    }
    if (const auto fault = find_coverage_fault(plan.units)) return table.rows().at(fault->unit).fail(fault->reason);
    return {};
}

base::Result<void> add_parks(const Table& table, plan::Plan& plan) {
    for (const Row& row : table.rows()) {
        plan::Park park{row.text("key"),
                        row.name("name"),
                        {row.number("lon"), row.number("lat")},
                        row.key<plan::ParkExtent>("extent"),
                        row.polygons(),
                        row.text("unit"),
                        row.maybe_number("area_published_km2"),
                        row.number("accuracy_m"),
                        row.name("basis")};
        if (auto checked = check_park(row, plan, park); !checked) return checked;
        plan.parks.push_back(std::move(park));
    }
    return {};
}

base::Result<void> add_rail(const Table& table, plan::Plan& plan) {
    for (const Row& row : table.rows()) {
        if (auto checked = check_not_negative(row, "published_length_km"); !checked) return checked;
        plan::RailLine line{row.name("name"), row.line(), row.maybe_number("published_length_km"), row.text("opened")};
        for (const plan::RailLine& other : plan.rail)
            if (other.name.zh == line.name.zh)
                return row.fail(mark("line “{}” occurs twice; give each its own name"), line.name.zh);
        plan.rail.push_back(std::move(line));
    }
    return {};
}

base::Result<void> add_stations(const Table& table, plan::Plan& plan) {
    for (const Row& row : table.rows()) {
        if (auto checked = check_order(row, "order"); !checked) return checked;
        plan::Station station{row.integer("order"),     row.name("name"), row.point().value(),    row.text("structure"),
                              row.text("structure_is"), row.text("unit"), row.text("location_zh")};
        if (auto checked = check_unit_reference(row, plan, station.unit); !checked) return checked;
        if (auto checked = check_near_city(row, plan, station.position); !checked) return checked;
        plan.stations.push_back(std::move(station));
    }
    return {};
}

base::Result<void> add_water(const Table& table, plan::Plan& plan) {
    for (const Row& row : table.rows()) plan.water.push_back({row.name("name"), row.polygons()});
    return {};
}

base::Result<void> add_neighbours(const Table& table, plan::Plan& plan) {
    for (const Row& row : table.rows()) plan.neighbours.push_back({row.name("name"), row.point().value()});
    return {};
}

}  // namespace exchange
