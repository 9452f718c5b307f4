// What lies within a distance, against distances measured one by one; and how near and far something in a circle is.
#include <cmath>
#include <gtest/gtest.h>

#include "geo/buffer.h"
#include "geo/distance_range.h"
#include "geo/geodesy.h"
#include "geo/linear_reference.h"
#include "geo/locate.h"
#include "geo/overlay.h"
#include "seeded.h"

namespace {

geo::LineString random_line(support::Seeded& random, int count) {
    geo::LineString line;
    for (int i = 0; i < count; ++i)
        line.push_back({120.3 + 0.02 * i + random.real(-0.01, 0.01), 30.45 + random.real(-0.03, 0.03)});
    return line;
}

double distance_to(const geo::LineString& line, geo::LonLat p) { return geo::locate_along(line, p)->offset_m; }

/// Whether the outline says of random places around the line what their distance says, but for the last metre.
void expect_exact(const geo::LineString& line, double metres, support::Seeded& random) {
    const geo::MultiPolygon outline = geo::buffer(line, metres);
    for (int i = 0; i < 400; ++i) {
        const geo::LonLat near_to = line[static_cast<std::size_t>(random.real(0, 1) * double(line.size() - 1))];
        const geo::LonLat p = geo::destination(near_to, random.real(0, 360), metres * random.real(0.5, 1.5));
        const double distance = distance_to(line, p);
        if (std::abs(distance - metres) < 1) continue;
        EXPECT_EQ(geo::contains(outline, p), distance < metres) << metres << " m: " << distance;
    }
}

/// Every vertex of the outline lies where it should to a metre.
void expect_on_edge(const geo::MultiPolygon& outline, const geo::LineString& line, double metres) {
    for (const geo::Polygon& polygon : outline)
        for (const geo::LonLat p : polygon.outer) EXPECT_NEAR(distance_to(line, p), metres, 1);
}

}  // namespace

TEST(Buffer, OfALineHoldsWhatIsAsNear) {
    support::Seeded random("Buffer");
    for (int round = 0; round < 12; ++round) {
        const geo::LineString line = random_line(random, 12);
        for (const double metres : {3.0, 200.0, 1000.0, 5000.0}) {
            expect_exact(line, metres, random);
            expect_on_edge(geo::buffer(line, metres), line, metres);
        }
    }
}

TEST(Buffer, IsExactAtSharpBendsAndWhereALineTouchesItself) {
    support::Seeded random("Buffer, bends");
    const geo::LineString back{{120.5, 30.4}, {120.6, 30.4}, {120.5, 30.4001}};  // almost back
    const geo::LineString there_and_back{{120.5, 30.4}, {120.6, 30.4}, {120.5, 30.4}};
    const geo::LineString loop{{120.5, 30.4}, {120.6, 30.4}, {120.6, 30.5}, {120.55, 30.35}};  // crosses itself
    const geo::LineString repeated{{120.5, 30.4}, {120.5, 30.4}, {120.6, 30.45}, {120.6, 30.45}};
    for (const geo::LineString& line : {back, there_and_back, loop, repeated})
        for (const double metres : {50.0, 1500.0}) expect_exact(line, metres, random);
}

TEST(Buffer, OfALineThatGoesEastIsOneRing) {
    support::Seeded random("Buffer, slivers");
    for (int round = 0; round < 20; ++round) {
        geo::LineString line{{120.3, 30.45}};
        for (int i = 0; i < 60; ++i)
            line.push_back({line.back().lon + random.real(0.001, 0.006), line.back().lat + random.real(-0.003, 0.003)});
        for (const double metres : {300.0, 1000.0, 2500.0, 5000.0})
            for (const double sagitta_m : {geo::k_buffer_sagitta_m, 4.0}) {
                const geo::MultiPolygon outline = geo::buffer(line, metres, sagitta_m);
                ASSERT_EQ(outline.size(), 1U);
                EXPECT_TRUE(outline[0].holes.empty()) << metres << " m, sagitta " << sagitta_m
                                                      << " m: slivers are open between the pieces that it is made of";
            }
    }
}

