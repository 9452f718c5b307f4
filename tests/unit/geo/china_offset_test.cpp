// The shifted systems of web maps: the size of the shift where it is known, and the way back.
#include "geo/china_offset.h"

#include <cmath>
#include <gtest/gtest.h>

#include "geo/geodesy.h"
#include "seeded.h"

namespace {

constexpr double k_micrometre = 1e-6;

}  // namespace

TEST(ChinaOffset, IsOfTheKnownSizeAndDirectionAtHaining) {
    // GCJ-02 is about 489–508 m east-south-east, BD-09 1.10–1.15 km east-north-east; a little more at the city's edges.
    for (double lon = 120.35; lon <= 120.80; lon += 0.05)
        for (double lat = 30.35; lat <= 30.55; lat += 0.05) {
            const geo::LonLat p{lon, lat};
            const geo::Geodesic gcj = geo::geodesic(p, geo::gcj02_from_wgs84(p));
            EXPECT_NEAR(gcj.distance_m, 498.5, 13) << lon << " " << lat;
            EXPECT_NEAR(gcj.azimuth_deg, 122, 5) << lon << " " << lat;
            const geo::Geodesic bd = geo::geodesic(p, geo::bd09_from_wgs84(p));
            EXPECT_NEAR(bd.distance_m, 1120, 40) << lon << " " << lat;
            EXPECT_NEAR(bd.azimuth_deg, 70, 4) << lon << " " << lat;
        }
}

TEST(ChinaOffset, IsThatOfOtherPrograms) {
    const geo::LonLat gcj = geo::gcj02_from_wgs84({121.5272106, 31.1774276});
    EXPECT_NEAR(gcj.lon, 121.531541859, 1e-8);
    EXPECT_NEAR(gcj.lat, 31.175303984, 1e-8);
}

TEST(ChinaOffset, ComesBackAllOverChina) {
    support::Seeded random("ChinaOffset");
    for (int i = 0; i < 5000; ++i) {
        const geo::LonLat p{random.real(74, 135), random.real(18, 53)};
        const geo::LonLat gcj = geo::gcj02_from_wgs84(p);
        const geo::LonLat bd = geo::bd09_from_wgs84(p);
        EXPECT_GT(geo::distance_m(p, gcj), 10) << p.lon << " " << p.lat;
        EXPECT_GT(geo::distance_m(gcj, bd), 10) << p.lon << " " << p.lat;
        EXPECT_LT(geo::distance_m(p, geo::wgs84_from_gcj02(gcj)), k_micrometre) << p.lon << " " << p.lat;
        EXPECT_LT(geo::distance_m(p, geo::wgs84_from_bd09(bd)), k_micrometre) << p.lon << " " << p.lat;
    }
}

TEST(ChinaOffset, ChangesNothingAbroad) {
    for (const geo::LonLat p : {geo::LonLat{2.35, 48.86}, geo::LonLat{-74, 40.7}, geo::LonLat{140, 36},
                                geo::LonLat{120, -30}, geo::LonLat{71, 40}, geo::LonLat{100, 60}}) {
        EXPECT_EQ(geo::gcj02_from_wgs84(p), p);
        EXPECT_EQ(geo::wgs84_from_gcj02(p), p);
        EXPECT_EQ(geo::bd09_from_wgs84(p), p);
        EXPECT_EQ(geo::wgs84_from_bd09(p), p);
    }
}
