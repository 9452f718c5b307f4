// The Haining package says exactly what the plan says. The figures below are written out from the plan by hand, so
// that a slip in the package (or in this table) shows.
#include <algorithm>
#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <map>
#include <regex>
#include <set>

#include "../support/scratch_folder.h"
#include "../unit/exchange/package_copy.h"
#include "base/unicode.h"
#include "exchange/package.h"
#include "plan/find.h"
#include "plan/gap_rules.h"
#include "plan/index.h"

namespace {

using plan::FigureForm;
using plan::FigureRole;

class Haining : public testing::Test {
protected:
    static void SetUpTestSuite() {
        auto read = exchange::read_package(haining_dir(), built_formats());
        ASSERT_TRUE(read) << base::to_line(read.error());
        plan_ = std::make_unique<plan::Plan>(std::move(*read));
    }
    static void TearDownTestSuite() { plan_.reset(); }
    void SetUp() override { ASSERT_NE(plan_, nullptr); }
    static std::unique_ptr<plan::Plan> plan_;
};
std::unique_ptr<plan::Plan> Haining::plan_;

constexpr double k_none = std::numeric_limits<double>::quiet_NaN();

struct AreaRow {
    const char* key;
    const char* name;
    std::array<double, 12> values;  ///< 2020 and 2025 of each indicator
};

constexpr std::array<AreaRow, 14> k_areas{{
    {"xucun", "许村镇", {0.86, 2, 1.06, 2, 33.75, 37.5, 0, 2, 84, 160, 137, 260}},
    {"changan", "长安镇（高新区）", {3.31, 4.5, 1.29, 2, 61.79, 68, 1, 3, 220, 450, 703, 1400}},
    {"zhouwangmiao", "周王庙镇", {3.2, 4, 2.08, 2.8, 51.81, 57, 0, 1, 53, 100, 107, 200}},
    {"yanguan", "盐官镇", {5.78, 6.5, 2.76, 3.7, 79.48, 87.5, 0, 1, 85, 150, 284, 500}},
    {"dingqiao", "丁桥镇", {3.67, 4.5, 2, 2.7, 58.27, 64.5, k_none, k_none, 101, 180, 261, 500}},
    {"xieqiao", "斜桥镇", {3.68, 4.5, 1.84, 2.5, 39.42, 43.5, 0, 1, 86, 150, 186, 300}},
    {"yuanhua", "袁花镇", {6.14, 7.2, 1.36, 2, 82.92, 91.5, k_none, k_none, 94, 180, 275, 500}},
    {"huangwan", "尖山新区（黄湾镇）", {6.84, 7.8, 1.32, 2, 79.46, 87.5, 0, 1, 138, 250, 468, 900}},
    {"haichang", "经济开发区（海昌街道）", {4.7, 5.8, 1.94, 2.8, 68.08, 75, 1, 3, 216, 450, 893, 1300}},
    {"maqiao", "马桥街道（经编园区）", {3.98, 4.9, 1.62, 2.2, 52.78, 58.5, 1, 2, 161, 320, 330, 600}},
    {"xiashi", "硖石街道", {k_none, k_none, k_none, k_none, k_none, k_none, k_none, k_none, 6, k_none, 17, 30}},
    {"haizhou", "海洲街道", {k_none, k_none, k_none, k_none, k_none, k_none, k_none, k_none, 15, k_none, 60, 100}},
    {"juanhu", "鹃湖国际科技城", {k_none, k_none, k_none, k_none, k_none, k_none, 1, 4, 56, 120, k_none, 300}},
    {"city", "全市", {3.08, 3.75, 1.51, 2, 63.78, 70, 4, 18, 1315, 2510, 3721, 6890}},
}};

constexpr std::array k_indicators{"rd_gdp",     "rd_revenue", "hightech_va",
                                  "incubators", "tech_firms", "invention_patents"};

void expect_value(const std::optional<double>& actual, double expected, const std::string& what) {
    const auto wanted = std::isnan(expected) ? std::nullopt : std::optional(expected);
    EXPECT_EQ(actual, wanted) << what;
}

TEST_F(Haining, Counts) {
    EXPECT_EQ(plan_->units.size(), 12U);
    EXPECT_EQ(plan_->areas.size(), 14U);
    EXPECT_EQ(plan_->parks.size(), 6U);
    EXPECT_EQ(plan_->segments.size(), 3U);
    EXPECT_EQ(plan_->carriers.size(), 22U);
    EXPECT_EQ(plan_->stations.size(), 12U);
    EXPECT_EQ(plan_->indicators.size(), 6U);
    EXPECT_EQ(plan_->targets.size(), 84U);
    EXPECT_EQ(plan_->figures.size(), 9U + 15U + 18U);
    EXPECT_EQ(plan_->neighbours.size(), 7U);
    ASSERT_EQ(plan_->rail.size(), 1U);
    EXPECT_EQ(plan_->rail[0].centreline.size(), 72U);
    EXPECT_EQ(plan_->water.size(), 1U);
    EXPECT_EQ(plan_->sources.size(), 17U);
}

TEST_F(Haining, WhatIsNotInServiceHasASourceAndNoInventedPlace) {
    ASSERT_EQ(plan_->planned_lines.size(), 2U);
    const plan::PlannedLine& west = plan_->planned_lines[0];
    EXPECT_EQ(west.key, "west_extension");
    EXPECT_EQ(west.state, plan::PlannedState::under_construction);
    EXPECT_EQ(west.length_km, 1.02);
    EXPECT_EQ(west.as_of, "2023-12-21");
    ASSERT_EQ(plan_->planned_stations.size(), 2U);
    const plan::PlannedStation& biyun = plan_->planned_stations[1];
    EXPECT_EQ(biyun.name.zh, "碧云");
    EXPECT_EQ(biyun.state, plan::PlannedState::deferred);
    EXPECT_EQ(biyun.unit, "330481001");
    for (const plan::PlannedLine& line : plan_->planned_lines) {
        EXPECT_TRUE(line.centreline.empty()) << "none is published";
        EXPECT_FALSE(line.source.zh.empty() || line.source.en.empty());
    }
    for (const plan::PlannedStation& station : plan_->planned_stations) {
        EXPECT_FALSE(station.position) << "none is published";
        EXPECT_FALSE(station.source.zh.empty() || station.source.en.empty());
        EXPECT_NE(plan::find_by_key(plan_->planned_lines, station.line), nullptr);
    }
    EXPECT_EQ(plan_->stations.size(), 12U) << "a planned station is none in service";
}

TEST_F(Haining, TheTwoCoresAreThePlansAndInventNoPlace) {
    ASSERT_EQ(plan_->cores.size(), 2U);
    const plan::Core &west = plan_->cores[0], &east = plan_->cores[1];
    EXPECT_EQ(west.carriers, (std::vector<std::int64_t>{6, 7}));
    EXPECT_TRUE(west.parks.empty() && west.unplaced.zh.empty());
    EXPECT_EQ(east.parks, std::vector<std::string>{"P1"});
    EXPECT_TRUE(east.carriers.empty());
    EXPECT_EQ(east.unplaced.zh, "浙大国际联合学院");
    for (const plan::Core& core : plan_->cores) EXPECT_FALSE(core.source.zh.empty() || core.source.en.empty());
}

TEST_F(Haining, RulesOfGapsAreThePlansWithReasonAndSourceInBothLanguages) {
    EXPECT_EQ(plan_->gap_rules.size(), 5U);
    for (const plan::GapRule& rule : plan_->gap_rules) {
        EXPECT_FALSE(rule.reason.zh.empty() || rule.reason.en.empty()) << rule.key;
        EXPECT_NE(rule.source.zh.find("规划》"), std::string::npos) << rule.key;
        EXPECT_FALSE(rule.source.en.empty()) << rule.key;
        EXPECT_TRUE(plan::check_gap_rule(*plan_, rule)) << rule.key;
        EXPECT_EQ(rule.id, plan::gap_rule_id(rule.key));
    }
    const plan::GapRule incubators = *plan::resolve_gap_rule(*plan_, "incubators_target");
    EXPECT_EQ(incubators.indicator, "incubators");
    EXPECT_EQ(incubators.functions,
              (std::vector{plan::CarrierFunction::national_incubator, plan::CarrierFunction::provincial_incubator}));
    // The figures of the reason are the plan's.
    const plan::Target* city = plan::Index(*plan_).target("city", "incubators");
    EXPECT_EQ(city->baseline, 4);
    EXPECT_EQ(city->target, 18);
    EXPECT_NE(incubators.reason.zh.find("2020年4家，2025年18家"), std::string::npos);
    EXPECT_EQ(plan::resolve_gap_rule(*plan_, "west_national_incubator")->segment, "west");
    EXPECT_EQ(plan::all_gap_rules(*plan_).size(), 7U) << "station and stretch are Langtu's own";
}

TEST_F(Haining, HeadAndAttribution) {
    EXPECT_EQ(plan_->city, (plan::Name{"海宁市", "Haining"}));
    EXPECT_EQ(plan_->boundary_note.zh, "概化边界，非法定界线");
    EXPECT_EQ(plan_->baseline_year, 2020);
    EXPECT_EQ(plan_->target_year, 2025);
    EXPECT_EQ(plan_->display_crs, "EPSG:4549");
    for (const plan::Source& source : plan_->sources) {
        const bool osm = source.layer == "rail" || source.layer == "stations";
        EXPECT_EQ(source.attribution, osm ? "© OpenStreetMap contributors" : "") << source.layer;
        EXPECT_EQ(source.licence.en == "ODbL-1.0", osm) << source.layer;
        EXPECT_EQ(source.licence.zh == "ODbL-1.0", osm) << source.layer;
    }
}

TEST_F(Haining, TargetsAreThePlansFigures) {
    for (std::size_t a = 0; a < k_areas.size(); ++a) {
        const AreaRow& row = k_areas.at(a);
        EXPECT_EQ(plan_->areas[a].key, row.key);
        EXPECT_EQ(plan_->areas[a].name.zh, row.name);
        for (std::size_t i = 0; i < k_indicators.size(); ++i) {
            const plan::Target* target = plan::Index(*plan_).target(row.key, k_indicators.at(i));
            ASSERT_NE(target, nullptr);
            const std::string what = std::string(row.key) + " " + k_indicators.at(i);
            expect_value(target->baseline, row.values.at(2 * i), what);
            expect_value(target->target, row.values.at(2 * i + 1), what);
        }
    }
}

TEST_F(Haining, CountsAddUpToTheCity) {
    for (const plan::Indicator& indicator : plan_->indicators) {
        if (indicator.city_value != plan::CityValue::sum) continue;
        double baseline = 0;
        double target = 0;
        for (const plan::Target& t : plan_->targets) {
            if (t.indicator != indicator.key || t.area == "city") continue;
            baseline += t.baseline.value_or(0);
            target += t.target.value_or(0);
        }
        const plan::Target* city = plan::Index(*plan_).target("city", indicator.key);
        EXPECT_EQ(baseline, city->baseline) << indicator.key;
        EXPECT_EQ(target, city->target) << indicator.key;
    }
}

TEST_F(Haining, EveryUnitIsOneAreaAndJuanhuIsAPark) {
    for (const plan::Unit& unit : plan_->units)
        EXPECT_NE(plan::Index(*plan_).area_of_unit(unit.code), nullptr) << unit.name.zh;
    const plan::Area* juanhu = plan::Index(*plan_).area("juanhu");
    EXPECT_EQ(juanhu->kind, plan::AreaKind::park);
    EXPECT_EQ(juanhu->park, "P1");
    EXPECT_EQ(juanhu->units, std::vector<std::string>{"330481001"});
}

TEST_F(Haining, SegmentsOfTheCorridor) {
    const std::map<std::string, std::set<std::string>> expected{
        {"west", {"许村镇", "长安镇"}},
        {"middle", {"周王庙镇", "盐官镇", "斜桥镇"}},
        {"east", {"海昌街道", "马桥街道", "硖石街道", "海洲街道"}},
        {"", {"丁桥镇", "袁花镇", "黄湾镇"}}};
    std::map<std::string, std::set<std::string>> actual;
    for (const plan::Unit& unit : plan_->units) actual[unit.segment].insert(unit.name.zh);
    EXPECT_EQ(actual, expected);
}

/// Every edge has its reverse in one neighbour, or bounds the city; the city is one piece without holes.
TEST_F(Haining, UnitsAreAnExactCoverage) {
    using Vertex = std::pair<double, double>;
    std::map<std::pair<Vertex, Vertex>, int> edges;
    for (const plan::Unit& unit : plan_->units) {
        ASSERT_EQ(unit.shape.size(), 1U);
        ASSERT_TRUE(unit.shape[0].holes.empty());
        const geo::Ring& ring = unit.shape[0].outer;
        for (std::size_t i = 1; i < ring.size(); ++i)
            ++edges[{{ring[i - 1].lon, ring[i - 1].lat}, {ring[i].lon, ring[i].lat}}];
    }
    std::map<Vertex, Vertex> bound;
    for (const auto& [edge, count] : edges) {
        EXPECT_EQ(count, 1);
        if (edges.contains({edge.second, edge.first})) continue;
        EXPECT_TRUE(bound.emplace(edge.first, edge.second).second) << "the bound touches itself";
    }
    std::size_t steps = 0;
    Vertex at = bound.begin()->first;
    do {
        at = bound.at(at);
        ++steps;
    } while (at != bound.begin()->first && steps <= bound.size());
    EXPECT_EQ(steps, bound.size());
}

TEST_F(Haining, AreasOfTheShapesAreThoseOfTheTable) {
    const std::map<std::string, double> published{{"周王庙镇", 53.72}, {"袁花镇", 74.7}, {"黄湾镇", 86.7}};
    for (const plan::Unit& unit : plan_->units) {
        double twice = 0;
        const geo::Ring& ring = unit.shape[0].outer;
        for (std::size_t i = 1; i < ring.size(); ++i)
            twice += (ring[i - 1].lon - ring[0].lon) * (ring[i].lat - ring[0].lat) -
                     (ring[i].lon - ring[0].lon) * (ring[i - 1].lat - ring[0].lat);
        const double km2 = twice / 2 * 110.86 * 111.32 * std::cos(30.43 * 3.14159265358979 / 180);
        EXPECT_NEAR(km2, unit.area_generalised_km2, 0.003 * unit.area_generalised_km2) << unit.name.zh;
        const auto it = published.find(unit.name.zh);
        expect_value(unit.area_published_km2, it == published.end() ? k_none : it->second, unit.name.zh);
    }
}

TEST_F(Haining, ParksAreAsTrulyKnownAsTheyAre) {
    const std::map<std::string, plan::ParkExtent> extents{
        {"P1", plan::ParkExtent::schematic},       {"P2", plan::ParkExtent::unit_stands_for},
        {"P3", plan::ParkExtent::surveyed},        {"P4", plan::ParkExtent::unit_stands_for},
        {"P5", plan::ParkExtent::unit_stands_for}, {"P6", plan::ParkExtent::schematic}};
    for (const plan::Park& park : plan_->parks) EXPECT_EQ(park.extent, extents.at(park.key)) << park.key;
    EXPECT_EQ(plan::Index(*plan_).park("P1")->shape.at(0).outer.size(), 65U);
    EXPECT_EQ(plan::Index(*plan_).park("P2")->unit, "330481103");
    EXPECT_EQ(plan::Index(*plan_).park("P4")->unit, "330481003");
    EXPECT_EQ(plan::Index(*plan_).park("P5")->unit, "330481004");
    EXPECT_EQ(plan::Index(*plan_).park("P3")->area_published_km2, 42);
    EXPECT_EQ(plan::Index(*plan_).park("P6")->area_published_km2, 23);
}

TEST_F(Haining, JianshanSharesTheVerticesOfItsUnit) {
    const plan::Unit* unit = plan::Index(*plan_).unit("330481108");
    const auto& ring = plan::Index(*plan_).park("P3")->shape.at(0).outer;
    const auto& of_unit = unit->shape[0].outer;
    const auto shared = std::count_if(ring.begin() + 1, ring.end(), [&](const geo::LonLat& p) {
        return std::find(of_unit.begin(), of_unit.end(), p) != of_unit.end();
    });
    EXPECT_EQ(shared, 11);
    EXPECT_EQ(ring.size(), 11U + 1U + 14U + 1U);  // the unit's, the eastern end, the border, the closing one
}

TEST_F(Haining, StationsLieInTheirUnits) {
    EXPECT_EQ(plan_->stations.front().name.zh, "临平南高铁站");
    EXPECT_EQ(plan_->stations.front().unit, "");
    EXPECT_EQ(plan_->stations.back().name.zh, "浙大国际校区");
    EXPECT_EQ(plan_->stations.back().unit, "330481001");
    int underground = 0;
    for (const plan::Station& station : plan_->stations) underground += station.structure == "underground" ? 1 : 0;
    EXPECT_EQ(underground, 4);
    EXPECT_EQ(plan_->rail[0].published_length_km, 46.38);
    EXPECT_EQ(plan_->rail[0].opened, "2021-06-28");
}

TEST_F(Haining, CarriersByFunctionProgrammeAndQuality) {
    std::map<plan::CarrierFunction, int> functions;
    std::map<plan::PositionQuality, int> qualities;
    for (const plan::Carrier& carrier : plan_->carriers) {
        ++functions[carrier.function];
        ++qualities[carrier.quality];
        EXPECT_EQ(carrier.programme, carrier.number <= 11 ? plan::Programme::build : plan::Programme::upgrade);
        EXPECT_FALSE(carrier.name.en.empty());
        EXPECT_FALSE(carrier.task.en.empty());
    }
    using plan::CarrierFunction;
    EXPECT_EQ(functions, (std::map<CarrierFunction, int>{{CarrierFunction::science_park, 3},
                                                         {CarrierFunction::platform, 10},
                                                         {CarrierFunction::national_incubator, 2},
                                                         {CarrierFunction::provincial_incubator, 2},
                                                         {CarrierFunction::provincial_space, 3},
                                                         {CarrierFunction::city_space, 2}}));
    using plan::PositionQuality;
    EXPECT_EQ(qualities, (std::map<PositionQuality, int>{
                             {PositionQuality::address, 2}, {PositionQuality::site, 9}, {PositionQuality::area, 11}}));
}

TEST_F(Haining, CarriersOfEachArea) {
    const std::array<const char*, 22> expected{"juanhu",  "juanhu",   "juanhu",       "juanhu",  "juanhu",  "xucun",
                                               "changan", "changan",  "zhouwangmiao", "xieqiao", "xiashi",  "juanhu",
                                               "juanhu",  "",         "changan",      "changan", "xieqiao", "haizhou",
                                               "maqiao",  "haichang", "haichang",     "haichang"};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ(plan_->carriers[i].number, static_cast<int>(i) + 1);
        EXPECT_EQ(plan_->carriers[i].responsible_area, expected.at(i)) << i + 1;
    }
    for (const plan::Carrier& carrier : plan_->carriers) {
        EXPECT_TRUE(carrier.position) << carrier.number << " has at least an area";
        EXPECT_GT(carrier.uncertainty_m.value_or(0), 0) << carrier.number << ": none is surveyed";
    }
    EXPECT_EQ(plan::Index(*plan_).carrier(1)->floor_area_m2, 192000);
    EXPECT_EQ(plan::Index(*plan_).carrier(2)->floor_area_m2, 110000);
    EXPECT_EQ(plan::Index(*plan_).carrier(2)->investment_cny, 5e8);
    EXPECT_EQ(plan::Index(*plan_).carrier(8)->planned_area_mu, 1000);
    EXPECT_EQ(plan::Index(*plan_).carrier(10)->floor_area_m2, 100000);
}

