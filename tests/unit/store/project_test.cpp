// A project open for editing: what is committed is on the disk, can be taken back next week, and belongs to one editor
// at a time.
#include "store/project.h"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <set>

#include "file_place.h"
#include "plan/notes.h"
#include "sample_plan.h"
#include "scratch_folder.h"
#include "sqlite.h"
#include "store/project_file.h"

namespace {

using base::ErrorKind;

plan::Carrier first_carrier(const store::Project& project) { return project.plan()->carriers.front(); }

plan::Edit moved(const store::Project& project, double lon) {
    plan::Edit edit;
    edit.carriers = {first_carrier(project)};
    edit.carriers.front().position = geo::LonLat{lon, 30.45};
    edit.summary = {"移动", "Move"};
    edit.reason = "实地核实";
    return edit;
}

plan::Edit renamed(const store::Project& project, const std::string& name) {
    plan::Edit edit;
    edit.carriers = {first_carrier(project)};
    edit.carriers.front().name.en = name;
    edit.summary = {"改名", "Rename"};
    return edit;
}

class Editing : public testing::Test {
protected:
    void SetUp() override {
        const auto made = store::create_project(path_, support::sample_plan(), store::Overwrite::no);
        ASSERT_TRUE(made) << made.error().message;
    }
    static std::unique_ptr<store::Project> open(const std::filesystem::path& path, const std::string& author = "王五") {
        store::EditOptions options;
        options.author = author;
        options.utc_now = [] { return std::string("2026-11-25T08:00:00Z"); };
        auto project = store::Project::open(path, options);
        EXPECT_TRUE(project) << project.error().message;
        return project ? std::move(*project) : nullptr;
    }
    std::unique_ptr<store::Project> open() const { return open(path_); }
    std::set<std::string> files() const {
        std::set<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(folder_.path()))
            names.insert(entry.path().filename());
        return names;
    }
    static void expect_whole(const std::filesystem::path& path) {
        const auto whole = store::verify_project(path);
        EXPECT_TRUE(whole) << whole.error().message;
    }

    support::ScratchFolder folder_;
    std::filesystem::path path_ = folder_ / "海宁.ltu";
};

}  // namespace

TEST_F(Editing, ACommitIsThereAfterReopeningAndLeavesOneFile) {
    plan::Plan shown;
    {
        const auto project = open();
        ASSERT_EQ(project->commit(moved(*project, 120.61))->n, 1);
        ASSERT_EQ(project->commit(renamed(*project, "Centre"))->n, 2);
        shown = *project->plan();
        EXPECT_EQ(first_carrier(*project).position->lon, 120.61);
    }
    EXPECT_EQ(files(), std::set<std::string>{path_.filename()});
    const auto read = store::open_project(path_);
    ASSERT_TRUE(read);
    EXPECT_EQ(*read->plan, shown);
    EXPECT_EQ(read->info.history_length, 2);
    expect_whole(path_);
}

TEST_F(Editing, TheNextPlanSharesWhatTheEditLeftAlone) {
    const auto project = open();
    const plan::PlanPtr before = project->plan();
    ASSERT_TRUE(project->commit(moved(*project, 120.61)));
    const plan::PlanPtr after = project->plan();
    EXPECT_FALSE(after->carriers.shares(before->carriers));
    EXPECT_TRUE(after->units.shares(before->units));
    EXPECT_TRUE(after->targets.shares(before->targets));
    EXPECT_TRUE(after->observations.shares(before->observations));
    ASSERT_TRUE(project->undo());
    EXPECT_EQ(*project->plan(), *before);
    EXPECT_TRUE(project->plan()->observations.shares(before->observations));
}

TEST_F(Editing, APlanThatIsHeldStaysAsItWasAndOneThatIsNotIsNotCopied) {
    const auto project = open();
    plan::PlanPtr held = project->plan();
    const plan::Plan as_it_was = *held;
    ASSERT_TRUE(project->commit(moved(*project, 120.61)));
    EXPECT_EQ(*held, as_it_was);
    EXPECT_NE(project->plan(), held);
    held.reset();
    const plan::Plan* only = project->plan().get();
    ASSERT_TRUE(project->commit(renamed(*project, "Centre")));
    EXPECT_EQ(project->plan().get(), only);
    EXPECT_EQ(project->plan()->carriers.size(), as_it_was.carriers.size());
    EXPECT_EQ(first_carrier(*project).name.en, "Centre");
    const plan::Plan shown = *project->plan();
    ASSERT_TRUE(project->close());
    EXPECT_EQ(*store::open_project(path_)->plan, shown);
}

