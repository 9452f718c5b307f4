// A project that is lent for merging and comes back, what was left for later, and a merge in words.
#include <algorithm>
#include <gtest/gtest.h>

#include "plan/edit.h"
#include "sample_plan.h"
#include "scratch_folder.h"
#include "session/edit_session.h"
#include "session/merge_words.h"
#include "store/project_file.h"

namespace {

using base::Language;
using session::EditOutcome;
using session::EditSession;

constexpr geo::LonLat k_mine{120.58, 30.47}, k_theirs{120.59, 30.48};

class Lending : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(store::create_project(path_, support::sample_plan(), store::Overwrite::no));
        ASSERT_TRUE(store::copy_project(path_, copy_));
    }
    static std::unique_ptr<store::Project> project(const std::filesystem::path& path, const std::string& author) {
        store::EditOptions options;
        options.author = author;
        auto opened = store::Project::open(path, options);
        EXPECT_TRUE(opened) << base::to_line(opened.error());
        return opened ? std::move(*opened) : nullptr;
    }
    /// What a colleague did to the first carrier, which I have moved as well.
    store::ChangesFile theirs() const {
        const auto theirs = project(copy_, "王工");
        const auto edit = plan::place_carrier(*theirs->plan(), theirs->plan()->carriers.front().id,
                                              {k_theirs, plan::PositionQuality::surveyed, plan::dragged_on_the_map()});
        EXPECT_TRUE(theirs->commit(*edit));
        return *theirs->export_changes(0);
    }
    EditSession open() const {
        EditSession edits(project(path_, "李工"));
        done(edits, session::UnlockEditing{});
        done(edits, session::PlaceCarrier{edits.plan()->carriers.front().id,
                                          {k_mine, plan::PositionQuality::digitised, plan::dragged_on_the_map()}});
        return edits;
    }
    static EditOutcome done(EditSession& edits, const session::EditAction& action) {
        auto outcome = edits.apply(action, 1);
        EXPECT_TRUE(outcome) << base::to_line(outcome.error());
        return outcome.value_or(EditOutcome{});
    }
    static geo::LonLat first(const EditSession& edits) { return *edits.plan()->carriers.front().position; }
    /// Merges with everything left for later.
    void merge_later(EditSession& edits) const {
        auto lent = edits.lend(1);
        ASSERT_TRUE(lent) << base::to_line(lent.error());
        const auto step = (*lent)->merge(theirs(), {{store::Choose::later, {}}}, "");
        ASSERT_TRUE(edits.take_back(std::move(*lent), step)) << base::to_line(step.error());
    }

    support::ScratchFolder folder_;
    std::filesystem::path path_ = folder_ / "海宁.langtu", copy_ = folder_ / "copy.langtu";
};

}  // namespace

TEST_F(Lending, APlanThatIsLentIsShownAndNotChanged) {
    EditSession edits = open();
    auto lent = edits.lend(1);
    ASSERT_TRUE(lent);
    EXPECT_TRUE(edits.lent());
    EXPECT_EQ(first(edits), k_mine);
    EXPECT_EQ(edits.author(), "李工");
    EXPECT_EQ(edits.last_step(), 1);
    EXPECT_TRUE(edits.undo_summary());
    EXPECT_EQ(edits.history({}).size(), 1U);
    const auto refused = edits.apply(session::Undo{}, 1);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message, "changes are being merged; wait or cancel");
    EXPECT_FALSE(edits.mark_all_sent());
    EXPECT_FALSE(edits.lend(1)) << "once";
    done(edits, session::UseAuthor{"赵工"});
    const base::Result<store::DoneStep> cancelled =
        base::fail(base::ErrorKind::refused, "", "was left as it was: cancelled");
    EXPECT_FALSE(edits.take_back(std::move(*lent), cancelled));
    EXPECT_FALSE(edits.lent());
    EXPECT_EQ(edits.author(), "赵工") << "said meanwhile";
    EXPECT_EQ(edits.last_step(), 1);
    done(edits, session::PlaceCarrier{edits.plan()->carriers.front().id,
                                      {k_theirs, plan::PositionQuality::digitised, plan::dragged_on_the_map()}});
}

TEST_F(Lending, NobodyLendsWhatIsLocked) {
    EditSession edits = open();
    done(edits, session::LockEditing{});
    EXPECT_FALSE(edits.lend(1));
    EXPECT_FALSE(edits.lent());
}

