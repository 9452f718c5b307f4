// A reviewer's questions, answered in no more actions than they may take: a click, a key, a drag, a typed value each
// count one.
#include <filesystem>
#include <utility>

#include "plan/index.h"
#include "story.h"

namespace stories {
namespace {

class ReviewStory : public Story {
protected:
    // each counts as one action
    void click(const std::string& key) {
        ++actions_;
        stage().click(key);
    }
    void key(Key code, Held held = {}) {
        ++actions_;
        stage().key(code, held);
    }
    void carry(scene::Vec2 from, scene::Vec2 to) {
        ++actions_;
        stage().press_at(from);
        stage().carry_to(to);
        stage().let_go();
    }
    int actions() { return std::exchange(actions_, 0); }
    [[nodiscard]] geo::LonLat position_of(int number) const { return *plan::Index(plan()).carrier(number)->position; }
    [[nodiscard]] int files_ending_with(const std::string& extension) const {
        int count = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder()))
            if (entry.path().extension() == extension) ++count;
        return count;
    }

    /// Unlocked, as a plan is changed.
    void accept_the_only_one() {
        unlock();
        find("9");
        stage().key(Key::f2);
        for (const auto& [key, widget] : stage().desk().probe())
            if (key.starts_with("scenario/") && key.back() >= '0' && key.back() <= '9') {
                stage().click(std::string(key));
                break;
            }
        stage().click("scenario/accept");
    }
    int actions_ = 0;
};

TEST_F(ReviewStory, FiveQuestionsInFewActions) {
    Stage& s = begin_with("");
    // Which carriers are certainly within 1 km of a station, in order along the line?
    key(Key::f2);
    key(Key::r);
    const int certain = state()["reach"]["certain"];
    click("filter/within/certain");
    EXPECT_LE(actions(), 3);
    EXPECT_EQ(state()["passing"], certain);
    EXPECT_EQ(state()["reach"]["width_m"], 1000);
    s.facts("certain", "left");
    key(Key::f, k_shift);
    EXPECT_EQ(state()["passing"], 22);
    (void)actions();
    // What does 1.5 km instead of 1 km add?
    click("reach/against/1.5");
    EXPECT_LE(actions(), 1);
    EXPECT_TRUE(s.has("reach/added"));
    s.facts("added", "left");
    // Which stretches are empty, and why does it matter?
    key(Key::g);
    EXPECT_LE(actions(), 2);
    EXPECT_GE(s.count("gap/"), 5);
    s.facts("gaps", "dock");
    // Give me that as a table and a picture.
    click("review/table");
    click("review/map");
    EXPECT_LE(actions(), 2);
    EXPECT_EQ(files_ending_with(".xlsx"), 1);
    EXPECT_EQ(files_ending_with(".png"), 1);
}

TEST_F(ReviewStory, AScenarioIsTriedComparedAcceptedAndUndone) {
    Stage& s = begin_with("");
    key(Key::f2);
    key(Key::r);
    (void)actions();
    // What if carrier 9 moved, and one more were built?
    click("scenario/start");
    EXPECT_EQ(state()["scenario"].is_null(), false);
    EXPECT_EQ(state()["unlocked"], false) << "nothing of the plan is touched";
    ++actions_;
    s.double_click("strip/carrier/9");
    ASSERT_EQ(state()["selected"], "carrier:9");
    const Json was = state()["position"];
    const scene::Vec2 from = place(position_of(9));
    ++actions_;
    s.press_at(from);
    s.carry_to({from.x + 160, from.y - 40});
    EXPECT_TRUE(s.has("edit/label")) << "what its place means is told while it is carried";
    s.let_go();
    EXPECT_NE(state()["position"], was);
    key(Key::n);
    ++actions_;
    s.click_at({s.middle("map").x - 140, s.middle("map").y + 60});
    EXPECT_LE(actions(), 5);
    EXPECT_EQ(state()["carriers"], 23);
    EXPECT_TRUE(s.has("scenario/frame"));
    s.facts("tried", "left");
    s.shot_around("arrow", s.middle("map"), 420, 160);
    click("scenario/leave");
    EXPECT_TRUE(state()["scenario"].is_null());
    EXPECT_EQ(state()["carriers"], 22);
    EXPECT_EQ(state()["position"], was) << "the plan is as it was";
    accept_the_only_one();
    EXPECT_TRUE(state()["scenario"].is_null());
    EXPECT_EQ(state()["carriers"], 23);
    EXPECT_NE(state()["position"], was);
    s.key(Key::z, k_ctrl);
    EXPECT_EQ(state()["carriers"], 22) << "one step takes all of it back";
}

TEST_F(ReviewStory, OneOfTwoLinesIsMeasuredAlong) {
    Stage& s = begin_with("branch");
    s.key(Key::f2);
    ASSERT_TRUE(s.has("strip/along_others"))
        << "of the nearest the first line is unrolled, without what lies elsewhere";
    const int along_first = s.count("strip/carrier/");
    EXPECT_FALSE(s.has("strip/station/13"));
    s.facts("nearest", "dock");
    s.click("strip/line");
    s.click("strip/line/1");
    EXPECT_EQ(state()["line"], "尖山支线");
    EXPECT_FALSE(s.has("strip/along_others"));
    EXPECT_GT(s.count("strip/carrier/"), along_first) << "all are measured along a chosen line";
    EXPECT_TRUE(s.has("strip/station/9")) << "the interchange is on both";
    EXPECT_TRUE(s.has("strip/station/13"));
    EXPECT_FALSE(s.has("strip/station/1"));
    s.facts("chosen", "dock");
    start_again();
    EXPECT_EQ(state()["line"], "尖山支线") << "kept with the view";
    stage().click("strip/line");
    stage().click("strip/line/nearest");
    EXPECT_FALSE(state().contains("line"));
}

