// Commands about observed values, revised targets and thresholds.
#include "command_fixture.h"

namespace {

using Json = nlohmann::json;

class Observing : public CommandTest {
protected:
    Outcome observe(const std::string& area, const std::string& indicator, const std::string& year,
                    const std::string& value) {
        return run({"observe", project_, "--area", area, "--indicator", indicator, "--year", year, "--value", value,
                    "--author", "王五", "--source", "统计公报"});
    }
    Json row(const std::string& year, std::vector<std::string> more = {}) {
        std::vector<std::string> words{"progress", project_, "--area", "xucun", "--indicator",
                                       "rd_gdp",   "--year", year,     "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return run(words).json().at(0);
    }
};

}  // namespace

TEST_F(Observing, AValueIsAStepAndShowsInProgress) {
    const Outcome done = observe("许村镇", "研发经费占比", "2022", "2.6%");
    ASSERT_EQ(done.status, 0) << done.err;
    const Json after = row("2022");
    EXPECT_EQ(after["actual"], 2.6);
    EXPECT_DOUBLE_EQ(after["progress"].get<double>(), 0.6 / 1.5);
    EXPECT_DOUBLE_EQ(after["pace"].get<double>(), 0.6 / 1.5 / 0.4);
    EXPECT_DOUBLE_EQ(after["projected"].get<double>(), 2.0 + 0.6 / 0.4);
    EXPECT_EQ(after["class"], "on_pace");
    EXPECT_EQ(after["source"], "统计公报");
    EXPECT_EQ(after["state"], "final");
    EXPECT_EQ(after["sample"], false);
    const Json step = run({"history", project_, "--json"}).json()[0];
    EXPECT_EQ(step["author"], "王五");
    ASSERT_EQ(run({"undo", project_}).status, 0);
    EXPECT_EQ(row("2022")["actual"], nullptr);
    EXPECT_EQ(row("2022")["reason"], "no_actual");
}

TEST_F(Observing, WhatCannotBeIsOneSentenceAndNothingIsWritten) {
    const std::string before = run({"dump", project_}).out;
    const std::vector<std::vector<std::string>> wrong{
        {"许村镇", "rd_gdp", "2022", "约2.6"},   {"许村", "rd_gdp", "2022", "2.6"},
        {"许村镇", "rdgdp", "2022", "2.6"},      {"许村镇", "rd_gdp", "2022", "260"},
        {"许村镇", "rd_gdp", "2020", "2.6"},     {"许村镇", "rd_gdp", "2031", "2.6"},
        {"许村镇", "tech_firms", "2022", "2.5"}, {"许村镇", "rd_gdp", "2022", "/"}};
    for (const auto& w : wrong) {
        const Outcome outcome = observe(w[0], w[1], w[2], w[3]);
        EXPECT_EQ(outcome.status, 1) << w[0] << w[3];
        EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
    }
    EXPECT_EQ(run({"dump", project_}).out, before);
}

TEST_F(Observing, AValueIsTakenAway) {
    ASSERT_EQ(observe("xucun", "rd_gdp", "2022", "2.6").status, 0);
    const auto remove = [&] {
        return run({"observe", project_, "--area", "xucun", "--indicator", "1", "--year", "2022", "--remove"}).status;
    };
    EXPECT_EQ(remove(), 0);
    EXPECT_EQ(row("2022")["actual"], nullptr);
    EXPECT_EQ(remove(), 1);
}

TEST_F(Observing, SamplesComeAndGoAsOneStep) {
    ASSERT_EQ(run({"observe", project_, "--load-samples"}).status, 0);
    EXPECT_EQ(row("2023")["sample"], true);
    ASSERT_EQ(run({"observe", project_, "--remove-samples"}).status, 0);
    EXPECT_EQ(row("2023")["actual"], nullptr);
    EXPECT_EQ(run({"info", project_, "--json"}).json()["history_length"], 2);
}

TEST_F(Observing, RevisedTargetsCountWhenTheyAreChosen) {
    const auto add = [&](const std::string& target) {
        return run(
            {"targets", "add", project_, "--key", "r2023", "--name", "2023年调整", "--source", "政府文件", target});
    };
    EXPECT_EQ(add("许村镇/rd_gdp").status, 2);
    EXPECT_EQ(add("许村镇/rd_gdp=abc").status, 1);
    ASSERT_EQ(add("许村镇/rd_gdp=5").status, 0);
    EXPECT_EQ(row("2020")["target"], 3.5);
    EXPECT_EQ(row("2020", {"--targets", "r2023"})["target"], 5.0);
    EXPECT_EQ(run({"progress", project_, "--targets", "r2024"}).status, 1);
    EXPECT_EQ(run({"targets", "list", project_, "--json"}).json()[0]["planned"], 3.5);
    ASSERT_EQ(run({"targets", "remove", project_, "r2023"}).status, 0);
    EXPECT_EQ(run({"targets", "list", project_, "--json"}).json().size(), 0U);
}

TEST_F(Observing, ThresholdsAreSetWithTheirSource) {
    EXPECT_EQ(run({"thresholds", project_, "--behind", "0.5"}).status, 1);
    ASSERT_EQ(run({"thresholds", project_, "--behind", "0.5", "--source", "市里口径"}).status, 0);
    EXPECT_EQ(run({"thresholds", project_, "--json"}).json()[0]["behind"], 0.5);
    ASSERT_EQ(run({"thresholds", project_, "--reset"}).status, 0);
    EXPECT_EQ(run({"thresholds", project_, "--json"}).json()[0]["behind"], 0.6);
}

TEST_F(Observing, AStreamOfEditsHoldsObservationsToo) {
    const Outcome outcome =
        run({"edit", project_}, R"({"edit":"observe","area":"xucun","indicator":"rd_gdp","year":2022,"value":2.6}
{"edit":"observe.remove","area":"xucun","indicator":"rd_gdp","year":2022}
{"edit":"observe","area":"xucun","indicator":"rd_gdp","year":2022,"value":2.6,"state":"guessed"}
)");
    EXPECT_EQ(outcome.out, "ack 1\nack 2\n");
    EXPECT_EQ(outcome.status, 1);
}
