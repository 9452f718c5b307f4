// Layers, inspector, dock and the sizes of panels.
#include "carto/options.h"
#include "session/tables.h"
#include "story.h"

namespace stories {
namespace {

TEST_F(Story, LayersAreHiddenFadedAndLookedAt) {
    Stage& s = begin_with("");
    s.click("layer/areas");
    EXPECT_EQ(state()["hidden_layers"], 1);
    s.click("layer/areas");
    EXPECT_EQ(state()["hidden_layers"], 0);
    s.click("layer/carriers");
    s.click("layer/labels");
    EXPECT_EQ(state()["hidden_layers"], 2);
    s.click("layer/areas/more");
    ASSERT_TRUE(s.has("layer/areas/opacity"));
    s.shot("properties", "popup");
    s.drag("layer/areas/opacity", -40, 0);
    s.click_at({s.box("map").right() - 30, s.box("map").y + 200});  // closes the menu
    s.facts("faded", "canvas");
    s.facts("layers", "left");
    s.click("layer/stations/more");
    const double scale = state()["scale"];
    s.click("layer/stations/zoom");
    EXPECT_LT(state()["scale"], scale) << "the line is narrower than the city";
}

TEST_F(Story, TheInspectorOfEachKind) {
    Stage& s = begin_with("unlocated");
    const struct {
        const char* words;
        const char* selected;
        const char* name;
    } k_kinds[]{{"changan", "unit:330481103", "area"},
                {"17", "carrier:17", "carrier"},
                {"14", "carrier:14", "unlocated"},
                {"斜桥", "station:", "station"},
                {"jhkjc", "park:P1", "park"}};
    for (const auto& kind : k_kinds) {
        find(kind.words);
        EXPECT_EQ(state()["selected"].get<std::string>().substr(0, 4), std::string(kind.selected).substr(0, 4))
            << kind.words;
        s.facts(kind.name, "right");
        if (std::string(kind.name) == "area") s.shot("bullets", "bullet/");
    }
    speak_english();
    find("changan");
    EXPECT_EQ(state()["selected"], "unit:330481103");
    s.facts("area_en", "right");
    find("17");
    s.facts("carrier_en", "right");
    s.click("deselect");
    EXPECT_EQ(state()["selected"], ":");
}

TEST_F(Story, SeveralAreSelectedOnTheMapAndLetGo) {
    Stage& s = begin_with("");
    s.click("layer/carriers");
    s.click("layer/labels");
    const geo::LonLat yuanhua{120.771, 30.449}, xieqiao = plan::find_unit(plan(), "330481107")->label_point;
    s.click_at(place(yuanhua));
    EXPECT_EQ(state()["selected"], "unit:330481112");
    s.click_at(place(xieqiao), k_shift);
    EXPECT_EQ(state()["selection"], 2);
    EXPECT_EQ(state()["selected"], "unit:330481107");
    s.click("selected/unit/330481112");
    s.click_at(place(yuanhua));
    s.click_at(place(xieqiao), k_ctrl);
    EXPECT_EQ(state()["selection"], 2);
    s.facts("right", "right");
    s.facts("map", "canvas");
    s.click_at(place(xieqiao), k_ctrl);
    EXPECT_EQ(state()["selection"], 1);
    EXPECT_EQ(state()["selected"], "unit:330481112");
}

TEST_F(Story, WhatLiesUnderAClickIsListed) {
    Stage& s = begin_with("");
    const geo::LonLat station = plan().stations.at(4).position;
    s.click_at(place(station));
    EXPECT_GE(s.count("identified/"), 2);
    s.facts("identified", "right");
}

TEST_F(Story, TheTableOfAreas) {
    Stage& s = begin_with("");
    s.key(GLFW_KEY_1, k_ctrl);
    ASSERT_TRUE(s.has("table/areas/330481103"));
    s.click("table/areas/sort/measure");
    EXPECT_LT(s.box("table/areas/330481101").y, s.box("table/areas/330481103").y) << "Xucun has reached least";
    s.click("table/areas/sort/measure");
    EXPECT_LT(s.box("table/areas/330481110").y, s.box("table/areas/330481108").y) << "Yanguan has reached most";
    s.click("table/areas/330481110");
    EXPECT_EQ(state()["selected"], "unit:330481110");
    s.facts("table", "dock");
    s.shot("rows", "table/areas/");
    s.click("dock/columns");
    s.click("column/segment");
    s.click_at({s.box("map").right() - 30, s.box("map").y + 200});  // closes the list
    EXPECT_FALSE(s.has("table/areas/sort/segment"));
    s.click("dock/filter");
    s.type("长安");
    EXPECT_EQ(s.count("table/areas/33"), 1);
    s.click("dock/copy");
    EXPECT_TRUE(s.clipboard().find("长安镇") != std::string::npos && s.clipboard().find('\t') != std::string::npos)
        << s.clipboard();
    EXPECT_EQ(std::count(s.clipboard().begin(), s.clipboard().end(), '\n'), 2) << "a line of titles and one row";
    s.facts("filtered", "dock");
    s.click("dock/close");
    EXPECT_FALSE(s.has("dock/filter"));
}

TEST_F(Story, TheTableOfCarriersByKeyboard) {
    Stage& s = begin_with("");
    s.key(GLFW_KEY_2, k_ctrl);
    s.click("table/carriers/1");
    EXPECT_EQ(state()["selected"], "carrier:1");
    for (int i = 0; i < 16; ++i) s.key(GLFW_KEY_DOWN);
    EXPECT_EQ(state()["selected"], "carrier:17");
    EXPECT_TRUE(s.has("table/carriers/17")) << "scrolled into sight";
    s.key(GLFW_KEY_UP);
    EXPECT_EQ(state()["selected"], "carrier:16");
    s.key(GLFW_KEY_C, k_ctrl);
    EXPECT_NE(s.clipboard().find("\n16\t"), std::string::npos) << s.clipboard();
    s.facts("table", "dock");
    const double scale = state()["scale"];
    s.double_click("table/carriers/16");
    EXPECT_LT(state()["scale"], scale);
}

TEST_F(Story, RankingAndStripSelectLikeTheMap) {
    Stage& s = begin_with("");
    s.key(GLFW_KEY_3, k_ctrl);
    EXPECT_LT(s.box("ranking/yanguan").y, s.box("ranking/changan").y);
    s.click("ranking/yanguan");
    EXPECT_EQ(state()["selected"], "unit:330481110");
    s.facts("ranking", "dock");
    s.shot("bars", "ranking/");
    s.click("dock/strip");
    s.click("strip/carrier/9");
    EXPECT_EQ(state()["selected"], "carrier:9");
    s.shot("strip");
    s.move("strip/station/5");
    EXPECT_EQ(state()["hovered"], "station:5");
    speak_english();
    s.facts("strip_en", "dock");
}

TEST_F(Story, EveryGapOfTheReviewGoesToItsPlace) {
    Stage& s = begin_with("unlocated");
    s.key(GLFW_KEY_F2);
    for (const auto& [gap, feature] :
         {std::pair{"gap/unit/330481110", "unit:330481110"}, std::pair{"gap/7", "station:7"}}) {
        s.key(GLFW_KEY_HOME);
        const Json before = state();
        s.move(gap);
        EXPECT_EQ(state()["hovered"], feature) << "ringed on the map";
        s.click(gap);
        EXPECT_EQ(state()["selected"], feature);
        EXPECT_NE(state()["centre"], before["centre"]) << gap;
    }
    s.click("gap/unlocated");
    EXPECT_EQ(state()["selected"], "carrier:14");
}

TEST_F(Story, TabHidesThePanelsAndTheGripsSizeThem) {
    Stage& s = begin_with("");
    s.key(GLFW_KEY_1, k_ctrl);
    const scene::Rect map = s.box("map");
    s.key(GLFW_KEY_TAB);
    EXPECT_EQ(s.box("map").width, 1366);
    EXPECT_FALSE(s.has("dock/filter"));
    EXPECT_FALSE(s.has("layer/areas"));
    s.facts("no_panels");
    s.key(GLFW_KEY_TAB);
    EXPECT_EQ(s.box("map").width, map.width);
    s.drag("left_grip", 40, 0);
    s.drag("right_grip", -30, 0);
    s.drag("dock_grip", 0, -50);
    EXPECT_EQ(s.box("map").width, map.width - 70);
    EXPECT_EQ(s.box("map").height, map.height - 50);
    s.key(GLFW_KEY_B, k_ctrl);
    EXPECT_FALSE(s.has("layer/areas"));
    s.key(GLFW_KEY_P, k_ctrl_shift);
    s.type("reset");
    s.key(GLFW_KEY_ENTER);
    EXPECT_TRUE(s.has("layer/areas"));
    EXPECT_FALSE(s.has("dock/filter"));
    EXPECT_EQ(s.box("map").width, map.width);
}

}  // namespace
}  // namespace stories
