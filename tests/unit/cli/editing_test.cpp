// Commands that change a project: what they do, what the history says of it, and with which status they end.
#include <fstream>
#include <regex>

#include "base/local_time.h"
#include "base/typed_time.h"
#include "command_fixture.h"
#include "store/project.h"

namespace {

using Json = nlohmann::json;

class Editing : public CommandTest {
protected:
    Json carrier(int number) {
        const Json rows = run({"carriers", project_, "--json"}).json();
        for (const Json& row : rows)
            if (row["number"] == number) return row;
        return nullptr;
    }
};

}  // namespace

TEST_F(Editing, AMoveIsAStepThatUndoAndRedoTake) {
    const std::string first = run({"dump", project_}).out;
    const Outcome moved = run({"carrier", "move", project_, "1", "--to", "120.41,30.45", "--author", "王五", "--reason",
                               "实地核实", "--quality", "surveyed"});
    ASSERT_EQ(moved.status, 0) << moved.err;
    EXPECT_EQ(carrier(1)["lon"], 120.41);
    EXPECT_EQ(carrier(1)["quality"], "surveyed");
    EXPECT_EQ(run({"info", project_, "--json"}).json()["history_length"], 1);
    const Json step = run({"history", project_, "--json"}).json()[0];
    EXPECT_EQ(step["n"], 1);
    EXPECT_EQ(step["author"], "王五");
    EXPECT_EQ(step["reason"], "实地核实");
    EXPECT_EQ(step["undone"], false);
    EXPECT_NE(step["changes"].dump().find(R"("column":"geom","id":1,"new":{"lat":30.45,"lon":120.41})"),
              std::string::npos)
        << step["changes"].dump();
    const std::string second = run({"dump", project_}).out;
    ASSERT_EQ(run({"undo", project_}).status, 0);
    EXPECT_EQ(run({"dump", project_}).out, first);
    EXPECT_EQ(run({"undo", project_}).status, 1) << "nothing is left";
    ASSERT_EQ(run({"redo", project_}).status, 0);
    EXPECT_EQ(run({"dump", project_}).out, second);
}

TEST_F(Editing, SeveralStepsAreTakenBackAllOrNone) {
    const std::string first = run({"dump", project_}).out;
    for (const char* to : {"120.41,30.45", "120.42,30.45", "120.43,30.45"})
        ASSERT_EQ(run({"carrier", "move", project_, "1", "--to", to, "--quality", "site"}).status, 0);
    const std::string last = run({"dump", project_}).out;
    const Outcome too_many = run({"undo", project_, "--steps", "99"});
    EXPECT_EQ(too_many.status, 1);
    EXPECT_EQ(too_many.err.find("undone: "), std::string::npos) << too_many.err;
    EXPECT_EQ(std::count(too_many.err.begin(), too_many.err.end(), '\n'), 1) << too_many.err;
    EXPECT_NE(too_many.err.find("3"), std::string::npos) << "how many there are: " << too_many.err;
    EXPECT_EQ(run({"dump", project_}).out, last) << "nothing was undone";
    EXPECT_EQ(run({"undo", project_, "--steps", "2"}).status, 0);
    EXPECT_EQ(run({"redo", project_, "--steps", "3"}).status, 1);
    EXPECT_EQ(carrier(1)["lon"], 120.41) << "nothing was done again";
    EXPECT_EQ(run({"redo", project_, "--steps", "2"}).status, 0);
    EXPECT_EQ(run({"dump", project_}).out, last);
    EXPECT_EQ(run({"undo", project_, "--steps", "3"}).status, 0);
    EXPECT_EQ(run({"dump", project_}).out, first);
    EXPECT_EQ(run({"undo", project_, "--steps", "2"}).status, 1) << "nothing is left";
}

