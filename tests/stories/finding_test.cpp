// Search, commands, help, coordinates and scale: what a key opens over the map.
#include "story.h"
#include "window_facts.h"

namespace stories {
namespace {

TEST_F(Story, TheNameOfAHitIsReadBeforeWhatItBelongsTo) {
    Stage& s = begin_with("", 1366, 768, 1.5F);
    speak_english();
    s.key(Key::f, k_ctrl);
    s.type("Chang'an");
    const std::string facts = window_facts(s.desk().probe(), "overlay_search");
    EXPECT_NE(facts.find("\"16 Chang'an Campus Maker Space"), std::string::npos) << facts;
    EXPECT_NE(facts.find("\"Chang'an (Dongfang College)\""), std::string::npos) << facts;
}

TEST_F(Story, SearchByNumberPinyinEnglishAndNothing) {
    Stage& s = begin_with("");
    s.key(Key::f, k_ctrl);
    s.facts("empty", "overlay_search");
    s.type("17");
    EXPECT_TRUE(s.has("search/carrier/17"));
    s.key(Key::enter);
    EXPECT_EQ(state()["selected"], "carrier:17");
    EXPECT_FALSE(s.has("search/field"));
    find("jhkjc");
    EXPECT_EQ(state()["selected"], "park:P1");
    find("Chang'an Town");
    EXPECT_EQ(state()["selected"], "unit:330481103");
    s.click("search");
    s.type("haining");
    EXPECT_GT(s.count("search/"), 3);
    s.shot("several", "overlay_search");
    s.key(Key::down);
    s.key(Key::down);
    s.key(Key::up);
    s.key(Key::enter);
    EXPECT_NE(state()["selected"], "unit:330481103");
    s.key(Key::f, k_ctrl);
    s.type("qqqqqq");
    EXPECT_EQ(s.count("search/carrier/") + s.count("search/unit/") + s.count("search/park/"), 0);
    s.facts("nothing", "overlay_search");
    s.key(Key::escape);
    EXPECT_FALSE(s.has("search/field"));
}

TEST_F(Story, EveryCommandIsFoundInBothLanguages) {
    Stage& s = begin_with("");
    s.key(Key::p, k_ctrl_shift);
    EXPECT_GT(s.count("commands/"), 15);
    s.shot("commands_zh", "overlay_commands");
    s.type("depth of nothing");
    EXPECT_EQ(s.count("commands/"), 1);
    s.key(Key::escape);
    s.key(Key::p, k_ctrl_shift);
    s.type("full ext");
    EXPECT_TRUE(s.has("commands/full_extent"));
    s.key(Key::escape);
    s.key(Key::p, k_ctrl_shift);
    s.type("廊道分析");
    s.key(Key::enter);
    EXPECT_EQ(state()["mode"], "review");
    speak_english();
    s.key(Key::p, k_ctrl_shift);
    s.facts("commands_en", "overlay_commands");
    s.type("进度");
    s.key(Key::enter);
    EXPECT_EQ(state()["mode"], "progress");
}

TEST_F(Story, HelpAndMenu) {
    Stage& s = begin_with("");
    s.key(Key::f1);
    s.shot("help_zh", "overlay_help");
    s.click("help/close");
    EXPECT_FALSE(s.has("help/close"));
    s.click("menu");
    EXPECT_TRUE(s.has("menu/save_copy"));
    s.shot("menu_zh", "menu_window");
    s.click("menu");
    speak_english();
    s.click("help");
    s.facts("help_en", "overlay_help");
    s.key(Key::f1);
    EXPECT_FALSE(s.has("help/close"));
    s.click("menu");
    s.facts("menu_en", "menu_window");
    s.click("menu/open");
    EXPECT_TRUE(s.has("file/name"));
}

TEST_F(Story, GoToCoordinatesInThreeForms) {
    Stage& s = begin_with("");
    const auto go = [&](const std::string& text) {
        s.key(Key::home);
        s.key(Key::g, k_ctrl);
        s.type(text);
        EXPECT_TRUE(s.has("go_to/0")) << text;
        s.key(Key::enter);
        EXPECT_FALSE(s.has("go_to/field"));
        return place({120.68, 30.52});
    };
    const scene::Rect map = s.box("map");
    for (const char* text : {"120.68, 30.52", "30°31'12\"N 120°40'48\"E", "120°40′48″E 30°31′12″N"}) {
        const scene::Vec2 at = go(text);
        EXPECT_TRUE(map.grown(-100).contains(at)) << text;
    }
    s.shot_around("marked_place", place({120.68, 30.52}), 160, 100);
    const scene::Vec2 at = go("3377827.5, 565251.6");  // northing, easting of EPSG:4549
    EXPECT_NEAR(at.x, s.middle("map").x, 300);
    EXPECT_NEAR(at.y, s.middle("map").y, 300);
    s.key(Key::g, k_ctrl);
    s.type("12");
    EXPECT_FALSE(s.has("go_to/0"));
    s.shot("nothing", "overlay_go_to");
}

TEST_F(Story, ScaleIsTypedOrChosen) {
    Stage& s = begin_with("");
    s.click("scale");
    s.shot("scales", "overlay_scale");
    s.type("1:25,000");
    s.key(Key::enter);
    EXPECT_NEAR(state()["scale"].get<double>(), 25000, 1);
    s.click("scale");
    s.click("scale/100000");
    EXPECT_NEAR(state()["scale"].get<double>(), 100000, 1);
}

TEST_F(Story, CoordinatesUnderThePointerInEverySystem) {
    Stage& s = begin_with("");
    for (const char* system : {"gk_cm120", "gk_zone40", "wgs84_dms", "gcj02", "bd09", "cgcs2000"}) {
        s.click("coordinates");
        ASSERT_TRUE(s.has(std::string("coordinates/") + system));
        if (std::string(system) == "gk_cm120") s.shot("systems", "popup");
        s.click(std::string("coordinates/") + system);
        s.move("map");
    }
}

TEST_F(Story, ACharacterBeyondSixteenBitsSurvivesAField) {
    Stage& s = begin_with("names");
    s.key(Key::digit_2, k_ctrl);
    s.click("dock/filter");
    s.type("𠅤");
    EXPECT_TRUE(s.has("table/carriers/5"));
    EXPECT_FALSE(s.has("table/carriers/1"));
    s.facts("typed", "dock");
    s.shot("field", "dock/filter");
    s.key(Key::a, k_ctrl);
    s.key(Key::x, k_ctrl);
    EXPECT_EQ(s.clipboard(), "𠅤") << "leaves as it came";
    EXPECT_TRUE(s.has("table/carriers/1"));
    s.paste("𠮷村");
    EXPECT_TRUE(s.has("table/carriers/5"));
    EXPECT_FALSE(s.has("table/carriers/1"));
}

}  // namespace
}  // namespace stories
