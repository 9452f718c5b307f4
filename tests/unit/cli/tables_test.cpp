// Commands that take tables in, give them out and classify a column.
#include "command_fixture.h"

namespace {

using Json = nlohmann::json;

class Tables : public CommandTest {
protected:
    std::string table(const std::string& name, const std::string& text) const {
        const auto file = folder_ / name;
        support::write_bytes(file, text);
        return file.string();
    }
    Outcome import(const std::string& file, std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"import", project_, file, "--author", "王五"});
        return run(more);
    }
    Json actual(const std::string& year) {
        return run({"progress", project_, "--area", "xucun", "--indicator", "rd_gdp", "--year", year, "--json"})
            .json()[0]["actual"];
    }
};

const std::string k_good = "地区,研发经费占比 2022,研发经费占比 2023\n许村镇,2.6,2.8\n高新区,3.1,/\n";

}  // namespace

TEST_F(Tables, AnImportIsOneStepThatCanBeUndone) {
    const std::string file = table("2023.csv", k_good);
    const Outcome done = import(file, {"--state", "preliminary", "--source", "快报", "--json"});
    ASSERT_EQ(done.status, 0) << done.err;
    EXPECT_EQ(done.json()["new"], 3);
    EXPECT_EQ(done.json()["by_alias"], 1);
    EXPECT_EQ(done.json()["changes"][0]["old"], nullptr);
    EXPECT_EQ(actual("2023"), 2.8);
    const Json history = run({"history", project_, "--json"}).json();
    ASSERT_EQ(history.size(), 1U);
    EXPECT_EQ(history[0]["reason"], "2023.csv");
    EXPECT_EQ(import(file, {"--json"}).json()["same"], 3);
    EXPECT_EQ(run({"history", project_, "--json"}).json().size(), 1U) << "nothing new is no step";
    ASSERT_EQ(run({"undo", project_}).status, 0);
    EXPECT_EQ(actual("2023"), nullptr);
    EXPECT_EQ(support::bytes_of(file), k_good) << "the file is never written to";
}

TEST_F(Tables, ADryRunOnlySays) {
    const std::string before = run({"dump", project_, "--history"}).out;
    const Outcome looked = import(table("a.csv", k_good), {"--dry-run"});
    EXPECT_EQ(looked.status, 0) << looked.err;
    EXPECT_NE(looked.out.find("new 3"), std::string::npos);
    EXPECT_EQ(run({"dump", project_, "--history"}).out, before);
}

TEST_F(Tables, WhatIsRefusedStopsAllUnlessItMayBeLeftOut) {
    const std::string before = run({"dump", project_}).out;
    const std::string file = table("a.csv", "地区,研发经费占比 2022\n许村镇,2.6\n长安镇,很多\n火星,3\n");
    const Outcome refused = import(file, {"--json"});
    EXPECT_EQ(refused.status, 1);
    EXPECT_EQ(std::count(refused.err.begin(), refused.err.end(), '\n'), 1) << refused.err;
    const Json document = refused.json();
    ASSERT_EQ(document["refused"].size(), 1U);
    EXPECT_EQ(document["refused"][0]["row"], 3);
    EXPECT_EQ(document["unmatched"][0]["name"], "火星");
    EXPECT_EQ(document["unmatched"][0]["rows"], Json::array({4}));
    EXPECT_EQ(document["unmatched"][0]["places"], Json::array({"A4"}));
    EXPECT_EQ(run({"dump", project_}).out, before);
    EXPECT_EQ(import(file, {"--skip-refused"}).status, 0);
    EXPECT_EQ(actual("2022"), 2.6);
}

TEST_F(Tables, ANameIsBoundOnceAndRemembered) {
    const std::string file = table("a.csv", "地区,研发经费占比 2022\n老许村,2.6\n");
    EXPECT_EQ(import(file).status, 1);
    EXPECT_EQ(import(file, {"--map", "老许村"}).status, 2);
    EXPECT_EQ(import(file, {"--map", "老许村=火星"}).status, 1);
    ASSERT_EQ(import(file, {"--map", "老许村=许村镇"}).status, 0);
    EXPECT_EQ(actual("2022"), 2.6);
    EXPECT_EQ(import(file, {"--json"}).json()["same"], 1);
}