TEST_F(Editing, WhatIsUndoneIsMarkedInTheUsersLanguage) {
    ASSERT_EQ(run({"carrier", "move", project_, "1", "--to", "120.41,30.45", "--quality", "site"}).status, 0);
    const std::string file = (folder_ / "mine.json").string();
    EXPECT_EQ(run({"changes", "export", project_, file}).err, "langtu: wrote 1 change to " + file + "\n");
    ASSERT_EQ(run({"undo", project_}).status, 0);
    EXPECT_TRUE(run({"history", project_, "--lang", "zh"}).out.ends_with("  [已撤回；已发出]\n"));
    EXPECT_TRUE(run({"history", project_, "--lang", "en"}).out.ends_with("  [taken back; sent]\n"));
    EXPECT_NE(run({"undo", project_, "--steps", "2"}).err.find(": 0 steps can be undone, not 2"), std::string::npos);
    EXPECT_NE(run({"redo", project_, "--steps", "2"}).err.find(": 1 step can be done again"), std::string::npos);
    EXPECT_NE(run({"revert", project_, "1"}).err.find("step 1 is not in effect"), std::string::npos);
    EXPECT_NE(run({"revert", project_, "99"}).err.find("has no step 99"), std::string::npos);
}

TEST_F(Editing, NumbersThatCountNothingAreRefusedInOneSentence) {
    for (const std::vector<std::string>& arguments :
         std::vector<std::vector<std::string>>{{"undo", project_, "--steps", "0"},
                                               {"redo", project_, "--steps", "-1"},
                                               {"undo", project_, "--steps", "99999999999"},
                                               {"history", project_, "--most", "0"},
                                               {"history", project_, "--most", "-5"},
                                               {"revert", project_, "0"},
                                               {"revert", project_, "-3"},
                                               {"revert", project_, "9223372036854775807"},
                                               {"export", project_, (folder_ / "o.csv").string(), "--year", "99999"}}) {
        const Outcome outcome = run(arguments);
        EXPECT_NE(outcome.status, 0) << arguments[0] << " " << arguments.back();
        EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
        EXPECT_LT(outcome.err.size(), 200U) << outcome.err;
    }
}

TEST_F(Editing, APositionCanBeInAnotherSystem) {
    ASSERT_EQ(run({"carrier", "move", project_, "1", "--to", "3377955.65 565266.66", "--crs", "EPSG:4549", "--quality",
                   "site"})
                  .status,
              0);
    EXPECT_NEAR(carrier(1)["lon"].get<double>(), 120.68, 1e-6);
    EXPECT_NEAR(carrier(1)["lat"].get<double>(), 30.52, 1e-6);
    const Outcome refused = run({"carrier", "move", project_, "1", "--to", "somewhere", "--quality", "site"});
    EXPECT_EQ(refused.status, 1);
    EXPECT_EQ(std::count(refused.err.begin(), refused.err.end(), '\n'), 1) << refused.err;
}

// The least that a position can be, whatever it was before: nobody else can know more of it. It is said.
TEST_F(Editing, APositionWithoutAQualityIsKnownByItsAreaOnly) {
    ASSERT_EQ(run({"carrier", "move", project_, "1", "--to", "120.40,30.45", "--quality", "surveyed"}).err.find("area"),
              std::string::npos);
    const Outcome moved = run({"--lang", "en", "carrier", "move", project_, "1", "--to", "120.41,30.45"});
    ASSERT_EQ(moved.status, 0) << moved.err;
    EXPECT_EQ(carrier(1)["quality"], "area");
    EXPECT_NE(moved.err.find("--quality was not given: the position counts as known by its area only"),
              std::string::npos)
        << moved.err;
    const Outcome stream = run({"--lang", "en", "edit", project_},
                               R"({"edit":"carrier.move","carrier":1,"lon":120.42,"lat":30.45}
{"edit":"carrier.move","carrier":1,"at":"120.43, 30.45"}
{"edit":"carrier.move","carrier":1,"lon":120.44,"lat":30.45,"quality":"site"}
{"edit":"carrier.move","carrier":1,"lon":120.45,"lat":30.45,"quality":"guess"})");
    EXPECT_EQ(stream.out.substr(0, 20), "ack 3\nack 4\nack 5\n") << stream.err;
    EXPECT_NE(stream.err.find("2 positions came without “quality” and count as known by their areas only"),
              std::string::npos)
        << stream.err;
    EXPECT_NE(stream.err.find("line 4: quality"), std::string::npos) << "said, and no quality";
    const Outcome null = run({"--lang", "en", "edit", project_},
                             R"({"edit":"carrier.move","carrier":1,"lon":120.44,"lat":30.45,"quality":null})");
    EXPECT_NE(null.err.find("1 position came without “quality”"), std::string::npos) << null.err;
    ASSERT_EQ(run({"carrier", "move", project_, "1", "--to", "120.44,30.45", "--quality", "site"}).status, 0);
    EXPECT_EQ(carrier(1)["quality"], "site");
    ASSERT_EQ(run({"carrier", "add", project_, "--name", "新", "--at", "120.41,30.45", "--quality", "site"}).status, 0);
    EXPECT_EQ(carrier(3)["quality"], "site");
    EXPECT_EQ(run({"carrier", "add", project_, "--name", "无处"}).status, 0) << "no position, no quality";
}

