// Progress: values are entered, shown over the years, ranked and told in words; made-up ones say so everywhere.
#include <fstream>

#include "progress_story.h"

namespace stories {
namespace {

TEST_F(ProgressStory, AValueIsTypedIntoTheTableAndUndoneAnotherDay) {
    Stage& s = begin_with("");
    s.key(Key::f3);
    show_dock(Key::digit_5);
    s.click("values/years");
    s.facts("empty", "dock");
    s.click("values/xucun/rd_gdp/2022");
    s.key(Key::digit_1);
    EXPECT_TRUE(s.has("values/unlock")) << "locked: nothing can be typed";
    unlock();
    s.key(Key::f3);
    s.click("values/source");
    s.type("统计公报");
    s.click("values/xucun/rd_gdp/2022");
    s.key(Key::digit_1);
    EXPECT_EQ(state()["indicator"], "rd_gdp") << "the key is the cell's";
    s.type(".25");
    s.facts("typing", "dock");
    s.shot("cells", "values/xucun/");
    s.key(Key::enter);
    const plan::Observation* o = stored("xucun", "rd_gdp", 2022);
    ASSERT_NE(o, nullptr);
    EXPECT_EQ(o->value, 1.25);
    EXPECT_EQ(o->source, "统计公报");
    EXPECT_EQ(state()["last_step"], 1);
    s.paste("1.5\t1.75\n2.5\t/\n");
    EXPECT_EQ(state()["last_step"], 2) << "a block is one step";
    EXPECT_EQ(stored("changan", "rd_gdp", 2023)->value, 1.75);
    EXPECT_EQ(stored("zhouwangmiao", "rd_gdp", 2022)->value, 2.5);
    s.facts("pasted", "dock");
    s.key(Key::z, k_ctrl);
    EXPECT_EQ(stored("changan", "rd_gdp", 2023), nullptr);
    start_again();
    stage().key(Key::e);
    stage().key(Key::z, k_ctrl);
    EXPECT_EQ(stored("xucun", "rd_gdp", 2022), nullptr) << "undone another day";
}

/// Of a table only what is in sight is drawn, so what keys have come to must be.
TEST_F(ProgressStory, TheTableOfValuesFollowsTheKeys) {
    Stage& s = begin_with("");
    s.resize(1100, 700, 1);
    show_dock(Key::digit_5);
    s.click("values/one_year");
    const int last = static_cast<int>(plan().areas.size()) - 1,
              columns = static_cast<int>(plan().indicators.size()) - 1;
    const int year = state()["year"];
    const auto cell = [&](const std::string& area, const std::string& indicator) {
        return "values/" + area + "/" + indicator + "/" + std::to_string(year);
    };
    const std::string first = cell("xucun", plan().indicators.front().key);
    const std::string corner = cell("city", plan().indicators.back().key);
    ASSERT_FALSE(s.has(corner));
    s.click(first);
    for (int i = 0; i < last; ++i) s.key(Key::down);
    for (int i = 0; i < columns; ++i) s.key(Key::right);
    ASSERT_TRUE(s.has(corner));
    EXPECT_FALSE(s.has(first));
    EXPECT_LE(s.box(corner).right(), s.box("values/copy").right());
    for (int i = 0; i < last; ++i) s.key(Key::up);
    for (int i = 0; i < columns; ++i) s.key(Key::left);
    EXPECT_TRUE(s.has(first));
}

TEST_F(ProgressStory, WhatCannotBeIsSaidAndChangesNothing) {
    Stage& s = begin_with("");
    unlock();
    s.key(Key::f3);
    show_dock(Key::digit_5);
    s.click("values/years");
    s.click("values/xucun/rd_gdp/2022");
    s.paste("260");
    EXPECT_EQ(state()["last_step"], 0);
    s.paste("1.5\t约2");
    EXPECT_EQ(state()["last_step"], 0);
    s.facts("problem", "dock");
    s.facts("said", "toast");
    s.click("values/xucun/rd_gdp/baseline");
    s.key(Key::digit_9);
    EXPECT_EQ(state()["last_step"], 0);
    s.key(Key::escape);
    s.click("values/xucun/rd_gdp/2022");
    s.key(Key::digit_9);
    s.key(Key::escape);
    EXPECT_EQ(state()["last_step"], 0) << "Escape drops what was typed";
}

TEST_F(ProgressStory, SamplesAreStampedWhereverTheyShow) {
    Stage& s = begin_with("");
    load_samples();
    year(2023);
    EXPECT_EQ(state()["year"], 2023);
    s.click("measure");
    s.click("measure/pace");
    s.facts("pace", "canvas");
    show_dock(Key::digit_5);
    s.facts("values", "dock");
    show_dock(Key::digit_3);
    s.click("ranking/zhouwangmiao");
    EXPECT_TRUE(s.has("dock/sample"));
    s.facts("ranking", "dock");
    s.shot("stamp", "dock/sample");
    show_dock(Key::digit_6);
    s.facts("years", "dock");
    s.shot("plot", "years/plot");
    show_dock(Key::digit_7);
    s.facts("city", "dock");
    s.shot("city_rows", "city/");
    s.click("language");
    s.click("theme");
    show_dock(Key::digit_6);
    s.facts("years_dark_en", "dock");
    s.shot("plot_dark_en", "years/plot");
}

TEST_F(ProgressStory, NamesAreBoundChangedAndLetGo) {
    Stage& s = begin_with("");
    s.key(Key::p, k_ctrl_shift);
    s.type("names of areas");
    s.click("commands/names");
    s.facts("locked", "overlay_names");
    EXPECT_FALSE(s.has("names/name")) << "only to be looked at";
    s.key(Key::escape);
    unlock();
    const auto bound_to = [&](const std::string& name) {
        const auto read = store::open_project(project());
        EXPECT_TRUE(read);
        for (const plan::AreaAlias& alias : read->plan->area_aliases)
            if (alias.alias == name) return alias.area;
        return std::string();
    };
    s.key(Key::p, k_ctrl_shift);
    s.type("平台）的名称");
    s.key(Key::enter);
    s.click("names/name");
    s.type("许村镇");
    s.click("names/area");
    s.click("names/area/changan");
    s.click("names/bind");
    EXPECT_EQ(bound_to("许村镇"), "") << "it is a name of the plan itself";
    s.facts("refused", "overlay_names");
    s.click("names/name");
    s.key(Key::a, k_ctrl);
    s.type("高新片区");
    s.click("names/bind");
    EXPECT_EQ(bound_to("高新片区"), "changan");
    s.facts("bound", "overlay_names");
    s.shot("bound", "overlay_names");
    s.click("names/高新片区/area");
    s.click("names/高新片区/area/xucun");
    EXPECT_EQ(bound_to("高新片区"), "xucun");
    s.click("names/高新片区/remove");
    EXPECT_EQ(bound_to("高新片区"), "");
    EXPECT_FALSE(s.has("names/高新片区/area"));
    s.click("names/close");
    EXPECT_EQ(state()["last_step"], 3) << "each a step of the history";
    s.key(Key::z, k_ctrl);
    EXPECT_EQ(bound_to("高新片区"), "xucun");
}

TEST_F(ProgressStory, ClassesAreChosenDraggedHighlightedAndBounded) {
    Stage& s = begin_with("", 1920, 1080);
    load_samples();
    year(2023);
    s.click("measure");
    s.click("measure/pace");
    s.click("classes/open");
    s.click("classes/thresholds");
    s.click("thresholds/behind");
    s.key(Key::a, k_ctrl);
    s.type("99");
    s.click("thresholds/use");
    EXPECT_EQ(state()["last_step"], 1) << "they do not rise";
    s.facts("refused", "overlay_thresholds");
    s.click("thresholds/behind");
    s.key(Key::a, k_ctrl);
    s.type("50");
    s.click("thresholds/source");
    s.type("市里口径");
    s.click("thresholds/use");
    EXPECT_EQ(state()["last_step"], 2);
    s.click("indicator/tech_firms");
    s.click("measure");
    s.click("measure/value");
    s.facts("circles", "canvas");
    s.click("indicator/rd_gdp");
    s.click("classes/method");
    s.click("classes/method/jenks");
    const scene::Rect box = s.box("classes/histogram");
    s.facts("jenks", "left");
    s.shot("histogram", "classes/histogram");
    s.drag_from({box.x + box.width / 2, box.y + box.height / 2}, 20, 0);
    s.click("classes/reset");
    s.facts("usual", "left");
}

TEST_F(ProgressStory, ATableIsDroppedLookedAtTakenInAndUndone) {
    Stage& s = begin_with("");
    s.key(Key::f3);
    const std::filesystem::path table = folder() / "2023实绩.csv";
    std::ofstream(table)
        << "科技指标,,\n地区,孵化器,R&D占GDP\n许村,1,1.3\n长安镇(高新区),2,3.5\n盐官镇,1.5,5.9\n全市,,160\n";
    s.drop(table);
    EXPECT_TRUE(s.has("import/year"));
    s.facts("needs_year", "overlay_import");
    s.click("import/year");
    s.click("import/year/2023");
    s.shot("preview", "overlay_import");
    s.click("import/part/3");
    s.facts("refused", "overlay_import");
    s.click("import/part/4");
    s.click("import/bind/许村");
    s.click("import/bind/许村/xucun");
    s.click("import/part/0");
    EXPECT_FALSE(s.has("import/take")) << "locked";
    s.click("import/unlock");
    s.type("李工");
    s.key(Key::enter);
    EXPECT_TRUE(s.has("import/take")) << "nothing was lost by the question";
    s.click("import/source");
    s.type("统计局");
    s.click("import/take");
    EXPECT_EQ(state()["last_step"], 1) << "one step";
    EXPECT_EQ(stored("xucun", "incubators", 2023)->value, 1);
    EXPECT_EQ(stored("changan", "rd_gdp", 2023)->source, "统计局");
    EXPECT_EQ(stored("yanguan", "incubators", 2023), nullptr) << "it was refused";
    year(2023);
    s.facts("taken");
    s.drop(table);
    EXPECT_TRUE(s.has("import/year"));
    s.key(Key::escape);
    EXPECT_FALSE(s.has("import/year"));
    s.key(Key::z, k_ctrl);
    EXPECT_EQ(stored("xucun", "incubators", 2023), nullptr);
}

TEST_F(ProgressStory, ARevisedSetOfTargetsIsTypedChosenAndRemoved) {
    Stage& s = begin_with("");
    load_samples();
    year(2023);
    s.key(Key::p, k_ctrl_shift);
    s.type("targets");
    s.click("commands/targets");
    s.click("targets/save");
    EXPECT_TRUE(s.has("targets/save")) << "a set without a name is refused, and nothing is lost";
    s.facts("refused", "overlay_targets");
    s.click("targets/name");
    s.type("2023年中期调整");
    s.click("targets/source");
    s.type("海政发〔2023〕8号");
    s.click("targets/row/0/area");
    s.click("targets/row/0/area/yanguan");
    s.click("targets/row/0/value");
    s.type("6");
    s.click("targets/add");
    s.click("targets/row/1/area");
    s.click("targets/row/1/area/xucun");
    s.click("targets/row/1/value");
    s.type("许多");
    s.click("targets/save");
    EXPECT_EQ(state()["last_step"], 1) << "only the samples were recorded";
    s.click("targets/row/1/value");
    s.key(Key::a, k_ctrl);
    s.type("2.5");
    s.shot("filled", "overlay_targets");
    s.click("targets/save");
    EXPECT_EQ(state()["last_step"], 2);
    EXPECT_EQ(state()["target_set"], "r1") << "what was just recorded is looked at";
    s.facts("chosen", "canvas");
    s.key(Key::z, k_ctrl);
    EXPECT_EQ(state()["target_set"], "") << "undone: the plan's own";
    s.key(Key::y, k_ctrl);
    s.key(Key::p, k_ctrl_shift);
    s.type("targets");
    s.click("commands/targets");
    s.click("targets/set");
    s.click("targets/set/r1");
    EXPECT_TRUE(s.has("targets/row/1/value"));
    s.click("targets/remove");
    EXPECT_EQ(state()["last_step"], 3);
}

}  // namespace
}  // namespace stories
