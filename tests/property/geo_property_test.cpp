// Laws of module geo over seeded random values: inverse functions, and what two ways to the same answer must agree on.
#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <iostream>
#include <string>
#include <vector>

#include "geo/china_offset.h"
#include "geo/crs.h"
#include "geo/geodesy.h"
#include "geo/linear_reference.h"
#include "geo/locate.h"
#include "geo/source_crs.h"
#include "seeded.h"

namespace {

using support::Seeded;

constexpr double k_pi = 3.14159265358979323846;

geo::LonLat near_haining(Seeded& random) { return {random.real(120.2, 121.1), random.real(30.2, 30.7)}; }

void round_trip(const char* crs, double west, double east, double tolerance_deg) {
    Seeded random(crs);
    auto transform = geo::CrsTransform::create(crs);
    ASSERT_TRUE(transform) << transform.error().message;
    for (int i = 0; i < 5000; ++i) {
        const geo::LonLat from{random.real(west, east), random.real(18.5, 53.0)};
        const geo::Projected there = transform->forward(from);
        const geo::LonLat back = transform->inverse(there);
        ASSERT_NEAR(back.lon, from.lon, tolerance_deg) << from.lon << " " << from.lat;
        ASSERT_NEAR(back.lat, from.lat, tolerance_deg) << from.lon << " " << from.lat;
    }
}

/// A line that winds eastwards without coming near itself again.
geo::LineString winding_line(Seeded& random) {
    geo::LineString line{near_haining(random)};
    const std::size_t count = 2 + random.index(12);
    for (std::size_t i = 0; i < count; ++i)
        line.push_back({line.back().lon + random.real(0.01, 0.05), line.front().lat + random.real(-0.004, 0.004)});
    return line;
}

/// A polygon around `centre` with a vertex in each of `radius_deg`'s directions.
geo::Polygon star(geo::LonLat centre, const std::vector<double>& radius_deg) {
    geo::Polygon polygon;
    for (std::size_t i = 0; i < radius_deg.size(); ++i) {
        const double angle = 2 * k_pi * static_cast<double>(i) / static_cast<double>(radius_deg.size());
        polygon.outer.push_back(
            {centre.lon + radius_deg[i] * std::cos(angle), centre.lat + radius_deg[i] * std::sin(angle)});
    }
    polygon.outer.push_back(polygon.outer.front());
    return polygon;
}

std::vector<double> random_radii(Seeded& random) {
    std::vector<double> radii(3 + random.index(20));
    std::generate(radii.begin(), radii.end(), [&] { return random.real(0.01, 0.1); });
    return radii;
}

geo::LonLat between(geo::LonLat a, geo::LonLat b, double part) {
    return {a.lon + (b.lon - a.lon) * part, a.lat + (b.lat - a.lat) * part};
}

}  // namespace

TEST(CrsProperty, GaussKruegerZoneRoundTrip) { round_trip("EPSG:4549", 118.5, 121.5, 1e-9); }

TEST(CrsProperty, GaussKruegerWithZoneNumberRoundTrip) { round_trip("EPSG:4528", 118.5, 121.5, 1e-9); }

TEST(CrsProperty, WebMercatorRoundTrip) { round_trip("EPSG:3857", 73.6, 134.7, 1e-9); }

TEST(CrsProperty, ASourceSystemIsTheInverseOfTheDisplayOne) {
    for (const char* crs : {"EPSG:4549", "EPSG:4528", "EPSG:3857", "EPSG:4510"}) {
        Seeded random(crs);
        const auto display = geo::CrsTransform::create(crs);
        const auto source = geo::SourceCrs::create(crs);
        ASSERT_TRUE(display && source);
        for (int i = 0; i < 1000; ++i) {
            const geo::LonLat from{random.real(118.5, 121.5), random.real(18.5, 53.0)};
            const geo::Projected there = display->forward(from);
            const auto back = source->to_lon_lat(there.x, there.y);
            ASSERT_TRUE(back) << crs << " " << from.lon << " " << from.lat;
            ASSERT_LT(geo::distance_m(from, *back), 0.001) << crs << " " << from.lon << " " << from.lat;
        }
    }
}

namespace {

/// Both ways round, from a point of the shifted map as well: that is what a person pastes.
template <class Forward, class Inverse>
void shifted_map_round_trip(const char* name, Forward forward, Inverse inverse) {
    constexpr double k_asked_m = 0.5;
    Seeded random(name);
    double worst_m = 0;
    for (int i = 0; i < 20000; ++i) {
        const geo::LonLat p{random.real(73.5, 135.1), random.real(3.8, 53.6)};
        worst_m = std::max(worst_m, geo::distance_m(p, inverse(forward(p))));
        worst_m = std::max(worst_m, geo::distance_m(p, forward(inverse(p))));
    }
    std::cout << name << ": worst " << worst_m << " m\n";
    EXPECT_LT(worst_m, k_asked_m);
}

}  // namespace

TEST(ChinaOffsetProperty, Gcj02ComesBackAllOverChina) {
    shifted_map_round_trip("GCJ-02", geo::gcj02_from_wgs84, geo::wgs84_from_gcj02);
}

TEST(ChinaOffsetProperty, Bd09ComesBackAllOverChina) {
    shifted_map_round_trip("BD-09", geo::bd09_from_wgs84, geo::wgs84_from_bd09);
}

