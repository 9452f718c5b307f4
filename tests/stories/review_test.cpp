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

private:
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
    const geo::LonLat was = position_of(9);
    const plan::Index index(plan());
    const geo::LonLat yanguan = index.unit("330481110")->label_point;
    (void)actions();
    // What if carrier 9 moved to Yanguan and the responsible town built one more?
    click("scenario/start");
    EXPECT_EQ(state()["scenario"].is_null(), false);
    EXPECT_EQ(state()["unlocked"], false);
    carry(place(was), place(yanguan));
    EXPECT_LE(actions(), 5);
    EXPECT_EQ(state()["dragging"], false);
    EXPECT_TRUE(s.has("scenario/frame"));
    s.facts("tried", "left");
    click("scenario/leave");
    EXPECT_TRUE(state()["scenario"].is_null());
    EXPECT_EQ(position_of(9), was) << "the plan is untouched";
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