TEST_F(Haining, ExplanationsAreInBothLanguages) {
    const auto expect_both = [](const plan::Name& text, const std::string& where) {
        EXPECT_FALSE(text.zh.empty()) << where;
        EXPECT_FALSE(text.en.empty()) << where;
        EXPECT_NE(text.zh, text.en) << where;
    };
    for (const plan::Carrier& carrier : plan_->carriers) expect_both(carrier.position_basis, carrier.name.zh);
    for (const plan::Park& park : plan_->parks) expect_both(park.basis, park.name.zh);
    for (const plan::Unit& unit : plan_->units)
        if (unit.area_note != plan::Name{}) expect_both(unit.area_note, unit.name.zh);
    EXPECT_EQ(plan::Index(*plan_).unit("330481108")->area_note, (plan::Name{"仅陆域", "land only"}));
}

const plan::CityFigure* find_figure(const plan::Plan& plan, const std::string& table, int number) {
    for (const plan::CityFigure& figure : plan.figures)
        if (figure.table == table && figure.number == number) return &figure;
    return nullptr;
}

const plan::CityFigureValue* find_value(const plan::CityFigure& figure, int year, FigureRole role) {
    for (const plan::CityFigureValue& value : figure.values)
        if (value.year == year && value.role == role) return &value;
    return nullptr;
}

