// Measuring with points that snap, chainages that are the operator's, and a scanned plan under the map.
#include <cmath>
#include <filesystem>
#include <fstream>

#include "geo/geodesy.h"
#include "plan/index.h"
#include "plan/ruler.h"
#include "store/project_file.h"
#include "story.h"

namespace stories {
namespace {

class LineStory : public Story {
protected:
    [[nodiscard]] scene::Vec2 beside(geo::LonLat position) const {
        const scene::Vec2 at = place(position);
        return {at.x + 4, at.y + 3};
    }
    [[nodiscard]] geo::LonLat station(int order) const { return plan::Index(plan()).station(order)->position; }
    [[nodiscard]] geo::LonLat carrier(int number) const { return *plan::Index(plan()).carrier(number)->position; }
};

TEST_F(LineStory, AMeasurementSnapsAndSaysWhatLiesAlongTheLine) {
    Stage& s = begin_with("");
    speak_english();
    s.key(Key::f2);
    s.key(Key::m);
    s.move_to(beside(station(2)));
    EXPECT_TRUE(s.has("measure/snap"));
    s.click_at(beside(station(2)));
    s.click_at(beside(carrier(9)));
    const double snapped = state()["measured_m"];
    EXPECT_NEAR(snapped, geo::distance_m(station(2), carrier(9)), 1e-6);
    s.facts("along_the_line", "measure_card");
    s.key(Key::escape);
    s.click_at(beside(carrier(9)), k_ctrl);
    EXPECT_GT(std::abs(state()["measured_m"].get<double>() - snapped), 1) << "with Ctrl the place itself is meant";
}

TEST_F(LineStory, OfficialChainagesAreEnteredAndHoldEverywhere) {
    Stage& s = begin_with("");
    speak_english();
    unlock();
    find("周王庙");
    s.click("station/chainages");
    s.click("ruler/station/6/edit");
    s.click("ruler/chainage");
    s.type("K18+500");
    s.click("ruler/source");
    s.type("the operator's handbook");
    s.click("ruler/set");
    s.shot("entered", "overlay_ruler");
    s.click("ruler/close");
    s.facts("station", "right");
    s.key(Key::z, k_ctrl);
    s.facts("undone", "right");
}

TEST_F(LineStory, EachOfTwoLinesBeginsWhereItIsSaid) {
    Stage& s = begin_with("branch");
    speak_english();
    unlock();
    find("周王庙");
    s.click("station/chainages");
    s.click("ruler/origin");
    EXPECT_FALSE(s.has("ruler/origin/13")) << "a station of the branch alone";
    s.key(Key::escape);
    s.click("ruler/line");
    s.click("ruler/line/1");
    s.click("ruler/origin");
    s.click("ruler/origin/13");
    s.click("ruler/reversed");
    s.click("ruler/use_origin");
    s.shot("set", "overlay_ruler");
    const auto stored = store::open_project(project());
    ASSERT_TRUE(stored) << base::to_line(stored.error());
    EXPECT_EQ(plan::ruler_origin(*stored->plan, 1), (plan::RulerOrigin{13, 0, true}));
    EXPECT_EQ(plan::ruler_origin(*stored->plan, 0), plan::RulerOrigin{});
}

TEST_F(LineStory, AScannedPlanIsLaidUnderTheMapByPairs) {
    Stage& s = begin_with("");
    speak_english();
    s.drop(expected().parent_path() / "Story.TheFirstLook" / "first_look.png");
    ASSERT_TRUE(s.has("tracing/step"));
    const scene::Rect map = s.box("map");
    const scene::Vec2 middle{map.x + map.width * 0.4F, map.y + map.height * 0.5F};
    s.click_at(middle);
    s.click_at(place(station(4)));
    s.click_at({middle.x + 60, middle.y + 40});
    s.click_at(place(station(8)));
    EXPECT_EQ(state()["tracing"]["pairs"], 2);
    EXPECT_LT(state()["tracing"]["overall_m"], 0.01) << "two pairs fit";
    s.facts("card", "tracing_card");
    s.shot_around("laid", place(station(6)), 240, 160);
    const auto seen = s.picture().rgb;
    s.key(Key::u);
    s.move_away();
    EXPECT_NE(s.picture().rgb, seen);
    EXPECT_EQ(state()["tracing"]["shown"], false);
    Stage& again = start_again();
    EXPECT_EQ(state()["tracing"]["pairs"], 2) << "kept for the project";
    again.key(Key::escape);
}

TEST_F(LineStory, WhatIsNoPictureIsSaid) {
    Stage& s = begin_with("");
    speak_english();
    const auto file = folder() / "no.png";
    std::ofstream(file) << "no picture";
    s.drop(file);
    s.facts("refused", "tracing_card");
    EXPECT_NE(state()["last_notice"].get<std::string>().find("no picture that can be read"), std::string::npos);
}

}  // namespace
}  // namespace stories
