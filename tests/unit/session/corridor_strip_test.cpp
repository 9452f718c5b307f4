// The corridor unrolled, against what the plan is known to say.
#include "session/corridor_strip.h"

#include <gtest/gtest.h>

#include "haining_plan.h"

namespace {

using session::CorridorStrip;
using session::StripSegment;

const StripSegment& segment(const CorridorStrip& strip, const std::string& key) {
    for (const StripSegment& s : strip.segments)
        if (s.segment->key == key) return s;
    throw std::out_of_range(key);
}

}  // namespace

TEST(CorridorStrip, EverySegmentSaysWhatItHasAndLacks) {
    const plan::PlanPtr plan = support::haining_plan();
    const CorridorStrip strip = session::make_corridor_strip(plan::Index(*plan));
    ASSERT_EQ(strip.segments.size(), 3U);
    int carriers = strip.off_corridor + strip.unlocated;
    for (const StripSegment& s : strip.segments) carriers += s.carriers_build + s.carriers_upgrade;
    EXPECT_EQ(carriers, 22) << "every carrier is counted once";
    const StripSegment& middle = segment(strip, "middle");
    ASSERT_EQ(middle.units_without.size(), 1U);
    EXPECT_EQ(middle.units_without.front().unit->name.zh, "盐官镇") << "it has a station and no carrier";
}

TEST(CorridorStrip, SegmentsMeetSoThatTheLineInTheCityBelongsToOne) {
    const plan::PlanPtr plan = support::haining_plan();
    const CorridorStrip strip = session::make_corridor_strip(plan::Index(*plan));
    const StripSegment &west = segment(strip, "west"), &middle = segment(strip, "middle"),
                       &east = segment(strip, "east");
    EXPECT_EQ(west.to_m, middle.from_m);
    EXPECT_EQ(middle.to_m, east.from_m);
    EXPECT_LT(west.from_m, west.to_m);
    EXPECT_LT(middle.from_m, middle.to_m);
    EXPECT_GE(east.to_m, strip.stations.back().chainage_m - 1);
    for (const session::StripStation& s : strip.stations) {
        const plan::Unit* unit = plan::Index(*plan).unit(s.station->unit);
        if (unit == nullptr || unit->segment.empty()) continue;
        const StripSegment& own = segment(strip, unit->segment);
        EXPECT_TRUE(s.chainage_m >= own.from_m && s.chainage_m <= own.to_m + 1) << s.station->name.zh;
    }
}

TEST(CorridorStrip, StationsCountTheCarriersInReachCumulatively) {
    const plan::PlanPtr plan = support::haining_plan();
    const CorridorStrip strip = session::make_corridor_strip(plan::Index(*plan));
    ASSERT_EQ(strip.stations.size(), 12U);
    EXPECT_EQ(strip.stations.front().chainage_m, 0);
    for (const session::StripStation& s : strip.stations) {
        EXPECT_LE(s.carriers_within[0], s.carriers_within[1]) << s.station->name.zh;
        EXPECT_LE(s.carriers_within[1], s.carriers_within[2]) << s.station->name.zh;
    }
}

TEST(CorridorStrip, NorthOfTheLineIsNegative) {
    const plan::PlanPtr plan = support::haining_plan();
    const CorridorStrip strip = session::make_corridor_strip(plan::Index(*plan));
    for (const session::StripCarrier& c : strip.carriers)
        if (c.carrier->number == 12) {
            EXPECT_LT(c.offset_m, -1000) << "the incubator lies north of the line's end";
        }
    EXPECT_GE(strip.most_offset_m, 1000);
}

TEST(CorridorStrip, APlanWithoutARailLineHasNone) {
    plan::Plan plan = *support::haining_plan();
    plan.rail.clear();
    const CorridorStrip strip = session::make_corridor_strip(plan::Index(plan));
    EXPECT_TRUE(strip.stations.empty());
    EXPECT_TRUE(strip.carriers.empty());
}
