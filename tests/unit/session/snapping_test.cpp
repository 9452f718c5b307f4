// What a dragged carrier is drawn to.
#include "session/snapping.h"

#include <array>
#include <gtest/gtest.h>

#include "sample_plan.h"

TEST(Snapping, PointsComeBeforeBorders) {
    const plan::Plan p = support::sample_plan();
    // the station lies on the border between the two units
    const auto station = session::snap(plan::Index(p), {120.5003, 30.4504}, 100, {});
    ASSERT_TRUE(station);
    EXPECT_EQ(station->position, (geo::LonLat{120.5, 30.45}));
    EXPECT_EQ(station->what.zh, "长安站");
    const auto border = session::snap(plan::Index(p), {120.5005, 30.47}, 100, {});
    ASSERT_TRUE(border);
    EXPECT_NEAR(border->position.lon, 120.5, 1e-9);
    EXPECT_NEAR(border->position.lat, 30.47, 1e-9);
    EXPECT_EQ(border->what.en.substr(0, 14), "the border of ");
}

TEST(Snapping, NothingNearIsNothing) {
    const plan::Plan p = support::sample_plan();
    EXPECT_FALSE(session::snap(plan::Index(p), {120.55, 30.46}, 100, {}));
    EXPECT_FALSE(session::snap(plan::Index(p), {120.502, 30.47}, 100, {})) << "191 m from the border";
}

TEST(Snapping, ACarrierDoesNotSnapToItself) {
    plan::Plan p = support::sample_plan();
    p.carriers[0].id = 7;
    const geo::LonLat at{120.5501, 30.452};
    ASSERT_TRUE(session::snap(plan::Index(p), at, 100, {}));
    EXPECT_EQ(session::snap(plan::Index(p), at, 100, {})->position, *p.carriers[0].position);
    const std::array<std::int64_t, 1> moving{7};
    EXPECT_FALSE(session::snap(plan::Index(p), at, 100, moving));
}

TEST(Snapping, AMeasuredPointSnapsToStationsAndCarriersAlone) {
    const plan::Plan p = support::sample_plan();
    const auto carrier = session::snap_to_point(plan::Index(p), {120.5501, 30.452}, 100);
    ASSERT_TRUE(carrier);
    EXPECT_EQ(carrier->feature, plan::carrier_ref(1));
    const auto station = session::snap_to_point(plan::Index(p), {120.5003, 30.4504}, 100);
    ASSERT_TRUE(station);
    EXPECT_EQ(station->feature, plan::station_ref(2));
    EXPECT_FALSE(session::snap_to_point(plan::Index(p), {120.5005, 30.47}, 100)) << "a border is no end of a way";
}
