// Commands about scenarios, rules of gaps, the ruler of the line, and notes that are pinned, done and answered.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "command_fixture.h"
#include "plan/note_details.h"

namespace {

using Json = nlohmann::json;

class Review : public CommandTest {
protected:
    Outcome scenario(std::vector<std::string> words) {
        words.insert(words.begin(), "scenario");
        words.insert(words.begin() + 2, project_);
        return run(words);
    }
    Json json(std::vector<std::string> words) {
        words.emplace_back("--json");
        return run(words).json();
    }
    [[nodiscard]] std::string dump() { return run({"dump", project_}).out; }
    void expect_refused(const std::vector<std::string>& words) {
        const Outcome outcome = run(words);
        EXPECT_NE(outcome.status, 0) << words[0] << ' ' << words[1];
        EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
    }
};

}  // namespace

TEST_F(Review, AScenarioIsTriedComparedAcceptedAndUndone) {
    const Outcome tried = scenario({"try", "方案一", "--move", "1=120.5001,30.4501", "--add", "新孵化器=120.4,30.45",
                                    "--function", "provincial_incubator", "--reach", "1500", "--remark", "试一试"});
    ASSERT_EQ(tried.status, 0) << tried.err;
    const Json listed = json({"scenario", "list", project_});
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0]["moved"], 1);
    EXPECT_EQ(listed[0]["added"], 1);
    EXPECT_EQ(listed[0]["reach_m"], 1500);
    EXPECT_EQ(listed[0]["base_changed"], 0);
    const Json shown = json({"scenario", "show", project_, "方案一"});
    EXPECT_EQ(shown[0]["kind"], "moved");
    EXPECT_GT(shown[0]["moved_m"].get<double>(), 100);
    EXPECT_EQ(shown[1]["function"], "provincial_incubator");
    EXPECT_EQ(shown[1]["was_lon"], nullptr);
    const Json compared = json({"scenario", "compare", project_, "方案一", "--reach", "1000"});
    EXPECT_EQ(compared[0]["what"], "all");
    EXPECT_GT(compared[0]["scenario_certain"].get<int>() + compared[0]["scenario_possible"].get<int>(),
              compared[0]["present_certain"].get<int>() + compared[0]["present_possible"].get<int>());
    EXPECT_EQ(compared.back()["what"], "gaps");
    EXPECT_NE(scenario({"compare", "方案一"}).err.find("within 1000 m, the scenario within 1500 m"), std::string::npos);
    EXPECT_EQ(run({"carriers", project_, "--json"}).json().size(), 2U) << "nothing of it is in the plan";
    const std::string before = dump();
    ASSERT_EQ(scenario({"accept", "方案一"}).status, 0);
    EXPECT_EQ(run({"carriers", project_, "--json"}).json().size(), 3U);
    EXPECT_EQ(json({"scenario", "list", project_}).size(), 0U);
    EXPECT_NE(run({"history", project_}).out.find("方案一"), std::string::npos);
    ASSERT_EQ(run({"undo", project_}).status, 0);
    EXPECT_EQ(dump(), before);
}

TEST_F(Review, ScenariosAreNamedCopiedCarriedAndDropped) {
    ASSERT_EQ(scenario({"try", "甲", "--remove", "1"}).status, 0);
    ASSERT_EQ(scenario({"try", "甲", "--reach", "800"}).status, 0);
    ASSERT_EQ(scenario({"duplicate", "甲", "乙"}).status, 0);
    ASSERT_EQ(scenario({"rename", "乙", "丙", "--remark", "备选"}).status, 0);
    const std::string file = (std::filesystem::path(project_).parent_path() / "s.json").string();
    ASSERT_EQ(run({"scenario", "export", project_, "甲", file}).status, 0);
    expect_refused({"scenario", "import", project_, file});  // the name is taken
    ASSERT_EQ(run({"scenario", "import", project_, file, "--name", "丁"}).status, 0);
    EXPECT_EQ(json({"scenario", "list", project_}).size(), 3U);
    EXPECT_EQ(json({"scenario", "show", project_, "丁"})[0]["kind"], "removed");
    ASSERT_EQ(scenario({"drop", "甲"}).status, 0);
    ASSERT_EQ(scenario({"try", "丙", "--reach-of-view"}).status, 0);
    EXPECT_EQ(json({"scenario", "list", project_}).size(), 2U);
}