TEST_F(Tables, WrongUseIsOneSentence) {
    const std::string file = table("a.csv", k_good);
    EXPECT_EQ(import(file, {"--as", "parks"}).status, 2);
    EXPECT_EQ(import(file, {"--header-rows", "3"}).status, 2);
    EXPECT_EQ(import(file, {"--state", "maybe"}).status, 2);
    EXPECT_EQ(import((folder_ / "absent.csv").string()).status, 4);
    const Outcome unclosed = import(table("b.csv", "地区,研发经费占比 2022\n\"许村镇,2.6\n"));
    EXPECT_EQ(unclosed.status, 1);
    EXPECT_NE(unclosed.err.find("b.csv: line 2 opens a quote"), std::string::npos) << unclosed.err;
}

TEST_F(Tables, AnExportComesBackAsTheSame) {
    ASSERT_EQ(import(table("a.csv", k_good)).status, 0);
    for (const char* name : {"values.xlsx", "values.csv"}) {
        const std::string out = (folder_ / name).string();
        ASSERT_EQ(run({"export", project_, out, "--what", "observations"}).status, 0);
        const Json back = import(out, {"--dry-run", "--json"}).json();
        EXPECT_EQ(back["same"], 3) << name;
        EXPECT_EQ(back["read"], 3) << name;
        EXPECT_TRUE(back["refused"].empty() && back["unmatched"].empty()) << back;
    }
    for (const char* what : {"carriers", "history"})
        EXPECT_EQ(run({"export", project_, (folder_ / "table.csv").string(), "--what", what}).status, 0) << what;
    EXPECT_EQ(run({"export", project_, (folder_ / "values.pdf").string()}).status, 1);
}

TEST_F(Tables, AColumnIsClassified) {
    const std::string file = table("a.csv", "人口表\n名称,人口\nA,1\nB,2\nC,\"1,000\"\nD,/\nE,3\nF,NaN\nG,-inf\n");
    const Json document =
        run({"classify", file, "--field", "人口", "--method", "jenks", "--classes", "2", "--json"}).json();
    EXPECT_EQ(document["method"], "jenks");
    EXPECT_EQ(document["classes"], 2);
    EXPECT_EQ(document["counts"], Json::array({3, 1}));
    EXPECT_EQ(document["breaks"].back(), 1000);
    EXPECT_EQ(document["missing"], 3);
    const Outcome unknown = run({"classify", file, "--field", "人囗"});
    EXPECT_EQ(unknown.status, 1);
    EXPECT_EQ(std::count(unknown.err.begin(), unknown.err.end(), '\n'), 1) << unknown.err;
    EXPECT_EQ(run({"classify", file, "--field", "名称"}).status, 1) << "holds no numbers";
    EXPECT_EQ(run({"classify", file, "--field", "人口", "--method", "semantic"}).status, 2);
}

TEST_F(Tables, AnExtentThatCannotBeDrawnIsRefusedInOneSentence) {
    const std::string picture = (folder_ / "a.png").string();
    for (const char* bbox : {"30.46,120.60,30.59,120.80",
                             "120.8,30.4,120.6,30.6",
                             "120.6,30.6,120.8,30.4",
                             "120.6,30.4,120.6,30.6",
                             "120.6,30.4,120.8,91",
                             "120.6,-91,120.8,30.6",
                             "-181,30.4,120.8,30.6",
                             "120.6,30.4,181,30.6",
                             "0,0,1,1",
                             "300,30,301,31",
                             "1e308,30,1.1e308,31",
                             "-1e308,-1e308,1e308,1e308",
                             "nan,30,121,31",
                             "120,30,nan,31",
                             "-inf,30,121,31",
                             "120,30,inf,31",
                             "inf,inf,inf,inf",
                             "120,30,121,1e999",
                             "120,30,121",
                             "120,30,121,31,32",
                             ",,,",
                             "120;30;121;31"}) {
        const Outcome outcome = run({"render", project_, picture, "--size", "64x64", std::string("--bbox=") + bbox});
        EXPECT_NE(outcome.status, 0) << bbox;
        EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << bbox << ": " << outcome.err;
        EXPECT_FALSE(std::filesystem::exists(picture)) << bbox;
    }
    EXPECT_NE(run({"render", project_, picture, "--bbox=30.46,120.60,30.59,120.80"}).err.find("latitudes before"),
              std::string::npos);
    EXPECT_NE(run({"render", project_, picture, "--bbox=-180,-90,180,90"}).err.find("wider than the projection"),
              std::string::npos);
    const Outcome drawn =
        run({"render", project_, picture, "--size", "64x64", "--no-furniture", "--bbox=120.4,30.4,120.6,30.6"});
    EXPECT_EQ(drawn.status, 0) << drawn.err;
}
