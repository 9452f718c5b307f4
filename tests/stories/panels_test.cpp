// Layers, inspector, dock and the sizes of panels.
#include <algorithm>
#include <imgui.h>

#include "carto/options.h"
#include "plan/measures.h"
#include "session/tables.h"
#include "story.h"
#include "window_facts.h"

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
    EXPECT_LE(state()["scale"], scale) << "the line, never smaller than with the whole city";
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
    const geo::LonLat yuanhua{120.771, 30.449}, xieqiao = plan::Index(plan()).unit("330481107")->label_point;
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
    s.key(Key::digit_1, k_ctrl);
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
    EXPECT_EQ(s.copied_html(), session::as_html(s.clipboard()));
    s.facts("filtered", "dock");
    s.click("dock/close");
    EXPECT_FALSE(s.has("dock/filter"));
}

TEST_F(Story, ARowThatIsScrolledToIsWhollySeen) {
    Stage& s = begin_with("");
    s.key(Key::digit_2, k_ctrl);
    scene::Rect dock;
    for (const ShownWindow& window : shown_windows())
        if (window.name == "dock") dock = window.box;
    s.click("table/carriers/1");
    for (int number = 2; number <= 22; ++number) {
        s.key(Key::down);
        const std::string row = "table/carriers/" + std::to_string(number);
        ASSERT_TRUE(s.has(row));
        EXPECT_LE(s.box(row).bottom(), dock.bottom() - 6 - ImGui::GetStyle().ScrollbarSize) << row;
    }
}

TEST_F(Story, TheTableOfCarriersByKeyboard) {
    Stage& s = begin_with("");
    s.key(Key::digit_2, k_ctrl);
    s.click("table/carriers/1");
    EXPECT_EQ(state()["selected"], "carrier:1");
    for (int i = 0; i < 16; ++i) s.key(Key::down);
    EXPECT_EQ(state()["selected"], "carrier:17");
    EXPECT_TRUE(s.has("table/carriers/17")) << "scrolled into sight";
    s.key(Key::up);
    EXPECT_EQ(state()["selected"], "carrier:16");
    s.key(Key::c, k_ctrl);
    EXPECT_NE(s.clipboard().find("\n16\t"), std::string::npos) << s.clipboard();
    EXPECT_EQ(s.copied_html(), session::as_html(s.clipboard())) << "word processors get a table";
    s.facts("table", "dock");
    const double scale = state()["scale"];
    s.double_click("table/carriers/16");
    EXPECT_LT(state()["scale"], scale);
}

