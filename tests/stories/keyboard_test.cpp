// The three jobs of a planner without a mouse: every control is reached with F6, Tab and the arrows, and pressed.
#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <set>
#include <string>
#include <utility>

#include "progress_story.h"
#include "window_facts.h"

namespace stories {
namespace {

class KeyboardStory : public ProgressStory {
protected:
    [[nodiscard]] std::string focus() const { return state()["focus"]; }
    void press(Key key, Held held = {}) { stage().key(key, held); }
    /// Round the regions and through each, as somebody who looks for a control would go.
    void reach(const std::string& key) {
        constexpr int k_regions = 8, k_most_stops = 160;
        for (int region = 0; region < k_regions; ++region) {
            if (focus().empty() && state()["overlay"] != 0) stage().tap(Key::tab);
            const std::string first = focus();
            for (int i = 0; i < k_most_stops && !focus().empty(); ++i) {
                if (focus() == key) return stage().rest();
                stage().tap(Key::tab);
                if (focus() == first) break;
            }
            stage().tap(Key::f6);
        }
        ADD_FAILURE() << key << " is not reached" << (stage().has(key) ? "" : ", for it is not there");
    }
    void use(const std::string& key) {
        reach(key);
        press(Key::enter);
    }
    /// Whatever was pressed, the map has not moved.
    void expect_still(const Json& before) const {
        EXPECT_EQ(state()["centre"], before["centre"]);
        EXPECT_EQ(state()["scale"], before["scale"]);
    }
    /// How many pixels have the colour in the row at the upper edge of a box that has most.
    [[nodiscard]] float most_in_a_row(const scene::Rect& box, scene::Colour colour) {
        const support::Image picture = stage().picture();
        float most = 0;
        for (float y = box.y - 3; y <= box.y + 1; ++y) {
            float found = 0;
            for (float x = box.x; x < box.right(); ++x)
                if (is_near(colour_at(picture, {x, y}), colour)) ++found;
            most = std::max(most, found);
        }
        return most;
    }
    [[nodiscard]] static scene::Colour colour_at(const support::Image& picture, scene::Vec2 at) {
        const auto first = (static_cast<std::size_t>(at.y) * static_cast<std::size_t>(picture.width) +
                            static_cast<std::size_t>(at.x)) *
                           support::k_channels;
        return {picture.rgb[first], picture.rgb[first + 1], picture.rgb[first + 2]};
    }
    [[nodiscard]] static bool is_near(scene::Colour a, scene::Colour b) {
        return std::abs(a.r - b.r) + std::abs(a.g - b.g) + std::abs(a.b - b.b) < 90;
    }
    [[nodiscard]] static bool tip_shown() {
        const auto windows = shown_windows();
        return std::any_of(windows.begin(), windows.end(), [](const ShownWindow& w) { return w.name == "tooltip"; });
    }
};

TEST_F(KeyboardStory, TheCorridorIsReviewed) {
    Stage& s = begin_with("");
    press(Key::f2);
    ASSERT_GT(s.count("gap/"), 0);
    std::string gap;
    for (const auto& [key, widget] : s.desk().probe())
        if (gap.empty() && key.starts_with("gap/") && !key.starts_with("gap/u")) gap = key;
    use(gap);
    EXPECT_EQ(state()["selected"], "station:" + gap.substr(4));
    use("review/strip");
    ASSERT_TRUE(s.has("strip/carrier/9"));
    use("strip/carrier/9");
    EXPECT_EQ(state()["selected"], "carrier:9");
    use("dock/carriers");
    const Json before = state();
    use("table/carriers/sort/offset");
    reach("table/carriers/rows");
    press(Key::home);
    const std::string nearest = state()["selected"];
    press(Key::down);
    EXPECT_NE(state()["selected"], nearest);
    expect_still(before);
    press(Key::enter);
    EXPECT_NE(state()["centre"], before["centre"]) << "the row is looked at";
    press(Key::escape);
    EXPECT_EQ(focus(), "") << "back on the map";
    EXPECT_NE(state()["selected"], ":") << "and nothing else";
    const Json centre = state()["centre"];
    press(Key::right);
    EXPECT_NE(state()["centre"], centre) << "whose arrows pan";
}

TEST_F(KeyboardStory, ProgressIsChosenAndPresented) {
    Stage& s = begin_with("");
    load_samples();
    press(Key::digit_1, k_ctrl);
    const Json before = state();
    use("indicator");
    ASSERT_TRUE(s.has("indicator/" + before["indicator"].get<std::string>())) << "the list is open";
    press(Key::end);
    s.type("2");
    press(Key::enter);
    EXPECT_EQ(state()["indicator"], plan().indicators.at(1).key) << "found by its first character";
    use("measure");
    press(Key::down);
    press(Key::left);
    press(Key::escape);
    EXPECT_EQ(state()["measure"], before["measure"]);
    EXPECT_EQ(focus(), "measure");
    press(Key::space);
    press(Key::home);
    press(Key::down);
    press(Key::enter);
    EXPECT_EQ(state()["measure"], "progress");
    reach("years");
    const int year = state()["year"];
    press(Key::right);
    EXPECT_EQ(state()["year"], year + 1);
    use("layer/carriers");
    EXPECT_EQ(state()["hidden_layers"], 1);
    use("layer/areas/more");
    reach("layer/areas/opacity");
    press(Key::left);
    press(Key::escape);
    EXPECT_FALSE(s.has("layer/areas/opacity"));
    use("dock/columns");
    use("column/segment");
    EXPECT_TRUE(s.has("column/segment")) << "more of them may be chosen";
    press(Key::escape);
    EXPECT_FALSE(s.has("table/areas/sort/segment"));
    expect_still(before);
    press(Key::f5, k_ctrl);
    EXPECT_EQ(state()["presenting"], true);
    press(Key::page_down);
    EXPECT_EQ(state()["indicator"], plan().indicators.at(2).key);
    press(Key::escape);
    EXPECT_EQ(state()["presenting"], false);
}

TEST_F(KeyboardStory, ClassesAreChosenAndTheirBoundsMoved) {
    Stage& s = begin_with("");
    if (!s.has("classes/method")) use("classes/open");
    use("classes/palette");
    const scene::Rect row = s.box("classes/palette/viridis");
    const support::Image picture = s.picture();
    for (const auto& [x, colour] : {std::pair{8.0F, scene::rgb(0x440154)}, {44.0F, scene::rgb(0xFDE725)}})
        EXPECT_TRUE(is_near(colour_at(picture, {row.x + x, row.y + row.height / 2}), colour))
            << "a palette is seen before its name";
    press(Key::end);
    press(Key::enter);
    use("classes/method");
    press(Key::down);
    press(Key::enter);
    reach("classes/break/0");
    press(Key::right);
    EXPECT_EQ(focus(), "classes/break/0");
    use("classes/method");
    EXPECT_TRUE(s.has("classes/method/manual")) << "by hand";
}

TEST_F(KeyboardStory, CarriersAreEdited) {
    Stage& s = begin_with("unlocated");
    press(Key::f4);
    use("edit/unlock");
    s.type("王工");
    press(Key::enter);
    ASSERT_EQ(state()["unlocked"], true);
    find("17");
    const Json at = state()["position"];
    press(Key::escape);  // the focus, not the selection
    find("17");
    press(Key::right, k_shift);
    s.wait(2);
    s.rest();
    EXPECT_NE(state()["position"], at) << "nudged";
    EXPECT_EQ(state()["last_step"], 1);
    std::string chip;
    for (const auto& [key, widget] : s.desk().probe())
        if (key.starts_with("chip/") && chip.empty()) chip = key;
    ASSERT_NE(chip, "");
    use(chip);
    use("form/open");
    EXPECT_TRUE(s.has("form/facts"));
    press(Key::escape);
    const int carriers = state()["carriers"];
    press(Key::n);
    EXPECT_EQ(state()["aiming"], true);
    press(Key::enter);
    EXPECT_EQ(state()["carriers"], carriers + 1) << "in the middle of the map";
    press(Key::z, k_ctrl);
    EXPECT_EQ(state()["carriers"], carriers);
    use("tray/14");
    EXPECT_EQ(state()["selected"], "carrier:14");
    use("tray/14/place");
    EXPECT_EQ(state()["aiming"], true);
    press(Key::enter);
    EXPECT_FALSE(s.has("tray/14")) << "placed";
    press(Key::h);
    ASSERT_TRUE(s.has("history/1"));
    use("history/1");
    EXPECT_TRUE(s.has("history/1/revert"));
}

TEST_F(KeyboardStory, TitleAndLegendAreUsed) {
    begin_with("");
    load_samples();
    use("legend/row/0");
    EXPECT_EQ(state()["highlighted"], true);
    press(Key::enter);
    EXPECT_EQ(state()["highlighted"], false) << "another press shows all classes again";
    use("legend/fold");
    EXPECT_EQ(state()["legend_folded"], true);
    press(Key::l);
    EXPECT_EQ(state()["legend_folded"], false);
    std::set<std::string> corners;
    for (int i = 0; i < 5; ++i) {
        press(Key::l, {.shift = true});
        corners.insert(state()["legend_corner"]);
    }
    EXPECT_EQ(corners.size(), 5U);
    EXPECT_EQ(state()["legend_corner"], "automatic") << "once round";
}

TEST_F(KeyboardStory, TheLineBetweenComparedMapsIsMoved) {
    begin_with("");
    load_samples();
    press(Key::c);
    const double split = state()["split"];
    reach("split");
    press(Key::right);
    EXPECT_GT(state()["split"], split);
    press(Key::left);
    press(Key::left);
    EXPECT_LT(state()["split"], split);
}

TEST_F(KeyboardStory, AnAreaIsMeasuredUnderTheCross) {
    Stage& s = begin_with("");
    press(Key::m);
    ASSERT_TRUE(s.has("measure/cross"));
    press(Key::enter);
    press(Key::right);
    press(Key::enter);
    const double length = state()["measured_m"];
    EXPECT_GT(length, 0);
    press(Key::down);
    press(Key::enter);
    EXPECT_GT(state()["measured_m"], length);
    press(Key::enter);
    EXPECT_GT(state()["measured_m2"], 0) << "the same place again closes the area";
    EXPECT_FALSE(s.has("measure/cross"));
    s.move_to({s.middle("map").x + 50, s.middle("map").y});
    EXPECT_FALSE(s.has("measure/cross")) << "the pointer is there again";
}

TEST_F(KeyboardStory, TheMenuOfAPlaceOpensAtWhatIsSelected) {
    Stage& s = begin_with("");
    find("17");
    for (const auto& [key, held] : {std::pair(Key::f10, Held{.shift = true}), std::pair(Key::menu, Held{})}) {
        press(key, held);
        ASSERT_TRUE(s.has("context/copy"));
        press(Key::escape);
        EXPECT_FALSE(s.has("context/copy"));
    }
    press(Key::f10, {.shift = true});
    press(Key::end);
    EXPECT_EQ(focus(), "context/copy");
    press(Key::enter);
    EXPECT_FALSE(s.has("context/copy"));
    const geo::LonLat at = *plan::Index(plan()).carrier(17)->position;
    EXPECT_NE(s.clipboard().find(fmt::format("{:.3f}", at.lon)), std::string::npos) << s.clipboard();
}

TEST_F(KeyboardStory, WindowsOverTheMapKeepTheirKeys) {
    Stage& s = begin_with("");
    find("17");
    const Json before = state();
    press(Key::f1);
    ASSERT_TRUE(s.has("help/close"));
    for (const Key key : {Key::right, Key::w, Key::digit_2, Key::left_bracket, Key::page_down, Key::c}) press(key);
    expect_still(before);
    EXPECT_EQ(state()["wall"], 0);
    EXPECT_EQ(state()["indicator"], before["indicator"]);
    use("help/close");
    EXPECT_FALSE(s.has("help/close"));
    use("menu");
    ASSERT_TRUE(s.has("menu/save_copy"));
    reach("menu/save_copy");
    press(Key::enter);
    EXPECT_TRUE(s.has("file/name"));
    press(Key::escape);
    expect_still(before);
}

TEST_F(KeyboardStory, APanelIsMadeWiderAndTheRingIsSeenInBothThemes) {
    Stage& s = begin_with("");
    const float width = s.box("map").width;
    reach("left_grip");
    press(Key::right);
    EXPECT_LT(s.box("map").width, width);
    for (const char* key : {"mode/review", "layer/areas"}) {
        for (const bool dark : {false, true}) {
            if ((state()["theme"] == "dark") != dark) press(Key::l, k_ctrl_shift);
            reach(key);
            const scene::Rect box = s.box(key);
            const scene::Colour accent = dark ? scene::rgb(0x4C9FC7) : scene::rgb(0x1F6B8E);
            EXPECT_GT(most_in_a_row(box, accent), box.width * 0.6F) << key << (dark ? " dark" : " light");
        }
    }
}

TEST_F(KeyboardStory, ABulletIsPointedAtAndChosenByHandAndByKey) {
    Stage& s = begin_with("");
    find("changan");
    s.click("bullet/rd_revenue");
    EXPECT_EQ(state()["indicator"], "rd_revenue");
    EXPECT_TRUE(tip_shown()) << "the whole name";
    reach("bullet/incubators");
    EXPECT_TRUE(tip_shown());
    press(Key::enter);
    EXPECT_EQ(state()["indicator"], "incubators");
}

TEST_F(KeyboardStory, TooltipsGoWithAKeyAndComeForWhatItLeadsTo) {
    Stage& s = begin_with("");
    s.move_to(place(plan::Index(plan()).unit("330481107")->label_point));
    EXPECT_TRUE(tip_shown());
    find("17");
    EXPECT_FALSE(tip_shown()) << "of what the pointer was on before";
    s.move_to(place(*plan::Index(plan()).carrier(17)->position));
    EXPECT_TRUE(tip_shown());
    reach("theme");
    EXPECT_TRUE(tip_shown()) << "an icon says what it does";
    press(Key::escape);
    EXPECT_FALSE(tip_shown());
    s.click("menu");
    s.move("menu");
    s.move_to({s.middle("menu").x + 1, s.middle("menu").y});
    EXPECT_FALSE(tip_shown()) << "it would lie on the menu";
}

TEST_F(KeyboardStory, TooltipsStayInsideTheWindow) {
    Stage& s = begin_with("");
    for (const char* key : {"project", "coordinates", "scale", "present", "help", "mode/review", "dock/ranking"}) {
        if (!s.has(key)) continue;
        s.move(key);
        for (const ShownWindow& window : shown_windows()) {
            if (window.name != "tooltip") continue;
            EXPECT_GE(window.box.x, 0) << key;
            EXPECT_GE(window.box.y, 0) << key;
            EXPECT_LE(window.box.right(), 1366) << key;
            EXPECT_LE(window.box.bottom(), 768) << key;
            EXPECT_FALSE(window.box.overlaps(s.box(key))) << key;
        }
        s.move_away();
    }
}

}  // namespace
}  // namespace stories