TEST_F(Review, TablesOfAScenarioNameIt) {
    ASSERT_EQ(scenario({"try", "甲", "--remove", "1"}).status, 0);
    for (const char* what : {"carriers", "stations", "areas", "gaps", "corridor"}) {
        const std::string table = (std::filesystem::path(project_).parent_path() / "t.csv").string();
        ASSERT_EQ(run({"export", project_, table, "--what", what, "--scenario", "甲"}).status, 0) << what;
        std::ifstream file(table);
        std::string line;
        ASSERT_TRUE(std::getline(file, line));
        EXPECT_NE(line.find("方案"), std::string::npos) << what << ": " << line;
        while (std::getline(file, line)) EXPECT_NE(line.find("甲"), std::string::npos) << what << ": " << line;
    }
}

TEST_F(Review, AStationsTableTellsEachWidthOnce) {
    const std::string table = (std::filesystem::path(project_).parent_path() / "t.csv").string();
    ASSERT_EQ(run({"export", project_, table, "--what", "stations", "--reach", "1km"}).status, 0);
    std::ifstream file(table);
    std::string titles, row;
    ASSERT_TRUE(std::getline(file, titles) && std::getline(file, row));
    const auto cells = [](const std::string& line) { return std::count(line.begin(), line.end(), ','); };
    EXPECT_EQ(cells(titles), cells(row));
    const std::size_t first = titles.find("1 千米");
    ASSERT_NE(first, std::string::npos) << titles;
    const std::size_t other = titles.find("2 千米");
    EXPECT_LT(titles.rfind("1 千米"), titles.find("500 米")) << titles;
    EXPECT_NE(other, std::string::npos);
}

TEST_F(Review, CarriersAreListedWithSegmentStageAndFloorArea) {
    for (const Json& row : json({"carriers", project_}))
        for (const char* key : {"segment", "stage", "floor_area_m2"}) EXPECT_TRUE(row.contains(key)) << key;
    const Outcome none = run({"carriers", project_, "--filter", "text=zzzz"});
    EXPECT_EQ(none.status, 0);
    EXPECT_NE(none.err.find("No carrier passes"), std::string::npos) << none.err;
}

TEST_F(Review, ADetourThatIsNoneIsOneSentence) {
    for (const char* detour : {"0.5", "0", "-1", "11"}) {
        const Outcome refused = run({"reach", project_, "--detour", detour});
        EXPECT_EQ(refused.status, 2) << detour;
        EXPECT_NE(refused.err.find("between 1 and 5"), std::string::npos) << refused.err;
    }
}

TEST_F(Review, AScenarioWhoseBaseChangedSaysSoAndIsRebased) {
    ASSERT_EQ(scenario({"try", "甲", "--move", "1=120.5,30.45"}).status, 0);
    ASSERT_EQ(run({"carrier", "move", project_, "1", "--to", "120.52,30.45", "--quality", "site"}).status, 0);
    const Outcome shown = scenario({"show", "甲"});
    EXPECT_EQ(std::count(shown.err.begin(), shown.err.end(), '\n'), 1) << shown.err;
    expect_refused({"scenario", "accept", project_, "甲"});
    expect_refused({"scenario", "rebase", project_, "甲"});
    expect_refused({"scenario", "rebase", project_, "甲", "--mine", "99"});
    ASSERT_EQ(scenario({"rebase", "甲", "--mine", "all"}).status, 0);
    ASSERT_EQ(scenario({"accept", "甲"}).status, 0);
    ASSERT_EQ(run({"carrier", "remove", project_, "1"}).status, 0);
}