TEST_F(Editing, UndoAndRedoLastAcrossRestarts) {
    {
        const auto project = open();
        ASSERT_TRUE(project->commit(moved(*project, 120.61)));
    }
    {
        const auto project = open();
        ASSERT_EQ(project->undo_summary()->zh, "移动");
        EXPECT_EQ(project->redo_summary(), std::nullopt);
        EXPECT_EQ(project->undo()->summary.en, "Move");
        EXPECT_EQ(*project->plan(), support::sample_plan());
        EXPECT_EQ(project->undo().error().kind, ErrorKind::refused);
    }
    expect_whole(path_);
    {
        const auto project = open();
        EXPECT_EQ(project->redo()->summary.en, "Move");
        EXPECT_EQ(first_carrier(*project).position->lon, 120.61);
        EXPECT_EQ(project->redo().error().kind, ErrorKind::refused);
    }
    expect_whole(path_);
}

TEST_F(Editing, SomethingElseAfterAnUndoLeavesTheUndoneInTheRecord) {
    const auto project = open();
    ASSERT_TRUE(project->commit(moved(*project, 120.61)));
    ASSERT_TRUE(project->undo());
    ASSERT_TRUE(project->commit(renamed(*project, "Centre")));
    EXPECT_FALSE(project->redo());
    const auto steps = project->history({});
    ASSERT_TRUE(steps);
    ASSERT_EQ(steps->size(), 2U);
    EXPECT_EQ(steps->back().state, store::StepState::left);
    ASSERT_EQ(steps->back().marks.size(), 1U);
    EXPECT_EQ(steps->back().marks.front().author, "王五");
    ASSERT_TRUE(project->undo());
    EXPECT_EQ(*project->plan(), support::sample_plan());
}

TEST_F(Editing, HistorySaysWhoWhatAndWhy) {
    const auto project = open();
    ASSERT_TRUE(project->commit(moved(*project, 120.61)));
    project->set_author("赵六");
    ASSERT_TRUE(project->commit(renamed(*project, "Centre")));
    ASSERT_TRUE(project->give_reason(2, "改正译名"));
    ASSERT_TRUE(project->give_reason(1, "is not replaced"));
    const auto steps = project->history({});
    ASSERT_TRUE(steps);
    EXPECT_EQ(steps->front().reason, "改正译名");
    EXPECT_EQ(steps->back().reason, "实地核实");
    EXPECT_EQ(steps->back().time, "2026-11-25T08:00:00Z");
    const store::RowChange& row = steps->back().rows.front();
    EXPECT_EQ(row.table, "carriers");
    ASSERT_EQ(row.columns.size(), 1U);
    EXPECT_EQ(row.columns.front(),
              (store::ColumnChange{"geom", geo::LonLat{120.55, 30.4520003}, geo::LonLat{120.61, 30.45}}));
    EXPECT_EQ(project->history({0, 200, "赵六", {}})->size(), 1U);
    EXPECT_EQ(project->history({0, 200, "", 1})->size(), 2U);
    EXPECT_EQ(project->history({0, 200, "", 2})->size(), 0U);
    EXPECT_EQ(project->history({2, 200, "", {}})->front().n, 1);
}

TEST_F(Editing, AClockThatIsSetBackChangesNoOrder) {
    for (const char* time : {"2026-11-25T08:00:00Z", "1970-01-02T00:00:00Z", "2106-02-08T00:00:00Z"}) {
        store::EditOptions options;
        options.author = "王五";
        options.utc_now = [time] { return std::string(time); };
        const auto project = store::Project::open(path_, options);
        ASSERT_TRUE(project);
        ASSERT_TRUE((*project)->commit(renamed(**project, time)));
    }
    const auto project = open();
    const auto steps = project->history({});
    ASSERT_EQ(steps->size(), 3U);
    EXPECT_EQ(steps->at(1).time, "1970-01-02T00:00:00Z") << "latest first, by number";
    ASSERT_TRUE(project->undo());
    EXPECT_EQ(first_carrier(*project).name.en, "1970-01-02T00:00:00Z");
}

TEST_F(Editing, NothingChangedIsNoStep) {
    const auto project = open();
    plan::Edit same;
    same.carriers = {first_carrier(*project)};
    EXPECT_EQ(project->commit(same).error().kind, ErrorKind::refused);
    EXPECT_EQ(project->last_step(), 0);
}

