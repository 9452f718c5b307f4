// The presenter's window: what it shows, that its buttons and keys are the slide's, and that the audience sees none of
// it.
#include <gtest/gtest.h>
#include <string>

#include "notes_stage.h"
#include "story.h"

namespace {

using stories::Json;
using stories::Key;
using stories::NotesStage;
using stories::Stage;

class PresenterNotes : public stories::Story {
protected:
    /// Presents the usual story, at a slide, with the notes asked for.
    Stage& present(int slide, const std::string& plan = "", int width = 1366, int height = 768, float scale = 1) {
        Stage& s = begin_with(plan, width, height, scale);
        s.key(Key::f5);
        s.key(Key::g);
        s.key(ui::key_after(Key::digit_0, slide));
        s.key(Key::enter);
        s.key(Key::s);
        return s;
    }
    [[nodiscard]] int page() const { return state()["page"]; }
};

}  // namespace

TEST_F(PresenterNotes, AreOpenOnlyWhereTheyWereAskedFor) {
    Stage& s = begin_with("");
    s.key(Key::f5);
    EXPECT_FALSE(s.desk().wants_notes());
    s.key(Key::s);
    EXPECT_TRUE(s.desk().wants_notes());
    s.key(Key::s);
    EXPECT_FALSE(s.desk().wants_notes());
    EXPECT_TRUE(state()["presenting"]) << "the slides go on";
    s.desk().show_notes(true);
    EXPECT_TRUE(s.desk().wants_notes());
    s.key(Key::escape);
    EXPECT_FALSE(s.desk().wants_notes()) << "they go with the presentation";
    s.desk().show_notes(true);
    EXPECT_FALSE(s.desk().wants_notes()) << "nothing is presented";
    s.desk().present({"", 2, true, true});
    s.rest();
    EXPECT_TRUE(s.desk().wants_notes()) << "present --notes";
}

TEST_F(PresenterNotes, ShowThisSlideTheNextAndWhatIsSaid) {
    Stage& s = present(2);
    NotesStage notes(s, 720, 405);
    notes.shot("notes");
    EXPECT_TRUE(s.desk().notes_probe().at("notes/this").on) << "its picture is drawn";
    EXPECT_TRUE(s.desk().notes_probe().at("notes/upcoming").on);
    s.key(Key::home);
    notes.rest();
    notes.facts("opening");
    s.key(Key::end);
    notes.rest();
    notes.facts("closing");
}

TEST_F(PresenterNotes, InEnglishOnAFineScreen) {
    begin_with("");
    speak_english();
    Stage& s = stage();
    s.desk().present({"", 3, true, true});
    s.rest();
    NotesStage notes(s, 1366, 768, 1.5F);
    notes.point_at("notes/stop");
    notes.facts("notes");
}

TEST_F(PresenterNotes, TheirButtonsAreTheKeysOfTheSlide) {
    Stage& s = present(2);
    NotesStage notes(s, 960, 540);
    notes.click("notes/next");
    EXPECT_EQ(page(), 3);
    notes.click("notes/back");
    EXPECT_EQ(page(), 2);
    notes.click("notes/black");
    EXPECT_TRUE(s.has("slide/black")) << "the audience sees black";
    EXPECT_NE(notes.text().find("观众看到黑屏"), std::string::npos);
    EXPECT_NE(notes.text().find("reading"), std::string::npos) << "the notes stay to be read";
    notes.click("notes/black");
    EXPECT_FALSE(s.has("slide/black"));
    const Json before = state()["centre"];
    notes.click("notes/larger");
    EXPECT_GT(state()["notes_size"], 26);
    EXPECT_EQ(page(), 2);
    EXPECT_EQ(state()["centre"], before) << "the slide does not know";
    notes.click("notes/end");
    EXPECT_FALSE(state()["presenting"]);
}

TEST_F(PresenterNotes, TheTimeRunsStopsAndBeginsAgain) {
    Stage& s = present(2);
    NotesStage notes(s, 960, 540);
    s.key(Key::r);
    s.skip(65);
    notes.rest();
    EXPECT_NE(notes.text().find("\"1:05\""), std::string::npos) << notes.text();
    notes.click("notes/stop");
    EXPECT_TRUE(state()["time_stopped"]);
    EXPECT_EQ(s.desk().notes_change_in_s(s.now_s()), 60) << "but for the time of day, which is 09:30:00";
    s.skip(100);
    notes.rest();
    EXPECT_NE(notes.text().find("\"1:05\""), std::string::npos) << notes.text();
    s.key(Key::t);
    EXPECT_FALSE(state()["time_stopped"]);
    EXPECT_GT(s.desk().notes_change_in_s(s.now_s()), 0);
    EXPECT_LE(s.desk().notes_change_in_s(s.now_s()), 1);
    notes.click("notes/zero");
    EXPECT_NE(notes.text().find("\"0:00\""), std::string::npos) << notes.text();
}

TEST_F(PresenterNotes, TheirSizeIsRememberedAndHasItsEnds) {
    Stage& s = present(2);
    for (int i = 0; i < 20; ++i) s.key(Key::equal, k_ctrl);
    EXPECT_EQ(state()["notes_size"], 72);
    {
        NotesStage notes(s, 640, 360);
        notes.facts("largest");
    }
    for (int i = 0; i < 20; ++i) s.key(Key::minus, k_ctrl);
    EXPECT_EQ(state()["notes_size"], 14);
    s.key(Key::escape);
    Stage& again = start_again();
    again.key(Key::f5);
    EXPECT_EQ(state()["notes_size"], 14);
}

TEST_F(PresenterNotes, AClockDrawsNoSlide) {
    Stage& s = present(2);
    NotesStage notes(s, 960, 540);
    const Json frames = state()["frames"];
    notes.tick();
    EXPECT_TRUE(s.desk().at_rest());
    EXPECT_FALSE(s.desk().notes_changed());
    EXPECT_EQ(state()["frames"], frames);
    s.key(Key::page_down);
    EXPECT_TRUE(s.desk().notes_changed()) << "another page is";
}
