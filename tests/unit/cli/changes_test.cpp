// What the commands say of a colleague's changes before and after they are taken, and how open questions are answered.
#include <fstream>

#include "base/local_time.h"
#include "two_copies.h"

namespace {

class Changes : public TwoCopies {
protected:
    Outcome english(Words words) {
        words.insert(words.begin(), {"--lang", "en"});
        return run(words);
    }
    /// a has "AAA" in the notes of carrier 1, b "BBB" and keeps it, with one question open.
    void leave_a_question() {
        set_notes(a_, "AAA");
        set_notes(b_, "BBB");
        ASSERT_EQ(take(b_, sent(a_), "later").status, 0);
    }
    Json questions(const Copy& copy) { return run({"changes", "questions", copy.path, "--json"}).json(); }
    Outcome answer(const Copy& copy, const Words& words) {
        Words command{"--lang", "en", "changes", "answer", copy.path, "--author", copy.author};
        command.insert(command.end(), words.begin(), words.end());
        return run(command);
    }
};

bool has(const Outcome& outcome, const std::string& text) {
    return (outcome.out + outcome.err).find(text) != std::string::npos;
}

}  // namespace

TEST_F(Changes, ApplyingSaysWhoDidWhatSinceWhen) {
    set_notes(a_, "一");
    const std::string first = base::utc_text(now_);
    set_notes(a_, "二");
    const std::string last = base::utc_text(now_);
    edit({a_.path, "赵六"}, {"carrier", "set", a_.path, "2", "notes=三"});
    set_notes(b_, "乙");
    const std::string file = sent(a_);
    const Json json = preview(b_, file);
    ASSERT_EQ(json["people"].size(), 2U) << json;
    EXPECT_EQ(json["people"][0], (Json{{"author", a_.author}, {"changes", 2}, {"first", first}, {"last", last}}));
    EXPECT_EQ(json["people"][1]["author"], "赵六");
    EXPECT_EQ(json["incoming"].size(), 3U);
    EXPECT_EQ(json["unseen_by_sender"], 1);
    ASSERT_EQ(json["clashes"].size(), 1U);
    EXPECT_EQ(json["clashes"][0]["author"], a_.author);
    EXPECT_EQ(json["clashes"][0]["time"], last);
    ASSERT_EQ(json["changes"].size(), 1U) << json["changes"];
    EXPECT_EQ(json["changes"][0]["columns"]["notes"]["new"], "三");
    const Outcome said = english({"changes", "apply", b_.path, file, "--dry-run"});
    EXPECT_TRUE(
        has(said, a_.author + ": 2 changes, " + base::local_time_cell(first) + " – " + base::local_time_cell(last)))
        << said.out;
    EXPECT_TRUE(has(said, "Notes: — → 三")) << said.out;
    EXPECT_TRUE(has(said, "was —, here 乙; " + a_.author + " made it 二 on " + base::local_time_cell(last)))
        << said.out;
    EXPECT_TRUE(has(said, "the sender has not seen 1 change of this copy")) << said.out;
}

TEST_F(Changes, WhatWasTakenBackHereIsSaidWithTheWayToTakeItAgain) {
    set_notes(a_, "S1");
    ASSERT_EQ(take(b_, sent(a_)).status, 0);
    ASSERT_EQ(english({"revert", b_.path, "1", "--author", b_.author}).err,
              "langtu: 2: undone step 1 of 王五: Edit carrier 1: Notes\n");
    edit(a_, {"carrier", "set", a_.path, "2", "notes=其他"});
    const std::string file = sent(a_);
    const Json json = preview(b_, file);
    ASSERT_EQ(json["taken_back"].size(), 1U) << json;
    EXPECT_EQ(json["taken_back"][0]["n"], 1);
    EXPECT_EQ(json["taken_back"][0]["taken_back_by"], b_.author);
    const Outcome said = english({"changes", "apply", b_.path, file});
    EXPECT_TRUE(has(said, "stays taken back here, by " + b_.author + " on ")) << said.out;
    EXPECT_TRUE(has(said, "langtu take-again PROJECT 1")) << said.out;
    EXPECT_EQ(notes(b_), "");
    EXPECT_EQ(english({"take-again", b_.path, "1", "--author", b_.author}).status, 0);
    EXPECT_EQ(notes(b_), "S1");
    const Json history = run({"history", b_.path, "--json"}).json();
    EXPECT_EQ(history[0]["takes_again"], Json{1}) << history[0];
    EXPECT_NE(english({"take-again", b_.path, "1"}).status, 0) << "it is in effect";
}