TEST(Buffer, IsExactForAHundredKilometres) {
    support::Seeded random("Buffer, wide");
    expect_exact(random_line(random, 6), 100'000, random);
}

TEST(Buffer, OfNothingAndOfNoWidthIsEmpty) {
    EXPECT_TRUE(geo::buffer(geo::LineString{}, 100).empty());
    EXPECT_TRUE(geo::buffer(geo::LineString{{120, 30}, {121, 30}}, 0).empty());
    EXPECT_TRUE(geo::buffer(geo::LineString{{120, 30}, {121, 30}}, -5).empty());
    EXPECT_TRUE(geo::buffer(geo::LineString{{120, 30}, {121, 30}}, std::nan("")).empty());
    EXPECT_NEAR(geo::area_m2(geo::buffer(geo::LineString{{120, 30}}, 1000)) / 1e6, 3.1416, 0.002);
}

TEST(Buffer, OfPlacesDissolvesWhatOverlaps) {
    const geo::LonLat a{120.5, 30.4}, near_a = geo::destination(a, 90, 1000), far = geo::destination(a, 90, 9000);
    const std::vector<geo::LonLat> places{a, near_a, far};
    const geo::MultiPolygon outline = geo::buffer(std::span<const geo::LonLat>(places), 1000);
    EXPECT_EQ(outline.size(), 2U);
    // Two discs whose centres lie a radius apart share 1.2284 of their radius squared.
    EXPECT_NEAR(geo::area_m2(outline) / 1e6, 3 * 3.14159 - 1.2284, 0.01);
    const geo::MultiPolygon one = geo::buffer(std::span<const geo::LonLat>(&a, 1), 1000);
    EXPECT_NEAR(geo::area_m2(geo::intersection(outline, one)) / 1e6, 3.1416, 0.002);
    EXPECT_TRUE(geo::intersection(one, {}).empty());
}

TEST(DistanceRange, HoldsEveryDistanceFromTheCircleAndNoMuchLargerOne) {
    support::Seeded random("DistanceRange");
    for (int round = 0; round < 60; ++round) {
        const geo::LineString line = random_line(random, 8);
        const geo::LonLat centre{120.38 + random.real(-0.1, 0.1), 30.45 + random.real(-0.05, 0.05)};
        const double radius = random.real(1, 4000);
        const geo::DistanceRange of_line = geo::distances_to(line, centre, radius);
        const geo::DistanceRange of_places = geo::distances_to(std::span<const geo::LonLat>(line), centre, radius);
        double far_line = 0, far_place = 0;
        for (int i = 0; i < 3000; ++i) {
            const geo::LonLat p = geo::destination(centre, random.real(0, 360), radius * std::sqrt(random.real(0, 1)));
            double to_place = 1e9;
            for (const geo::LonLat v : line) to_place = std::min(to_place, geo::distance_m(v, p));
            const double to_line = distance_to(line, p);
            EXPECT_GE(to_line, of_line.least - 0.2);
            EXPECT_LE(to_line, of_line.most + 0.2);
            EXPECT_GE(to_place, of_places.least - 0.2);
            EXPECT_LE(to_place, of_places.most + 0.2);
            far_line = std::max(far_line, to_line);
            far_place = std::max(far_place, to_place);
        }
        EXPECT_LT(of_line.most - far_line, radius * 0.08 + 1);
        EXPECT_LT(of_places.most - far_place, radius * 0.08 + 1);
    }
}

TEST(DistanceRange, OfAPlaceThatIsKnownIsOneDistance) {
    const geo::LineString line{{120.5, 30.4}, {120.6, 30.4}};
    const geo::DistanceRange range = geo::distances_to(line, {120.55, 30.41}, 0);
    EXPECT_EQ(range.least, range.most);
    EXPECT_NEAR(range.least, distance_to(line, {120.55, 30.41}), 0.1);
    EXPECT_TRUE(std::isinf(geo::distances_to(geo::LineString{}, {120, 30}, 100).least));
}

TEST(Borders, BetweenPlacesAreAsFarFromTheTwoNearest) {
    support::Seeded random("Borders");
    for (int round = 0; round < 40; ++round) {
        std::vector<geo::Projected> places;
        for (int i = 0; i < 6; ++i) places.push_back({random.real(0, 20'000), random.real(0, 6'000)});
        const geo::ProjectedPath outline{{-500, -500}, {20'500, -500}, {20'500, 6'500}, {-500, 6'500}, {-500, -500}};
        const geo::ProjectedPath hole{{9'000, 2'000}, {11'000, 2'000}, {11'000, 4'000}, {9'000, 4'000}, {9'000, 2'000}};
        const std::vector<geo::ProjectedPath> rings{outline, hole};
        const auto borders = geo::borders_between(places, rings);
        EXPECT_FALSE(borders.empty());
        for (const geo::ProjectedPath& border : borders)
            for (std::size_t i = 1; i < border.size(); ++i) {
                const geo::Projected p{(border[i].x + border[i - 1].x) / 2, (border[i].y + border[i - 1].y) / 2};
                std::vector<double> distances;
                for (const geo::Projected q : places) distances.push_back(std::hypot(p.x - q.x, p.y - q.y));
                std::sort(distances.begin(), distances.end());
                EXPECT_NEAR(distances[0], distances[1], 0.01);
                EXPECT_TRUE(p.x >= -500.01 && p.x <= 20'500.01 && p.y >= -500.01 && p.y <= 6'500.01);
                EXPECT_FALSE(p.x > 9'000.01 && p.x < 10'999.99 && p.y > 2'000.01 && p.y < 3'999.99) << "in the hole";
            }
    }
}

TEST(Borders, OfOnePlaceOrNoGroundAreNone) {
    const geo::ProjectedPath square{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}};
    const std::vector<geo::ProjectedPath> rings{square};
    const std::vector<geo::Projected> one{{5, 5}}, two{{2, 5}, {8, 5}};
    EXPECT_TRUE(geo::borders_between(one, rings).empty());
    EXPECT_TRUE(geo::borders_between(two, {}).empty());
    const auto between = geo::borders_between(two, rings);
    ASSERT_EQ(between.size(), 1U);
    EXPECT_NEAR(between[0].front().x, 5, 1e-6);
}

TEST(LineDistances, AreThoseOfEachCircleAlone) {
    support::Seeded random("LineDistances");
    const geo::LineString line = random_line(random, 12);
    const geo::LineDistances distances(line);
    for (int i = 0; i < 200; ++i) {
        const geo::LonLat centre{120.38 + random.real(-0.1, 0.1), 30.45 + random.real(-0.05, 0.05)};
        const double radius = random.real(0, 3000);
        EXPECT_EQ(distances.from(centre, radius), geo::distances_to(line, centre, radius));
    }
}