TEST_F(Editing, FieldsAreSetTogetherAndRefusedTogether) {
    ASSERT_EQ(run({"carrier", "set", project_, "科创中心", "stage=operating", "floor_area_m2=1.5万"}).status, 0);
    const std::string dump = run({"dump", project_}).out;
    EXPECT_NE(dump.find("stage='operating'"), std::string::npos);
    EXPECT_NE(dump.find("floor_area_m2=15000"), std::string::npos);
    EXPECT_EQ(run({"carrier", "set", project_, "1", "stage=planned", "number=2"}).status, 1);
    EXPECT_EQ(run({"carrier", "set", project_, "1", "stge=planned"}).status, 1);
    EXPECT_EQ(run({"dump", project_}).out, dump);
}

TEST_F(Editing, TheBinKeepsWhatIsRemoved) {
    ASSERT_EQ(run({"carrier", "remove", project_, "1"}).status, 0);
    EXPECT_EQ(run({"carriers", project_, "--json"}).json().size(), 1U);
    const Outcome again = run({"--lang", "en", "carrier", "remove", project_, "1"});
    EXPECT_EQ(again.status, 1);
    EXPECT_NE(again.err.find("is in the bin; restore it first"), std::string::npos) << again.err;
    ASSERT_EQ(run({"carrier", "restore", project_, "1"}).status, 0);
    EXPECT_EQ(run({"carriers", project_, "--json"}).json().size(), 2U);
    const Outcome restored = run({"--lang", "en", "carrier", "restore", project_, "1"});
    EXPECT_NE(restored.err.find("1: is not in the bin"), std::string::npos) << restored.err;
    const Outcome nobody = run({"--lang", "en", "carrier", "restore", project_, "77"});
    EXPECT_NE(nobody.err.find("77: cannot be restored, since the bin is empty"), std::string::npos) << nobody.err;
    EXPECT_EQ(nobody.err.find("the project has none"), std::string::npos) << "it has carriers";
}

