// The open project as it is edited in the window: locked at first, one step of the history for each action, said in
// words, and locked again when nobody does anything.
#include "session/edit_session.h"

#include <cstdlib>
#include <ctime>
#include <gtest/gtest.h>

#include "sample_plan.h"
#include "scratch_folder.h"
#include "store/project_file.h"

namespace {

using session::EditOutcome;
using session::EditSession;

constexpr geo::LonLat k_there{120.58, 30.47};

class Edits : public testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(store::create_project(path_, support::sample_plan(), store::Overwrite::no)); }
    EditSession open(const std::string& author = "李工") const {
        store::EditOptions options;
        options.author = author;
        auto project = store::Project::open(path_, options);
        EXPECT_TRUE(project) << base::to_line(project.error());
        return EditSession(std::move(*project));
    }
    static EditOutcome done(EditSession& edits, const session::EditAction& action, double now_s = 1) {
        auto outcome = edits.apply(action, now_s);
        EXPECT_TRUE(outcome) << base::to_line(outcome.error());
        return outcome.value_or(EditOutcome{});
    }
    static session::PlaceCarrier place(const EditSession& edits, geo::LonLat at = k_there) {
        return {edits.plan()->carriers.front().id, {at, plan::PositionQuality::digitised, plan::dragged_on_the_map()}};
    }
    static geo::LonLat first(const EditSession& edits) { return *edits.plan()->carriers.front().position; }

    support::ScratchFolder folder_;
    std::filesystem::path path_ = folder_ / "海宁.langtu";
};

}  // namespace

TEST_F(Edits, NothingChangesWhileLocked) {
    EditSession edits = open();
    const geo::LonLat before = first(edits);
    const auto refused = edits.apply(place(edits), 1);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, base::ErrorKind::refused);
    EXPECT_EQ(first(edits), before);
    EXPECT_EQ(edits.last_step(), 0);
    done(edits, session::UnlockEditing{});
    EXPECT_TRUE(done(edits, place(edits)).plan_changed);
    EXPECT_EQ(first(edits), k_there);
    done(edits, session::LockEditing{});
    EXPECT_FALSE(edits.apply(session::Undo{}, 1));
    EXPECT_EQ(first(edits), k_there);
}

TEST_F(Edits, AStepIsSaidTakenBackAndDoneAgain) {
    EditSession edits = open();
    done(edits, session::UnlockEditing{});
    const geo::LonLat before = first(edits);
    const EditOutcome moved = done(edits, place(edits));
    EXPECT_NE(moved.said.zh.find("科创中心"), std::string::npos) << moved.said.zh;
    EXPECT_TRUE(moved.can_be_undone);
    EXPECT_EQ(moved.carriers, std::vector<std::int64_t>{edits.plan()->carriers.front().id});
    EXPECT_EQ(edits.undo_summary(), moved.said);
    const EditOutcome undone = done(edits, session::Undo{});
    EXPECT_EQ(first(edits), before);
    EXPECT_EQ(undone.said.zh, "已撤销：" + moved.said.zh);
    EXPECT_EQ(undone.carriers, moved.carriers);
    EXPECT_FALSE(undone.can_be_undone);
    EXPECT_EQ(edits.redo_summary(), moved.said);
    done(edits, session::Redo{});
    EXPECT_EQ(first(edits), k_there);
}

TEST_F(Edits, AnotherDayTheStepIsStillThere) {
    geo::LonLat before;
    {
        EditSession edits = open();
        before = first(edits);
        done(edits, session::UnlockEditing{});
        done(edits, place(edits));
    }
    {
        EditSession edits = open("王工");
        EXPECT_FALSE(edits.unlocked());
        done(edits, session::UnlockEditing{});
        EXPECT_FALSE(edits.apply(session::Undo{}, 0)) << "undo never takes a colleague's step";
        done(edits, session::Revert{1});
        EXPECT_EQ(first(edits), before) << "the history can";
        done(edits, session::Undo{});
    }
    EditSession edits = open();
    done(edits, session::UnlockEditing{});
    done(edits, session::Undo{});
    EXPECT_EQ(first(edits), before);
    const auto& history = edits.history({});
    ASSERT_EQ(history.size(), 2U);
    EXPECT_EQ(history[0].author, "王工");
    EXPECT_EQ(history[1].author, "李工");
    ASSERT_EQ(history[1].marks.size(), 1U);
    EXPECT_EQ(history[1].marks[0].author, "李工");
}