TEST_F(ReviewStory, AStretchOfOneOfTwoLinesCanBeNotedHoweverLongItsWords) {
    Stage& s = begin_with("branch");
    unlock();
    s.key(Key::f2);
    const scene::Rect ground = s.box("strip/ground");
    s.drag_from({ground.x + ground.width * 0.3F, ground.y + 24}, 260, 0, {.shift = true});
    const auto expect_whole = [&](const char* when) {
        ASSERT_TRUE(s.has("strip/note") && s.has("strip/stretch")) << when;
        const float right = s.box("strip/ground").right();
        EXPECT_LE(s.box("strip/note").right(), right) << when;
        EXPECT_LE(s.box("strip/stretch").right(), right + 1) << when;
    };
    expect_whole("1366 px, Chinese");
    s.resize(1280, 720, 1);
    expect_whole("1280 px, Chinese");
    speak_english();
    expect_whole("1280 px, English");
    s.resize(1366, 768, 1);
    expect_whole("1366 px, English");
}

TEST_F(ReviewStory, TheLineIsChosenBesideItsSegments) {
    Stage& s = begin_with("branch", 1366, 1300);
    s.key(Key::f2);
    s.click("review/line");
    s.click("review/line/1");
    EXPECT_EQ(state()["line"], "尖山支线");
}

TEST_F(ReviewStory, WithOneLineThereIsNothingToChoose) {
    Stage& s = begin_with("");
    s.key(Key::f2);
    EXPECT_FALSE(s.has("strip/line") || s.has("review/line") || s.has("strip/along_others"));
}

TEST_F(ReviewStory, TheRulesBehindGapsAreChanged) {
    Stage& s = begin_with("");
    unlock();
    s.key(Key::f2);
    s.key(Key::g);
    const int gaps = s.count("gap/station/");
    ASSERT_GT(gaps, 0);
    s.click("gap/rules");
    s.facts("rules", "dock");
    s.click("rule/on/station");
    s.click("gap/rules");
    EXPECT_EQ(s.count("gap/station/"), 0) << "a rule that is switched off finds nothing";
    s.key(Key::z, k_ctrl);
    EXPECT_EQ(s.count("gap/station/"), gaps);
    s.click("gap/rules");
    s.click("rule/change/station");
    s.click("rule/length");
    s.key(Key::a, k_ctrl);
    s.type("20 km");
    s.click("rule/save");
    s.click("gap/rules");
    EXPECT_EQ(s.count("gap/station/"), 0) << "every station has a carrier within 20 km";
}

TEST_F(ReviewStory, AnEditWaitsForTheNameOfWhoMakesIt) {
    Stage& s = begin_with("");
    s.key(Key::f2);
    s.key(Key::g);
    const int gaps = s.count("gap/station/");
    s.click("gap/rules");
    s.click("rule/on/station");
    ASSERT_TRUE(s.has("author/field"));
    s.key(Key::escape);
    EXPECT_EQ(state()["unlocked"], false);
    s.click("gap/rules");
    EXPECT_EQ(s.count("gap/station/"), gaps) << "given up with the question";
    s.click("gap/rules");
    s.click("rule/on/station");
    s.type("王工");
    s.key(Key::enter);
    EXPECT_EQ(state()["unlocked"], true);
    s.click("gap/rules");
    EXPECT_EQ(s.count("gap/station/"), 0) << "done without a second press";
}

TEST_F(ReviewStory, AScenarioFollowsThePlan) {
    Stage& s = begin_with("");
    unlock();
    s.key(Key::f2);
    s.click("scenario/start");
    s.double_click("strip/carrier/9");
    carry(place(position_of(9)), {place(position_of(9)).x + 90, place(position_of(9)).y - 40});
    const int files = files_ending_with(".json");
    s.click("scenario/export");
    EXPECT_EQ(files_ending_with(".json"), files + 1);
    s.click("scenario/leave");
    // The plan moves the same carrier.
    s.key(Key::f4);
    carry(place(position_of(9)), {place(position_of(9)).x - 90, place(position_of(9)).y + 30});
    s.key(Key::f2);
    for (const auto& [key, widget] : s.desk().probe())
        if (key.starts_with("scenario/") && key.back() >= '0' && key.back() <= '9') {
            s.click(std::string(key));
            break;
        }
    ASSERT_TRUE(s.has("rebase/9/mine"));
    EXPECT_FALSE(s.has("scenario/rebase")) << "first it must be said what shall stand";
    s.facts("asks", "left");
    s.click("rebase/9/mine");
    s.click("scenario/rebase");
    EXPECT_FALSE(s.has("rebase/9/mine"));
}

TEST_F(ReviewStory, TheWidthIsTypedSteppedAndDragged) {
    Stage& s = begin_with("");
    s.key(Key::f2);
    s.key(Key::right_bracket, k_shift);
    EXPECT_EQ(state()["reach"]["width_m"], 1100);
    s.key(Key::left_bracket, k_shift);
    s.key(Key::left_bracket, k_shift);
    EXPECT_EQ(state()["reach"]["width_m"], 900);
    s.click("reach/line");
    EXPECT_EQ(state()["reach"]["of"], "line");
    s.click("reach/usual/2");
    EXPECT_EQ(state()["reach"]["width_m"], 2000);
    s.shot("map_with_reach", "canvas");
    s.shot("curve", "reach/curve");
    s.drag("reach/curve", 30, 0);
    EXPECT_NE(state()["reach"]["width_m"], 2000);
}

}  // namespace
}  // namespace stories
