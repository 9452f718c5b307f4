// A story is presented with the keys of a clicker and of the usual programs, and everything is as before when it ends.
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <vector>

#include "plan/stories.h"
#include "story.h"
#include "window_facts.h"

namespace {

using stories::Held;
using stories::Json;
using stories::Key;
using stories::Stage;

class PresentingStory : public stories::Story {
protected:
    /// What must be as before, without what counts frames.
    [[nodiscard]] Json work() const {
        Json all = state();
        for (const char* of_the_frame : {"frames", "acted_at", "hovered"}) all.erase(of_the_frame);
        return all;
    }
    [[nodiscard]] int page() const { return state()["page"]; }
    [[nodiscard]] int last() const { return state()["pages"].get<int>() - 1; }
    void go_to(int slide) {
        stage().key(Key::g);
        for (const char digit : std::to_string(slide)) stage().key(ui::key_after(Key::digit_0, digit - '0'));
        stage().key(Key::enter);
    }
    /// The number of the slide with that title.
    [[nodiscard]] int slide_titled(const std::string& part) const {
        for (const plan::Slide& slide : plan::slides_of(plan(), plan::usual_story(plan())->id))
            if (slide.view->title.en.find(part) != std::string::npos) return slide.number;
        ADD_FAILURE() << "no slide titled " << part;
        return 1;
    }
};

}  // namespace

TEST_F(PresentingStory, EscapeBringsEverythingBack) {
    Stage& s = begin_with("");
    s.key(Key::f4);
    s.key(Key::digit_3);
    s.wheel("map", 2);
    find("17");
    s.key(Key::digit_2, k_ctrl);
    s.key(Key::f6);
    const Json before = work();
    const std::set<std::string> widgets = [&] {
        std::set<std::string> keys;
        for (const auto& [key, widget] : s.desk().probe()) keys.insert(key);
        return keys;
    }();
    s.key(Key::f5);
    EXPECT_TRUE(state()["presenting"]);
    EXPECT_EQ(s.wishes().full_screen, true);
    EXPECT_TRUE(s.wishes().to_audience);
    EXPECT_FALSE(s.has("menu"));
    EXPECT_EQ(s.box("map").width, 1366);
    for (int i = 0; i < 4; ++i) s.key(Key::page_down);
    s.key(Key::digit_5);
    s.key(Key::m);
    s.wheel("map", 2);
    s.drag_from({600, 400}, 80, 30);
    s.key(Key::b);
    s.key(Key::escape);
    EXPECT_EQ(s.wishes().full_screen, false);
    EXPECT_EQ(work(), before);
    for (const std::string& key : widgets) EXPECT_TRUE(s.has(key)) << key;
}

TEST_F(PresentingStory, TheKeysOfTheUsualProgramsAndOfClickers) {
    Stage& s = begin_with("");
    s.key(Key::f5);
    EXPECT_EQ(page(), 0);
    for (const Key key : {Key::page_down, Key::right, Key::down, Key::space, Key::n, Key::enter}) {
        const int before = page();
        s.key(key);
        EXPECT_EQ(page(), before + 1) << static_cast<int>(key);
    }
    for (const Key key : {Key::page_up, Key::left, Key::up, Key::backspace, Key::p}) {
        const int before = page();
        s.key(key);
        EXPECT_EQ(page(), before - 1) << static_cast<int>(key);
    }
    s.key(Key::f5);
    EXPECT_EQ(page(), 1) << "a clicker's start key ends nothing";
    s.key(Key::end);
    EXPECT_EQ(page(), last());
    s.key(Key::home);
    EXPECT_EQ(page(), 0);
    go_to(3);
    EXPECT_EQ(page(), 3);
    for (const Key key : {Key::b, Key::period}) {
        s.key(key);
        EXPECT_TRUE(s.has("slide/black"));
        s.key(key);
        EXPECT_FALSE(s.has("slide/black"));
    }
    for (const Key key : {Key::w, Key::comma}) {
        s.key(key);
        EXPECT_TRUE(s.has("slide/white"));
        s.key(key);
        EXPECT_FALSE(s.has("slide/white"));
    }
    EXPECT_EQ(page(), 3);
    s.key(Key::slash, k_shift);
    s.facts("keys", "keys");
    s.key(Key::page_down);
    EXPECT_EQ(page(), 4);
}

TEST_F(PresentingStory, ThePageIsCopiedAsAPicture) {
    Stage& s = begin_with("");
    s.key(Key::f5);
    go_to(3);
    s.key(Key::c, k_ctrl);
    EXPECT_TRUE(s.copied_pictures().empty()) << "rows, and there are none";
    s.key(Key::c, k_ctrl_shift);
    ASSERT_EQ(s.copied_pictures().size(), 1U);
    s.key(Key::home);
    s.key(Key::c, k_ctrl_shift);
    s.key(Key::c, k_ctrl_shift);
    ASSERT_EQ(s.copied_pictures().size(), 3U);
    EXPECT_EQ(s.copied_pictures()[2], s.copied_pictures()[1]);
    EXPECT_NE(s.copied_pictures()[1], s.copied_pictures()[0]);
    EXPECT_EQ(page(), 0);
    for (const auto& window : stories::shown_windows())
        EXPECT_FALSE(window.name == "toast") << "nothing is said over a slide";
}

TEST_F(PresentingStory, TheKeysAreAllThereOnASmallFineScreen) {
    Stage& s = begin_with("", 1366, 768, 1.5F);
    s.key(Key::f5);
    s.key(Key::slash, k_shift);
    s.facts("keys", "keys");
}

