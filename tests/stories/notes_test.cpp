// Notes on the map: pinned where the pointer is, changed and removed in the inspector, taken back.
#include <algorithm>
#include <filesystem>

#include "plan/index.h"
#include "plan/lines.h"
#include "plan/note_details.h"
#include "store/project_file.h"
#include "story.h"

namespace stories {
namespace {

class NotesStory : public Story {
protected:
    /// As the project file has it.
    [[nodiscard]] plan::Plan stored() const {
        const auto opened = store::open_project(project());
        EXPECT_TRUE(opened) << base::to_line(opened.error());
        return opened ? *opened->plan : plan::Plan{};
    }
    [[nodiscard]] std::vector<plan::Note> notes() const { return stored().notes.get(); }
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

TEST_F(NotesStory, AReviewerWhoIsNotKnownYetIsAskedForANameAndNothingTypedIsLost) {
    Stage& s = begin_with("");
    s.key(Key::f2);
    pin(s.middle("map"), "核实用地");
    ASSERT_TRUE(s.has("author/use")) << "who writes it";
    s.type("王五");
    s.key(Key::enter);
    ASSERT_TRUE(s.has("note/save"));
    s.click("note/save");
    ASSERT_EQ(notes().size(), 1U);
    EXPECT_EQ(notes().front().author, "王五");
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
    EXPECT_FALSE(s.has("note/save")) << "unlocked with it";
    EXPECT_EQ(state()["unlocked"], true);
    ASSERT_EQ(notes().size(), 1U);
    EXPECT_EQ(notes().front().text, "核实用地");
}

TEST_F(NotesStory, NoKeyTakesAwayWhatIsTyped) {
    Stage& s = begin_with("");
    unlock();
    s.right_click_at(s.middle("map"));
    s.click("context/note");
    s.type("核实用地");
    for (const Key key : {Key::e, Key::f, Key::p}) s.key(key, k_ctrl);
    ASSERT_TRUE(s.has("note/save"));
    EXPECT_TRUE(s.has("note/kept_open")) << "it says why nothing happened";
    s.key(Key::enter, k_ctrl);
    ASSERT_EQ(notes().size(), 1U);
    EXPECT_EQ(notes().front().text, "核实用地");
    s.key(Key::e, k_ctrl);
    EXPECT_TRUE(s.has("export/ok")) << "nothing is typed any more";
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

TEST_F(NotesStory, OneOfACarrierIsAnsweredDoneAndListed) {
    Stage& s = begin_with("");
    unlock();
    find("9");
    s.key(Key::j, k_shift);
    s.facts("window", "overlay_note");
    s.type("面积存疑");
    s.key(Key::enter, k_ctrl);
    plan::Plan kept = stored();
    ASSERT_EQ(kept.notes.size(), 1U);
    const std::int64_t note = kept.notes.front().id;
    EXPECT_EQ(plan::detail_of(kept, note).pin, plan::PinKind::carrier);
    EXPECT_EQ(plan::detail_of(kept, note).about, plan::Index(plan()).carrier(9)->id);
    ASSERT_TRUE(s.has("note/state")) << "it is selected";
    s.click("note/answer");
    s.type("已问责任单位");
    s.key(Key::enter);
    kept = stored();
    ASSERT_EQ(plan::replies_to(kept, note).size(), 1U);
    EXPECT_EQ(plan::replies_to(kept, note).front()->text, "已问责任单位");
    s.click("note/state");
    EXPECT_EQ(plan::detail_of(stored(), note).state, plan::NoteState::done);
    s.key(Key::j);
    ASSERT_TRUE(s.has("notes/1"));
    s.click("notes/open");
    EXPECT_FALSE(s.has("notes/1")) << "none is open";
    EXPECT_TRUE(s.has("notes/clear"));
    s.click("notes/done");
    ASSERT_TRUE(s.has("notes/1"));
    s.click("notes/words");
    s.type("责任单位");
    EXPECT_TRUE(s.has("notes/1")) << "found by its reply";
    s.click("notes/clear");
    s.key(Key::f2);
    s.key(Key::j);
    s.click("review/table");
    EXPECT_TRUE(std::filesystem::exists(folder() / "haining 批注.xlsx")) << "the table of notes";
    s.double_click("notes/1");
    EXPECT_TRUE(s.has("note/save")) << "opened";
    s.key(Key::escape);
    s.click("reply/remove/" + std::to_string(plan::replies_to(stored(), note).front()->id));
    EXPECT_TRUE(plan::replies_to(stored(), note).empty());
    s.key(Key::z, k_ctrl);
    EXPECT_EQ(plan::replies_to(stored(), note).size(), 1U);
}

TEST_F(NotesStory, OneIsPinnedToSomethingElseByAClick) {
    Stage& s = begin_with("");
    const geo::LonLat carrier = *plan::Index(plan()).carrier(10)->position;
    unlock();
    find("10");
    pin({place(carrier).x + 150, place(carrier).y + 60}, "面积存疑");
    s.click("note/move");
    s.click_at(place(carrier));
    plan::Plan kept = stored();
    EXPECT_EQ(plan::detail_of(kept, kept.notes.front().id).pin, plan::PinKind::carrier);
    s.click("note/move");
    s.key(Key::escape);
    s.click_at(s.middle("map"));
    kept = stored();
    EXPECT_EQ(plan::detail_of(kept, kept.notes.front().id).pin, plan::PinKind::carrier) << "Escape";
}

TEST_F(NotesStory, OneIsPinnedToTheStretchThatWasChosenAndOneToAChainage) {
    Stage& s = begin_with("");
    unlock();
    s.key(Key::digit_4, k_ctrl);
    const scene::Rect ground = s.box("strip/ground");
    const scene::Vec2 from{ground.x + ground.width * 0.4F, ground.bottom() - 12};
    s.drag_from(from, 120, 0, k_shift);
    ASSERT_TRUE(s.has("strip/note"));
    s.click("strip/note");
    s.type("出入口");
    s.key(Key::enter, k_ctrl);
    plan::Plan kept = stored();
    ASSERT_EQ(kept.notes.size(), 1U);
    const plan::NoteDetail stretch = plan::detail_of(kept, kept.notes.front().id);
    EXPECT_EQ(stretch.pin, plan::PinKind::stretch);
    EXPECT_GT(stretch.to_m, stretch.from_m + 500);
    s.right_click_at(from);
    ASSERT_TRUE(s.has("strip/note_at"));
    s.click("strip/note_at");
    s.type("桥");
    s.key(Key::enter, k_ctrl);
    kept = stored();
    ASSERT_EQ(kept.notes.size(), 2U);
    ASSERT_EQ(kept.note_details.size(), 2U);
    const auto is_chainage = [](const plan::NoteDetail& d) { return d.pin == plan::PinKind::chainage; };
    const auto at = std::ranges::find_if(kept.note_details, is_chainage);
    ASSERT_NE(at, kept.note_details.end());
    EXPECT_NEAR(at->from_m, stretch.from_m, 100) << "where the stretch began";
}

TEST_F(NotesStory, OneIsPinnedAlongTheLineThatIsUnrolled) {
    Stage& s = begin_with("branch");
    unlock();
    s.key(Key::digit_4, k_ctrl);
    s.click("strip/line");
    s.click("strip/line/1");
    const scene::Rect ground = s.box("strip/ground");
    s.drag_from({ground.x + ground.width * 0.4F, ground.bottom() - 12}, 120, 0, k_shift);
    s.key(Key::j, k_shift);
    s.type("出入口");
    s.key(Key::enter, k_ctrl);
    const plan::Plan kept = stored();
    ASSERT_EQ(kept.notes.size(), 1U);
    const plan::NoteDetail detail = plan::detail_of(kept, kept.notes.front().id);
    EXPECT_EQ(detail.pin, plan::PinKind::stretch);
    EXPECT_EQ(plan::line_of(kept, detail), 1U);
    const auto at = plan::Lines(kept).along(kept.notes.front().position);
    ASSERT_TRUE(at);
    EXPECT_EQ(at->line, 1U);
    EXPECT_LT(at->offset_m, 1);
    s.facts("pinned", "right");
}

TEST_F(NotesStory, AnArrowIsDrawnUndoneAndTheToolLeft) {
    Stage& s = begin_with("");
    unlock();
    const scene::Vec2 middle = s.middle("map");
    pin(middle, "这里");
    ASSERT_TRUE(s.has("note/draw/arrow"));
    s.click("note/draw/blue");
    s.click("note/draw/arrow");
    ASSERT_TRUE(s.has("sketch/close"));
    const geo::LonLat note = notes().front().position;
    const scene::Vec2 before = place(note);
    s.drag_from({middle.x + 20, middle.y + 90}, 60, -40);
    EXPECT_EQ(place(note), before) << "the map does not pan";
    plan::Plan kept = stored();
    ASSERT_EQ(kept.note_drawings.size(), 1U);
    EXPECT_EQ(kept.note_drawings.front().shape, plan::DrawnShape::arrow);
    EXPECT_EQ(kept.note_drawings.front().colour, plan::DrawnColour::blue);
    EXPECT_EQ(kept.note_drawings.front().note, kept.notes.front().id);
    EXPECT_GT(kept.note_drawings.front().course.back().lat, kept.note_drawings.front().course.front().lat);
    s.click("note/draw/freehand");
    s.press_at({middle.x + 20, middle.y + 60});
    s.carry_to({middle.x + 60, middle.y + 90});
    s.key(Key::escape);
    s.let_go();
    EXPECT_TRUE(s.has("sketch/close")) << "Escape drops what is begun";
    EXPECT_EQ(stored().note_drawings.size(), 1U);
    s.key(Key::escape);
    EXPECT_FALSE(s.has("sketch/close")) << "and then leaves the tool";
    s.key(Key::z, k_ctrl);
    EXPECT_TRUE(stored().note_drawings.empty());
    s.key(Key::y, k_ctrl);
    kept = stored();
    ASSERT_EQ(kept.note_drawings.size(), 1U);
    s.click("drawing/remove/" + std::to_string(kept.note_drawings.front().id));
    EXPECT_TRUE(stored().note_drawings.empty());
}

TEST_F(NotesStory, AnArrowIsDrawnByKeyboard) {
    Stage& s = begin_with("");
    unlock();
    pin(s.middle("map"), "这里");
    s.click("note/draw/arrow");
    s.click_at(s.middle("map"));  // the keyboard is the map's
    s.key(Key::escape);           // and what was begun goes
    s.key(Key::enter);
    for (int i = 0; i < 5; ++i) s.key(Key::right);
    s.key(Key::enter);
    const plan::Plan kept = stored();
    ASSERT_EQ(kept.note_drawings.size(), 1U);
    const geo::LineString& course = kept.note_drawings.front().course;
    EXPECT_EQ(course.size(), 2U);
    EXPECT_GT(course.back().lon, course.front().lon + 0.001);
}

}  // namespace stories
