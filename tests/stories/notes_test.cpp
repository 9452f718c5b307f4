// Notes on the map: pinned where the pointer is, changed and removed in the inspector, taken back.
#include "store/project_file.h"
#include "story.h"

namespace stories {
namespace {

class NotesStory : public Story {
protected:
    /// As the project file has them.
    [[nodiscard]] std::vector<plan::Note> notes() const {
        const auto opened = store::open_project(project());
        EXPECT_TRUE(opened) << base::to_line(opened.error());
        return opened ? opened->plan->notes.get() : std::vector<plan::Note>{};
    }
    /// Opens the menu of a place of the map and asks for a note there.
    void pin(scene::Vec2 at, const std::string& text) {
        Stage& s = stage();
        s.right_click_at(at);
        s.click("context/note");
        s.type(text);
        s.key(Key::enter, {.ctrl = true});
    }
};

}  // namespace

TEST_F(NotesStory, OneIsPinnedChangedRemovedAndTakenBack) {
    Stage& s = begin_with("");
    EXPECT_FALSE(s.has("layer/notes")) << "there is none yet";
    unlock();
    pin(s.middle("map"), "核实用地");
    ASSERT_EQ(notes().size(), 1U);
    EXPECT_EQ(notes().front().text, "核实用地");
    EXPECT_FALSE(notes().front().author.empty());
    EXPECT_TRUE(s.has("layer/notes"));
    s.click_at(s.middle("map"));
    ASSERT_TRUE(s.has("note/change")) << "the inspector shows it";
    s.click("note/change");
    s.type("，月底前");
    s.click("note/save");
    EXPECT_EQ(notes().front().text, "核实用地，月底前");
    s.click("note/remove");
    EXPECT_TRUE(notes().empty());
    s.key(Key::z, k_ctrl);
    ASSERT_EQ(notes().size(), 1U);
    EXPECT_EQ(notes().front().text, "核实用地，月底前");
}

TEST_F(NotesStory, NoneIsPinnedWhileEditingIsLocked) {
    Stage& s = begin_with("");
    s.right_click_at(s.middle("map"));
    EXPECT_TRUE(s.has("context/copy"));
    EXPECT_FALSE(s.has("context/note"));
}

TEST_F(NotesStory, WhatWasTypedOutlivesAClickBesideItAndALock) {
    Stage& s = begin_with("");
    unlock();
    s.right_click_at(s.middle("map"));
    s.click("context/note");
    s.type("核实用地");
    s.click_at({s.box("map").x + 30, s.box("map").bottom() - 60});
    ASSERT_TRUE(s.has("note/save")) << "a click beside the window";
    s.skip(700);
    ASSERT_EQ(state()["unlocked"], false) << "ten idle minutes";
    s.click("note/save");
    ASSERT_TRUE(s.has("note/save")) << "unlocked first";
    EXPECT_EQ(state()["unlocked"], true);
    s.click("note/save");
    EXPECT_FALSE(s.has("note/save"));
    ASSERT_EQ(notes().size(), 1U);
    EXPECT_EQ(notes().front().text, "核实用地");
}

TEST_F(NotesStory, WithoutWordsThereIsNone) {
    Stage& s = begin_with("");
    unlock();
    pin(s.middle("map"), "  ");
    EXPECT_TRUE(s.has("note/save")) << "the window waits for words";
    s.key(Key::escape);
    EXPECT_FALSE(s.has("note/save"));
    EXPECT_TRUE(notes().empty());
}

}  // namespace stories