TEST_F(Haining, Table1) {
    const std::array<std::array<double, 3>, 9> expected{{{19.18, 32, 31.74},
                                                         {2.74, 3.2, 3.08},
                                                         {1.43, 1.75, 1.51},
                                                         {237, 600, 755},
                                                         {29, 19, k_none},
                                                         {6421, 8500, 13721},
                                                         {110.68, 170, 244.81},
                                                         {39.96, 43, 63.78},
                                                         {40.31, 45, 46.93}}};
    const std::set<int> preliminary{1, 2, 3, 7, 8};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const int number = static_cast<int>(i) + 1;
        const plan::CityFigure* figure = find_figure(*plan_, "table1", number);
        ASSERT_NE(figure, nullptr);
        expect_value(find_value(*figure, 2015, FigureRole::value)->figure.value, expected.at(i)[0], figure->name.zh);
        expect_value(find_value(*figure, 2020, FigureRole::target)->figure.value, expected.at(i)[1], figure->name.zh);
        const plan::Figure& reached = find_value(*figure, 2020, FigureRole::value)->figure;
        expect_value(reached.value, expected.at(i)[2], figure->name.zh);
        EXPECT_EQ(reached.preliminary, preliminary.contains(number)) << figure->name.zh;
    }
    const plan::CityFigure* rank = find_figure(*plan_, "table1", 5);
    EXPECT_EQ(find_value(*rank, 2019, FigureRole::value)->figure.form, FigureForm::rank);
    EXPECT_EQ(find_value(*rank, 2019, FigureRole::value)->figure.value, 23);
    EXPECT_EQ(find_value(*rank, 2020, FigureRole::value)->figure.form, FigureForm::missing);
}