TEST_F(Lending, WhatIsLeftForLaterStaysAndIsAnsweredAsOneStep) {
    EditSession edits = open();
    merge_later(edits);
    EXPECT_EQ(first(edits), k_mine) << "the present value stays";
    ASSERT_EQ(edits.questions().size(), 1U);
    const store::Clash question = edits.questions().front();
    const std::int64_t before = edits.last_step();
    const EditOutcome answered =
        done(edits, session::AnswerQuestions{{{question.question, {store::Choose::theirs, {}}}}});
    EXPECT_TRUE(answered.can_be_undone);
    EXPECT_EQ(edits.last_step(), before + 1);
    EXPECT_EQ(first(edits), k_theirs);
    EXPECT_TRUE(edits.questions().empty());
    done(edits, session::Undo{});
    EXPECT_EQ(first(edits), k_mine);
    EXPECT_EQ(edits.questions().size(), 1U) << "open again";
}

TEST_F(Lending, WhoDidWhatIsToldByPerson) {
    const std::vector<store::IncomingStep> steps{{"2026-11-25T08:00:00Z", "李四", "", {}, {}},
                                                 {"2026-11-23T08:00:00Z", "王工", "", {}, {}},
                                                 {"2026-11-24T08:00:00Z", "王工", "", {}, {}},
                                                 {"2026-11-24T09:00:00Z", "Langtu", "", {}, {}}};  // a rule: nobody
    const auto people = session::contributions(steps);
    ASSERT_EQ(people.size(), 2U);
    EXPECT_EQ(people[0].author, "王工");
    EXPECT_EQ(people[0].first, "2026-11-23T08:00:00Z");
    EXPECT_EQ(people[0].last, "2026-11-24T08:00:00Z");
    EXPECT_EQ(people[0].steps, (std::vector<std::size_t>{1, 2}));
}

TEST_F(Lending, ARowThatOneSideTookOutIsToldInWords) {
    const plan::Plan plan = support::sample_plan();
    const plan::Index index(plan);
    store::Clash clash;
    clash.table = "observations";
    clash.column = "removed";
    clash.what = {"长安镇", "Chang'an"};
    clash.mine = std::int64_t{1};
    clash.theirs = std::int64_t{0};
    clash.their_cells = store::Cells{{"value", 7.0}};
    EXPECT_EQ(session::answer_words(index, clash, clash.mine, Language::en), "taken out");
    EXPECT_EQ(session::answer_words(index, clash, clash.theirs, Language::en), "kept: 7");
    EXPECT_EQ(session::question_words(index, clash, Language::en), "kept or taken out: Chang'an");
    EXPECT_FALSE(session::takes_third_value(clash));
    clash.table = "carriers";
    EXPECT_EQ(session::answer_words(index, clash, clash.mine, Language::zh), "在回收站");
}

TEST_F(Lending, APlaceIsToldWithHowItIsKnown) {
    const plan::Plan plan = support::sample_plan();
    const plan::Index index(plan);
    store::Clash clash;
    clash.table = "carriers";
    clash.id = plan.carriers.front().id;
    clash.column = "geom";
    clash.what = plan.carriers.front().name;
    clash.mine = geo::LonLat{120.5, 30.45};
    clash.theirs = geo::LonLat{120.6, 30.46};
    clash.my_cells = store::Cells{{"geom", clash.mine}, {"quality", std::string("site")}};
    clash.their_cells = store::Cells{{"geom", clash.theirs}, {"quality", std::string("surveyed")}};
    EXPECT_NE(session::answer_words(index, clash, clash.theirs, Language::en).find(" · surveyed"), std::string::npos);
    EXPECT_NE(session::answer_words(index, clash, clash.mine, Language::en).find(" · by site"), std::string::npos);
    EXPECT_EQ(session::question_words(index, clash, Language::en), "Position: 1 Innovation centre");
}

TEST_F(Lending, AThirdValueOfANumberIsANumber) {
    const plan::Plan plan = support::sample_plan();
    const plan::Index index(plan);
    store::Clash clash;
    clash.table = "revised_targets";
    clash.column = "target";
    clash.mine = 3.86;
    clash.theirs = 4.0;
    EXPECT_EQ(session::third_value(index, clash, "4.2", "").value(), store::Value(4.2));
    EXPECT_FALSE(session::third_value(index, clash, "many", ""));
}

TEST_F(Lending, ANewRowIsToldWithItsValues) {
    const plan::Plan plan = support::sample_plan();
    const plan::Index index(plan);
    const store::Value none;
    const store::RowChange target{
        "revised_targets",
        90,
        store::RowChangeKind::insert,
        {{"target_set", none, "r2023"}, {"area", none, "nowhere"}, {"indicator", none, "rd"}, {"target", none, 3.86}}};
    EXPECT_EQ(session::incoming_words(index, target, Language::zh), "新增：nowhere · rd · r2023 = 3.86");
    const store::RowChange set{
        "target_sets",
        91,
        store::RowChangeKind::insert,
        {{"key", none, "r2023"}, {"name_zh", none, "修订"}, {"name_en", none, none}, {"source", none, "文件"}}};
    EXPECT_EQ(session::incoming_words(index, set, Language::zh), "新增：目标集 · 修订；来源：文件");
}
