// What is known of changes: the form with its way back, the history, a colleague's changes, backups.
#include "plan/edit.h"
#include "store/project.h"
#include "story.h"
#include "window_facts.h"

namespace stories {
namespace {

constexpr int k_tall = 1900;  // the whole form without scrolling

class RecordStory : public Story {
protected:
    void fill(const std::string& field, const std::string& text) {
        stage().click("form/" + field);
        stage().key(Key::a, k_ctrl);
        stage().type(text);
        stage().key(Key::tab);
    }
    [[nodiscard]] plan::Carrier stored(int number) const {
        const auto read = store::open_project(project());
        EXPECT_TRUE(read) << base::to_line(read.error());
        const plan::Carrier* carrier = plan::Index(*read->plan).carrier(number);
        return carrier != nullptr ? *carrier : plan::Carrier{};
    }
    /// A copy of the project in which a colleague moves a carrier, as a file of changes.
    void let_a_colleague_move(const std::filesystem::path& copy, int number, geo::LonLat to,
                              const std::filesystem::path& changes) {
        auto theirs = store::Project::open(copy, {"王工", [] { return std::string("2026-11-24T02:00:00Z"); }});
        ASSERT_TRUE(theirs) << base::to_line(theirs.error());
        const plan::Carrier* carrier = plan::Index(*(*theirs)->plan()).carrier(number);
        const auto edit = plan::place_carrier(*(*theirs)->plan(), carrier->id,
                                              {to, plan::PositionQuality::surveyed, {"实测", "surveyed"}});
        ASSERT_TRUE(edit);
        ASSERT_TRUE((*theirs)->commit(*edit));
        const auto carried = (*theirs)->export_changes(0);
        ASSERT_TRUE(carried);
        ASSERT_TRUE(store::write_changes(changes, *carried));
    }
};

TEST_F(RecordStory, TheFormChangesFieldsAndGoesBack) {
    Stage& s = begin_with("", 1366, k_tall);
    unlock();
    find("7");
    s.click("form/open");
    ASSERT_TRUE(s.has("form/name_zh"));
    s.facts("form", "right");
    s.shot("fields", "form/");
    fill("floor_area_m2", "1.92万");
    EXPECT_EQ(stored(7).floor_area_m2, 19200);
    s.click("form/stage");
    s.click("form/stage/under_construction");
    EXPECT_EQ(stored(7).stage, plan::Stage::under_construction);
    EXPECT_EQ(state()["last_step"], 2);
    fill("floor_area_m2", "很大");
    EXPECT_EQ(stored(7).floor_area_m2, 19200) << "what is no number is not stored";
    s.facts("problem", "right");
    s.click("form/floor_area_m2/back");
    s.click("form/floor_area_m2/back");
    EXPECT_EQ(stored(7).floor_area_m2, std::nullopt) << "the value before";
}

TEST_F(RecordStory, SeveralGetAValueTogether) {
    Stage& s = begin_with("", 1366, k_tall);
    unlock();
    s.key(Key::digit_2, k_ctrl);
    s.click("table/carriers/3");
    s.click("table/carriers/5", k_ctrl);
    s.click("form/open");
    s.facts("several", "right");
    s.click("form/stage");
    s.click("form/stage/operating");
    EXPECT_EQ(stored(3).stage, plan::Stage::operating);
    EXPECT_EQ(stored(5).stage, plan::Stage::operating);
    EXPECT_EQ(state()["last_step"], 1) << "one step";
    s.key(Key::z, k_ctrl);
    EXPECT_EQ(stored(3).stage, plan::Stage::unknown);
}

TEST_F(RecordStory, TheHistoryShowsWhoDidWhat) {
    Stage& s = begin_with("", 1366, k_tall);
    s.key(Key::h);
    s.facts("empty", "dock");
    unlock();
    find("7");
    s.click("form/open");
    fill("notes", "门在北侧");
    s.click("form/stage");
    s.click("form/stage/planned");
    s.key(Key::z, k_ctrl);
    s.click("history/1");
    s.facts("history", "dock");
    s.shot("rows", "history/");
    s.click("history/1/revert");
    EXPECT_EQ(stored(7).notes, "");
    EXPECT_EQ(state()["last_step"], 3);
}

class MergeStory : public RecordStory {
protected:
    /// A colleague has moved a carrier, I have moved 7; the window shows the colleague's file.
    Stage& begin_merging(int theirs = 7) {
        make_project(project(), *plan_named(""));
        EXPECT_TRUE(store::copy_project(project(), copy_));
        let_a_colleague_move(copy_, theirs, {120.45, 30.44}, changes_);
        Stage& s = begin();
        s.open(project());
        unlock();
        find("7");
        s.paste("120.42,30.43");
        s.key(Key::digit_2);
        EXPECT_EQ(state()["last_step"], 1);
        read_changes();
        return s;
    }
    void run(const std::string& command) {
        stage().key(Key::p, k_ctrl_shift);
        stage().type(command);
        stage().key(Key::enter);
    }
    void read_changes() {
        run("合并修改包");
        stage().type(changes_.string());
        stage().key(Key::enter);
    }
    void open_history() {
        if (!stage().has("history/author")) stage().key(Key::h);
    }

