// What of a core lies where along the line, and the stations that are nearest along it.
#include "plan/cores.h"

#include <cmath>
#include <gtest/gtest.h>

#include "plan/corridor_index.h"
#include "plan/index.h"
#include "plan/place_along.h"
#include "plan/ruler.h"
#include "sample_plan.h"

TEST(Cores, SpanWhatBelongsToThemAndSayWhatIsNotExact) {
    plan::Plan p = support::sample_plan();
    const plan::Index index(p);
    const plan::CorridorStrip strip = plan::make_corridor_strip(index);
    const auto cores = plan::cores_along(index, strip);
    ASSERT_EQ(cores.size(), 2U);
    const plan::CoreAlong& west = cores[0];
    EXPECT_EQ(west.members.size(), 3U) << "a park, a unit and a carrier";
    ASSERT_TRUE(west.at);
    for (const plan::StripCarrier& carrier : strip.carriers) EXPECT_TRUE(west.at->contains(carrier.chainage_m));
    EXPECT_FALSE(west.exact) << "the college has no place";
    EXPECT_TRUE(cores[1].members.empty());
    EXPECT_FALSE(cores[1].at) << "nothing of it has a place";
}

TEST(Cores, AreExactWhereEveryPlaceIs) {
    plan::Plan p = support::sample_plan();
    plan::Core& core = p.cores[0];
    core.parks.clear();
    core.unplaced = {};
    EXPECT_FALSE(plan::cores_along(plan::Index(p), plan::make_corridor_strip(plan::Index(p)))[0].exact)
        << "the carrier may be 300 m off";
    p.carriers[0].quality = plan::PositionQuality::surveyed;
    p.carriers[0].uncertainty_m.reset();
    EXPECT_TRUE(plan::cores_along(plan::Index(p), plan::make_corridor_strip(plan::Index(p)))[0].exact);
    p.carriers[0].position.reset();
    EXPECT_FALSE(plan::cores_along(plan::Index(p), plan::make_corridor_strip(plan::Index(p)))[0].exact);
}

TEST(PlaceAlong, TheNearestStationAlongTheLineNeedNotBeTheNearestStraight) {
    plan::Plan p = support::sample_plan();
    // the line goes out and comes back: a place beside the way back is straight nearer to a station of the way out
    p.rail[0].centreline = {{120.31, 30.45}, {120.5, 30.45}, {120.5, 30.46}, {120.31, 30.46}};
    p.stations[0].position = {120.4, 30.45};
    p.stations[1].position = {120.5, 30.455};
    const plan::CorridorIndex corridor(p);
    const plan::PlaceAlong place = plan::place_along(corridor, {120.41, 30.461}, 250);
    ASSERT_TRUE(place.nearest && place.nearest_along && place.on_rail);
    EXPECT_EQ(place.nearest->station->order, 1);
    EXPECT_EQ(place.nearest_along->station->order, 2);
    EXPECT_GT(place.nearest_along->distance_m, 8000);
    EXPECT_EQ(place.doubt_m, 250);
}

TEST(PlaceAlong, HowFarTwoPlacesAreApartIsTheDifferenceOfWhatIsShown) {
    plan::Plan p = support::sample_plan();
    const plan::CorridorIndex corridor(p);
    const auto a = plan::place_along(corridor, {120.35, 30.46}), b = plan::place_along(corridor, {120.45, 30.44});
    const double measured = b.on_rail->chainage_m - a.on_rail->chainage_m;
    EXPECT_NEAR(*plan::apart_along_m(plan::Ruler(p), a, b), measured, 1e-6);
    p.ruler_origin.reversed = true;
    EXPECT_NEAR(*plan::apart_along_m(plan::Ruler(p), a, b), measured, 1e-6);
    p.ruler_origin = {};
    const double length = corridor.along(p.stations[1].position)->chainage_m;
    p.official_chainages = {{1, 1, 0, "运营手册", "2026-11-29", "x"},
                            {2, 2, 2 * length, "运营手册", "2026-11-29", "x"}};
    EXPECT_NEAR(*plan::apart_along_m(plan::Ruler(p), a, b), 2 * measured, 1e-6) << "the operator counts twice as far";
    p.rail.clear();
    const plan::CorridorIndex none(p);
    EXPECT_FALSE(plan::apart_along_m(plan::Ruler(p), plan::place_along(none, {120.35, 30.46}), b));
}
