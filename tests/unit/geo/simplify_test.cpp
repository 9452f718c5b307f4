#include "geo/simplify.h"

#include <cmath>
#include <gtest/gtest.h>
#include <random>

#include "geo/linear_reference.h"

namespace {

using geo::LineString;

TEST(Simplify, PointsOnAStraightLineGo) {
    const LineString line{{120.50, 30.40}, {120.51, 30.40}, {120.52, 30.40}, {120.53, 30.40}};
    EXPECT_EQ(geo::simplified(line, 1), (LineString{line.front(), line.back()}));
}

TEST(Simplify, ACornerStaysAndSoDoShortLines) {
    const LineString bent{{120.50, 30.40}, {120.51, 30.41}, {120.52, 30.40}};
    EXPECT_EQ(geo::simplified(bent, 100), bent);
    EXPECT_EQ(geo::simplified(bent, 2000).size(), 2U);
    EXPECT_TRUE(geo::simplified({}, 1).empty());
    EXPECT_EQ(geo::simplified({{120, 30}}, 1).size(), 1U);
}

TEST(Simplify, ALineThatEndsWhereItBeganKeepsItsTurn) {
    const LineString ring{{120.50, 30.40}, {120.51, 30.41}, {120.50, 30.40}};
    EXPECT_EQ(geo::simplified(ring, 10), ring);
}

/// Whatever is left out lay as near to what is left as was asked.
TEST(Simplify, NothingThatGoesLaysFartherOffThanAsked) {
    std::mt19937 random(20261128);
    std::normal_distribution<double> step(0, 2e-5);
    LineString line{{120.5, 30.4}};
    for (int i = 0; i < 2000; ++i)
        line.push_back({line.back().lon + 1e-5 + step(random), line.back().lat + step(random)});
    constexpr double k_tolerance_m = 8;
    const LineString few = geo::simplified(line, k_tolerance_m);
    EXPECT_LT(few.size(), line.size() / 4);
    for (const geo::LonLat& point : line) EXPECT_LE(geo::locate_along(few, point)->offset_m, k_tolerance_m * 1.01);
}

}  // namespace
