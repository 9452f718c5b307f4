// Commands on a project with two lines: --line, what says which line it is, and chainages as places.
#include "command_fixture.h"
#include "two_lines.h"

namespace {

class LinesOfCommands : public CommandTest {
protected:
    LinesOfCommands() { support::add_branch(plan_); }
    nlohmann::json json(const std::string& command, std::vector<std::string> words) {
        words.insert(words.begin(), {command, project_});
        words.emplace_back("--json");
        const Outcome outcome = run(std::move(words));
        EXPECT_EQ(outcome.status, 0) << outcome.err;
        return outcome.status == 0 ? outcome.json() : nlohmann::json();
    }
};

class OneLineOfCommands : public CommandTest {};

}  // namespace

TEST_F(LinesOfCommands, CarriersSayWhichLine) {
    const auto nearest = json("carriers", {});
    EXPECT_EQ(nearest[0]["line"], "杭海城际铁路");
    EXPECT_TRUE(nearest[1]["line"].is_null()) << "without a position";
    EXPECT_EQ(nearest[2]["line"], support::k_branch);
    const auto along = json("carriers", {"--line", "Jianshan branch"});
    EXPECT_EQ(along[0]["line"], support::k_branch);
    EXPECT_GT(along[0]["offset_m"], nearest[0]["offset_m"]);
    EXPECT_EQ(along[2]["offset_m"], nearest[2]["offset_m"]);
}

TEST_F(LinesOfCommands, AWrongNameIsRefusedWithTheNames) {
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"carriers", project_},
          {"corridor", project_},
          {"gaps", project_},
          {"reach", project_},
          {"line", "stations", project_},
          {"measure", project_, "长安站"},
          {"render", project_, (folder_ / "a.png").string(), "--what", "strip"}}) {
        std::vector<std::string> words = command;
        words.insert(words.end(), {"--line", "沪杭线", "--lang", "en"});
        const Outcome outcome = run(words);
        EXPECT_EQ(outcome.status, 1) << command[0];
        EXPECT_NE(outcome.err.find("沪杭线: is no line of the plan; choose from 杭海城际铁路, 尖山支线"),
                  std::string::npos)
            << command[0] << ": " << outcome.err;
    }
}

TEST_F(LinesOfCommands, StationsAreListedLineByLine) {
    const Outcome listed = run({"line", "stations", project_, "--json"});
    ASSERT_EQ(listed.status, 0) << listed.err;
    EXPECT_EQ(listed.json().size(), 5U) << "an interchange is on both";
    const Outcome branch = run({"line", "stations", project_, "--line", support::k_branch, "--json"});
    ASSERT_EQ(branch.status, 0) << branch.err;
    ASSERT_EQ(branch.json().size(), 2U);
    EXPECT_EQ(branch.json()[0]["order"], 2);
    EXPECT_EQ(branch.json()[0]["chainage"], "K0+000");
    EXPECT_EQ(branch.json()[1]["line"], support::k_branch);
}

TEST_F(LinesOfCommands, ReachGapsAndSegmentsTakeTheLine) {
    const auto certain = [&](std::vector<std::string> words) {
        words.insert(words.end(), {"--of", "line", "--reach", "2000"});
        return json("reach", words)[0]["certain"].get<int>();
    };
    EXPECT_EQ(certain({}), 2);
    EXPECT_EQ(certain({"--line", support::k_branch}), 1);
    double nearest = 0, branch = 0;
    for (const auto& row : json("corridor", {})) nearest += row["length_m"].get<double>();
    for (const auto& row : json("corridor", {"--line", support::k_branch})) branch += row["length_m"].get<double>();
    EXPECT_GT(branch, 0);
    EXPECT_LT(branch, nearest);
    for (const auto& gap : json("gaps", {"--line", support::k_branch}))
        EXPECT_TRUE(gap["kind"] != "stretch" || gap["line"] == support::k_branch);
}

TEST_F(LinesOfCommands, AChainageIsAPlaceOfTheChosenLine) {
    const auto first = json("measure", {"K10+000"})["places"][0];
    EXPECT_EQ(first["line"], "杭海城际铁路");
    EXPECT_NEAR(first["chainage_m"].get<double>(), 10000, 0.1);
    const auto told = json("measure", {"尖山站", "K1+000", "--line", support::k_branch});
    EXPECT_EQ(told["places"][1]["line"], support::k_branch);
    EXPECT_NEAR(told["along_line_m"].get<double>(), 10086, 20);
    EXPECT_TRUE(json("measure", {"station:1", "尖山站"})["along_line_m"].is_null()) << "along two lines";
}