TEST_F(Editing, BelongsToOneEditorAtATime) {
    auto first = open();
    const auto second = store::Project::open(path_, {"李四"});
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, ErrorKind::locked);
    EXPECT_NE(second.error().message.find("王五"), std::string::npos);
    ASSERT_TRUE(store::who_edits(path_));
    EXPECT_EQ(store::who_edits(path_)->author, "王五");
    (*first).set_author("王小五");
    EXPECT_EQ(store::who_edits(path_)->author, "王小五") << "the name that was given, not the account's";
    EXPECT_TRUE(store::open_project(path_)) << "looking is always possible";
    first.reset();
    EXPECT_FALSE(store::who_edits(path_));
    EXPECT_TRUE(store::Project::open(path_, {"李四"}));
}

TEST_F(Editing, TheLockOfADeadProcessIsFree) {
    std::ofstream(path_.string() + ".lock") << "王五\nhost\n999999\n2026-01-01T00:00:00Z\n";
    EXPECT_FALSE(store::who_edits(path_));
    EXPECT_TRUE(open());
    EXPECT_EQ(files(), std::set<std::string>{path_.filename()});
}

TEST_F(Editing, AFileThatWasMovedOrReplacedIsNotWrittenTo) {
    const auto project = open();
    std::filesystem::rename(path_, folder_ / "elsewhere.ltu");
    EXPECT_EQ(project->commit(moved(*project, 120.61)).error().kind, ErrorKind::io);
    std::ofstream(path_) << "another file";
    EXPECT_EQ(project->undo().error().kind, ErrorKind::io);
    EXPECT_EQ(*project->plan(), support::sample_plan());
    std::filesystem::remove(path_);
    std::filesystem::rename(folder_ / "elsewhere.ltu", path_);
    EXPECT_TRUE(project->commit(moved(*project, 120.61))) << "it is back";
}

TEST_F(Editing, ASecondNameIsRefused) {
    std::filesystem::create_hard_link(path_, folder_ / "second.ltu");
    EXPECT_EQ(store::Project::open(path_, {"王五"}).error().kind, ErrorKind::io);
}

TEST_F(Editing, AnotherProgramsChangeIsReadBeforeAnythingIsWritten) {
    const auto project = open();
    sqlite3* opened = nullptr;
    ASSERT_EQ(sqlite3_open(path_.c_str(), &opened), SQLITE_OK);
    const store::Connection other(opened);
    ASSERT_TRUE(
        store::execute(opened, "UPDATE sources SET layer = layer; UPDATE targets SET target = 77 WHERE id = 1", ""));
    EXPECT_EQ(project->commit(moved(*project, 120.61)).error().kind, ErrorKind::locked);
    EXPECT_EQ(project->plan()->targets.front().target, 77);
    EXPECT_TRUE(project->commit(moved(*project, 120.61)));
}

TEST_F(Editing, AnOldStepIsTakenBackUnlessSomethingLaterClashes) {
    const auto project = open();
    ASSERT_EQ(project->commit(moved(*project, 120.61))->n, 1);
    ASSERT_EQ(project->commit(renamed(*project, "Centre"))->n, 2);
    ASSERT_EQ(project->revert(1, "看错了")->n, 3);
    EXPECT_EQ(first_carrier(*project).position->lon, 120.55);
    EXPECT_EQ(first_carrier(*project).name.en, "Centre");
    ASSERT_EQ(project->commit(moved(*project, 120.63))->n, 4);
    const auto clash = project->revert(3, "");
    ASSERT_FALSE(clash);
    EXPECT_NE(clash.error().message.find("step 4"), std::string::npos) << clash.error().message;
    EXPECT_EQ(project->last_step(), 4);
}

TEST_F(Editing, OnlyAStepThatThereIsAndIsInEffectIsTakenBack) {
    const auto project = open();
    EXPECT_EQ(project->revert(99, "").error().message, "has no step 99 in its history; look at the history");
    ASSERT_EQ(project->commit(moved(*project, 120.61))->n, 1);
    EXPECT_EQ(project->revert(2, "").error().message, "has no step 2 in its history; look at the history");
    ASSERT_TRUE(project->undo());
    EXPECT_EQ(project->revert(1, "").error().message, "step 1 is not in effect; only a step in effect can be undone");
}

