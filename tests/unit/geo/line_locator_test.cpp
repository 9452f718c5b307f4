// The quick way along a line says what the plain one says; and the area of a ring by itself.
#include <gtest/gtest.h>

#include "geo/geodesy.h"
#include "geo/linear_reference.h"
#include "sample_plan.h"
#include "seeded.h"

TEST(LineLocator, SaysWhatLocateAlongSays) {
    support::Seeded random("LineLocator");
    geo::LineString line;
    for (int i = 0; i < 60; ++i)
        line.push_back({120.3 + 0.01 * i + random.real(-0.004, 0.004), random.real(30.4, 30.5)});
    const geo::LineLocator locator(line);
    for (int i = 0; i < 500; ++i) {
        const double reach = i % 10 == 0 ? 20 : 0.5;  // some far beyond where a plane is any good
        const geo::LonLat p{120.6 + random.real(-reach, reach), 30.45 + random.real(-reach, reach)};
        const auto plain = geo::locate_along(line, p);
        const auto quick = locator.locate(p);
        ASSERT_TRUE(quick);
        EXPECT_NEAR(quick->chainage_m, plain->chainage_m, 1e-6) << p.lon << " " << p.lat;
        EXPECT_EQ(quick->offset_m, plain->offset_m);
        EXPECT_EQ(quick->side, plain->side);
        EXPECT_EQ(quick->on_line, plain->on_line);
    }
}

TEST(LineLocator, KnowsNothingOfALineThatIsNone) {
    EXPECT_FALSE(geo::LineLocator({}).locate({120, 30}));
    EXPECT_FALSE(geo::LineLocator({{120, 30}}).locate({120, 30}));
    EXPECT_TRUE(geo::LineLocator({{120, 30}, {120, 30}}).locate({120.1, 30}));
}

TEST(Geodesy, ARingNeedsNotRepeatItsFirstPosition) {
    const geo::Ring closed = support::box(120, 30, 120.1, 30.1);
    geo::Ring open = closed;
    open.pop_back();
    EXPECT_NEAR(geo::ring_area_m2(closed) / 1e6, 107.0, 0.3);
    EXPECT_EQ(geo::ring_area_m2(open), geo::ring_area_m2(closed));
    EXPECT_EQ(geo::ring_area_m2({{120, 30}, {121, 30}}), 0);
    EXPECT_EQ(geo::ring_area_m2({}), 0);
}

TEST(Geodesy, DistanceAndDirectionAtOnceAreThoseAlone) {
    const geo::LonLat a{120.3, 30.4};
    const geo::LonLat b{120.9, 30.1};
    EXPECT_EQ(geo::geodesic(a, b).distance_m, geo::distance_m(a, b));
    EXPECT_EQ(geo::geodesic(a, b).azimuth_deg, geo::azimuth_deg(a, b));
}