TEST_F(Story, RankingAndStripSelectLikeTheMap) {
    Stage& s = begin_with("");
    s.key(Key::digit_3, k_ctrl);
    EXPECT_LT(s.box("ranking/changan").y, s.box("ranking/yanguan").y) << "the furthest behind first";
    s.click("ranking/changan");
    EXPECT_EQ(state()["selected"], "unit:330481103");
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

TEST_F(Story, TheUnrolledLineIsZoomedMovedAndAStretchIsChosen) {
    Stage& s = begin_with("");
    s.key(Key::digit_4, k_ctrl);
    ASSERT_TRUE(s.has("strip/ground"));
    EXPECT_FALSE(state().contains("on_strip")) << "all of it";
    s.wheel("strip/ground", 4);
    ASSERT_TRUE(state().contains("on_strip"));
    const double from = state()["on_strip"][0], length = state()["on_strip"][1].get<double>() - from;
    EXPECT_LT(length, 30'000);
    const scene::Rect ground = s.box("strip/ground");
    s.drag_from({ground.x + ground.width * 0.4F, ground.y + 60}, 120, 0);
    EXPECT_LT(state()["on_strip"][0].get<double>(), from) << "what lies before comes in from the left";
    s.double_click_at({ground.x + ground.width * 0.36F, ground.y + 24});
    EXPECT_FALSE(state().contains("on_strip"));
    s.drag_from({ground.x + ground.width * 0.3F, ground.y + 24}, 260, 0, {.shift = true});
    ASSERT_TRUE(state().contains("stretch"));
    EXPECT_TRUE(s.has("strip/stretch")) << "its length and what lies in it are said";
    EXPECT_GT(state()["selection"], 1);
    s.key(Key::escape);
    EXPECT_FALSE(state().contains("stretch"));
    EXPECT_EQ(state()["selection"], 0);
    s.click_at({ground.x + ground.width * 0.3F, ground.y + 8});
    EXPECT_TRUE(state().contains("stretch")) << "the segment that was clicked";
    s.click("strip/spread");
    s.click("strip/spread/true");
    EXPECT_EQ(state()["spread"], "true");
}

TEST_F(Story, TheReachIsDraggedOnTheUnrolledLine) {
    Stage& s = begin_with("");
    s.key(Key::f2);
    s.key(Key::r);
    s.click("reach/line");
    ASSERT_EQ(state()["reach"]["width_m"], 1000);
    const scene::Rect ground = s.box("strip/ground");
    // The edge lies somewhere between the line and the border of the drawing: it is felt for from below.
    const float x = ground.x + ground.width * 0.45F;
    for (float y = ground.bottom() - 24; y > ground.y + 40 && state()["reach"]["width_m"] == 1000; y -= 3)
        s.drag_from({x, y}, 0, 18);
    EXPECT_GT(state()["reach"]["width_m"].get<double>(), 1000);
    EXPECT_FALSE(state().contains("on_strip")) << "the line stood still";
}

TEST_F(Story, AStretchHasACardOfItsOwn) {
    Stage& s = begin_with("");
    s.key(Key::f2);
    const scene::Rect ground = s.box("strip/ground");
    s.click_at({ground.x + ground.width * 0.3F, ground.y + 8});
    ASSERT_TRUE(state().contains("stretch"));
    EXPECT_TRUE(s.has("stretch_card"));
    s.facts("segment", "right");
    s.key(Key::escape);
    s.click("strip/station/6");
    s.facts("station", "right");
}

TEST_F(Story, AreasOfOneSegmentStandOut) {
    Stage& s = begin_with("");
    s.key(Key::f3);
    s.key(Key::digit_1, k_ctrl);
    const int all = s.count("table/areas/");
    EXPECT_FALSE(s.has("areas/segment/west")) << "beside the classes, which are folded";
    s.click("classes/open");
    s.click("areas/segment/west");
    EXPECT_LT(s.count("table/areas/"), all);
    EXPECT_TRUE(s.has("table/areas/330481103"));
    s.shot("west", "canvas");
    s.key(Key::f, k_shift);
    EXPECT_EQ(s.count("table/areas/"), all);
}

TEST_F(Story, KilometresOfTheLineAreShownByAKey) {
    Stage& s = begin_with("");
    s.key(Key::k);
    EXPECT_EQ(state()["ruler"], true);
    s.key(Key::k);
    EXPECT_EQ(state()["ruler"], false);
}

/// What a table shows is inside the dock.
bool in_sight(const Stage& s, const std::string& row) {
    return s.has(row) && s.box(row).y >= s.box("dock_grip").bottom() && s.box(row).bottom() <= s.box("project").y;
}

TEST_F(Story, TheRankingFollowsTheMeasureAndIsTurnedRound) {
    Stage& s = begin_with("");
    s.key(Key::digit_3, k_ctrl);
    EXPECT_TRUE(in_sight(s, "ranking/xucun")) << "it has reached least";
    s.click("ranking/order");
    EXPECT_LT(s.box("ranking/yanguan").y, s.box("ranking/xucun").y);
    start_again();
    Stage& next = stage();
    EXPECT_LT(next.box("ranking/yanguan").y, next.box("ranking/xucun").y) << "remembered";
    next.click("ranking/order");
    const auto order = [&](const char* measure) {
        next.click("measure");
        next.click(std::string("measure/") + measure);
        std::vector<std::pair<float, double>> rows;
        for (const plan::Area& area : plan().areas) {
            const auto value =
                plan::measure(plan::Index(plan()), area.key, "rd_gdp", 2020, *plan::measure_from_key(measure)).value;
            if (area.kind != plan::AreaKind::city && value)
                rows.emplace_back(next.box("ranking/" + area.key).y, *value);
        }
        std::sort(rows.begin(), rows.end());
        std::vector<double> values;
        for (const auto& [y, value] : rows) values.push_back(value);
        return values;
    };
    for (const char* measure : {"value", "target", "attainment"}) {
        const std::vector<double> values = order(measure);
        EXPECT_GE(values.size(), 5U);
        EXPECT_TRUE(std::is_sorted(values.begin(), values.end())) << measure;
    }
    const std::vector<double> gaps = order("gap");
    EXPECT_TRUE(std::is_sorted(gaps.rbegin(), gaps.rend())) << "the largest gap is the worst";
}

TEST_F(Story, TablesScrollToWhatIsSelectedElsewhere) {
    Stage& s = begin_with("");
    s.key(Key::digit_2, k_ctrl);
    EXPECT_FALSE(in_sight(s, "table/carriers/17"));
    find("17");
    EXPECT_TRUE(in_sight(s, "table/carriers/17"));
    s.key(Key::home);
    s.wheel("table/carriers/17", 20);
    EXPECT_TRUE(in_sight(s, "table/carriers/1")) << "it scrolls once: whoever scrolls away stays there";
    find("1");
    find("330481112");
    for (const auto& [key, row] :
         {std::pair{Key::digit_1, "table/areas/330481112"}, std::pair{Key::digit_5, "values/name/yuanhua"},
          std::pair{Key::digit_3, "ranking/yuanhua"}}) {
        s.key(key, k_ctrl);
        EXPECT_TRUE(in_sight(s, row)) << row;
    }
}

TEST_F(Story, TheTableOfValuesOpensWithEightRows) {
    Stage& s = begin_with("");
    s.key(Key::digit_5, k_ctrl);
    int rows = 0;
    for (const plan::Area& area : plan().areas) rows += in_sight(s, "values/name/" + area.key) ? 1 : 0;
    EXPECT_GE(rows, 8);
    const float height = s.box("map").height;
    s.key(Key::digit_1, k_ctrl);
    EXPECT_GT(s.box("map").height, height) << "other tables take no more than before";
}

TEST_F(Story, ReviewAndEditSpeakOfNoIndicator) {
    Stage& s = begin_with("");
    const auto offers = [&] {
        int count = 0;
        for (const char* key : {"indicator", "measure", "year", "wall"}) count += s.has(key) ? 1 : 0;
        return count;
    };
    EXPECT_EQ(offers(), 4);
    for (const Key mode : {Key::f2, Key::f4}) {
        s.key(mode);
        EXPECT_EQ(offers(), 0);
    }
    s.key(Key::p, k_ctrl_shift);
    s.type("indicator fill");
    s.click("commands/layer/areas");
    EXPECT_EQ(offers(), 3) << "a fill that is switched on can be chosen";
    s.key(Key::f3);
    EXPECT_EQ(offers(), 4);
}

TEST_F(Story, EveryGapOfTheReviewGoesToItsPlace) {
    Stage& s = begin_with("unlocated", 1366, 1700);  // the whole panel is in sight
    s.key(Key::f2);
    for (const auto& [gap, feature] :
         {std::pair{"gap/unit/330481110", "unit:330481110"}, std::pair{"gap/7", "station:7"}}) {
        s.key(Key::home);
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
    s.key(Key::digit_1, k_ctrl);
    const scene::Rect map = s.box("map");
    s.key(Key::tab);
    EXPECT_EQ(s.box("map").width, 1366);
    EXPECT_FALSE(s.has("dock/filter"));
    EXPECT_FALSE(s.has("layer/areas"));
    s.facts("no_panels");
    s.key(Key::tab);
    EXPECT_EQ(s.box("map").width, map.width);
    s.drag("left_grip", 40, 0);
    s.drag("right_grip", -30, 0);
    s.drag("dock_grip", 0, -50);
    EXPECT_EQ(s.box("map").width, map.width - 70);
    EXPECT_EQ(s.box("map").height, map.height - 50);
    s.key(Key::l, k_ctrl);
    EXPECT_FALSE(s.has("layer/areas"));
    s.key(Key::p, k_ctrl_shift);
    s.type("reset");
    s.key(Key::enter);
    EXPECT_TRUE(s.has("layer/areas"));
    EXPECT_FALSE(s.has("dock/filter"));
    EXPECT_EQ(s.box("map").width, map.width);
}

}  // namespace
}  // namespace stories
