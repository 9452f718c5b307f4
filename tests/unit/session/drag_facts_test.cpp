// The label at the pointer while a carrier is dragged.
#include "session/drag_facts.h"

#include <gtest/gtest.h>
#include <map>

#include "plan/corridor.h"
#include "plan/ruler.h"
#include "sample_plan.h"

namespace {

using base::Language;

std::map<std::string, std::string> rows(const plan::Plan& p, const plan::Carrier& c, geo::LonLat to,
                                        Language language = Language::zh) {
    std::map<std::string, std::string> found;
    for (const session::FactRow& row :
         session::drag_rows(session::drag_facts(plan::CorridorIndex(p), c, to), plan::Index(p), language))
        found[row.label] = row.value;
    return found;
}

}  // namespace

TEST(DragFacts, TellTheWayAndThePlace) {
    const plan::Plan p = support::sample_plan();
    const auto zh = rows(p, p.carriers[0], {120.553, 30.4547});
    EXPECT_EQ(zh.at("位移"), "东北 415 米");
    EXPECT_EQ(zh.at("所在"), "长安镇（在责任单位辖区内）");
    EXPECT_EQ(zh.at("里程"), "K23+362");
    EXPECT_EQ(zh.at("距线"), "211 米 北侧");
    EXPECT_EQ(zh.at("最近车站"), "长安站  5.12 千米");
    EXPECT_EQ(zh.size(), 5U);
    const auto en = rows(p, p.carriers[0], {120.553, 30.4547}, Language::en);
    EXPECT_EQ(en.at("Moved"), "NE 415 m");
    EXPECT_EQ(en.at("Lies in"), "Chang'an (its body's area)");
}

TEST(DragFacts, HaveTheDigitsThatTheHandCanPlace) {
    const plan::Plan p = support::sample_plan();
    std::map<std::string, std::string> found;
    for (const session::FactRow& row :
         session::drag_rows(session::drag_facts(plan::CorridorIndex(p), p.carriers[0], {120.553, 30.4547}, 300),
                            plan::Index(p), Language::zh))
        found[row.label] = row.value;
    EXPECT_EQ(found.at("里程"), "≈K23+360");
    EXPECT_EQ(found.at("距线"), "≈210 米 可能在北侧");
    EXPECT_EQ(found.at("最近车站"), "长安站  ≈5.12 千米");
}

TEST(DragFacts, SayWhenItLeavesItsBodysAreaOrTheCity) {
    const plan::Plan p = support::sample_plan();
    EXPECT_EQ(rows(p, p.carriers[0], {120.45, 30.45}, Language::en).at("Lies in"), "Xucun (outside its body's area)");
    EXPECT_EQ(rows(p, p.carriers[0], {121, 31}, Language::en).at("Lies in"),
              "outside the city (outside its body's area)");
    EXPECT_EQ(rows(p, p.carriers[1], {120.45, 30.45}, Language::en).at("Lies in"), "Xucun");
}

TEST(DragFacts, OfTheTrayHaveNoWay) {
    plan::Plan p = support::sample_plan();
    EXPECT_FALSE(rows(p, p.carriers[1], {120.45, 30.45}).contains("位移"));
    p.rail.clear();
    p.stations.clear();
    EXPECT_EQ(rows(p, p.carriers[1], {120.45, 30.45}).size(), 1U);
}

TEST(DragFacts, AreThoseOfTheCarrierThere) {
    const plan::Plan p = support::sample_plan();
    plan::Carrier moved = p.carriers[0];
    moved.position = geo::LonLat{120.6, 30.42};
    const auto facts = session::drag_facts(plan::CorridorIndex(p), p.carriers[0], *moved.position);
    const auto plain = plan::carrier_facts(p, moved);
    EXPECT_EQ(facts.at.unit, plain->unit);
    EXPECT_EQ(facts.at.nearest_station_m, plain->nearest_station_m);
    EXPECT_NEAR(facts.at.on_rail->chainage_m, plain->on_rail->chainage_m, 1e-6);
}
