// Two planners with copies of one project, who send each other files of changes by the commands. For tests only.
#pragma once

#include <algorithm>
#include <iterator>

#include "base/typed_time.h"
#include "command_fixture.h"
#include "store/project_file.h"

using Json = nlohmann::json;
using Words = std::vector<std::string>;

/// A planner and his copy of the project.
struct Copy {
    std::string path, author;
};

/// The lines of two dumps that only one of them has.
inline std::string lines_apart(const std::string& one, const std::string& other) {
    const auto lines = [](const std::string& text) {
        std::istringstream in(text);
        std::vector<std::string> list;
        for (std::string line; std::getline(in, line);) list.push_back(line);
        std::sort(list.begin(), list.end());
        return list;
    };
    const std::vector<std::string> left = lines(one), right = lines(other);
    std::vector<std::string> apart;
    std::set_symmetric_difference(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(apart));
    std::string text;
    for (const std::string& line : apart) text += line + '\n';
    return text;
}

class TwoCopies : public CommandTest {
protected:
    void SetUp() override {
        services_.now = [this] { return now_ += std::chrono::minutes(1); };  // no two commands at one time
        CommandTest::SetUp();
        for (const Copy& copy : {a_, b_}) ASSERT_EQ(run({"backup", project_, copy.path}).status, 0);
    }
    void edit(const Copy& copy, Words command) {
        command.insert(command.end(), {"--author", copy.author});
        const Outcome outcome = run(command);
        EXPECT_EQ(outcome.status, 0) << outcome.err;
    }
    void set_notes(const Copy& copy, const std::string& text) {
        edit(copy, {"carrier", "set", copy.path, "1", "notes=" + text});
    }
    void move(const Copy& copy, const std::string& carrier, const std::string& to, const std::string& quality,
              const std::string& source) {
        edit(copy, {"carrier", "move", copy.path, carrier, "--to", to, "--quality", quality, "--source", source});
    }
    void add_carrier(const Copy& copy, const std::string& name) {
        edit(copy, {"carrier", "add", copy.path, "--name", name, "--at", k_p, "--quality", "site"});
    }
    void observe(const Copy& copy, const Words& what) {
        Words command{"observe", copy.path, "--area", "xucun", "--indicator", "tech_firms", "--year", "2023"};
        command.insert(command.end(), what.begin(), what.end());
        edit(copy, command);
    }
    void undo(const Copy& copy) { edit(copy, {"undo", copy.path}); }
    /// The file that a copy sends: its changes after that step.
    std::string sent(const Copy& copy, const std::string& since = "0") {
        const std::string file = (folder_ / (copy.author + std::to_string(++files_) + ".json")).string();
        const Outcome outcome = run({"changes", "export", copy.path, file, "--since", since});
        EXPECT_EQ(outcome.status, 0) << outcome.err;
        return file;
    }
    Outcome take(const Copy& copy, const std::string& file, const std::string& answer = "refuse") {
        return run({"changes", "apply", copy.path, file, "--on-conflict", answer, "--author", copy.author});
    }
    /// What taking a file would do.
    Json preview(const Copy& copy, const std::string& file) {
        const Outcome outcome = run({"changes", "apply", copy.path, file, "--dry-run", "--json"});
        return outcome.status == 0 ? outcome.json() : Json{{"refused", outcome.err}};
    }
    /// Both send, then both take; how many steps were new to one of them.
    int exchange(const std::string& answer = "refuse") {
        const std::string from_a = sent(a_), from_b = sent(b_);
        const int fresh = preview(a_, from_b).value("new", 0) + preview(b_, from_a).value("new", 0);
        for (const auto& [to, file] : {std::pair{&a_, from_b}, std::pair{&b_, from_a}}) {
            const Outcome taken = take(*to, file, answer);
            EXPECT_EQ(taken.status, 0) << to->author << ": " << taken.err;
        }
        return fresh;
    }
    /// Exchanges until nothing is new; nobody is asked any more.
    void exchange_to_the_end() {
        constexpr int k_enough = 4;
        int rounds = 0;
        while (rounds < k_enough && !HasFailure() && exchange() > 0) ++rounds;
        EXPECT_LT(rounds, k_enough) << "there is always something new";
    }
    std::string dump(const Copy& copy, bool history = false) {
        return run(history ? Words{"dump", copy.path, "--history"} : Words{"dump", copy.path}).out;
    }
    static int steps_in(const std::string& file) {
        return static_cast<int>(Json::parse(support::bytes_of(file))["steps"].size());
    }
    void expect_equal() { EXPECT_EQ(lines_apart(dump(a_), dump(b_)), ""); }
    /// A file that clashes in one place: counted, refused without an answer, and nothing is written.
    void expect_one_clash(const Copy& copy, const std::string& file) {
        const std::string before = dump(copy, true);
        EXPECT_EQ(preview(copy, file)["clashes"].size(), 1U) << copy.author << ": " << preview(copy, file);
        EXPECT_EQ(take(copy, file).status, 5) << copy.author;
        EXPECT_EQ(lines_apart(dump(copy, true), before), "") << copy.author;
    }
    void expect_no_clash(const Copy& copy, const std::string& file) {
        EXPECT_EQ(preview(copy, file)["clashes"], Json::array()) << copy.author;
        const Outcome taken = take(copy, file);
        EXPECT_EQ(taken.status, 0) << copy.author << ": " << taken.err;
    }
    static plan::Plan plan_of(const Copy& copy) { return *store::open_project(copy.path)->plan; }
    static plan::Carrier carrier(const Copy& copy, int number) {
        const plan::Plan plan = plan_of(copy);
        for (const plan::Carrier& carrier : plan.carriers)
            if (carrier.number == number) return carrier;
        return {};
    }
    static std::string notes(const Copy& copy) { return carrier(copy, 1).notes; }

    const std::string k_p = "120.55,30.45", k_q = "120.56,30.46";
    const Copy a_{(folder_ / "a.langtu").string(), "王五"}, b_{(folder_ / "b.langtu").string(), "李四"};
    std::chrono::sys_seconds now_ = base::utc_seconds("2026-11-28T01:30:00Z").value();
    int files_ = 0;
};
