// What lies within reach, never surer than the positions are known.
#include "plan/reach.h"

#include <gtest/gtest.h>

#include "geo/geodesy.h"

namespace {

plan::Plan plan_with(double east_deg, std::optional<double> uncertainty_m) {
    plan::Plan plan;
    plan::Carrier carrier;
    carrier.position = geo::LonLat{120.5 + east_deg, 30.5};
    carrier.uncertainty_m = uncertainty_m;
    plan.carriers = {carrier};
    return plan;
}

constexpr geo::LonLat k_station{120.5, 30.5};

}  // namespace

TEST(Reach, ACarrierIsCertainPossibleOrOutside) {
    const double metres = geo::distance_m(k_station, {120.51, 30.5});  // about 960
    const auto within = [&](double uncertainty_m, double reach_m) {
        return plan::carriers_within(plan_with(0.01, uncertainty_m), k_station, reach_m);
    };
    EXPECT_EQ(within(0, metres + 1), (plan::WithinReach{1, 0}));
    EXPECT_EQ(within(0, metres - 1), (plan::WithinReach{0, 0}));
    EXPECT_EQ(within(100, metres + 101), (plan::WithinReach{1, 0}));
    EXPECT_EQ(within(100, metres + 99), (plan::WithinReach{0, 1})) << "it may lie farther than it is drawn";
    EXPECT_EQ(within(100, metres - 99), (plan::WithinReach{0, 1})) << "it may lie nearer";
    EXPECT_EQ(within(100, metres - 101), (plan::WithinReach{0, 0}));
}

TEST(Reach, WithoutAStatedDoubtACarrierLiesWhereItIsDrawn) {
    EXPECT_EQ(plan::carriers_within(plan_with(0.001, std::nullopt), k_station, 500), (plan::WithinReach{1, 0}));
    plan::Plan unlocated = plan_with(0, 0);
    unlocated.carriers.front().position.reset();
    EXPECT_EQ(plan::carriers_within(unlocated, k_station, 500), (plan::WithinReach{0, 0}));
}
