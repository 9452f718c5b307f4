// Composing a story in the strip of slides: views saved, named, ordered, hidden, removed, replaced.
#include <algorithm>
#include <string>
#include <vector>

#include "plan/stories.h"
#include "store/project_file.h"
#include "story.h"

namespace stories {
namespace {

using Titles = std::vector<std::string>;

class ComposingStory : public Story {
protected:
    /// As the project file has it.
    [[nodiscard]] plan::Plan stored() const {
        const auto opened = store::open_project(project());
        EXPECT_TRUE(opened) << base::to_line(opened.error());
        return opened ? *opened->plan : plan::Plan{};
    }
    [[nodiscard]] std::string notice() const { return state()["last_notice"].get<std::string>(); }
    /// Of the usual story, "-" before those that are hidden.
    [[nodiscard]] Titles titles() const {
        const plan::Plan plan = stored();
        Titles titles;
        if (const plan::Story* story = plan::usual_story(plan))
            for (const plan::Slide& slide : plan::slides_of(plan, story->id))
                titles.push_back((slide.part->hidden ? "-" : "") + slide.view->title.zh);
        return titles;
    }
    void name(const std::string& title) {
        ASSERT_TRUE(stage().has("story/rename")) << "the title of a new slide waits to be typed";
        stage().type(title);
        stage().key(Key::enter);
    }
    /// Saves what is shown as a slide of its own.
    void save(const std::string& title) {
        stage().key(Key::b, k_ctrl);
        if (stage().has("story/new")) stage().click("story/new");
        name(title);
    }
    void save_three() {
        for (const Key indicator : {Key::digit_1, Key::digit_2, Key::digit_3}) {
            stage().key(indicator);
            save(std::to_string(1 + static_cast<int>(indicator) - static_cast<int>(Key::digit_1)));
        }
    }
    [[nodiscard]] Stage& begin_composing(int height = 900) {
        Stage& s = begin_with("unsaved", 1366, height);
        unlock();
        s.key(Key::f3);
        return s;
    }
};

}  // namespace

TEST_F(ComposingStory, NothingIsSavedYet) {
    Stage& s = begin_composing(768);
    s.key(Key::s);
    ASSERT_TRUE(s.has("story/save"));
    s.facts("empty", "right");
    speak_english();
    s.facts("empty_en", "right");
    s.key(Key::s);
    EXPECT_FALSE(s.has("story/save")) << "the inspector is back";
}

TEST_F(ComposingStory, TheBuiltInStoryHasItsPictures) {
    Stage& s = begin_with("");
    s.key(Key::s);
    s.key(Key::page_down);
    s.key(Key::page_down);
    s.shot("built_in", "right");
    EXPECT_EQ(state()["opened_view"].get<std::int64_t>(),
              plan::slides_of(stored(), plan::usual_story(stored())->id)[1].view->id);
}

TEST_F(ComposingStory, ThreeViewsAreSavedOrderedHiddenAndRemoved) {
    Stage& s = begin_composing();
    save_three();
    EXPECT_EQ(titles(), (Titles{"1", "2", "3"}));
    s.facts("three", "right");
    s.shot("slides", "story/slide/");
    s.key(Key::up, k_ctrl);
    EXPECT_EQ(titles(), (Titles{"1", "3", "2"})) << "the one saved last was selected";
    s.drag("story/slide/1", 0, 2 * s.box("story/slide/1").height + 10);
    EXPECT_EQ(titles(), (Titles{"3", "2", "1"}));
    s.click("slide/hide");
    EXPECT_EQ(titles(), (Titles{"3", "2", "-1"}));
    s.facts("hidden", "right");
    s.click("story/slide/1");
    s.key(Key::del);
    EXPECT_EQ(titles(), (Titles{"2", "-1"}));
    s.key(Key::z, k_ctrl);
    EXPECT_EQ(titles(), (Titles{"3", "2", "-1"}));
    s.key(Key::d, k_ctrl);
    EXPECT_EQ(titles().size(), 4U);
}

TEST_F(ComposingStory, TheSelectedSlideIsCopiedAsAPicture) {
    Stage& s = begin_composing(1300);
    save_three();
    s.key(Key::escape);
    s.key(Key::c, k_ctrl_shift);
    ASSERT_EQ(s.copied_pictures().size(), 1U);
    EXPECT_NE(notice().find("地图"), std::string::npos) << "no slide has the keys: " << notice();
    s.click("story/slide/2");
    s.key(Key::digit_5);
    s.key(Key::c, k_ctrl_shift);
    ASSERT_EQ(s.copied_pictures().size(), 2U);
    EXPECT_NE(notice().find("幻灯片"), std::string::npos) << notice();
    s.click("slide/hide");
    s.click("slide/copy");
    ASSERT_EQ(s.copied_pictures().size(), 3U);
    EXPECT_EQ(s.copied_pictures()[2], s.copied_pictures()[1])
        << "as it is saved, whatever the map shows, hidden or not";
    s.click("story/slide/3");
    s.key(Key::c, k_ctrl_shift);
    ASSERT_EQ(s.copied_pictures().size(), 4U);
    EXPECT_NE(s.copied_pictures()[3], s.copied_pictures()[2]);
}

TEST_F(ComposingStory, TheButtonsDoWhatTheKeysDo) {
    Stage& s = begin_composing(1300);
    save_three();
    s.click("story/slide/2");
    s.click("slide/rename");
    ASSERT_TRUE(s.has("story/rename"));
    s.type("乙");
    s.key(Key::enter);
    EXPECT_EQ(titles(), (Titles{"1", "乙", "3"}));
    s.click("slide/remove");
    EXPECT_EQ(titles(), (Titles{"1", "3"}));
}

TEST_F(ComposingStory, ADragThatIsCancelledMovesNothing) {
    Stage& s = begin_composing();
    save_three();
    s.press_at(s.middle("story/slide/1"));
    s.carry_to(s.middle("story/slide/3"));
    s.key(Key::escape);
    s.let_go();
    EXPECT_EQ(titles(), (Titles{"1", "2", "3"}));
}

TEST_F(ComposingStory, ASlideIsRenamedWhereItStands) {
    Stage& s = begin_composing();
    save("甲");
    s.double_click("story/slide/1");
    ASSERT_TRUE(s.has("story/rename"));
    s.type("乙");
    s.key(Key::enter);
    EXPECT_EQ(titles(), Titles{"甲乙"});
    s.click("story/slide/1");
    s.key(Key::f2);
    s.type("丙");
    s.key(Key::escape);
    EXPECT_EQ(titles(), Titles{"甲乙"}) << "Escape brings the title back";
    s.key(Key::escape);
    s.key(Key::f2);
    EXPECT_EQ(state()["mode"], "progress") << "the keys are the strip's while a slide was clicked last";
}

TEST_F(ComposingStory, WhatWasOpenedAndChangedIsReplacedFirst) {
    Stage& s = begin_composing();
    save_three();
    s.key(Key::page_up);
    s.key(Key::page_up);
    const plan::Plan before = stored();
    const plan::SavedView first = *plan::slides_of(before, plan::usual_story(before)->id)[0].view;
    EXPECT_EQ(state()["indicator"], first.indicator);
    EXPECT_EQ(state()["opened_view"], first.id);
    s.key(Key::b, k_ctrl);
    EXPECT_FALSE(s.has("story/replace")) << "nothing has changed";
    EXPECT_TRUE(s.has("story/new"));
    s.key(Key::escape);
    EXPECT_FALSE(s.has("story/new"));
    s.key(Key::digit_5);
    s.key(Key::b, k_ctrl);
    ASSERT_TRUE(s.has("story/replace"));
    s.facts("asked", "right");
    s.key(Key::enter);
    EXPECT_EQ(titles(), (Titles{"1", "2", "3"}));
    const plan::Plan after = stored();
    EXPECT_EQ(plan::find_view(after, first.id)->indicator, after.indicators[4].key);
    s.key(Key::digit_6);
    s.key(Key::b, k_ctrl);
    s.key(Key::b, k_ctrl);
    EXPECT_EQ(plan::find_view(stored(), first.id)->indicator, after.indicators[5].key) << "a second press answers";
    EXPECT_EQ(titles().size(), 3U);
}

TEST_F(ComposingStory, WordsOfASlideThatWasMovedAwayFromAreKept) {
    Stage& s = begin_composing(1300);
    save("甲");
    s.key(Key::page_up);
    s.key(Key::digit_5);
    s.click("slide/conclusion/zh");
    s.type("达标");
    s.click("slide/title/en");
    EXPECT_EQ(stored().views.front().conclusion.zh, "达标");
    s.key(Key::escape);
    s.key(Key::b, k_ctrl);
    EXPECT_TRUE(s.has("story/replace")) << "the map still differs from what is saved";
    s.key(Key::enter);
    EXPECT_EQ(stored().views.front().conclusion.zh, "达标");
    EXPECT_EQ(titles(), Titles{"甲"});
}

TEST_F(ComposingStory, AConclusionIsRefusedWhileItHoldsAnUnknownField) {
    Stage& s = begin_composing(1300);
    save("甲");
    s.click("slide/conclusion/zh");
    s.type("达标{nobody}");
    EXPECT_TRUE(s.has("slide/unknown_field"));
    s.facts("refused", "right");
    for (int i = 0; i < 8; ++i) s.key(Key::backspace);
    EXPECT_FALSE(s.has("slide/unknown_field"));
    s.type("{on_course}");
    s.click("slide/title/en");
    const plan::Plan kept = stored();
    EXPECT_EQ(kept.views.front().conclusion.zh, "达标{on_course}");
    EXPECT_TRUE(s.has("slide/today"));
    s.type("First");
    s.click("story/slide/1");
    EXPECT_NE(stored().views.front().title.en.find("First"), std::string::npos);
}

TEST_F(ComposingStory, ASlideComesAsItIsChosen) {
    Stage& s = begin_composing(1300);
    save("甲");
    s.click("slide/seconds");
    s.type("ten");
    s.key(Key::enter);
    EXPECT_NE(state()["last_notice"].get<std::string>().find("60"), std::string::npos);
    s.click("slide/seconds");
    s.type("2.5");
    s.click("slide/transition");
    s.click("slide/transition/fade");
    const plan::StoryPart part = stored().story_parts.front();
    EXPECT_EQ(part.seconds, 2.5);
    EXPECT_EQ(part.transition, plan::Transition::fade);
}

TEST_F(ComposingStory, AQuestionThatIsOutOfSightIsAskedAnew) {
    Stage& s = begin_composing();
    save("甲");
    s.key(Key::digit_4);
    s.key(Key::b, k_ctrl);
    ASSERT_TRUE(s.has("story/replace"));
    s.key(Key::s);
    const plan::SavedView before = stored().views.front();
    s.key(Key::b, k_ctrl);
    EXPECT_EQ(stored().views.front(), before);
    EXPECT_TRUE(s.has("story/replace"));
}

TEST_F(ComposingStory, AViewOfACarrierThatIsGoneSaysSo) {
    Stage& s = begin_composing();
    find("9");
    save("第九个");
    EXPECT_FALSE(s.has("story/slide/1/gone"));
    s.key(Key::f4);
    s.click_at(s.middle("map"));
    find("9");
    s.key(Key::del);
    EXPECT_TRUE(s.has("story/slide/1/gone"));
    EXPECT_EQ(titles().size(), 1U) << "Delete was about the carrier";
    s.facts("gone", "right");
}

TEST_F(ComposingStory, AnotherStoryIsMadeChosenAndShownFirst) {
    Stage& s = begin_composing();
    save("甲");
    s.click("story/more");
    s.click("story/next");
    s.type("汇报");
    s.click("story/add");
    ASSERT_EQ(plan::stories_of(stored()).size(), 2U);
    s.click("story/choice");
    s.click("story/choice/2");
    EXPECT_EQ(s.count("story/slide/"), 0);
    s.click("story/more");
    s.facts("settings", "popup");
    s.click("story/closing");
    s.click("story/usual");
    s.key(Key::escape);
    const plan::Plan kept = stored();
    EXPECT_EQ(plan::usual_story(kept)->name.zh, "汇报");
    EXPECT_FALSE(plan::usual_story(kept)->closing);
    save("乙");
    EXPECT_EQ(titles(), Titles{"乙"}) << "into the story that is shown";
    s.click("story/more");
    s.click("story/remove");
    EXPECT_EQ(titles(), Titles{"甲"});
}

TEST_F(ComposingStory, TheFirstViewAsksWhoSavesIt) {
    Stage& s = begin_with("unsaved");
    s.key(Key::b, k_ctrl);
    ASSERT_TRUE(s.has("author/use"));
    s.type("王五");
    s.key(Key::enter);
    name("甲");
    EXPECT_EQ(titles(), Titles{"甲"});
    EXPECT_EQ(stored().views.front().author, "王五");
}

TEST_F(ComposingStory, TheStripIsThereAgainTheNextDay) {
    Stage& s = begin_composing();
    save("甲");
    s.key(Key::f5);
    EXPECT_FALSE(s.has("story/save")) << "not while somebody presents";
    s.key(Key::escape);
    EXPECT_TRUE(s.has("story/save"));
    Stage& next = start_again();
    EXPECT_TRUE(next.has("story/slide/1"));
}

}  // namespace stories
