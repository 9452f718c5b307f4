// A province that does not exist: a grid of areas whose borders are bent a little, crossed by a rail line.
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "plan/sample_data.h"
#include "stable_id.h"

namespace plan {
namespace {

constexpr int k_columns = 15, k_rows = 7, k_indicators = 30, k_carriers = 1000, k_stations = 24;
constexpr geo::LonLat k_corner{119.0, 29.4};  // lower left
constexpr double k_cell_lon = 0.12, k_cell_lat = 0.1;
constexpr double k_bend = 0.3;  // of a cell's size

/// A corner of the grid in half cells, so that neighbours share what lies between their corners too.
geo::LonLat corner(int half_column, int half_row) {
    const std::string key = fmt::format("{}|{}", half_column, half_row);
    const double east = (stable_share(key + "|east") - 0.5) * k_bend,
                 north = (stable_share(key + "|north") - 0.5) * k_bend;
    return {k_corner.lon + (half_column / 2.0 + east) * k_cell_lon,
            k_corner.lat + (half_row / 2.0 + north) * k_cell_lat};
}

geo::Ring border(int column, int row) {
    constexpr std::array<std::pair<int, int>, 9> k_around{
        {{0, 0}, {1, 0}, {2, 0}, {2, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}, {0, 0}}};
    geo::Ring ring;
    for (const auto& [x, y] : k_around) ring.push_back(corner(2 * column + x, 2 * row + y));
    return ring;
}

geo::LonLat middle(int column, int row) {
    return {k_corner.lon + (column + 0.5) * k_cell_lon, k_corner.lat + (row + 0.5) * k_cell_lat};
}

Name numbered(const char* zh, const char* en, int number) {
    return {fmt::format("示例{}{}", zh, number), fmt::format("Sample {} {}", en, number)};
}

void add_areas(Plan& plan) {
    constexpr std::array<const char*, 3> k_segments{"west", "middle", "east"};
    const Name task{"示例 SAMPLE", "示例 SAMPLE"};
    plan.segments = {{"west", {"西段", "Western section"}, task, 1},
                     {"middle", {"中段", "Middle section"}, task, 2},
                     {"east", {"东段", "Eastern section"}, task, 3}};
    for (int row = 0; row < k_rows; ++row)
        for (int column = 0; column < k_columns; ++column) {
            const int number = row * k_columns + column + 1;
            Unit unit;
            unit.code = fmt::format("339{:06}", number);
            unit.name = numbered("县", "County", number);
            unit.segment = row == k_rows / 2 ? k_segments.at(static_cast<std::size_t>(column * 3 / k_columns)) : "";
            unit.shape = {{border(column, row), {}}};
            unit.label_point = middle(column, row);
            unit.area_generalised_km2 = 128;
            plan.areas.push_back({fmt::format("county{}", number), unit.name, AreaKind::unit, {unit.code}, "", number});
            plan.units.push_back(std::move(unit));
        }
    plan.areas.push_back({"city", {"全省", "Province"}, AreaKind::city, {}, "", k_columns * k_rows + 1});
}

void add_line(Plan& plan) {
    RailLine line;
    line.name = {"示例城际铁路", "Sample intercity line"};
    for (int i = 0; i < k_stations; ++i) {
        const double along = (i + 0.5) / k_stations;
        const geo::LonLat at{k_corner.lon + along * k_columns * k_cell_lon,
                             k_corner.lat + (k_rows / 2.0 + 0.25 * std::sin(along * 9)) * k_cell_lat};
        line.centreline.push_back(at);
        Station station;
        station.order = i + 1;
        station.name = numbered("站", "station", i + 1);
        station.position = at;
        station.structure = "elevated";
        station.structure_is = "inferred";
        plan.stations.push_back(std::move(station));
    }
    plan.rail.push_back(std::move(line));
}

void add_targets(Plan& plan, const Indicator& indicator) {
    Target total{"city", indicator.key, 0.0, 0.0};
    for (const Area& area : plan.areas) {
        if (area.kind == AreaKind::city) continue;
        const std::string key = area.key + indicator.key;
        const double baseline = std::round(20 + 80 * stable_share(key + "baseline"));
        const double target = std::round(baseline * (1.2 + 0.6 * stable_share(key + "growth")));
        *total.baseline += baseline;
        *total.target += target;
        plan.targets.push_back({area.key, indicator.key, baseline, target});
    }
    plan.targets.push_back(total);
}

void add_indicators(Plan& plan) {
    for (int i = 1; i <= k_indicators; ++i) {
        Indicator indicator;
        indicator.key = fmt::format("sample{}", i);
        indicator.name = numbered("指标", "indicator", i);
        indicator.short_name = indicator.name;
        indicator.unit = {"家", "firms"};
        indicator.order = i;
        add_targets(plan, indicator);
        plan.indicators.push_back(std::move(indicator));
    }
}

Carrier first_carrier(const Plan& plan) {
    Carrier carrier;
    carrier.number = 1;
    carrier.id = 1;
    carrier.name = {"示例载体", "Sample carrier"};
    carrier.responsible_body = plan.areas.front().name.zh;
    carrier.responsible_area = plan.areas.front().key;
    carrier.position = plan.units.front().label_point;
    carrier.quality = PositionQuality::area;
    carrier.position_basis = {"示例 SAMPLE", "示例 SAMPLE"};
    return carrier;
}

}  // namespace

Plan sample_province() {
    Plan plan;
    plan.title = {"示例规划 SAMPLE", "示例 SAMPLE plan"};
    plan.city = {"示例省 SAMPLE", "示例 SAMPLE province"};
    plan.boundary_note = {"示例 SAMPLE：此省并不存在", "示例 SAMPLE: this province does not exist"};
    plan.baseline_year = 2020;
    plan.target_year = 2025;
    plan.display_crs = "EPSG:4549";
    add_areas(plan);
    add_line(plan);
    add_indicators(plan);
    plan.carriers = {first_carrier(plan)};
    return with_sample_observations(with_carriers(std::move(plan), k_carriers));
}

}  // namespace plan