TEST_F(Haining, Table2) {
    const std::array<std::array<double, 2>, 15> expected{{{4.96, 9},
                                                          {412, 800},
                                                          {906, 1600},
                                                          {97, 150},
                                                          {3.08, 3.75},
                                                          {1.51, 2},
                                                          {74.5, 90},
                                                          {k_none, k_none},
                                                          {63.78, 70},
                                                          {41.79, 50},
                                                          {210.6, 225},
                                                          {22994, 33000},
                                                          {11.5, 18},
                                                          {1, 4},
                                                          {15.8, 23}}};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const int number = static_cast<int>(i) + 1;
        const plan::CityFigure* figure = find_figure(*plan_, "table2", number);
        ASSERT_NE(figure, nullptr);
        const plan::Figure& value = find_value(*figure, 2020, FigureRole::value)->figure;
        expect_value(value.value, expected.at(i)[0], figure->name.zh);
        expect_value(find_value(*figure, 2025, FigureRole::target)->figure.value, expected.at(i)[1], figure->name.zh);
        EXPECT_EQ(value.preliminary, number == 5 || number == 6 || number == 9) << figure->name.zh;
        EXPECT_FALSE(figure->group.zh.empty());
    }
}

TEST_F(Haining, SpecialValuesOfTable2) {
    const plan::CityFigure* growth = find_figure(*plan_, "table2", 8);
    EXPECT_EQ(find_value(*growth, 2020, FigureRole::value)->figure.form, FigureForm::missing);
    EXPECT_EQ(find_value(*growth, 2025, FigureRole::target)->figure.form, FigureForm::qualitative);
    EXPECT_FALSE(find_value(*growth, 2025, FigureRole::target)->figure.text.zh.empty());
    const plan::CityFigure* incubators = find_figure(*plan_, "table2", 14);
    EXPECT_EQ(find_value(*incubators, 2020, FigureRole::value)->figure.bracket, 1);
    EXPECT_EQ(find_value(*incubators, 2025, FigureRole::target)->figure.bracket, 2);
}

