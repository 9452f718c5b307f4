// Lengths and areas of the measure tool.
#include "session/measuring.h"

#include <gtest/gtest.h>

#include "geo/geodesy.h"

namespace {

using base::Language;
using session::AreaUnit;
using session::LengthUnit;

}  // namespace

TEST(Measuring, FollowsThePointsAndClosesTheRing) {
    session::Measuring m;
    EXPECT_EQ(m.length_m(), 0);
    EXPECT_EQ(m.area_m2(), 0);
    m.points = {{{120.0, 30.0}}, {{120.1, 30.0}}, {{120.1, 30.1}}, {{120.0, 30.1}}};
    const double open = m.length_m();
    EXPECT_NEAR(open, 9649 + 11086 + 9639, 5);
    m.closed = true;
    EXPECT_NEAR(m.length_m() - open, geo::distance_m(m.points[3].at, m.points[0].at), 1e-6);
    EXPECT_NEAR(m.area_m2() / 1e6, 107.0, 0.3);
}

TEST(Measuring, OfTwoPointsThereAndBackIsNoRing) {
    const session::Measuring two{{{{120.0, 30.0}}, {{120.1, 30.0}}}, true};
    EXPECT_NEAR(two.length_m(), 9649, 1);
    EXPECT_EQ(two.area_m2(), 0);
}

TEST(Measuring, WritesEveryUnit) {
    EXPECT_EQ(session::length_text(12345.64, LengthUnit::m, Language::zh), "12,345.6 米");
    EXPECT_EQ(session::length_text(12345.64, LengthUnit::km, Language::en), "12.346 km");
    EXPECT_EQ(session::length_text(999.96, LengthUnit::m, Language::en), "1,000.0 m");
    EXPECT_EQ(session::length_text(0, LengthUnit::m, Language::en), "0.0 m");
    EXPECT_EQ(session::area_text(1234567.8, AreaUnit::m2, Language::en), "1,234,568 m²");
    EXPECT_EQ(session::area_text(1234567.8, AreaUnit::ha, Language::zh), "123.46 公顷");
    EXPECT_EQ(session::area_text(1234567.8, AreaUnit::km2, Language::zh), "1.235 km²");
    EXPECT_EQ(session::area_text(10000, AreaUnit::mu, Language::zh), "15.0 亩");
    EXPECT_EQ(session::area_text(6666666.667, AreaUnit::mu, Language::en), "10,000.0 mu");
}