    std::filesystem::path copy_ = folder() / "copy.langtu", changes_ = folder() / "wang.changes.json";
};

TEST_F(MergeStory, AColleaguesChangesAreTakenInWithAnAnswer) {
    Stage& s = begin_merging();
    ASSERT_TRUE(s.has("merge/0/theirs"));
    EXPECT_TRUE(s.has("merge/take")) << "what is not answered stays open";
    s.click("merge/person/0");
    s.shot("merge", "overlay_merge");
    s.click("merge/0/theirs");
    s.click("merge/take");
    EXPECT_EQ(state()["questions"], 0);
    EXPECT_FALSE(s.has("questions"));
    EXPECT_EQ(stored(7).position->lon, 120.45);
    EXPECT_EQ(stored(7).quality, plan::PositionQuality::surveyed);
}

TEST_F(MergeStory, CancellingChangesNothing) {
    Stage& s = begin_merging();
    s.key(Key::t);
    s.click("merge/close");
    EXPECT_EQ(state()["last_step"], 1);
    EXPECT_EQ(stored(7).position->lon, 120.42);
    EXPECT_EQ(state()["questions"], 0);
}

TEST_F(MergeStory, WhatIsLeftForLaterKeepsItsValueAndIsAnsweredAnotherDay) {
    Stage& s = begin_merging();
    s.key(Key::t);
    s.key(Key::l);
    s.click("merge/take");
    EXPECT_EQ(state()["questions"], 1);
    EXPECT_EQ(stored(7).position->lon, 120.42) << "the present value stays";
    const int after_merge = state()["last_step"];
    Stage& again = start_again();
    again.key(Key::e);
    EXPECT_EQ(state()["questions"], 1);
    again.click("questions");
    ASSERT_TRUE(again.has("questions/0/theirs"));
    again.facts("open", "overlay_questions");
    EXPECT_FALSE(again.has("questions/answer"));
    again.key(Key::t);
    again.click("questions/answer");
    EXPECT_EQ(state()["last_step"], after_merge + 1) << "one step";
    EXPECT_EQ(state()["questions"], 0);
    EXPECT_EQ(stored(7).position->lon, 120.45);
    again.facts("none", "overlay_questions");
    again.click("questions/close");
    again.key(Key::z, k_ctrl);
    EXPECT_EQ(stored(7).position->lon, 120.42) << "undoable";
    EXPECT_EQ(state()["questions"], 1) << "the question is open again";
}

TEST_F(MergeStory, TheHistoryNamesWhoseStepIsTakenBack) {
    Stage& s = begin_merging(9);
    EXPECT_FALSE(s.has("merge/0")) << "nothing is asked";
    s.facts("incoming", "overlay_merge");
    s.click("merge/take");
    EXPECT_EQ(stored(9).position->lon, 120.45);
    open_history();
    s.click("history/2");
    s.facts("merged", "dock");
    s.wheel("history/2", -20);
    s.click("history/2/merge");
    s.move("dock/history");
    ASSERT_TRUE(s.has("history/2/yes")) << "asked first";
    s.facts("asked", "dock");
    s.click("history/2/yes");
    EXPECT_NE(stored(9).position->lon, 120.45);
    EXPECT_EQ(stored(7).position->lon, 120.42) << "what is mine stays";
    EXPECT_FALSE(s.has("history/2/yes"));
}

TEST_F(RecordStory, ABackupIsGoneBackTo) {
    Stage& s = begin_with("");
    unlock();
    find("7");
    s.paste("120.42,30.43");
    s.key(Key::digit_2);
    s.key(Key::p, k_ctrl_shift);
    s.type("备份");
    s.key(Key::enter);
    ASSERT_TRUE(s.has("backups/make"));
    EXPECT_EQ(s.count("backups/haining"), 1) << "made when the project was opened";
    const std::string facts = window_facts(s.desk().probe(), "overlay_backups");
    EXPECT_NE(facts.find("日 "), std::string::npos) << facts;
    EXPECT_EQ(facts.find("00Z\""), std::string::npos) << "the time of the place: " << facts;
    for (const auto& [key, widget] : s.desk().probe())
        if (key.starts_with("backups/haining")) {
            s.click(key);
            break;
        }
    s.rest();
    EXPECT_EQ(state()["last_step"], 0);
    EXPECT_NE(stored(7).position->lon, 120.42);
}

}  // namespace
}  // namespace stories