TEST_F(Editing, AnAddedCarrierIsInTheSpatialIndexAndGoesWithUndo) {
    {
        const auto project = open();
        plan::Edit edit;
        plan::Carrier added = first_carrier(*project);
        added.id = 4711;
        added.number = 9;
        edit.carriers = {added};
        edit.summary = {"新增", "Add"};
        ASSERT_TRUE(project->commit(edit));
        EXPECT_EQ(project->plan()->carriers.back(), added);
    }
    expect_whole(path_);
    {
        const auto project = open();
        ASSERT_TRUE(project->undo());
    }
    expect_whole(path_);
    {
        const auto project = open();
        ASSERT_TRUE(project->redo());
    }
    expect_whole(path_);
}

TEST(NetworkFolder, IsToldByTheKindOfTheFileSystem) {
    EXPECT_TRUE(store::is_network_file_system(0x6969));
    EXPECT_TRUE(store::is_network_file_system(0xFF534D42));
    EXPECT_FALSE(store::is_network_file_system(0xEF53)) << "ext4";
    EXPECT_FALSE(store::is_network_file_system(0x01021994)) << "tmpfs";
}

namespace {

class Merging : public Editing {
protected:
    void SetUp() override {
        Editing::SetUp();
        const auto copied = store::copy_project(path_, copy_);
        ASSERT_TRUE(copied) << copied.error().message;
    }
    std::filesystem::path copy_ = folder_ / "copy.ltu";
};

}  // namespace

TEST_F(Merging, WhatDoesNotClashGoesTogetherAndTwiceIsOnce) {
    const auto mine = open();
    const auto theirs = open(copy_, "李四");
    ASSERT_TRUE(mine->commit(moved(*mine, 120.61)));
    ASSERT_TRUE(theirs->commit(renamed(*theirs, "Centre")));
    const auto changes = theirs->export_changes(0);
    ASSERT_TRUE(changes);
    ASSERT_TRUE(store::write_changes(folder_ / "changes.json", *changes));
    const auto carried = store::read_changes_file(folder_ / "changes.json");
    ASSERT_TRUE(carried) << carried.error().message;
    const auto preview = mine->preview_merge(*carried);
    ASSERT_TRUE(preview);
    EXPECT_EQ(preview->new_steps, 1);
    EXPECT_TRUE(preview->clashes.empty());
    ASSERT_EQ(mine->merge(*carried, {}, "")->n, 2);
    EXPECT_EQ(mine->history({}).value().front().author, "李四") << "a merged step stays whose it is";
    EXPECT_EQ(mine->history({}).value().front().merge, 1);
    EXPECT_EQ(first_carrier(*mine).name.en, "Centre");
    EXPECT_EQ(first_carrier(*mine).position->lon, 120.61);
    EXPECT_EQ(mine->merge(*carried, {}, "").error().kind, ErrorKind::refused);
    // and back: the colleague gets my move, not their own change again
    const auto back = mine->export_changes(0);
    ASSERT_TRUE(back);
    const auto their_preview = theirs->preview_merge(*back);
    ASSERT_TRUE(their_preview);
    EXPECT_EQ(their_preview->new_steps, 1);
    EXPECT_EQ(their_preview->known_steps, 1);
    ASSERT_TRUE(theirs->merge(*back, {}, ""));
    EXPECT_EQ(theirs->plan()->carriers, mine->plan()->carriers);
    ASSERT_TRUE(mine->undo());
    EXPECT_EQ(first_carrier(*mine).name.en, "Centre") << "undo never takes a colleague's step";
    EXPECT_NE(first_carrier(*mine).position->lon, 120.61) << "but the last of one's own";
    ASSERT_TRUE(mine->take_merge_back(1, ""));
    EXPECT_EQ(first_carrier(*mine).name.en, "Innovation centre") << "a merge can be taken back as one";
    const auto again = mine->preview_merge(*carried);
    EXPECT_EQ(again->new_steps, 0);
    ASSERT_EQ(again->taken_back.size(), 1U) << "what was taken back does not come again by itself";
    ASSERT_TRUE(mine->take_again(again->taken_back.front().n, ""));
    EXPECT_EQ(first_carrier(*mine).name.en, "Centre");
}