TEST_F(Changes, WhoeverWasOverruledIsToldWithBothValues) {
    set_notes(a_, "AAA");
    set_notes(b_, "BBB");
    const std::string from_a = sent(a_), from_b = sent(b_);
    ASSERT_EQ(take(a_, from_b, "mine").status, 0);
    ASSERT_EQ(take(b_, from_a, "mine").status, 0);
    const Json json = preview(a_, sent(b_));
    ASSERT_EQ(json["settled"].size(), 1U) << json;
    EXPECT_EQ(json["settled"][0]["old"], "AAA");
    EXPECT_EQ(json["settled"][0]["new"], "BBB");
    EXPECT_EQ(json["settled"][0]["author"], b_.author);
    const Outcome said = english({"changes", "apply", a_.path, sent(b_), "--author", a_.author});
    EXPECT_TRUE(has(said, b_.author + " answered later than you; AAA here becomes BBB")) << said.out;
}

TEST_F(Changes, ANumberThatGaveWayIsSaid) {
    add_carrier(a_, "甲");
    add_carrier(b_, "乙");
    const std::string file = sent(b_);
    const Json json = preview(a_, file);
    ASSERT_EQ(json["renumbered"].size(), 1U) << json;
    EXPECT_EQ(json["renumbered"][0]["old"], 3);
    EXPECT_EQ(json["renumbered"][0]["new"], 4);
    EXPECT_TRUE(has(english({"changes", "apply", a_.path, file, "--dry-run"}), "number 3 was taken, it has 4 now"));
}

TEST_F(Changes, QuestionsStayOpenUntilTheyAreAnswered) {
    leave_a_question();
    EXPECT_EQ(notes(b_), "BBB") << "what is here stays";
    ASSERT_EQ(questions(b_).size(), 1U);
    const Json question = questions(b_)[0];
    EXPECT_EQ(question["mine"], "BBB");
    EXPECT_EQ(question["theirs"], "AAA");
    EXPECT_EQ(question["author"], a_.author);
    const Outcome listed = english({"changes", "questions", b_.path});
    EXPECT_TRUE(listed.out.starts_with(question["question"].dump() + "  ")) << listed.out;
    EXPECT_TRUE(has(listed, "here BBB; " + a_.author + " made it AAA")) << listed.out;
    const std::string n = question["question"].dump();
    const Outcome answered = answer(b_, {n, "theirs"});
    EXPECT_EQ(answered.status, 0) << answered.err;
    EXPECT_EQ(notes(b_), "AAA");
    EXPECT_EQ(questions(b_), Json::array());
    EXPECT_NE(answer(b_, {n, "mine"}).status, 0) << "it is not open any more";
}

TEST_F(Changes, AThirdValueIsOfTheKindOfTheColumn) {
    leave_a_question();
    const std::string n = questions(b_)[0]["question"].dump();
    ASSERT_EQ(answer(b_, {n, "--value", "甲乙"}).status, 0);
    EXPECT_EQ(notes(b_), "甲乙");
    move(a_, "2", k_p, "site", "现场");
    move(b_, "2", k_q, "site", "现场");
    ASSERT_EQ(take(b_, sent(a_), "later").status, 0);
    const std::string place = questions(b_)[0]["question"].dump();
    EXPECT_NE(answer(b_, {place, "--value", "somewhere"}).status, 0);
    const Outcome moved = answer(b_, {place, "--value", "120.57,30.47"});
    ASSERT_EQ(moved.status, 0) << moved.err;
    EXPECT_EQ(carrier(b_, 2).position->lon, 120.57);
    observe(a_, {"--value", "5"});
    observe(b_, {"--value", "6"});
    ASSERT_EQ(take(b_, sent(a_), "later").status, 0);
    const std::string value = questions(b_)[0]["question"].dump();
    EXPECT_NE(answer(b_, {value, "--value", "many"}).status, 0);
    ASSERT_EQ(answer(b_, {value, "--value", "7"}).status, 0);
    EXPECT_EQ(plan_of(b_).observations.front().value, 7);
}