TEST_F(Haining, LaterValuesAreKeptApart) {
    const auto later = [&](int number, int year, FigureRole role) {
        return find_value(*find_figure(*plan_, "table2", number), year, role);
    };
    EXPECT_EQ(later(5, 2021, FigureRole::value)->figure.value, 3.37);
    EXPECT_EQ(later(9, 2021, FigureRole::value)->figure.value, 61.9);
    EXPECT_EQ(later(5, 2025, FigureRole::revised_target)->figure.value, 3.86);
    int with_source = 0;
    for (const plan::CityFigure& figure : plan_->figures)
        for (const plan::CityFigureValue& value : figure.values) with_source += value.source.empty() ? 0 : 1;
    EXPECT_EQ(with_source, 3);
}

TEST_F(Haining, AimsOfTheText) {
    struct Aim {
        double value;
        const char* qualifier;
    };
    const std::array<Aim, 18> expected{{{9, "over"},
                                        {100, ""},
                                        {33000, ""},
                                        {8000, ""},
                                        {30, "at_least"},
                                        {20, "at_least"},
                                        {150, "over"},
                                        {1, ""},
                                        {20, "at_least"},
                                        {100, "over"},
                                        {150, "at_least"},
                                        {1, "over"},
                                        {15, ""},
                                        {75, "at_least"},
                                        {2, ""},
                                        {8, ""},
                                        {4, ""},
                                        {80, ""}}};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const plan::CityFigure* figure = find_figure(*plan_, "text", static_cast<int>(i) + 1);
        ASSERT_NE(figure, nullptr);
        ASSERT_EQ(figure->values.size(), 1U);
        EXPECT_EQ(figure->values[0].year, 2025);
        EXPECT_EQ(figure->values[0].role, FigureRole::target);
        EXPECT_EQ(figure->values[0].figure.value, expected.at(i).value) << figure->name.zh;
        EXPECT_EQ(figure->values[0].figure.qualifier, expected.at(i).qualifier) << figure->name.zh;
    }
}

