// Two maps with a line between, the earlier year behind a held key, the wall of all indicators.
#include "progress_story.h"

namespace stories {
namespace {

using ComparingStory = ProgressStory;

TEST_F(ComparingStory, ALineBetweenTwoYearsIsDragged) {
    Stage& s = begin_with("");
    load_samples();
    year(2023);
    s.click("measure");
    s.click("measure/attainment");
    s.key(Key::c);
    EXPECT_EQ(state()["compared"], 2020) << "the first year that has the measure";
    EXPECT_EQ(state()["year"], 2023);
    EXPECT_TRUE(s.has("comparison_sentence"));
    s.facts("years", "canvas");
    s.facts("sentence", "right");
    s.drag("split", -200, 0);
    EXPECT_LT(state()["split"].get<double>(), 0.3);
    s.wait(30);  // until no message lies over a name
    s.rest();
    s.shot("dragged", "canvas");
    const auto before = state()["centre"];
    s.drag("split", 2000, 0);
    EXPECT_EQ(state()["split"], 1) << "not beyond the map";
    EXPECT_EQ(state()["centre"], before) << "the map stays";
    s.click("compare");
    s.shot("choice", "popup");
    s.click("compare/attainment/2022");
    EXPECT_EQ(state()["compared"], 2022);
    s.key(Key::c);
    EXPECT_EQ(state()["compared"], 0);
}

TEST_F(ComparingStory, ValuesAreComparedWithTheirTargets) {
    Stage& s = begin_with("");
    load_samples();
    year(2023);
    s.click("measure");
    s.click("measure/value");
    s.key(Key::digit_5);
    s.click("compare");
    s.click("compare/target/2023");
    s.click("language");
    s.facts("targets_en", "canvas");
    year(2022);
    EXPECT_EQ(state()["compared"], 2022) << "the targets stay beside the values";
    s.click("measure");
    s.click("measure/pace");
    EXPECT_EQ(state()["compared"], 0) << "pace has no targets to lie beside";
}

TEST_F(ComparingStory, TheEarlierYearShowsWhileAKeyIsHeld) {
    Stage& s = begin_with("");
    load_samples();
    year(2024);
    s.click("measure");
    s.click("measure/attainment");
    s.hold_key(Key::grave);
    EXPECT_TRUE(state()["other_alone"]);
    EXPECT_FALSE(s.has("split")) << "one map, whole";
    s.facts("flipped_to_2020", "canvas");
    s.release_key();
    EXPECT_FALSE(state()["other_alone"]);
    EXPECT_EQ(state()["compared"], 0) << "gone with the key";
    s.key(Key::c);
    s.hold_key(Key::grave);
    EXPECT_TRUE(state()["other_alone"]);
    s.release_key();
    EXPECT_EQ(state()["compared"], 2020) << "compared before, compared after";
    s.key(Key::f5, k_ctrl);
    s.hold_key(Key::grave);
    EXPECT_TRUE(state()["other_alone"]) << "also in a presentation";
    s.release_key();
    s.facts("presented");
}

TEST_F(ComparingStory, WithoutAnotherYearThereIsNothingToCompare) {
    Stage& s = begin_with("");
    s.key(Key::f3);
    s.key(Key::c);
    s.hold_key(Key::grave);
    EXPECT_EQ(state()["compared"], 0);
    s.release_key();
    s.click("compare");
    s.facts("nothing", "popup");
}

TEST_F(ComparingStory, AllIndicatorsHangOnAWall) {
    Stage& s = begin_with("");
    load_samples();
    year(2023);
    s.click("measure");
    s.click("measure/pace");
    s.click_at(place({120.6, 30.4}));
    s.key(Key::escape);
    s.key(Key::w);
    EXPECT_EQ(state()["wall"], 6);
    s.wait(30);  // until no message lies over a name
    s.rest();
    s.shot("wall", "canvas");
    s.click("wall/tech_firms");
    EXPECT_EQ(state()["indicator"], "tech_firms");
    EXPECT_TRUE(state()["selected"].get<std::string>().starts_with("unit:")) << "an area of the cell";
    s.facts("selected", "canvas");
    const double scale = state()["px_per_m"];
    s.wheel("wall/rd_gdp", 2);
    EXPECT_GT(state()["px_per_m"].get<double>(), scale) << "all cells go along";
    s.facts("zoomed", "canvas");
    s.double_click("wall/hightech_va");
    EXPECT_EQ(state()["wall"], 0);
    EXPECT_EQ(state()["indicator"], "hightech_va");
    s.key(Key::w);
    s.click("wall/tech_firms");
    s.key(Key::escape);
    EXPECT_EQ(state()["selection"], 0);
    EXPECT_EQ(state()["wall"], 6) << "Escape takes one thing at a time";
    s.key(Key::escape);
    EXPECT_EQ(state()["wall"], 0);
    s.wheel("map", 2);
    const auto centre = state()["centre"];
    s.key(Key::w);
    s.key(Key::w);
    EXPECT_EQ(state()["centre"], centre) << "the one map is looked at as before";
    s.key(Key::w);
    s.key(Key::f5, k_ctrl);
    s.click_at({20, 20});
    s.facts("presented");
    s.key(Key::escape);
    s.key(Key::f2);
    EXPECT_EQ(state()["wall"], 0) << "the corridor is reviewed on the one map";
}

}  // namespace
}  // namespace stories
