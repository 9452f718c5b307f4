// A small plan with something of everything: two units, a park of each kind, an unlocated carrier, missing values, a
// hole in a polygon, texts in Chinese and with quotes. Made up; positions lie near Haining.
#pragma once

#include "plan/plan.h"

namespace support {

inline geo::Ring box(double west, double south, double east, double north) {
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

inline geo::Ring hole(double west, double south, double east, double north) {
    return {{west, south}, {west, north}, {east, north}, {east, south}, {west, south}};
}

inline void add_areas(plan::Plan& p) {
    p.segments = {{"west", {"西段", "West"}, {"承接杭州", "takes what Hangzhou gives"}, 1},
                  {"east", {"东段", "East"}, {}, 2}};
    plan::Unit left{
        "330481101", {"许村镇", "Xucun"}, "west", {{box(120.3, 30.4, 120.5, 30.5), {}}}, {120.4, 30.45}, 212.5, {}, {}};
    plan::Unit right{
        "330481102",
        {"长安镇", "Chang'an"},
        "",
        {{box(120.5, 30.4, 120.7, 30.5), {hole(120.6, 30.44, 120.62, 30.46)}}, {box(120.7, 30.3, 120.72, 30.32), {}}},
        {120.55, 30.45},
        213.0,
        198.4,
        {"不含“江面”", "without \"the river\""}};
    p.units = {left, right};
    p.parks = {{"P1",
                {"鹃湖国际科技城", "Juanhu"},
                {120.55, 30.42},
                plan::ParkExtent::schematic,
                {{box(120.54, 30.41, 120.56, 30.43), {}}},
                "",
                {},
                500,
                {"手绘", "drawn by hand"}},
               {"P2",
                {"高新区", ""},
                {120.58, 30.45},
                plan::ParkExtent::unit_stands_for,
                {},
                "330481102",
                12.5,
                1000,
                {"以长安镇代之", ""}}};
    p.areas = {{"xucun", {"许村镇", "Xucun"}, plan::AreaKind::unit, {"330481101"}, "", 1},
               {"changan", {"长安镇（高新区）", "Chang'an"}, plan::AreaKind::unit, {"330481102"}, "", 2},
               {"juanhu", {"鹃湖国际科技城", "Juanhu"}, plan::AreaKind::park, {"330481102", "330481101"}, "P1", 3},
               {"city", {"全市", "City"}, plan::AreaKind::city, {}, "", 4}};
}

inline void add_corridor(plan::Plan& p) {
    p.rail = {{{"杭海城际铁路", "Hanghai intercity"},
               {{120.31, 30.45}, {120.5, 30.45}, {120.69, 30.46}},
               46.4,
               "2021-06-28"}};
    p.stations = {{1, {"余杭高铁站", "Yuhang"}, {120.31, 30.45}, "underground", "reported", "330481101", "余杭区"},
                  {2, {"长安站", "Chang'an"}, {120.5, 30.45}, "elevated", "inferred", "", ""}};
    plan::Carrier located{1,
                          {"科创中心", "Innovation centre"},
                          "长安镇（高新区）",
                          "changan",
                          plan::CarrierFunction::platform,
                          plan::Programme::build,
                          {"建设载体", "to build"},
                          12000.5,
                          3.2e8,
                          50.0,
                          geo::LonLat{120.55, 30.4520003},
                          plan::PositionQuality::site,
                          300.0,
                          {"场地中心", "centre of the site"},
                          plan::Stage::unknown,
                          "",
                          "",
                          "",
                          "",
                          {}};
    located.first_position = located.position;
    located.id = 1;
    plan::Carrier unlocated;
    unlocated.id = 2;
    unlocated.number = 2;
    unlocated.name = {"众创空间", ""};
    unlocated.responsible_body = "某公司";
    unlocated.function = plan::CarrierFunction::city_space;
    unlocated.programme = plan::Programme::upgrade;
    p.carriers = {located, unlocated};
    p.water = {{{"钱塘江", "Qiantang"}, {{box(120.3, 30.3, 120.7, 30.35), {}}}},
               {{}, {{box(120.4, 30.42, 120.41, 30.43), {}}}}};
    p.neighbours = {{{"桐乡市", "Tongxiang"}, {120.5, 30.6}}};
}

inline void add_targets(plan::Plan& p) {
    p.indicators = {{"rd_gdp",
                     {"研发经费占比", "R&D to GDP"},
                     {"研发", "R&D"},
                     {"%", "%"},
                     plan::Direction::higher_is_better,
                     plan::CityValue::ratio,
                     1,
                     1},
                    {"tech_firms",
                     {"科技型中小企业", "Technology firms"},
                     {},
                     {"家", ""},
                     plan::Direction::higher_is_better,
                     plan::CityValue::sum,
                     0,
                     2}};
    p.targets = {{"xucun", "rd_gdp", 2.0, 3.5},      {"changan", "rd_gdp", {}, 4.0},
                 {"juanhu", "rd_gdp", {}, {}},       {"city", "rd_gdp", 3.0, 3.8},
                 {"xucun", "tech_firms", 0.0, 50.0}, {"changan", "tech_firms", 40.0, 90.0},
                 {"city", "tech_firms", 40.0, 140.0}};
}

inline void add_figures(plan::Plan& p) {
    plan::Figure number{plan::FigureForm::number, 3.2, {}, {}, "at_least", true};
    plan::Figure pair{plan::FigureForm::pair, 12.0, 3.0, {}, "", false};
    plan::Figure words{plan::FigureForm::qualitative, {}, {}, {"全省前列", "among the first"}, "", false};
    p.figures = {
        {"table1",
         1,
         {},
         {"研发经费", "R&D"},
         {"%", "%"},
         {{2020, plan::FigureRole::value, number, "", "快报数"}, {2020, plan::FigureRole::target, {}, "", ""}}},
        {"table2",
         1,
         {"创新投入", "Input"},
         {"平台", "Platforms"},
         {"家", ""},
         {{2025, plan::FigureRole::target, pair, "", ""},
          {2025, plan::FigureRole::revised_target, words, "a later paper", ""}}}};
}

inline void add_planned(plan::Plan& p) {
    p.planned_lines = {{"east",
                        {"东延", "Eastern extension"},
                        plan::PlannedState::planned,
                        {"长安站至桐乡", "Chang'an to Tongxiang"},
                        12.5,
                        {{120.69, 30.46}, {120.75, 30.5}},
                        {"规划公示", ""},
                        "2024"},
                       {"west",
                        {"西延", ""},
                        plan::PlannedState::under_construction,
                        {},
                        {},
                        {},
                        {"政府网站", "a government page"},
                        ""}};
    p.planned_stations = {{"s1",
                           {"新站", "New station"},
                           plan::PlannedState::deferred,
                           "east",
                           geo::LonLat{120.75, 30.5},
                           {"东侧", "in the east"},
                           "330481102",
                           {"规划公示", ""},
                           "2024-05-01"},
                          {"s2", {"碧云", ""}, plan::PlannedState::studied, "", {}, {}, "", {"媒体", ""}, ""}};
}

/// Of every kind that a core can have, and one that has no place.
inline void add_cores(plan::Plan& p) {
    p.cores = {{"west",
                {"西核", "Western core"},
                {p.parks.front().key},
                {p.units.front().code},
                {p.carriers.front().id},
                {"学院", "the college"},
                {"规划正文", "the plan"}},
               {"east", {"东核", ""}, {}, {}, {}, {"新城", ""}, {"规划正文", ""}}};
}

inline plan::Plan sample_plan() {
    plan::Plan p;
    p.title = {"廊道规划", "A corridor plan"};
    p.city = {"海宁市", "Haining"};
    p.boundary_note = {"概化边界，非法定界线", "Generalised; not legal boundaries"};
    p.baseline_year = 2020;
    p.target_year = 2025;
    p.display_crs = "EPSG:4549";
    p.sources = {{"units", {"测试数据", "a test"}, {"CC0-1.0", "CC0-1.0"}, "", {"约100 m", "about 100 m"}},
                 {"rail", {"", ""}, {}, "© somebody", {}}};
    add_areas(p);
    add_corridor(p);
    add_targets(p);
    add_figures(p);
    add_planned(p);
    add_cores(p);
    return p;
}

}  // namespace support