// What a key that nobody knows was to say would be lost without a word.
TEST_F(Editing, AStreamKnowsEveryKeyOfALine) {
    const std::string before = run({"dump", project_}).out;
    const std::pair<const char*, const char*> k_lines[] = {
        {R"({"edit":"carrier.move","carrier":1,"lon":120.41,"lat":30.45,"reson":"核实"})", "“reson”; nearest: reason"},
        {R"({"edit":"carrier.move","carrier":1,"lon":120.41,"lat":30.45,"qualty":"site"})",
         "“qualty”; nearest: quality"},
        {R"({"edit":"carrier.set","carrier":1,"field":{"stage":"planned"}})", "“field”; nearest: fields"},
        {R"({"edit":"observe","area":"xucun","indicator":1,"yaer":2023,"value":1})", "“yaer”; nearest: year"},
        {R"({"edit":"observe.remove","area":"xucun","indicator":1,"year":2023,"value":1})", "“value”"},
        {R"({"edit":"undo","steps":2})", "“steps”"},
        {R"({"edit":"carrier.move","carrier":1,"at":"0, 1","anyway":"true"})", "neither true nor false"},
        {R"({"edit":"carrier.move","carrier":1,"at":"120.41, 30.45","lon":120.5,"lat":30.45})", "give one of the two"},
        {R"({"edit":"carrier.remove","carrier":"1","carrier":"2"})", "“carrier” occurs twice; remove one of the two"},
        {R"({"edit":"carrier.set","carrier":1,"fields":{"stage":"planned","stage":"operating"}})",
         "“stage” occurs twice; remove one of the two"},
        {R"({"edit":"carrier.move","carrier":1,"lon":[120.41],"lat":30.45})", "lon: is a list or an object"},
        {R"({"edit":"carrier.set","carrier":1,"fields":{"notes":["a","b"]}})", "notes: is a list or an object"},
        {R"({"edit":"carrier.set",)", "is not JSON at column"},
        {R"({"carrier":1,"lon":120.41,"lat":30.45})", "use one of: carrier.add, carrier.move"}};
    for (const auto& [line, said] : k_lines) {
        const Outcome outcome = run({"--lang", "en", "edit", project_}, std::string("\n") + line + "\n");
        EXPECT_EQ(outcome.status, 1) << line;
        EXPECT_TRUE(outcome.err.starts_with("langtu: line 2: ")) << outcome.err;
        EXPECT_NE(outcome.err.find(said), std::string::npos) << outcome.err;
        EXPECT_EQ(outcome.out, "");
    }
    EXPECT_EQ(run({"dump", project_}).out, before);
}

TEST_F(Editing, AStreamAcknowledgesEachEditAndStopsAtTheFirstThatFails) {
    const Outcome outcome =
        run({"edit", project_}, R"({"edit":"carrier.move","carrier":1,"lon":120.41,"lat":30.45,"quality":"site"}
{"edit":"carrier.add","name":"新载体","lon":120.42,"lat":30.46,"quality":"address","fields":{"stage":"planned"}}
{"edit":"undo"}
{"edit":"carrier.paint","carrier":1}
{"edit":"carrier.move","carrier":1,"lon":120.43,"lat":30.45,"quality":"site"}
)");
    EXPECT_EQ(outcome.status, 1);
    EXPECT_EQ(outcome.out, "ack 1\nack 2\nack 2\n");
    EXPECT_TRUE(outcome.err.starts_with("langtu: line 4: carrier.paint: ")) << outcome.err;
    const Outcome chinese = run({"edit", project_, "--lang", "zh"}, R"({"edit":"carrier.paint","carrier":1})");
    EXPECT_TRUE(chinese.err.starts_with("langtu: 第 1 行: carrier.paint：")) << chinese.err;
    EXPECT_EQ(carrier(1)["lon"], 120.41);
}

TEST_F(Editing, AProjectThatIsEditedElsewhereCanBeReadButNotChanged) {
    const auto other = store::Project::open(project_, {"李四"});
    ASSERT_TRUE(other);
    EXPECT_EQ(run({"info", project_}).status, 0);
    EXPECT_EQ(store::Project::open(project_, {"王五"}).error().kind, base::ErrorKind::locked);
}

