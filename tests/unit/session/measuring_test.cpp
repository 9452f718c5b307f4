// Lengths and areas of the measure tool.
#include "session/measuring.h"

#include <gtest/gtest.h>
#include <map>

#include "geo/geodesy.h"
#include "plan/corridor_index.h"
#include "plan/index.h"
#include "sample_plan.h"
#include "session/facts.h"

namespace {

using base::Language;
using session::AreaUnit;
using session::LengthUnit;

}  // namespace

TEST(Measuring, FollowsThePointsAndClosesTheRing) {
    session::Measuring m;
    EXPECT_EQ(m.length_m(), 0);
    EXPECT_EQ(m.area_m2(), 0);
    m.points = {{{120.0, 30.0}}, {{120.1, 30.0}}, {{120.1, 30.1}}, {{120.0, 30.1}}};
    const double open = m.length_m();
    EXPECT_NEAR(open, 9649 + 11086 + 9639, 5);
    m.closed = true;
    EXPECT_NEAR(m.length_m() - open, geo::distance_m(m.points[3].at, m.points[0].at), 1e-6);
    EXPECT_NEAR(m.area_m2() / 1e6, 107.0, 0.3);
}

TEST(Measuring, OfTwoPointsThereAndBackIsNoRing) {
    const session::Measuring two{{{{120.0, 30.0}}, {{120.1, 30.0}}}, true};
    EXPECT_NEAR(two.length_m(), 9649, 1);
    EXPECT_EQ(two.area_m2(), 0);
}

TEST(Measuring, TheDoubtOfACornerGoesIntoTheArea) {
    plan::Plan p = support::sample_plan();
    plan::Carrier carrier = p.carriers.front();
    carrier.uncertainty_m = 500;
    carrier.position = geo::LonLat{120.0, 30.0};
    p.carriers = std::vector{carrier};
    const plan::Index index(p);
    session::Measuring m{{{{120.0, 30.0}, ref_of(carrier)}, {{120.1, 30.0}}, {{120.1, 30.1}}, {{120.0, 30.1}}}, true};
    const double doubt = session::area_doubt_m2(m, index);
    EXPECT_NEAR(doubt, 500 * geo::distance_m(m.points[1].at, m.points[3].at) / 2, 1);
    const double area = m.area_m2();
    m.points[0].at = {120.0 - 0.00365, 30.0 - 0.00316};  // about 500 m across the way between its neighbours
    EXPECT_LT(m.area_m2() - area, doubt);
    EXPECT_GT(m.area_m2() - area, 0.98 * doubt);
    m.points[0].on = {};
    EXPECT_EQ(session::area_doubt_m2(m, index), 0);
}

TEST(Measuring, WritesEveryUnit) {
    EXPECT_EQ(session::length_text(12345.64, LengthUnit::m, Language::zh), "12,345.6 米");
    EXPECT_EQ(session::length_text(12345.64, LengthUnit::km, Language::en), "12.346 km");
    EXPECT_EQ(session::length_text(999.96, LengthUnit::m, Language::en), "1,000.0 m");
    EXPECT_EQ(session::length_text(0, LengthUnit::m, Language::en), "0.0 m");
    EXPECT_EQ(session::area_text(1234567.8, AreaUnit::m2, Language::en), "1,234,568 m²");
    EXPECT_EQ(session::area_text(1234567.8, AreaUnit::ha, Language::zh), "123.46 公顷");
    EXPECT_EQ(session::area_text(1234567.8, AreaUnit::km2, Language::zh), "1.235 km²");
    EXPECT_EQ(session::area_text(10000, AreaUnit::mu, Language::zh), "15.0 亩");
    EXPECT_EQ(session::area_text(6666666.667, AreaUnit::mu, Language::en), "10,000.0 mu");
}

namespace {

std::map<std::string, std::string> rows_of(const plan::Plan& p, const session::Measuring& measured) {
    const plan::Index index(p);
    std::map<std::string, std::string> rows;
    for (const session::FactRow& row : session::rows_along_line(measured, index, plan::CorridorIndex(p), Language::en))
        rows[row.label] = row.value;
    return rows;
}

}  // namespace

TEST(MeasuringAlongTheLine, SaysWhereTheEndsAreAndHowFarApart) {
    const plan::Plan p = support::sample_plan();
    session::Measuring m;
    EXPECT_TRUE(rows_of(p, m).empty());
    m.points = {{p.stations[0].position, plan::station_ref(1)}, {{120.4, 30.5}}, {{120.41, 30.46}}};
    const auto rows = rows_of(p, m);
    EXPECT_EQ(rows.at("From"), "Yuhang  K0+000  on the line");
    EXPECT_NE(rows.at("To").find("to the north"), std::string::npos) << rows.at("To");
    EXPECT_EQ(rows.at("Along the line"), "9.6 km") << "between the feet, whatever lies between";
    EXPECT_EQ(rows.at("Basis of chainages"), "Measured along our centreline");
    m.closed = true;
    EXPECT_TRUE(rows_of(p, m).empty()) << "a ring has no ends";
}

TEST(MeasuringAlongTheLine, TheDoubtOfACarrierGoesIntoEverything) {
    const plan::Plan p = support::sample_plan();
    const session::Measuring m{
        {{p.stations[0].position, plan::station_ref(1)}, {*p.carriers[0].position, plan::carrier_ref(1)}}, false};
    EXPECT_EQ(session::doubt_m(m, plan::Index(p)), 300);
    const auto rows = rows_of(p, m);
    EXPECT_TRUE(rows.at("To").starts_with("Innovation centre  ≈K")) << rows.at("To");
    EXPECT_EQ(rows.at("Along the line").substr(0, 5), "about") << rows.at("Along the line");
    const session::Measuring through{{m.points[0], m.points[1], m.points[0]}, false};
    EXPECT_EQ(session::doubt_m(through, plan::Index(p)), 600) << "there and back";
}

TEST(MeasuringAlongTheLine, OfficialChainagesAreUsedAndNamed) {
    plan::Plan p = support::sample_plan();
    p.official_chainages = {{1, 1, 5000, "运营手册", "2026-11-29", "x"}};
    const session::Measuring m{{{p.stations[0].position, plan::station_ref(1)}}, false};
    const auto rows = rows_of(p, m);
    EXPECT_EQ(rows.at("From"), "Yuhang  K5+000  on the line");
    EXPECT_EQ(rows.at("Basis of chainages"), "Official chainages of stations, stretched between them");
}
