#include "plan/names.h"

#include <gtest/gtest.h>

#include "plan/checks.h"
#include "plan/corridor.h"
#include "sample_plan.h"

TEST(Names, DistanceCountsCharactersNotBytes) {
    EXPECT_EQ(plan::edit_distance("许村镇", "许材镇"), 1);
    EXPECT_EQ(plan::edit_distance("", "abc"), 3);
    EXPECT_EQ(plan::edit_distance("kitten", "sitting"), 3);
}

TEST(Names, KeyNumberOrNameInEitherLanguage) {
    const plan::Plan p = support::sample_plan();
    for (const char* text : {"changan", "长安镇（高新区）", "长安镇", "chang'AN", "330481102"})
        EXPECT_EQ(plan::resolve_area(p, text).value()->key, "changan") << text;
    EXPECT_EQ(plan::resolve_area(p, "P1").value()->key, "juanhu");
    EXPECT_EQ(plan::resolve_carrier(p, "2").value()->number, 2);
    EXPECT_EQ(plan::resolve_station(p, "长安站").value()->order, 2);
    EXPECT_EQ(plan::resolve_indicator(p, "研发").value()->key, "rd_gdp");
    EXPECT_FALSE(plan::resolve_indicator(p, ""));
    EXPECT_NE(plan::resolve_indicator(p, "rd_gpd").error().message.find("nearest: rd_gdp"), std::string::npos);
}

TEST(Names, TheNearestAreSaidInTheLanguageOfTheMessage) {
    const plan::Plan p = support::sample_plan();
    const base::Error error = plan::resolve_area(p, "许材镇").error();
    EXPECT_EQ(base::to_line(error, base::Language::zh).find("许材镇：没有这样的镇（街道、平台）；相近的有：许村镇"), 0U)
        << base::to_line(error, base::Language::zh);
    EXPECT_EQ(base::to_line(error, base::Language::en).find("许材镇: no such area; nearest: Xucun"), 0U)
        << base::to_line(error, base::Language::en);
    for (const base::Error& e : {plan::resolve_indicator(p, "x").error(), plan::resolve_carrier(p, "x").error(),
                                 plan::resolve_station(p, "x").error()})
        EXPECT_EQ(base::to_line(e, base::Language::zh).find("x：没有这样的"), 0U)
            << base::to_line(e, base::Language::zh);
}

TEST(Names, APositionByEyeHasOneName) {
    EXPECT_EQ(plan::label(plan::PositionQuality::digitised).en, "placed on the map");
    EXPECT_EQ(plan::label(plan::PositionQuality::digitised).zh, "图上量取");
}

namespace {

std::vector<std::string> codes(const plan::Plan& p) {
    std::vector<std::string> result;
    for (const plan::Finding& finding : plan::check(p)) result.push_back(finding.code);
    return result;
}

bool has(const plan::Plan& p, const std::string& code) {
    const auto found = codes(p);
    return std::find(found.begin(), found.end(), code) != found.end();
}

}  // namespace

TEST(Checks, FindWhatIsWrong) {
    const plan::Plan good = support::sample_plan();
    EXPECT_EQ(codes(good), (std::vector<std::string>{"carrier_not_surveyed", "carrier_unlocated"}));
    plan::Plan p = good;
    p.targets.back().target = 200;
    EXPECT_TRUE(has(p, "sum_differs"));
    p = good;
    p.targets[0].target = 1;
    EXPECT_TRUE(has(p, "target_below_baseline"));
    p = good;
    p.carriers[0].position = geo::LonLat{120.4, 30.45};
    EXPECT_TRUE(has(p, "carrier_outside_responsible_area"));
    p.carriers[1].position = p.carriers[0].position;
    EXPECT_TRUE(has(p, "carriers_on_same_spot"));
    p.carriers[0].position = geo::LonLat{120.61, 30.45};  // in the hole
    EXPECT_TRUE(has(p, "carrier_outside_city"));
    p = good;
    p.stations[1].position.lat += 0.01;
    EXPECT_TRUE(has(p, "station_off_line"));
    std::swap(p.stations[0], p.stations[1]);
    EXPECT_TRUE(has(p, "station_order"));
    p = good;
    p.units[0].shape[0].outer.pop_back();
    EXPECT_TRUE(has(p, "ring_not_closed"));
    p = good;
    p.units[0].label_point = {120.6, 30.45};
    EXPECT_TRUE(has(p, "label_outside_unit"));
    p = good;
    p.areas[0].units.clear();
    EXPECT_TRUE(has(p, "area_without_units"));
}

TEST(Corridor, ChainageStartsAtTheFirstStation) {
    plan::Plan p = support::sample_plan();
    p.rail[0].centreline.insert(p.rail[0].centreline.begin(), geo::LonLat{120.2, 30.45});
    const auto stations = plan::station_positions(p);
    ASSERT_EQ(stations.size(), 2U);
    EXPECT_NEAR(stations[0].on_rail.chainage_m, 0, 0.001);
    EXPECT_NEAR(stations[1].on_rail.chainage_m, 18246, 20);
    p.rail.clear();
    EXPECT_EQ(plan::carrier_facts(p, p.carriers[0])->on_rail, std::nullopt);
    EXPECT_FALSE(plan::carrier_facts(p, p.carriers[1]));
}

TEST(Names, CarriersAndStationsAreFoundByTheirWritings) {
    plan::Plan p = support::sample_plan();
    p.stations[0].name = {"斜桥", "Xieqiao"};
    const plan::Carrier& carrier = p.carriers[0];
    const std::string number = std::to_string(carrier.number);
    for (const std::string& text : {number, "0" + number, number + "号", "第" + number + "号", "No. " + number})
        EXPECT_EQ(plan::resolve_carrier(p, text).value(), &carrier) << text;
    const plan::Station& station = p.stations[0];
    for (const std::string& text :
         {station.name.zh, station.name.zh + "站", std::string("Xieqiao Station"), std::to_string(station.order)})
        EXPECT_EQ(plan::resolve_station(p, text).value(), &station) << text;
    EXPECT_EQ(plan::resolve_area(p, "長安鎮").value()->key, "changan") << "traditional characters";
    EXPECT_EQ(plan::resolve_area(p, "許村鎮").value()->key, "xucun");
}