/// The values of one column of a table without line breaks in its cells.
std::vector<std::string> column(const std::string& csv, const std::string& name) {
    std::vector<std::vector<std::string>> rows{{""}};
    bool quoted = false;
    for (const char c : csv) {
        if (c == '"') quoted = !quoted;
        if (c == ',' && !quoted) rows.back().emplace_back();
        if (c == '\n') rows.push_back({""});
        if (c != '"' && c != '\n' && (c != ',' || quoted)) rows.back().back() += c;
    }
    std::vector<std::string> values;
    for (std::size_t i = 0; i < rows.front().size(); ++i)
        for (const auto& row : rows)
            if (rows.front()[i] == name && row.size() > i) values.push_back(row[i]);
    return values;
}

/// Everything that the package says in English: members and columns "en" and "…_en", and the notes.
std::vector<std::string> english_texts(const std::filesystem::path& file) {
    const std::string bytes = support::bytes_of(file);
    std::vector<std::string> texts;
    const std::regex member(R"re("(?:\w*_)?en": ?"((?:[^"\\]|\\.)*)")re");
    for (std::sregex_iterator it(bytes.begin(), bytes.end(), member), end; it != end; ++it) texts.push_back((*it)[1]);
    if (file.extension() != ".csv") return texts;
    for (const char* name : {"name_en", "short_en", "unit_en", "group_en", "text_en", "task_en", "note"})
        for (std::string& text : column(bytes, name)) texts.push_back(std::move(text));
    return texts;
}

bool has_chinese(const std::string& text) {
    const std::u32string characters = base::characters(text);
    return std::any_of(characters.begin(), characters.end(), [](char32_t c) { return c >= 0x3400 && c < 0xA000; });
}

TEST(HainingPackage, EnglishTextsNameThingsInEnglish) {
    std::size_t count = 0;
    for (const auto& file : std::filesystem::directory_iterator(haining_dir()))
        for (const std::string& text : english_texts(file.path())) {
            EXPECT_FALSE(has_chinese(text)) << file.path().filename() << ": " << text;
            count += text.empty() ? 0 : 1;
        }
    EXPECT_GT(count, 300U);
}

}  // namespace