TEST_F(LinesOfCommands, EachHasAnOriginOfItsOwn) {
    const auto shown = [&](std::size_t row) {
        const Outcome outcome = run({"line", "stations", project_, "--json"});
        EXPECT_EQ(outcome.status, 0) << outcome.err;
        return outcome.json()[row]["chainage"];
    };
    ASSERT_EQ(run({"line", "origin", project_, "--line", support::k_branch, "--chainage", "K5+000"}).status, 0);
    EXPECT_EQ(shown(0), "K0+000") << "the first line's is as it was";
    EXPECT_EQ(shown(3), "K5+000");
    ASSERT_EQ(run({"line", "origin", project_, "--station", "尖山站", "--reversed"}).status, 0);
    EXPECT_EQ(shown(4), "K0+000") << "a station says which line is meant";
    EXPECT_EQ(run({"line", "origin", project_, "--station", "1", "--line", support::k_branch}).status, 1);
    ASSERT_EQ(run({"line", "origin", project_, "--line", support::k_branch, "--reset"}).status, 0);
    EXPECT_EQ(shown(3), "K0+000");
}

TEST_F(LinesOfCommands, ANoteSaysAlongWhichLineItIsPinned) {
    ASSERT_EQ(run({"note", "add", project_, "看支线", "--chainage", "K3+000", "--line", support::k_branch}).status, 0);
    ASSERT_EQ(run({"note", "add", project_, "看干线", "--stretch", "K3+000..K4+000"}).status, 0);
    ASSERT_EQ(run({"note", "add", project_, "看站", "--station", "4"}).status, 0);
    const Outcome listed = run({"note", "list", project_, "--json"});
    ASSERT_EQ(listed.status, 0) << listed.err;
    for (const auto& row : listed.json()) {
        if (row["text"] == "看支线") {
            EXPECT_EQ(row["line"], support::k_branch);
            EXPECT_EQ(row["about"], "尖山支线 K3+000");
            EXPECT_NEAR(row["lon"].get<double>(), 120.5, 1e-6);
        } else if (row["text"] == "看干线") {
            EXPECT_EQ(row["line"], "杭海城际铁路");
        } else {
            EXPECT_TRUE(row["line"].is_null());
        }
    }
    const Outcome astray = run({"note", "add", project_, "看", "--at", "120.5,30.45", "--line", support::k_branch});
    EXPECT_EQ(astray.status, 2) << astray.err;
}

TEST_F(OneLineOfCommands, AChainageIsByTheShownRuler) {
    ASSERT_EQ(run({"line", "origin", project_, "--station", "1", "--chainage", "K100", "--reversed"}).status, 0);
    const Outcome outcome = run({"measure", project_, "长安站", "K99+000", "--json"});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_NEAR(outcome.json()["places"][1]["measured_m"].get<double>(), 1000, 0.1);
    EXPECT_FALSE(outcome.json()["places"][1].contains("line")) << "there is no other";
    const Outcome beyond = run({"measure", project_, "K101+000", "--lang", "en"});
    EXPECT_EQ(beyond.status, 1);
    EXPECT_NE(beyond.err.find("K101+000: lies beyond the line, which runs from K63+"), std::string::npos) << beyond.err;
    EXPECT_NE(beyond.err.find("to K100+000"), std::string::npos) << beyond.err;
}

TEST_F(OneLineOfCommands, NothingSaysWhichLine) {
    for (const std::vector<std::string>& command : {std::vector<std::string>{"carriers", project_, "--json"},
                                                    {"gaps", project_, "--json"},
                                                    {"corridor", project_, "--json"},
                                                    {"line", "stations", project_, "--json"}}) {
        const Outcome outcome = run(command);
        ASSERT_EQ(outcome.status, 0) << outcome.err;
        for (const auto& row : outcome.json()) EXPECT_FALSE(row.contains("line")) << command[0];
    }
}

TEST_F(OneLineOfCommands, WithoutALineAChainageIsRefused) {
    plan_.rail.clear();
    ASSERT_EQ(run({"new", project_, "--quiet", "--force"}).status, 0);
    const Outcome outcome = run({"measure", project_, "K1+000", "--lang", "en"});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_NE(outcome.err.find("is a chainage and the plan has no line; write coordinates"), std::string::npos)
        << outcome.err;
}
