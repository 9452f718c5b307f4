// What lies within reach, never surer than the positions are known.
#include "plan/reach.h"

#include <gtest/gtest.h>

#include "geo/geodesy.h"
#include "plan/reach_report.h"
#include "plan/review_index.h"

namespace {

plan::Plan plan_with(double east_deg, std::optional<double> uncertainty_m) {
    plan::Plan plan;
    plan::Carrier carrier;
    carrier.position = geo::LonLat{120.5 + east_deg, 30.5};
    carrier.uncertainty_m = uncertainty_m;
    carrier.quality = plan::PositionQuality::surveyed;
    plan.carriers = {carrier};
    return plan;
}

constexpr geo::LonLat k_station{120.5, 30.5};

plan::WithinReach carriers_within(plan::Plan plan, geo::LonLat station, double metres) {
    plan.stations = {plan::Station{1, {}, station, {}, {}, {}, {}}};
    const plan::Index index(plan);
    const plan::ReviewIndex review(index);
    plan::WithinReach out;
    for (const plan::CarrierPlace& place : review.places())
        plan::count(out, plan::membership(place, std::size_t{0}, metres));
    return out;
}

}  // namespace

TEST(Reach, ACarrierIsCertainPossibleOrOutside) {
    const double metres = geo::distance_m(k_station, {120.51, 30.5});  // about 960
    const auto within = [&](double uncertainty_m, double reach_m) {
        return carriers_within(plan_with(0.01, uncertainty_m), k_station, reach_m);
    };
    EXPECT_EQ(within(0, metres + 1), (plan::WithinReach{1, 0}));
    EXPECT_EQ(within(0, metres - 1), (plan::WithinReach{0, 0}));
    EXPECT_EQ(within(100, metres + 101), (plan::WithinReach{1, 0}));
    EXPECT_EQ(within(100, metres + 99), (plan::WithinReach{0, 1})) << "it may lie farther than it is drawn";
    EXPECT_EQ(within(100, metres - 99), (plan::WithinReach{0, 1})) << "it may lie nearer";
    EXPECT_EQ(within(100, metres - 101), (plan::WithinReach{0, 0}));
}

TEST(Reach, ASurveyedCarrierLiesWhereItIsDrawn) {
    EXPECT_EQ(carriers_within(plan_with(0.001, std::nullopt), k_station, 500), (plan::WithinReach{1, 0}));
    plan::Plan unlocated = plan_with(0, 0);
    unlocated.carriers.front().position.reset();
    EXPECT_EQ(carriers_within(unlocated, k_station, 500), (plan::WithinReach{0, 0}));
}

TEST(Reach, WhatIsNotStatedIsAssumedAndNeverNothing) {
    plan::Plan plan = plan_with(0, std::nullopt);
    plan::Carrier& carrier = plan.carriers.front();
    EXPECT_FALSE(plan::is_doubt_assumed(carrier)) << "surveyed";
    double last = 0;
    for (const auto quality : {plan::PositionQuality::digitised, plan::PositionQuality::address,
                               plan::PositionQuality::site, plan::PositionQuality::area}) {
        carrier.quality = quality;
        EXPECT_GT(plan::doubt_m(carrier), last) << "the less is known, the farther off it may be";
        EXPECT_TRUE(plan::is_doubt_assumed(carrier));
        last = plan::doubt_m(carrier);
    }
    EXPECT_EQ(carriers_within(plan, {120.53, 30.5}, 500), (plan::WithinReach{0, 1})) << "2.9 km away, area only";
    carrier.uncertainty_m = 30;
    EXPECT_EQ(plan::doubt_m(carrier), 30);
    EXPECT_FALSE(plan::is_doubt_assumed(carrier));
}

TEST(Reach, AGuessWithoutAStatedDoubtIsNeverCertain) {
    plan::Plan guess = plan_with(0.001, std::nullopt);
    for (const auto quality :
         {plan::PositionQuality::digitised, plan::PositionQuality::site, plan::PositionQuality::area}) {
        guess.carriers.front().quality = quality;
        EXPECT_EQ(carriers_within(guess, k_station, 500), (plan::WithinReach{0, 1}));
    }
}

TEST(Reach, ACarrierMayLieWhereItsCircleReaches) {
    plan::Unit unit;
    unit.code = "u";
    unit.shape = {{{{120.6, 30.4}, {120.7, 30.4}, {120.7, 30.6}, {120.6, 30.6}, {120.6, 30.4}}, {}}};
    const double metres = geo::distance_m({120.5, 30.5}, {120.6, 30.5});  // of the carrier from the unit, about 9600
    const auto may = [&](std::optional<double> uncertainty_m) {
        const plan::Plan plan = plan_with(0, uncertainty_m);
        return plan::may_lie_in(plan, plan.carriers.front(), unit);
    };
    EXPECT_FALSE(may(std::nullopt));
    EXPECT_FALSE(may(metres - 10));
    EXPECT_TRUE(may(metres + 10));
    const plan::Plan inside = plan_with(0.15, 0);
    EXPECT_TRUE(plan::may_lie_in(inside, inside.carriers.front(), unit));
    plan::Plan unlocated = plan_with(0, std::nullopt);
    unlocated.carriers.front().position.reset();
    EXPECT_FALSE(plan::may_lie_in(unlocated, unlocated.carriers.front(), unit));
    unlocated.areas.push_back({"a", {}, plan::AreaKind::unit, {"u"}, {}, 1});
    unlocated.carriers.front().responsible_area = "a";
    EXPECT_TRUE(plan::may_lie_in(unlocated, unlocated.carriers.front(), unit)) << "for all that is known";
}