TEST_F(Editing, ChangesTravelAndClashesAreAnswered) {
    const std::string copy = (folder_ / "copy.ltu").string();
    const std::string file = (folder_ / "theirs.json").string();
    ASSERT_EQ(run({"backup", project_, copy}).status, 0);
    ASSERT_EQ(run({"carrier", "move", project_, "1", "--to", "120.41,30.45", "--quality", "site"}).status, 0);
    ASSERT_EQ(run({"carrier", "move", copy, "1", "--to", "120.43,30.45", "--quality", "site"}).status, 0);
    ASSERT_EQ(run({"carrier", "set", copy, "1", "notes=门在北侧"}).status, 0);
    ASSERT_EQ(run({"changes", "export", copy, file}).status, 0);
    const Json preview = run({"changes", "apply", project_, file, "--dry-run", "--json"}).json();
    EXPECT_EQ(preview["new"], 2);
    ASSERT_EQ(preview["clashes"].size(), 1U);
    EXPECT_EQ(preview["clashes"][0]["column"], "geom");
    EXPECT_EQ(run({"changes", "apply", project_, file}).status, 5);
    EXPECT_EQ(run({"changes", "apply", project_, file, "--on-conflict", "ask-file"}).status, 5);
    Json answers = Json::parse(std::ifstream(file + ".answers.json"));
    answers[0]["choose"] = "theirs";
    std::ofstream(file + ".answers.json") << answers;
    const Outcome applied = run({"changes", "apply", project_, file, "--on-conflict", "ask-file"});
    ASSERT_EQ(applied.status, 0) << applied.err;
    EXPECT_EQ(carrier(1)["lon"], 120.43);
    EXPECT_NE(run({"dump", project_}).out.find("门在北侧"), std::string::npos);
    const std::string dump = run({"dump", project_, "--history"}).out;
    EXPECT_EQ(run({"changes", "apply", project_, file}).status, 0);
    EXPECT_EQ(run({"dump", project_, "--history"}).out, dump) << "applied twice it changes nothing";
}

TEST_F(Editing, TheHistoryIsATableToo) {
    ASSERT_EQ(run({"carrier", "set", project_, "1", "notes==HYPERLINK(\"x\")", "--author", "王五"}).status, 0);
    const std::string csv = (folder_ / "history.csv").string();
    ASSERT_EQ(run({"history", project_, "--table", csv, "--lang", "zh"}).status, 0);
    const std::string text = support::bytes_of(csv);
    EXPECT_TRUE(text.starts_with("\xEF\xBB\xBF\"序号\"")) << text;
    EXPECT_NE(text.find("\"'=HYPERLINK(\"\"x\"\")\"\r\n"), std::string::npos) << "no cell begins a formula: " << text;
    const store::HistoryStep step = store::read_history(project_, {}).value().front();
    EXPECT_NE(text.find("\"时间\""), std::string::npos) << text;
    EXPECT_NE(text.find(base::local_time_cell(step.time)), std::string::npos) << "the time of the place: " << text;
    EXPECT_EQ(text.find(step.time), std::string::npos) << text;
    const std::string xlsx = (folder_ / "history.xlsx").string();
    ASSERT_EQ(run({"history", project_, "--table", xlsx}).status, 0);
    EXPECT_TRUE(support::bytes_of(xlsx).starts_with("PK"));
    EXPECT_EQ(run({"history", project_, "--table", (folder_ / "history.ods").string()}).status, 1);
}

namespace {

/// Three moves of carrier 1, an hour apart from 01:30 UTC, and the clock at 10:00 of that day.
class History : public Editing {
protected:
    void SetUp() override {
        ::setenv("TZ", "Asia/Shanghai", 1);
        ::tzset();
        services_.now = [this] { return now_; };
        Editing::SetUp();
        for (const char* to : {"120.41,30.45", "120.42,30.45", "120.43,30.45"}) {
            ASSERT_EQ(run({"carrier", "move", project_, "1", "--to", to, "--quality", "site"}).status, 0);
            now_ += std::chrono::hours(1);
        }
    }
    void TearDown() override {
        ::unsetenv("TZ");
        ::tzset();
    }
    /// Numbers of the steps that `history` prints, latest first; the message where it refuses.
    std::string steps(std::vector<std::string> options) {
        options.insert(options.begin(), {"history", project_, "--json"});
        const Outcome outcome = run(options);
        if (outcome.status != 0) return outcome.err;
        std::string numbers;
        for (const Json& step : outcome.json()) numbers += std::to_string(step["n"].get<int>());
        return numbers;
    }
    std::chrono::sys_seconds now_ = base::utc_seconds("2026-11-28T01:30:00Z").value();
};

}  // namespace