TEST_F(Merging, AnImageTellsWhatTheOpenProjectTells) {
    const auto mine = open();
    const auto theirs = open(copy_, "李四");
    ASSERT_TRUE(mine->commit(moved(*mine, 120.61)));
    ASSERT_TRUE(theirs->commit(moved(*theirs, 120.63)));
    ASSERT_TRUE(theirs->mark_sent(theirs->last_step()));
    EXPECT_TRUE(theirs->history({})->front().sent);
    const auto read = store::read_changes(theirs->image(), "theirs", {});
    const auto exported = theirs->export_changes(0);
    ASSERT_TRUE(read && exported);
    ASSERT_EQ(read->steps.size(), 1U);
    EXPECT_EQ(read->steps.front().uuid, exported->steps.front().uuid);
    EXPECT_EQ(read->steps.front().rows, exported->steps.front().rows);
    EXPECT_EQ(read->knows, exported->knows);
    const auto preview = store::preview_merge(mine->image(), "mine", *read);
    ASSERT_TRUE(preview);
    EXPECT_EQ(preview->clashes.size(), mine->preview_merge(*read)->clashes.size());
}

TEST_F(Merging, ANoteThatBothMovedIsOneQuestionAboutItsPlace) {
    {
        const auto project = open();
        ASSERT_TRUE(project->commit(*plan::add_note(*project->plan(), {120.5, 30.45}, "核实", {"王五", "2026-11-28"})));
    }
    std::filesystem::remove(copy_);
    ASSERT_TRUE(store::copy_project(path_, copy_));
    const auto mine = open();
    const auto theirs = open(copy_, "李四");
    const std::int64_t id = mine->plan()->notes.front().id;
    ASSERT_TRUE(mine->commit(*plan::move_note(*mine->plan(), id, {120.51, 30.46})));
    ASSERT_TRUE(theirs->commit(*plan::move_note(*theirs->plan(), id, {120.52, 30.47})));
    ASSERT_TRUE(theirs->commit(*plan::change_note(*theirs->plan(), id, "已核实", {"李四", "2026-11-29"})));
    const auto changes = theirs->export_changes(1);
    const auto preview = mine->preview_merge(*changes);
    ASSERT_TRUE(preview);
    ASSERT_EQ(preview->clashes.size(), 1U);
    EXPECT_EQ(preview->clashes.front().column, "words") << "a note clashes whole";
    EXPECT_EQ(preview->clashes.front().what.zh, "核实");
    ASSERT_TRUE(mine->merge(*changes, {{store::Choose::theirs, {}}}, ""));
    EXPECT_EQ(mine->plan()->notes.front().position, (geo::LonLat{120.52, 30.47}));
    EXPECT_EQ(mine->plan()->notes.front().text, "已核实");
}

TEST_F(Merging, AClashIsOneRowWithBothValuesAndTheAnswerTravels) {
    const auto mine = open();
    const auto theirs = open(copy_, "李四");
    ASSERT_TRUE(mine->commit(moved(*mine, 120.61)));
    plan::Edit edit = moved(*theirs, 120.63);
    edit.carriers.front().quality = plan::PositionQuality::surveyed;
    ASSERT_TRUE(theirs->commit(edit));
    const auto changes = theirs->export_changes(0);
    const auto preview = mine->preview_merge(*changes);
    ASSERT_TRUE(preview);
    ASSERT_EQ(preview->clashes.size(), 1U) << "the quality goes with the point";
    const store::Clash& clash = preview->clashes.front();
    EXPECT_EQ(clash.column, "geom");
    EXPECT_EQ(clash.what.zh, "科创中心");
    EXPECT_EQ(std::get<geo::LonLat>(clash.base).lon, 120.55);
    EXPECT_EQ(std::get<geo::LonLat>(clash.mine).lon, 120.61);
    EXPECT_EQ(std::get<geo::LonLat>(clash.theirs).lon, 120.63);
    EXPECT_EQ(mine->merge(*changes, {}, "").error().kind, ErrorKind::locked) << "a clash needs an answer";
    EXPECT_EQ(mine->last_step(), 1);
    ASSERT_TRUE(mine->merge(*changes, {{store::Choose::mine, {}}}, ""));
    EXPECT_EQ(first_carrier(*mine).position->lon, 120.61);
    EXPECT_EQ(first_carrier(*mine).quality, plan::PositionQuality::site);
    const auto back = mine->export_changes(0);
    const auto their_preview = theirs->preview_merge(*back);
    ASSERT_TRUE(their_preview);
    EXPECT_TRUE(their_preview->clashes.empty()) << "the question was answered already";
    ASSERT_TRUE(theirs->merge(*back, {}, ""));
    EXPECT_EQ(theirs->plan()->carriers, mine->plan()->carriers);
}