TEST_F(Review, WhatCannotBeTriedIsOneSentence) {
    ASSERT_EQ(scenario({"try", "甲", "--remove", "1"}).status, 0);
    const std::string before = dump();
    expect_refused({"scenario", "try", project_, "乙", "--move", "1"});
    expect_refused({"scenario", "try", project_, "乙", "--move", "99=120.5,30.45"});
    expect_refused({"scenario", "try", project_, "乙", "--move", "1=2,48"});
    expect_refused({"scenario", "try", project_, "乙", "--add", "新=120.5,30.45", "--function", "dragon"});
    expect_refused({"scenario", "try", project_, "乙", "--reach", "-5"});
    expect_refused({"scenario", "try", project_, "乙", "--reach", "0"});
    expect_refused({"scenario", "try", project_, "乙", "--reach", "1000000"});
    expect_refused({"scenario", "try", project_, "乙", "--reach", "wide"});
    expect_refused({"scenario", "show", project_, "乙"});
    expect_refused({"scenario", "compare", project_, "甲", "--reach", "-1"});
    expect_refused({"scenario", "duplicate", project_, "甲", "甲"});
    expect_refused({"scenario", "import", project_, project_});
    EXPECT_EQ(dump(), before);
}

TEST_F(Review, RulesOfGapsAreDataWithReasonAndSource) {
    const Json usual = json({"gap-rules", "list", project_});
    ASSERT_EQ(usual.size(), 3U);
    EXPECT_EQ(usual[0]["length_m"], 3000);
    ASSERT_EQ(run({"gap-rules", "set", project_, "station", "--length", "1500"}).status, 0);
    ASSERT_EQ(run({"gap-rules", "set", project_, "unit", "--off"}).status, 0);
    ASSERT_EQ(run({"gap-rules", "set", project_, "firms", "--kind", "target", "--indicator", "tech_firms", "--function",
                   "national_incubator", "--why", "目标要有载体", "--source", "附件1"})
                  .status,
              0);
    const Json rules = json({"gap-rules", "list", project_});
    ASSERT_EQ(rules.size(), 4U);
    EXPECT_EQ(rules[0]["length_m"], 1500);
    ASSERT_EQ(run({"gap-rules", "set", project_, "station", "--usual"}).status, 0);
    EXPECT_EQ(json({"gap-rules", "list", project_})[0]["length_m"], 3000);
    expect_refused({"gap-rules", "set", project_, "firms", "--usual"});
    expect_refused({"gap-rules", "set", project_, "new", "--kind", "target", "--why", "一", "--source", "二"});
    expect_refused({"gap-rules", "set", project_, "station", "--length", "1e9"});
    expect_refused({"gap-rules", "set", project_, "station", "--length", "0"});
    expect_refused({"gap-rules", "set", project_, "dragon", "--off"});
}

TEST_F(Review, TheLineIsARulerThatCanBeSet) {
    const Json measured = json({"line", "stations", project_});
    ASSERT_EQ(measured.size(), 2U);
    EXPECT_EQ(measured[0]["chainage"], "K0+000");
    EXPECT_EQ(measured[0]["is"], "measured");
    ASSERT_EQ(run({"line", "official", project_, "长安站", "K18+500", "--source", "运营手册"}).status, 0);
    const Json official = json({"line", "stations", project_});
    EXPECT_EQ(official[1]["chainage"], "K18+500");
    EXPECT_EQ(official[1]["is"], "official");
    EXPECT_EQ(official[1]["source"], "运营手册");
    expect_refused({"line", "official", project_, "1", "20 km", "--source", "手册"});
    expect_refused({"line", "official", project_, "1", "K0+000"});
    expect_refused({"line", "official", project_, "1", "soon", "--source", "手册"});
    expect_refused({"line", "official", project_, "99", "1000", "--source", "手册"});
    expect_refused({"line", "official", project_, "1"});
    ASSERT_EQ(run({"line", "official", project_, "2", "--remove"}).status, 0);
    ASSERT_EQ(run({"line", "origin", project_, "--station", "2", "--reversed"}).status, 0);
    const Json back = json({"line", "stations", project_});
    EXPECT_EQ(back[1]["chainage_m"], 0.0);
    EXPECT_GT(back[0]["chainage_m"].get<double>(), 10000);
    ASSERT_EQ(run({"line", "origin", project_, "--reset"}).status, 0);
    EXPECT_EQ(json({"line", "stations", project_}), measured);
}