TEST_F(History, IsReadFromAndToATimeInAnyForm) {
    EXPECT_EQ(steps({}), "321");
    EXPECT_EQ(steps({"--since", "2026-11-28T10:30:00+08:00"}), "3") << "after, not at";
    EXPECT_EQ(steps({"--since", "2026-11-28T02:29:59Z"}), "32");
    EXPECT_EQ(steps({"--since", "2026-11-28 10:30"}), "3") << "this computer's clock";
    EXPECT_EQ(steps({"--since", "2 小时前"}), "3");
    EXPECT_EQ(steps({"--since", "今天"}), "321");
    EXPECT_EQ(steps({"--since", "1"}), "32");
    EXPECT_EQ(steps({"--until", "2026年11月28日 10:30"}), "21") << "at it as well";
    EXPECT_EQ(steps({"--until", "昨天"}), "");
    EXPECT_EQ(steps({"--until", "2"}), "21");
    EXPECT_EQ(steps({"--since", "1", "--until", "今天 10:30"}), "2");
}

TEST_F(History, SaysHowATimeWithoutAZoneIsRead) {
    const Outcome said = run({"history", project_, "--since", "2026-11-28 09:30"});
    EXPECT_NE(said.err.find("2026-11-28 09:30:00 by this computer's clock (2026-11-28T01:30:00Z)"), std::string::npos)
        << said.err;
    EXPECT_EQ(run({"history", project_, "--since", "2026-11-28T01:30:00Z"}).err, "");
}

TEST_F(History, RefusesWhatIsNoTimeAndNoStep) {
    for (const char* text : {"tomorrow", "2023", "x", "2026-13-01", ""}) {
        const std::string said = steps({"--since", text});
        EXPECT_NE(said.find("--since: "), std::string::npos) << text << ": " << said;
    }
    EXPECT_NE(steps({"--since", "今天", "--until", "昨天"}).find("exchange the two"), std::string::npos);
}

TEST_F(History, ChangesForAColleagueAreThoseAfterATime) {
    const std::string file = (folder_ / "c.json").string();
    const auto count = [&](const char* since) {
        const Outcome outcome = run({"changes", "export", project_, file, "--since", since});
        if (outcome.status != 0) return -1;
        std::ifstream in(file);
        return static_cast<int>(Json::parse(in)["steps"].size());
    };
    EXPECT_EQ(count("2026-11-28T08:30:00+08:00"), 3) << "an hour before the first, by the clock in China";
    EXPECT_EQ(count("2026-11-28T10:30:00+08:00"), 1);
    EXPECT_EQ(count("2026-11-28T11:30:00+08:00"), -1) << "none";
    EXPECT_EQ(count("2"), 1);
}

TEST_F(History, AClockThatWentBackLosesNoChange) {
    now_ = base::utc_seconds("2026-11-28T01:00:00Z").value();
    ASSERT_EQ(run({"carrier", "move", project_, "1", "--to", "120.44,30.45", "--quality", "site"}).status, 0);
    const std::string file = (folder_ / "c.json").string();
    ASSERT_EQ(run({"changes", "export", project_, file, "--since", "2026-11-28T10:00:00+08:00"}).status, 0);
    std::ifstream in(file);
    EXPECT_EQ(Json::parse(in)["steps"].size(), 3U) << "the first later one and all that came after it";
}