TEST_F(Edits, WhatWasJustDoneTakesAReason) {
    EditSession edits = open();
    done(edits, session::UnlockEditing{});
    done(edits, place(edits));
    ASSERT_TRUE(edits.fresh());
    EXPECT_TRUE(edits.fresh()->placed);
    EXPECT_FALSE(edits.fresh()->has_reason);
    done(edits, session::GiveReason{edits.fresh()->n, "现场核对"});
    EXPECT_TRUE(edits.fresh()->has_reason);
    EXPECT_EQ(edits.history({})[0].reason, "现场核对");
    const std::int64_t id = edits.plan()->carriers.front().id;
    done(edits, session::SetFields{{id}, {{plan::CarrierField::stage, "under_construction"}}});
    EXPECT_FALSE(edits.fresh()->placed);
    done(edits, session::Undo{});
    EXPECT_FALSE(edits.fresh());
}

TEST_F(Edits, ItLocksItselfAfterTenIdleMinutes) {
    EditSession edits = open();
    EXPECT_EQ(edits.locks_in_s(100), 0);
    done(edits, session::UnlockEditing{}, 100);
    EXPECT_EQ(edits.locks_in_s(100), 600);
    EXPECT_FALSE(edits.tick(699));
    done(edits, place(edits), 699);
    EXPECT_FALSE(edits.tick(1298));
    EXPECT_TRUE(edits.tick(1299));
    EXPECT_FALSE(edits.unlocked());
    EXPECT_FALSE(edits.tick(1300)) << "said once";
}

TEST_F(Edits, TheBinAndBack) {
    EditSession edits = open();
    done(edits, session::UnlockEditing{});
    const std::int64_t id = edits.plan()->carriers.front().id;
    const std::size_t count = edits.plan()->carriers.size();
    done(edits, session::RemoveCarriers{{id}});
    EXPECT_EQ(edits.plan()->carriers.size(), count - 1);
    EXPECT_EQ(edits.plan()->bin.size(), 1U);
    done(edits, session::RestoreCarriers{{id}});
    EXPECT_EQ(edits.plan()->carriers.size(), count);
    EXPECT_EQ(edits.last_step(), 2);
}

TEST_F(Edits, WhoeverComesSecondLooksOnly) {
    EditSession mine = open();
    done(mine, session::UnlockEditing{});
    done(mine, place(mine));
    store::EditOptions options;
    options.author = "王工";
    auto second = store::Project::open(path_, options);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, base::ErrorKind::locked);
    EditSession edits(session::ReadOnly{store::who_edits(path_), second.error(), path_});
    ASSERT_TRUE(edits.read_only()->holder);
    EXPECT_EQ(edits.read_only()->holder->author, "李工");
    EXPECT_FALSE(edits.apply(session::UnlockEditing{}, 1));
    EXPECT_FALSE(edits.unlocked());
    EXPECT_EQ(edits.plan(), nullptr);
    ASSERT_EQ(edits.history({}).size(), 1U) << "what was done can be seen";
    EXPECT_EQ(edits.history({})[0].author, "李工");
}

TEST_F(Edits, AValueIsEnteredOnTheDayOfThePlace) {
    ::setenv("TZ", "Asia/Shanghai", 1);
    ::tzset();
    store::EditOptions options;
    options.author = "李工";
    options.utc_now = [] { return std::string("2026-11-27T20:05:00Z"); };
    EditSession edits(store::Project::open(path_, options).value());
    done(edits, session::UnlockEditing{});
    done(edits,
         session::RecordValues{{{"xucun", "tech_firms", 2023, 40, plan::ValueState::final_value, "年报", false}}, {}});
    const auto& values = edits.plan()->observations;
    ASSERT_FALSE(values.empty());
    EXPECT_EQ(values.back().entered, "2026-11-28");
    ::unsetenv("TZ");
    ::tzset();
}

TEST_F(Edits, AnImportRemembersItsLayoutInTheSameStep) {
    EditSession edits = open();
    done(edits, session::UnlockEditing{});
    plan::TableLayout layout;
    layout.name = "年度指标";
    layout.columns.push_back({0, 1, "镇街", plan::ColumnUse::area, "", "", 1, {}, {}});
    session::ImportValues values;
    values.put.push_back({"xucun", "rd_gdp", 2023, 2.8, plan::ValueState::final_value, "", false});
    values.file = "2023.xlsx";
    values.layout = layout;
    done(edits, values);
    EXPECT_EQ(edits.last_step(), 1);
    ASSERT_EQ(edits.plan()->table_layouts.size(), 1U);
    EXPECT_EQ(edits.plan()->table_layouts.front().author, "李工");
    done(edits, session::Undo{});
    EXPECT_TRUE(edits.plan()->table_layouts.empty() && edits.plan()->observations.empty());
}
