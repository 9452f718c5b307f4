// Two planners keep copies of one project and send each other files of changes, again and again: nothing is lost,
// nothing comes back that was taken back, and in the end both have the same plan.
#include <algorithm>

#include "plan/observations.h"
#include "store/project.h"
#include "two_copies.h"

namespace {

using Merging = TwoCopies;

}  // namespace

TEST_F(Merging, WhatWasTakenBackHereDoesNotComeBackWithAColleaguesFile) {  // M1
    set_notes(a_, "S1");
    ASSERT_EQ(take(b_, sent(a_)).status, 0);
    undo(a_);
    edit(b_, {"carrier", "set", b_.path, "2", "notes=其他"});
    EXPECT_EQ(take(a_, sent(b_)).status, 0);
    EXPECT_EQ(notes(a_), "");
    EXPECT_EQ(carrier(a_, 2).notes, "其他");
    EXPECT_EQ(take(b_, sent(a_)).status, 0);
    EXPECT_EQ(notes(b_), "");
    expect_equal();
}

TEST_F(Merging, TheUndoOfWhatWasSentTravels) {  // M1, where b sends nothing
    set_notes(a_, "S1");
    ASSERT_EQ(take(b_, sent(a_)).status, 0);
    undo(a_);
    EXPECT_EQ(take(b_, sent(a_)).status, 0);
    EXPECT_EQ(notes(a_), "");
    EXPECT_EQ(notes(b_), "");
}

TEST_F(Merging, TwoAnswersToOneClashEndAlike) {  // M2
    set_notes(a_, "AAA");
    set_notes(b_, "BBB");
    exchange("mine");
    exchange_to_the_end();
    expect_equal();
    for (const Copy& copy : {a_, b_})
        for (const char* value : {"AAA", "BBB"})
            EXPECT_NE(dump(copy, true).find(value), std::string::npos) << copy.author << " has lost " << value;
}

TEST_F(Merging, ARemovalAgainstAChangeIsAClashBothWays) {  // M3
    observe(a_, {"--value", "5"});
    ASSERT_EQ(take(b_, sent(a_)).status, 0);
    observe(a_, {"--remove"});
    observe(b_, {"--value", "7"});
    expect_one_clash(a_, sent(b_));
    expect_one_clash(b_, sent(a_));
}

TEST_F(Merging, AFileWithAGapIsRefusedAndLosesNothing) {  // M4
    add_carrier(a_, "新载体");
    move(a_, "3", k_q, "site", "现场");
    const std::string late = sent(a_, "1"), all = sent(a_);
    const std::string before = dump(b_, true);
    const Outcome refused = run({"--lang", "en", "changes", "apply", b_.path, late, "--author", b_.author});
    EXPECT_NE(refused.status, 0);
    EXPECT_NE(refused.err.find(late), std::string::npos) << refused.err;
    EXPECT_NE(refused.err.find("--since"), std::string::npos) << refused.err;
    EXPECT_EQ(std::count(refused.err.begin(), refused.err.end(), '\n'), 1) << refused.err;
    EXPECT_EQ(lines_apart(dump(b_, true), before), "");
    EXPECT_EQ(take(b_, all).status, 0);
    EXPECT_EQ(carrier(b_, 3).position, carrier(a_, 3).position);
    expect_equal();
}

TEST_F(Merging, APositionClashesAsOne) {  // M5
    move(a_, "1", k_p, "digitised", "地图");
    ASSERT_EQ(take(b_, sent(a_)).status, 0);
    move(a_, "1", k_q, "digitised", "地图");  // the point alone
    move(b_, "1", k_p, "surveyed", "测量");   // what is known of it alone
    const std::string from_a = sent(a_), from_b = sent(b_);
    const plan::Carrier dragged = carrier(a_, 1), surveyed = carrier(b_, 1);
    ASSERT_NE(dragged.position, surveyed.position);
    expect_one_clash(a_, from_b);
    expect_one_clash(b_, from_a);
    for (const auto& [copy, file, answer, right] :
         {std::tuple{a_, from_b, "mine", dragged}, std::tuple{a_, from_b, "theirs", surveyed},
          std::tuple{b_, from_a, "mine", surveyed}, std::tuple{b_, from_a, "theirs", dragged}}) {
        const Copy trial{(folder_ / (copy.author + answer + ".langtu")).string(), copy.author};
        ASSERT_EQ(run({"backup", copy.path, trial.path}).status, 0);
        EXPECT_EQ(take(trial, file, answer).status, 0);
        EXPECT_EQ(carrier(trial, 1).position, right.position) << copy.author << ": " << answer;
        EXPECT_EQ(plan::to_key(carrier(trial, 1).quality), plan::to_key(right.quality)) << copy.author << answer;
        EXPECT_EQ(carrier(trial, 1).position_basis.zh, right.position_basis.zh) << copy.author << answer;
    }
}

TEST_F(Merging, TwoNewCarriersSettleTheirNumbersUnasked) {  // M6
    add_carrier(a_, "甲");
    add_carrier(b_, "乙");
    exchange_to_the_end();
    expect_equal();
    const int settled = steps_in(sent(a_));
    exchange();
    EXPECT_EQ(steps_in(sent(a_)), settled) << "the files grow without a change";
    const plan::Plan plan = plan_of(b_);
    std::vector<int> numbers;
    for (const plan::Carrier& carrier : plan.carriers) numbers.push_back(carrier.number);
    std::sort(numbers.begin(), numbers.end());
    EXPECT_EQ(numbers, (std::vector{1, 2, 3, 4}));
}

TEST_F(Merging, AnEqualValueIsNoClashWhoeverEnteredItWhen) {  // M7
    observe(a_, {"--value", "5"});
    {
        const auto project = store::Project::open(b_.path, {b_.author});
        ASSERT_TRUE(project);
        const plan::Index index(*(*project)->plan());
        const plan::ObservationDraft draft{"xucun", "tech_firms", 2023, 5, plan::ValueState::final_value, "", false};
        ASSERT_TRUE((*project)->commit(*plan::observe(index, std::vector{draft}, {b_.author, "2026-11-20"})));
    }
    const std::string from_a = sent(a_), from_b = sent(b_);
    expect_no_clash(a_, from_b);
    expect_no_clash(b_, from_a);
    exchange_to_the_end();
    expect_equal();
}

TEST_F(Merging, WhatWasSetBackIsNoChange) {  // M8
    set_notes(b_, "x");
    set_notes(b_, "");
    set_notes(a_, "mine");
    const std::string from_a = sent(a_);
    expect_no_clash(a_, sent(b_));
    expect_no_clash(b_, from_a);
    EXPECT_EQ(notes(a_), "mine");
    expect_equal();
}