TEST_F(Changes, AnAnswerThatIsNoneIsRefusedInOneSentence) {
    leave_a_question();
    const std::string n = questions(b_)[0]["question"].dump(), before = dump(b_, true);
    for (const Words& words : {Words{n}, Words{"mine"}, Words{"x", "mine"}, Words{"0", "mine"}, Words{"99", "mine"},
                               Words{n, "mine", "--value", "x"}, Words{n, "2", "--value", "x"},
                               Words{n, "--value", "a\x02"}, Words{"99", "--value", "x"}, Words{n, "later"}}) {
        const Outcome refused = answer(b_, words);
        EXPECT_NE(refused.status, 0) << words.back();
        EXPECT_EQ(std::count(refused.err.begin(), refused.err.end(), '\n'), 1) << refused.err;
        EXPECT_EQ(dump(b_, true), before) << words.back();
    }
}

TEST_F(Changes, TheFileOfQuestionsCanLeaveOneForLater) {
    set_notes(a_, "AAA");
    set_notes(b_, "BBB");
    const std::string file = sent(a_);
    ASSERT_EQ(take(b_, file, "ask-file").status, 5);
    Json list = Json::parse(std::ifstream(file + ".answers.json"));
    list[0]["choose"] = "later";
    std::ofstream(file + ".answers.json") << list;
    EXPECT_EQ(take(b_, file, "ask-file").status, 0);
    EXPECT_EQ(questions(b_).size(), 1U);
    EXPECT_EQ(notes(b_), "BBB");
}

TEST_F(Changes, TheHistorySaysWhereAStepCameFromAndWhoHasIt) {
    set_notes(a_, "S1");
    EXPECT_EQ(run({"history", a_.path, "--json"}).json()[0]["sent"], false);
    ASSERT_EQ(take(b_, sent(a_)).status, 0);
    const Json here = run({"history", a_.path, "--json"}).json()[0],
               there = run({"history", b_.path, "--json"}).json()[0];
    EXPECT_EQ(here["sent"], true);
    EXPECT_EQ(here["merge"], nullptr);
    EXPECT_EQ(here["uuid"], there["uuid"]);
    EXPECT_EQ(there["merge"]["number"], 1);
    EXPECT_EQ(there["merge"]["author"], b_.author);
    EXPECT_TRUE(english({"history", a_.path}).out.ends_with("  [sent]\n"));
    EXPECT_TRUE(has(english({"history", b_.path}), "[merge 1 by " + b_.author + " on "));
    undo(a_);
    const Json history = run({"history", a_.path, "--json"}).json();
    ASSERT_EQ(history.size(), 2U) << "what was sent is taken back by a step";
    EXPECT_EQ(history[0]["takes_back"], Json{1});
    EXPECT_EQ(history[1]["state"], "withdrawn");
    EXPECT_TRUE(english({"history", a_.path}).out.ends_with("  [taken back; sent]\n"));
}

TEST_F(Changes, AMergeIsTakenBackAsOne) {
    set_notes(a_, "S1");
    edit(a_, {"carrier", "set", a_.path, "2", "notes=S2"});
    const std::string before = dump(b_);
    ASSERT_EQ(take(b_, sent(a_)).status, 0);
    ASSERT_NE(dump(b_), before);
    EXPECT_EQ(english({"revert", b_.path, "--merge", "1", "--author", b_.author}).err, "langtu: 3: undone merge 1\n");
    EXPECT_EQ(dump(b_), before);
    for (const Words& words : {Words{"revert", b_.path}, Words{"revert", b_.path, "--merge", "9"},
                               Words{"revert", b_.path, "1", "--merge", "1"}}) {
        const Outcome refused = run(words);
        EXPECT_NE(refused.status, 0) << words.back();
        EXPECT_EQ(std::count(refused.err.begin(), refused.err.end(), '\n'), 1) << refused.err;
    }
}