TEST_F(Editing, ABoundNameHoldsEverywhere) {
    ASSERT_EQ(run({"names", "bind", project_, "高新片区", "changan", "--reason", "附件的写法"}).status, 0);
    EXPECT_EQ(run({"names", "list", project_, "--json"}).json()[0]["area"], "changan");
    const std::string indicator = plan_.indicators[0].key;
    EXPECT_EQ(
        run({"observe", project_, "--area", "高新片区", "--indicator", indicator, "--year", "2023", "--value", "1"})
            .status,
        0);
    EXPECT_EQ(run({"edit", project_}, R"({"edit":"observe","area":"高新 片區","indicator":")" + indicator +
                                          R"(","year":2024,"value":2})"
                                          "\n")
                  .status,
              0)
        << "blanks and traditional characters aside";
    EXPECT_EQ(run({"progress", project_, "--area", "高新片区", "--json"}).status, 0);
    EXPECT_EQ(run({"carrier", "set", project_, "2", "responsible_area=高新片区"}).status, 0);
    EXPECT_EQ(run({"names", "bind", project_, "高新片区", "changan"}).status, 1) << "it is bound already";
    EXPECT_EQ(run({"names", "bind", project_, "许村镇", "changan"}).status, 1) << "a name of the plan itself";
    EXPECT_EQ(run({"names", "bind", project_, "高新片区", "nowhere"}).status, 1);
    ASSERT_EQ(run({"names", "unbind", project_, "高新片区"}).status, 0);
    EXPECT_EQ(run({"names", "unbind", project_, "高新片区"}).status, 1);
    EXPECT_EQ(
        run({"observe", project_, "--area", "高新片区", "--indicator", indicator, "--year", "2023", "--value", "1"})
            .status,
        1);
    ASSERT_EQ(run({"undo", project_}).status, 0);
    EXPECT_EQ(run({"names", "list", project_, "--json"}).json().size(), 1U);
}

TEST_F(Editing, APositionIsReadInAnyFormAndRefusedWhereItCannotBeMeant) {
    const auto move = [&](const std::string& to, std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"carrier", "move", project_, "1", "--to", to, "--quality", "site"});
        return run(more);
    };
    for (const char* to :
         {"POINT(120.55 30.45)", "120.55 30.45 12.5", "WGS84: 120.55, 30.45", "经度120.55，纬度30.45。", "120,55 30,45",
          "120°33´00´´ 30°27´00´´", "geo:30.45,120.55", "30.45N 120.55E"}) {
        EXPECT_EQ(move(to, {"--reason", to}).status, 0) << to;
        EXPECT_NEAR(carrier(1)["lon"].get<double>(), 120.55, 1e-6) << to;
        EXPECT_NEAR(carrier(1)["lat"].get<double>(), 30.45, 1e-6) << to;
        (void)run({"undo", project_});
    }
    const Json before = carrier(1);
    const Outcome island = move("0,0");
    EXPECT_EQ(island.status, 1);
    EXPECT_NE(island.err.find("km outside the city"), std::string::npos) << island.err;
    for (const char* to : {"12.055,30.45", "120.55,3.045", "-120.55,30.45"}) {
        const Outcome slip = move(to);
        EXPECT_EQ(slip.status, 1) << to;
        EXPECT_TRUE(std::regex_search(slip.err, std::regex("perhaps 120\\.[0-9]{1,7}, 30\\.[0-9]{1,7} is")))
            << to << ": " << slip.err;
    }
    const Outcome zone = move("3370686.24 39553784.55", {"--crs", "EPSG:4549"});
    EXPECT_NE(zone.err.find("zone 39"), std::string::npos) << zone.err;
    const Outcome bare = move("120 33 30 27");
    EXPECT_EQ(bare.status, 1);
    EXPECT_NE(bare.err.find("marks of degrees"), std::string::npos) << bare.err;
    EXPECT_EQ(carrier(1), before);
    const Outcome near = move("120.8,30.45");
    EXPECT_EQ(near.status, 0);
    EXPECT_NE(near.err.find("位于市域外 9.6 千米处"), std::string::npos) << near.err;
    EXPECT_EQ(move("0,0", {"--anyway"}).status, 0);
    EXPECT_EQ(run({"note", "add", project_, "核实", "--at", "0,0"}).status, 1);
    EXPECT_EQ(run({"edit", project_}, R"({"edit":"carrier.move","carrier":1,"lon":0,"lat":1,"quality":"site"})"
                                      "\n")
                  .status,
              1);
    EXPECT_EQ(
        run({"edit", project_}, R"({"edit":"carrier.move","carrier":1,"at":"0, 1","anyway":true,"quality":"site"})"
                                "\n")
            .status,
        0);
}
