#include <cmath>
#include <gtest/gtest.h>
#include <random>

#include "geo/geodesy.h"
#include "geo/linear_reference.h"
#include "geo/locate.h"
#include "sample_plan.h"

TEST(Geodesy, KnownLengths) {
    // A quarter of the meridian of the GRS 80 ellipsoid is 10 001 965.729 m; a degree of the equator is a·π/180.
    EXPECT_NEAR(geo::distance_m({0, 0}, {0, 90}), 10001965.729, 0.001);
    EXPECT_NEAR(geo::distance_m({0, 0}, {1, 0}), 6378137.0 * std::acos(-1.0) / 180, 0.001);
    EXPECT_EQ(geo::distance_m({120, 30}, {120, 30}), 0);
    EXPECT_NEAR(geo::azimuth_deg({120, 30}, {120, 31}), 0, 1e-9);
    EXPECT_EQ(geo::length_m({}), 0);
}

TEST(Geodesy, AreaTakesHolesOffWhateverTheirDirection) {
    const double whole = geo::area_m2(geo::MultiPolygon{{support::box(120, 30, 120.1, 30.1), {}}});
    EXPECT_NEAR(whole / 1e6, 107.0, 0.3);  // about 9.649 km by 11.086 km
    const auto ring = support::box(120.02, 30.02, 120.05, 30.05);
    const auto turned = support::hole(120.02, 30.02, 120.05, 30.05);
    const double part = geo::area_m2(geo::Polygon{ring, {}});
    EXPECT_NEAR(geo::area_m2(geo::Polygon{support::box(120, 30, 120.1, 30.1), {ring}}), whole - part, 1e-3);
    EXPECT_NEAR(geo::area_m2(geo::Polygon{support::box(120, 30, 120.1, 30.1), {turned}}), whole - part, 1e-3);
}

TEST(LinearReference, ChainageOffsetAndSide) {
    const geo::LineString line{{120.0, 30.0}, {120.1, 30.0}, {120.2, 30.1}};
    const auto north = geo::locate_along(line, {120.05, 30.01});
    ASSERT_TRUE(north);
    EXPECT_EQ(north->side, -1);
    EXPECT_NEAR(north->chainage_m, geo::distance_m(line[0], {120.05, 30.0}), 0.5);
    EXPECT_NEAR(north->offset_m, geo::distance_m({120.05, 30.0}, {120.05, 30.01}), 0.5);
    EXPECT_EQ(geo::locate_along(line, {120.05, 29.99})->side, 1);
    const auto vertex = geo::locate_along(line, line[1]);
    EXPECT_EQ(vertex->side, 0);
    EXPECT_NEAR(vertex->chainage_m, geo::distance_m(line[0], line[1]), 1e-6);
    const auto beyond = geo::locate_along(line, {120.3, 30.1});
    EXPECT_EQ(beyond->on_line, line[2]);
    EXPECT_NEAR(beyond->chainage_m, geo::length_m(line), 1e-6);
    EXPECT_FALSE(geo::locate_along({}, {120, 30}));
    EXPECT_FALSE(geo::locate_along({{120, 30}}, {120, 30}));
    EXPECT_TRUE(geo::locate_along({{120, 30}, {120, 30}}, {120.1, 30}));
}

TEST(LinearReference, APositionOfTheLineComesBack) {
    const geo::LineString line{{120.0, 30.0}, {120.1, 30.02}, {120.2, 30.1}, {120.4, 30.05}};
    std::mt19937 random(20260101);
    std::uniform_real_distribution<double> chainage(0, geo::length_m(line));
    for (int i = 0; i < 200; ++i) {
        const double expected = chainage(random);
        const auto found = geo::locate_along(line, *geo::position_at(line, expected));
        EXPECT_NEAR(found->chainage_m, expected, 0.001);
        EXPECT_LT(found->offset_m, 0.001);
    }
    EXPECT_EQ(geo::position_at(line, -5), line.front());
    EXPECT_EQ(geo::position_at(line, 1e9), line.back());
    EXPECT_FALSE(geo::position_at({}, 0));
}

TEST(Locate, InsideOutsideHoleAndParts) {
    const geo::MultiPolygon shape{{support::box(0, 0, 10, 10), {support::hole(4, 4, 6, 6)}},
                                  {support::box(20, 0, 21, 1), {}}};
    EXPECT_TRUE(geo::contains(shape, {1, 1}));
    EXPECT_FALSE(geo::contains(shape, {5, 5}));
    EXPECT_TRUE(geo::contains(shape, {20.5, 0.5}));
    EXPECT_FALSE(geo::contains(shape, {15, 5}));
    EXPECT_FALSE(geo::contains(geo::MultiPolygon{}, {0, 0}));
}

TEST(Locate, OfTwoNeighboursExactlyOneHoldsTheirEdge) {
    const geo::Polygon left{{{0, 0}, {5, 1}, {7, 9}, {0, 10}, {0, 0}}, {}};
    const geo::Polygon right{{{5, 1}, {12, 0}, {12, 10}, {7, 9}, {5, 1}}, {}};
    std::mt19937 random(7);
    std::uniform_real_distribution<double> share(0, 1);
    for (int i = 0; i < 1000; ++i) {
        const double t = share(random);
        const geo::LonLat p{5 + 2 * t, 1 + 8 * t};
        EXPECT_NE(geo::contains(left, p), geo::contains(right, p)) << t;
    }
}
