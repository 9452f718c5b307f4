// Every mode in both languages, both themes, at every scale and size. That nothing lies outside the window and nothing
// in the top bar over another is looked at whenever a stage comes to rest.
#include "image.h"
#include "story.h"

namespace stories {
namespace {

TEST_F(Story, TheFirstLook) {
    Stage& s = begin_with("");
    EXPECT_EQ(state()["mode"], "progress");
    EXPECT_EQ(state()["indicator"], "rd_gdp");
    EXPECT_EQ(state()["measure"], "attainment");
    EXPECT_EQ(state()["language"], "zh");
    s.shot("first_look");
}

TEST_F(Story, EveryModeInBothLanguages) {
    Stage& s = begin_with("");
    for (const char* language : {"zh", "en"}) {
        for (const char* mode : {"review", "progress", "edit"}) {
            s.click(std::string("mode/") + mode);
            EXPECT_EQ(state()["mode"], mode);
            s.facts(std::string(mode) + "_" + language);
        }
        if (std::string(language) == "zh") speak_english();
    }
    s.key(Key::f2);
    EXPECT_EQ(state()["mode"], "review");
    s.key(Key::f3);
    EXPECT_EQ(state()["mode"], "progress");
    s.key(Key::f4);
    EXPECT_EQ(state()["mode"], "edit");
}

TEST_F(Story, DarkInBothLanguages) {
    Stage& s = begin_with("");
    s.click("theme");
    EXPECT_EQ(state()["theme"], "dark");
    s.key(Key::digit_1, k_ctrl);
    s.facts("dark_zh");
    speak_english();
    s.key(Key::digit_3, k_ctrl);
    s.shot("dark_en");
    s.key(Key::l, k_ctrl_shift);
    EXPECT_EQ(state()["theme"], "light");
}

TEST_F(Story, IndicatorsMeasuresAndYears) {
    Stage& s = begin_with("");
    s.key(Key::digit_4);
    EXPECT_EQ(state()["indicator"], "incubators");
    s.click("indicator/tech_firms");
    EXPECT_EQ(state()["indicator"], "tech_firms");
    s.key(Key::page_down);
    EXPECT_EQ(state()["indicator"], "invention_patents");
    s.key(Key::page_down);
    EXPECT_EQ(state()["indicator"], "rd_gdp") << "after the last comes the first";
    s.click("measure");
    s.click("measure/gap");
    EXPECT_EQ(state()["measure"], "gap");
    s.click("year");
    s.click("year/2025");
    EXPECT_EQ(state()["year"], 2025);
    s.facts("gap_2025", "canvas");
}

struct Screen {
    const char* name;
    int width, height;
    float scale;
    bool looked_at;  ///< otherwise only its places are checked
};

class EveryScreen : public Story, public testing::WithParamInterface<Screen> {};

TEST_P(EveryScreen, HoldsEveryPanelInBothLanguages) {
    const Screen& screen = GetParam();
    Stage& s = begin_with("", screen.width, screen.height, screen.scale);
    s.key(Key::digit_1, k_ctrl);
    for (const char* language : {"zh", "en"}) {
        for (const Key mode : {Key::f2, Key::f4, Key::f3}) s.key(mode);
        for (const Key tab : {Key::digit_2, Key::digit_3, Key::digit_4, Key::digit_1}) s.key(tab, k_ctrl);
        for (const Key overlay : {Key::f, Key::g}) {
            s.key(overlay, k_ctrl);
            s.key(Key::escape);
        }
        s.key(Key::f1);
        EXPECT_TRUE(s.has("help/close")) << language;
        s.key(Key::escape);
        if (screen.looked_at) s.facts(language);
        if (screen.scale == 2 && screen.looked_at && std::string(language) == "zh") s.shot("whole");
        if (std::string(language) == "zh") speak_english();
    }
}

INSTANTIATE_TEST_SUITE_P(
    All, EveryScreen,
    testing::Values(Screen{"1366x768_100", 1366, 768, 1, true}, Screen{"1366x768_125", 1366, 768, 1.25F, true},
                    Screen{"1366x768_150", 1366, 768, 1.5F, true}, Screen{"1366x768_200", 1366, 768, 2, true},
                    Screen{"1920x1080_100", 1920, 1080, 1, true}, Screen{"1920x1080_150", 1920, 1080, 1.5F, false},
                    Screen{"3840x2160_200", 3840, 2160, 2, false}),
    [](const auto& screen) { return std::string(screen.param.name); });

TEST_F(Story, PagesWithoutRoomInTheDockAreBehindAButton) {
    Stage& s = begin_with("", 1366, 768, 1.5F);
    s.key(Key::digit_1, k_ctrl);
    ASSERT_TRUE(s.has("dock/more"));
    EXPECT_FALSE(s.has("dock/history"));
    EXPECT_LE(s.box("dock/more").right(), s.box("dock/close").x);
    s.click("dock/more");
    s.click("dock/history");
    EXPECT_TRUE(s.has("history/author"));
    EXPECT_FALSE(s.has("dock/history")) << "the list has closed";
    s.resize(1920, 1080, 1);
    EXPECT_FALSE(s.has("dock/more"));
}

TEST_F(Story, AnotherScreenWhileRunning) {
    Stage& s = begin_with("");
    const Json before = state();
    const float button = s.box("theme").height;
    s.resize(2732, 1536, 2);
    EXPECT_NEAR(s.box("theme").height, 2 * button, 2);
    EXPECT_NEAR(state()["scale"].get<double>(), before["scale"].get<double>(), before["scale"].get<double>() * 0.05);
    s.resize(1366, 768, 1);
    EXPECT_EQ(s.box("theme").height, button);
    EXPECT_EQ(state()["centre"], before["centre"]);
}

TEST_F(Story, Presentation) {
    Stage& s = begin_with("", 1920, 1080);
    s.key(Key::f5, k_ctrl);
    EXPECT_EQ(state()["presenting"], true);
    EXPECT_EQ(s.wishes().full_screen, true);
    EXPECT_FALSE(s.has("menu"));
    EXPECT_EQ(s.box("map").width, 1920);
    EXPECT_EQ(s.box("map").height, 1080);
    s.key(Key::page_down);
    EXPECT_EQ(state()["indicator"], "rd_revenue");
    s.key(Key::page_up);
    s.key(Key::page_up);
    EXPECT_EQ(state()["indicator"], "invention_patents");
    s.shot("presentation");
    s.key(Key::escape);
    EXPECT_EQ(state()["presenting"], false);
    EXPECT_EQ(s.wishes().full_screen, false);
    EXPECT_TRUE(s.has("menu"));
}

/// With a strip beside the map: a line that leaves the map leaves the picture there.
TEST_F(Story, WhatIsMeasuredIsNotDrawnOverTheLegend) {
    Stage& s = begin_with("");
    s.key(Key::equal);
    s.key(Key::equal);
    const scene::Rect fold = s.box("legend/fold");  // at the upper right of the strip
    const scene::Rect inside{fold.x - 100, fold.bottom(), 100, 250};
    const auto legend = [&] { return support::cut_out(s.picture(), inside).rgb; };
    const auto before = legend();
    s.click("tool/measure");
    s.click_at({fold.right() + 120, fold.bottom() + 60});
    s.click_at({fold.right() + 120, fold.bottom() + 200});
    for (int i = 0; i < 4; ++i) s.key(Key::right);
    s.move_away();
    EXPECT_GT(state()["measured_m"], 0);
    EXPECT_EQ(legend(), before);
}

TEST_F(Story, AtRestNothingIsDrawn) {
    Stage& s = begin_with("");
    s.click("tool/measure");
    s.click("tool/measure");
    s.move_away();
    ASSERT_TRUE(s.desk().at_rest());
    EXPECT_EQ(s.desk().changes_in_s(s.now_s()), 0);
    for (int i = 0; i < 30; ++i) {
        s.frame();
        ASSERT_TRUE(s.desk().at_rest()) << "frame " << i << " wants another";
    }
}

}  // namespace
}  // namespace stories