TEST(CrsProperty, ManyAtOnceAreTheSameAsOneByOne) {
    Seeded random("many at once");
    auto transform = geo::CrsTransform::create("EPSG:4549");
    ASSERT_TRUE(transform);
    std::vector<geo::LonLat> positions(500);
    for (auto& position : positions) position = near_haining(random);
    const auto together = transform->forward(positions);
    ASSERT_EQ(together.size(), positions.size());
    for (std::size_t i = 0; i < positions.size(); ++i) EXPECT_EQ(together[i], transform->forward(positions[i]));
}

TEST(LinearProperty, APositionOnTheLineIsFoundWhereItIs) {
    Seeded random("on the line");
    for (int i = 0; i < 500; ++i) {
        const geo::LineString line = winding_line(random);
        const double chainage = random.real(0, geo::length_m(line));
        const auto position = geo::position_at(line, chainage);
        ASSERT_TRUE(position);
        const auto found = geo::locate_along(line, *position);
        ASSERT_TRUE(found);
        EXPECT_NEAR(found->chainage_m, chainage, 0.01);
        EXPECT_LT(found->offset_m, 0.01);
    }
}

TEST(LinearProperty, WhatIsFoundLiesAtItsChainageAndIsNearest) {
    Seeded random("nearest");
    for (int i = 0; i < 500; ++i) {
        const geo::LineString line = winding_line(random);
        const geo::LonLat near = line[random.index(line.size())];
        const geo::LonLat position{near.lon + random.real(-0.01, 0.01), near.lat + random.real(-0.01, 0.01)};
        const auto found = geo::locate_along(line, position);
        ASSERT_TRUE(found);
        const auto there = geo::position_at(line, found->chainage_m);
        ASSERT_TRUE(there);
        EXPECT_LT(geo::distance_m(*there, found->on_line), 0.02);
        EXPECT_NEAR(geo::distance_m(position, found->on_line), found->offset_m, 0.02);
        for (int k = 0; k <= 40; ++k) {
            const auto other = geo::position_at(line, geo::length_m(line) * k / 40);
            ASSERT_TRUE(other);
            EXPECT_GE(geo::distance_m(position, *other), found->offset_m - 0.02);
        }
    }
}

TEST(LinearProperty, TheOtherWayRoundTheSideChangesAndChainageIsTheRest) {
    Seeded random("other way round");
    for (int i = 0; i < 300; ++i) {
        const geo::LineString line = winding_line(random);
        const geo::LineString back(line.rbegin(), line.rend());
        const geo::LonLat middle = between(line[0], line[1], random.real(0.3, 0.7));
        const geo::LonLat position{middle.lon, middle.lat + (random.index(2) == 0 ? 0.002 : -0.002)};
        const auto one = geo::locate_along(line, position);
        const auto other = geo::locate_along(back, position);
        ASSERT_TRUE(one && other);
        EXPECT_NEAR(one->chainage_m + other->chainage_m, geo::length_m(line), 0.02);
        EXPECT_NEAR(one->offset_m, other->offset_m, 1e-6);
        EXPECT_EQ(one->side, -other->side);
    }
}

TEST(LocateProperty, InsideAndOutsideOfAStarAreWhatTheRaySays) {
    Seeded random("star");
    for (int i = 0; i < 500; ++i) {
        const geo::LonLat centre = near_haining(random);
        const auto radii = random_radii(random);
        const geo::Polygon polygon = star(centre, radii);
        EXPECT_TRUE(radii.size() < 4 || geo::contains(polygon, centre));
        for (std::size_t v = 0; v + 1 < polygon.outer.size(); ++v) {
            const geo::LonLat on_edge = between(polygon.outer[v], polygon.outer[v + 1], random.real(0.1, 0.9));
            if (radii.size() < 4) continue;  // the centre of a triangle of unlike sides may lie outside
            EXPECT_TRUE(geo::contains(polygon, between(centre, on_edge, 1 - 1e-6)));
            EXPECT_FALSE(geo::contains(polygon, between(centre, on_edge, 1 + 1e-6)));
        }
    }
}

TEST(LocateProperty, OfTwoThatShareAnEdgeExactlyOneHasIt) {
    Seeded random("shared edge");
    for (int i = 0; i < 2000; ++i) {
        const geo::LonLat a = near_haining(random);
        const geo::LonLat b{a.lon + random.real(-0.1, 0.1), a.lat + random.real(0.01, 0.1)};
        const geo::LonLat west{a.lon - 0.3, a.lat + 0.02};
        const geo::LonLat east{a.lon + 0.3, a.lat + 0.02};
        const geo::Polygon left{{a, b, west, a}, {}};
        const geo::Polygon right{{a, east, b, a}, {}};
        const geo::LonLat on_edge = between(a, b, random.real(0.01, 0.99));
        EXPECT_NE(geo::contains(left, on_edge), geo::contains(right, on_edge)) << on_edge.lon << " " << on_edge.lat;
    }
}

TEST(LocateProperty, TheDirectionOfTheRingDoesNotMatter) {
    Seeded random("ring direction");
    for (int i = 0; i < 1000; ++i) {
        const geo::LonLat centre = near_haining(random);
        const geo::Polygon polygon = star(centre, random_radii(random));
        const geo::Polygon turned{{polygon.outer.rbegin(), polygon.outer.rend()}, {}};
        const geo::LonLat position{centre.lon + random.real(-0.1, 0.1), centre.lat + random.real(-0.1, 0.1)};
        EXPECT_EQ(geo::contains(polygon, position), geo::contains(turned, position));
        EXPECT_NEAR(geo::area_m2(polygon), geo::area_m2(turned), 1e-3);
    }
}