TEST_F(PresentingStory, TheEndOfTheStoryIsTheEndOfThePresentation) {
    Stage& s = begin_with("");
    const Json before = work();
    s.key(Key::f5);
    s.key(Key::end);
    s.key(Key::page_down);
    EXPECT_FALSE(state()["presenting"]);
    EXPECT_EQ(work(), before);
}

TEST_F(PresentingStory, LooksRoundAndGoesOn) {
    Stage& s = begin_with("");
    s.key(Key::f5);
    go_to(slide_titled("Technology firms"));
    EXPECT_EQ(state()["indicator"], "tech_firms");
    const Json slide = state();
    s.wheel("map", 3);
    s.drag_from({500, 400}, 120, 40);
    s.key(Key::equal);
    s.key(Key::digit_2);
    EXPECT_EQ(state()["indicator"], "rd_revenue");
    EXPECT_NE(state()["px_per_m"], slide["px_per_m"]);
    EXPECT_EQ(state()["selection"], slide["selection"]) << "a drag selects nothing";
    s.key(Key::page_down);
    s.key(Key::page_up);
    EXPECT_EQ(state()["indicator"], "tech_firms");
    EXPECT_EQ(state()["px_per_m"], slide["px_per_m"]);
    s.key(Key::m);
    EXPECT_EQ(state()["wall"], 6);
    s.key(Key::m);
    EXPECT_EQ(state()["wall"], 0);
}

TEST_F(PresentingStory, TheBaselineIsThereWhileTheKeyIsHeldAndTheYearsPlay) {
    Stage& s = begin_with("samples");
    const std::vector<int> years = plan::Index(plan()).years_with_values();
    ASSERT_GT(years.size(), 1);
    s.key(Key::f5);
    go_to(slide_titled("Technology firms"));
    s.hold_key(Key::grave);
    EXPECT_TRUE(state()["other_alone"]);
    s.release_key();
    EXPECT_FALSE(state()["other_alone"]);
    s.tap(Key::y);
    s.frame();
    EXPECT_EQ(state()["year"], years.front());
    s.wait(1.3);
    EXPECT_EQ(state()["year"], years[1]);
    s.wait(1.2 * static_cast<double>(years.size()));
    EXPECT_EQ(state()["year"], years.back());
}

TEST_F(PresentingStory, ThePenDrawsUntilTheSlideGoes) {
    Stage& s = begin_with("");
    s.key(Key::f5);
    go_to(2);
    const Json before = state()["centre"];
    s.key(Key::p, k_ctrl);
    s.drag_from({500, 300}, 200, 100);
    EXPECT_EQ(state()["strokes"], 1);
    EXPECT_EQ(state()["centre"], before) << "the map stays where it is";
    s.shot_around("drawn", {600, 350}, 260, 160);
    s.key(Key::e);
    EXPECT_EQ(state()["strokes"], 0);
    s.drag_from({500, 300}, 50, 10);
    s.key(Key::page_down);
    EXPECT_EQ(state()["strokes"], 0);
    s.key(Key::l, k_ctrl);
    s.drag_from({500, 300}, 50, 10);
    EXPECT_EQ(state()["strokes"], 0) << "a pointer draws nothing";
}

TEST_F(PresentingStory, NothingIsEditedAndMessagesWait) {
    Stage& s = begin_with("");
    unlock();
    find("17");
    s.wait(30);
    const Json step = state()["last_step"];
    s.key(Key::f5);
    EXPECT_FALSE(state()["unlocked"]);
    go_to(2);
    for (const Key key : {Key::del, Key::v, Key::k, Key::t, Key::j, Key::f4, Key::f10, Key::tab, Key::f6}) s.key(key);
    for (const Key key : {Key::z, Key::f, Key::o, Key::i, Key::v, Key::w}) s.key(key, k_ctrl);
    s.right_click_at({700, 400});
    EXPECT_EQ(state()["overlay"], 0);
    EXPECT_EQ(page(), 2);
    EXPECT_TRUE(state()["presenting"]);
    s.desk().say(ui::Severity::info, "fertig");
    s.wait(20);
    EXPECT_EQ(s.count("notice/"), 0);
    s.key(Key::escape);
    EXPECT_GT(s.count("notice/"), 0) << "it waited for the end";
    EXPECT_EQ(state()["last_step"], step);
}

TEST_F(PresentingStory, FromTheSlideThatWasOpenedLast) {
    Stage& s = begin_with("");
    s.key(Key::f5, k_shift);
    EXPECT_EQ(page(), 0) << "none was opened";
    s.key(Key::escape);
    EXPECT_FALSE(state()["presenting"]);
    s.desk().present({"", 4, true});
    s.rest();
    EXPECT_EQ(page(), 4);
    EXPECT_EQ(s.wishes().full_screen, false) << "in the window";
}

TEST_F(PresentingStory, WithoutAStoryTheMapIsPresented) {
    Stage& s = begin_with("no_story");
    s.key(Key::f5);
    EXPECT_TRUE(state()["presenting"]);
    EXPECT_FALSE(state().contains("page"));
    s.key(Key::escape);
    EXPECT_FALSE(state()["presenting"]);
}

TEST_F(PresentingStory, SlidesAreReadFromTheLastRow) {
    Stage& s = begin_with("", 1024, 768);
    s.key(Key::f5);
    s.shot("opening");
    go_to(slide_titled("R&D in GDP"));
    s.wait(5);
    s.shot("slide");
    s.key(Key::end);
    s.facts("closing");
}