TEST_F(Review, NotesArePinnedDoneAndAnswered) {
    ASSERT_EQ(run({"note", "add", project_, "看载体", "--carrier", "1"}).status, 0);
    ASSERT_EQ(run({"note", "add", project_, "看区间", "--stretch", "K1+000..K2+500"}).status, 0);
    ASSERT_EQ(run({"note", "add", project_, "看站", "--station", "长安站"}).status, 0);
    ASSERT_EQ(run({"note", "add", project_, "看镇", "--unit", "许村镇"}).status, 0);
    ASSERT_EQ(run({"note", "add", project_, "看园", "--park", "P1"}).status, 0);
    ASSERT_EQ(run({"note", "add", project_, "看里程", "--chainage", "K3+000"}).status, 0);
    ASSERT_EQ(run({"note", "add", project_, "看这里", "--at", "120.5,30.45"}).status, 0);
    const Json notes = json({"note", "list", project_});
    ASSERT_EQ(notes.size(), 7U);
    const auto note = [&](const std::string& words) {
        for (const Json& row : json({"note", "list", project_}))
            if (row["text"] == words) return row;
        return Json();
    };
    EXPECT_EQ(note("看区间")["about"], "K1+000–K2+500");
    EXPECT_EQ(note("看里程")["pin"], "chainage");
    EXPECT_EQ(note("看这里")["about"], nullptr);
    EXPECT_EQ(note("看镇")["pin"], "unit");
    const std::string id = std::to_string(note("看载体")["id"].get<std::int64_t>());
    ASSERT_EQ(run({"note", "reply", project_, id, "同意"}).status, 0);
    ASSERT_EQ(run({"note", "done", project_, id}).status, 0);
    EXPECT_EQ(note("看载体")["replies"][0]["text"], "同意");
    EXPECT_EQ(note("看载体")["drawings"], Json::array());
    EXPECT_EQ(json({"note", "list", project_, "--state", "done"}).size(), 1U);
    EXPECT_EQ(json({"note", "list", project_, "--state", "open"}).size(), 6U);
    EXPECT_EQ(note("看载体")["entered"].get<std::string>().size(), std::string("2026-11-28T01:32:13Z").size());
    const std::string day = plan::day_of_note({0, {}, "", note("看载体")["entered"], ""});
    EXPECT_EQ(json({"note", "list", project_, "--day", day}).size(), 7U);
    EXPECT_EQ(json({"note", "list", project_, "--day", "2020-01-01"}).size(), 0U);
    EXPECT_EQ(json({"note", "list", project_, "--author", note("看园")["author"]}).size(), 7U);
    EXPECT_EQ(json({"note", "list", project_, "--author", "没有此人"}).size(), 0U);
    const std::string table = (std::filesystem::path(project_).parent_path() / "notes.csv").string();
    ASSERT_EQ(run({"export", project_, table, "--what", "notes"}).status, 0);
    std::ifstream file(table);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    for (const char* words : {"看载体", "同意", "K1+000–K2+500", "看园"})
        EXPECT_NE(text.find(words), std::string::npos) << words;
    const std::string number = std::to_string(note("看载体")["number"].get<int>());
    ASSERT_EQ(run({"note", "reopen", project_, number}).status, 0);
    EXPECT_EQ(note("看载体")["state"], "open");
    expect_refused({"note", "reopen", project_, "77"});
    ASSERT_EQ(run({"note", "move", project_, id, "--to", "120.51,30.45"}).status, 0);
    EXPECT_EQ(note("看载体")["pin"], "place");
    const std::string before = dump();
    expect_refused({"note", "add", project_, "看", "--carrier", "99"});
    expect_refused({"note", "add", project_, "看", "--carrier", "2"});  // has no position
    expect_refused({"note", "add", project_, "看"});
    expect_refused({"note", "add", project_, "看", "--carrier", "1", "--at", "120.5,30.45"});
    expect_refused({"note", "add", project_, "看", "--chainage", "K99+000"});
    expect_refused({"note", "add", project_, "看", "--stretch", "K1"});
    expect_refused({"note", "add", project_, "看", "--unit", "没有"});
    expect_refused({"note", "reply", project_, "12345", "好"});
    expect_refused({"note", "done", project_, "12345"});
    EXPECT_EQ(dump(), before);
}