TEST_F(Merging, TheirsOrAThirdValue) {
    for (const auto choose : {store::Choose::theirs, store::Choose::other}) {
        const auto mine = open();
        const auto theirs = open(copy_, "李四");
        ASSERT_TRUE(mine->commit(moved(*mine, choose == store::Choose::theirs ? 120.61 : 120.64)));
        ASSERT_TRUE(theirs->commit(moved(*theirs, choose == store::Choose::theirs ? 120.63 : 120.66)));
        const auto changes = theirs->export_changes(theirs->last_step() - 1);
        const store::Value third = geo::LonLat{120.6, 30.44};
        ASSERT_TRUE(mine->merge(*changes, {{choose, third}}, ""));
        EXPECT_EQ(first_carrier(*mine).position->lon, choose == store::Choose::theirs ? 120.63 : 120.6);
    }
    expect_whole(path_);
}

TEST_F(Merging, OfTwoNewCarriersOfOneNumberTheLaterGivesWay) {
    const auto mine = open();
    const auto theirs = open(copy_, "李四");
    const auto added = [](const store::Project& project, std::int64_t id) {
        plan::Edit edit;
        edit.carriers = {first_carrier(project)};
        edit.carriers.front().id = id;
        edit.carriers.front().number = 3;
        edit.summary = {"新增", "Add"};
        return edit;
    };
    ASSERT_TRUE(mine->commit(added(*mine, 100)));
    ASSERT_TRUE(theirs->commit(added(*theirs, 200)));
    const auto changes = theirs->export_changes(0);
    const auto preview = mine->preview_merge(*changes);
    ASSERT_TRUE(preview);
    EXPECT_TRUE(preview->clashes.empty());
    ASSERT_EQ(preview->renumbered.size(), 1U) << "said, and not asked";
    EXPECT_EQ(preview->renumbered.front().after, store::Value(std::int64_t{4}));
    ASSERT_TRUE(mine->merge(*changes, {}, ""));
    EXPECT_EQ(mine->plan()->carriers.size(), 4U);
    EXPECT_EQ(mine->plan()->carriers.back().number, 4) << "the next free number";
}

TEST_F(Merging, ChangesOfAnotherProjectAreRefused) {
    const std::filesystem::path foreign = folder_ / "foreign.ltu";
    ASSERT_TRUE(store::create_project(foreign, support::sample_plan(), store::Overwrite::no));
    const auto theirs = open(foreign, "李四");
    ASSERT_TRUE(theirs->commit(moved(*theirs, 120.61)));
    const auto mine = open();
    EXPECT_EQ(mine->preview_merge(*theirs->export_changes(0)).error().kind, ErrorKind::refused);
}

TEST_F(Merging, AFileOfChangesIsNotTrusted) {
    const auto refused = [&](const std::string& text) {
        std::ofstream(folder_ / "c.json") << text;
        const auto read = store::read_changes_file(folder_ / "c.json");
        return !read && read.error().kind == ErrorKind::refused;
    };
    const std::string head =
        R"({"format":"langtu-changes","version":1,"origin":"x","steps":[{"uuid":"u","time":"2026-11-28T08:00:00Z",)"
        R"("author":"李四","reason":"","summary_zh":"","summary_en":"","rows":[)";
    EXPECT_TRUE(refused(""));
    EXPECT_TRUE(refused("[[[[[[[["));
    EXPECT_TRUE(refused(R"({"format":"langtu-changes","version":3,"origin":"","steps":[]})"));
    EXPECT_TRUE(refused(head + R"({"table":"history","id":1,"change":"update","columns":{}}]}]})"));
    EXPECT_TRUE(refused(head + R"({"table":"carriers","id":1,"change":"update","columns":{"id":[1,2]}}]}]})"));
    EXPECT_TRUE(refused(head + R"({"table":"carriers","id":1,"change":"update","columns":{"a\" = 1 --":[1,2]}}]}]})"));
    EXPECT_TRUE(refused(
        head + R"({"table":"carriers","id":1,"change":"update","columns":{"geom":[null,{"lon":500,"lat":1}]}}]}]})"));
    EXPECT_FALSE(refused(head + R"({"table":"carriers","id":1,"change":"update","columns":{"notes":[null,"x"]}}]}]})"));
    const auto mine = open();
    store::ChangesFile changes = *mine->export_changes(0);
    changes.steps = {
        {"u",
         "",
         "",
         "",
         {},
         {{"carriers", 1, store::RowChangeKind::update, {{"quality", std::string("site"), std::string("perfect")}}}}}};
    EXPECT_EQ(mine->merge(changes, {}, "").error().kind, ErrorKind::refused) << "not a word that a project knows";
    EXPECT_EQ(*mine->plan(), support::sample_plan());
}
