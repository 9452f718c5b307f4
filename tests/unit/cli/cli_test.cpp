// Commands run in this process over a sample project: what they print and with which status they end.
#include <regex>

#include "command_fixture.h"

namespace {

class Cli : public CommandTest {};

}  // namespace

TEST_F(Cli, NewRefusesAnExistingFileAndForceReplacesIt) {
    const Outcome refused = run({"new", project_});
    EXPECT_EQ(refused.status, 1);
    EXPECT_EQ(refused.err, "langtu: " + project_ + ": exists already; choose another name or pass --force\n");
    EXPECT_EQ(run({"new", project_, "--force", "--quiet"}).err, "");
}

TEST_F(Cli, InfoListsLayersIndicatorsYears) {
    const auto info = run({"info", project_, "--json"}).json();
    EXPECT_EQ(info["schema_version"], 7);
    EXPECT_EQ(info["crs"], "EPSG:4490");
    EXPECT_EQ(info["extent"], nlohmann::json::parse("[120.3, 30.3, 120.72, 30.5]"));
    EXPECT_EQ(info["layers"][0]["name"], "units");
    EXPECT_EQ(info["layers"][0]["count"], 2);
    EXPECT_EQ(info["layers"][0]["geometry"], "MULTIPOLYGON");
    EXPECT_EQ(info["indicators"], nlohmann::json::parse(R"(["rd_gdp", "tech_firms"])"));
    EXPECT_EQ(info["years"], nlohmann::json::parse("[2020, 2025]"));
    EXPECT_EQ(info["history_length"], 0);
    EXPECT_EQ(info["sources"][0]["source_zh"], "测试数据");
    EXPECT_EQ(info["sources"][0]["source_en"], "a test");
    EXPECT_EQ(info["sources"][0]["accuracy_zh"], "约100 m");
    EXPECT_EQ(info["sources"][1]["licence_en"], nullptr);
}

TEST_F(Cli, InfoSaysWhatALayerIsWorthInTheChosenLanguage) {
    const std::string line = "units: 测试数据; 约100 m; CC0-1.0\n";
    EXPECT_NE(run({"--lang", "zh", "info", project_}).out.find(line), std::string::npos);
    const std::string english = "units: a test; about 100 m; CC0-1.0\n";
    EXPECT_NE(run({"--lang", "en", "info", project_}).out.find(english), std::string::npos);
}

TEST_F(Cli, AreasKeepTheOrderOfTheirKeys) {
    const Outcome outcome = run({"areas", project_, "--csv"});
    EXPECT_TRUE(outcome.out.starts_with("key,name_zh,name_en,segment,is_unit,area_km2")) << outcome.out;
    const auto areas = run({"areas", project_, "--json"}).json();
    EXPECT_EQ(areas[0]["segment"], "west");
    EXPECT_EQ(areas[1]["segment"], nullptr);
    EXPECT_EQ(areas[2]["is_unit"], false);
    EXPECT_EQ(areas[3]["area_km2"], 425.5);
}

TEST_F(Cli, ATableForSpreadsheetsShowsNoDigitsThatADoubleDoesNotCarry) {
    const std::regex too_many(R"([1-9][\d.]{16,})");
    for (const char* command : {"carriers", "progress", "areas"}) {
        const std::string out = run({command, project_, "--csv"}).out;
        std::smatch found;
        EXPECT_FALSE(std::regex_search(out, found, too_many)) << command << ": " << found.str();
    }
}

TEST_F(Cli, CarriersAreNullFromLonOnWhereUnlocated) {
    const auto carriers = run({"carriers", project_, "--json"}).json();
    const auto& located = carriers[0];
    EXPECT_EQ(located["unit"], "changan");
    EXPECT_EQ(located["in_responsible_area"], true);
    EXPECT_EQ(located["side"], "right");  // a little south of the line there
    EXPECT_EQ(located["nearest_station"], "长安站");
    EXPECT_NEAR(located["nearest_station_m"].get<double>(), 4809, 10);
    for (const char* key : {"lon", "lat", "quality", "uncertainty_m", "unit", "in_responsible_area", "chainage_m",
                            "offset_m", "side", "nearest_station", "nearest_station_m"})
        EXPECT_TRUE(carriers[1].at(key).is_null()) << key;
}

TEST_F(Cli, CarriersHaveTheDigitsThatAreKnownAndInJsonAll) {
    plan_.carriers[0].uncertainty_m = 3000;
    ASSERT_EQ(run({"new", project_, "--force", "--quiet"}).status, 0);
    const auto all = run({"carriers", project_, "--json"}).json()[0];
    EXPECT_EQ(all["uncertainty_m"], 3000);
    const double station = all["nearest_station_m"].get<double>();
    EXPECT_NE(station, std::round(station / 100) * 100);
    const std::string csv = run({"carriers", project_, "--csv"}).out;
    EXPECT_NE(csv.find(std::to_string(std::lround(station / 100) * 100)), std::string::npos) << csv;
    const std::string file = (folder_ / "carriers.csv").string();
    ASSERT_EQ(run({"export", project_, file, "--what", "carriers"}).status, 0);
    const std::string table = support::bytes_of(file);
    EXPECT_NE(table.find("," + std::to_string(std::lround(station / 100) * 100) + ","), std::string::npos) << table;
    EXPECT_NE(csv.find("right?"), std::string::npos) << "it may lie north of the line: " << csv;
}

TEST_F(Cli, ProgressAcceptsKeyNumberAndChineseName) {
    for (const char* indicator : {"tech_firms", "2", "科技型中小企业"}) {
        const auto rows = run({"progress", project_, "--indicator", indicator, "--area", "许村镇", "--json"}).json();
        ASSERT_EQ(rows.size(), 1U) << indicator;
        EXPECT_EQ(rows[0]["baseline"], 0.0);
        EXPECT_EQ(rows[0]["actual"], 0.0);
        EXPECT_EQ(rows[0]["progress"], 0.0);
        EXPECT_EQ(rows[0]["pace"], nullptr);
        EXPECT_EQ(rows[0]["required_yearly"], 10.0);
        EXPECT_EQ(rows[0]["reason"], "baseline_year");
    }
}

TEST_F(Cli, ProgressRefusesUnknownNamesWithTheNearest) {
    const Outcome outcome = run({"progress", project_, "--area", "许材镇"});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_TRUE(outcome.err.starts_with("langtu: 许材镇: no such area; nearest: Xucun")) << outcome.err;
    const Outcome chinese = run({"--lang", "zh", "progress", project_, "--area", "许材镇"});
    EXPECT_TRUE(chinese.err.starts_with("langtu: 许材镇：没有这样的镇（街道、平台）；相近的有：许村镇")) << chinese.err;
}

TEST_F(Cli, CheckTellsErrorsFromWarnings) {
    const Outcome fine = run({"check", project_, "--json"});
    EXPECT_EQ(fine.status, 0) << fine.out << fine.err;
    EXPECT_TRUE(fine.json()["errors"].empty());
    EXPECT_TRUE(run({"check", project_}).out.ends_with("seq=0\n"));
    plan_.carriers[0].position = geo::LonLat{121, 31};
    ASSERT_EQ(run({"new", project_, "--force"}).status, 0);
    const Outcome outside = run({"check", project_, "--json", "--lang", "en"});
    EXPECT_EQ(outside.status, 0);  // an incubator may lie outside on purpose
    EXPECT_TRUE(outside.json()["errors"].empty());
    EXPECT_EQ(outside.json()["warnings"][0]["code"], "carrier_outside_city");
    EXPECT_EQ(outside.json()["warnings"][0]["where"], "carrier 1");
    EXPECT_FALSE(outside.json()["warnings"][0].contains("accepted"));
    const std::string chinese = run({"check", project_, "--lang", "zh"}).out;
    EXPECT_NE(chinese.find("警告"), std::string::npos) << chinese;
    EXPECT_NE(chinese.find("载体 1: "), std::string::npos) << chinese;
    EXPECT_EQ(chinese.find("warning  "), std::string::npos) << chinese;
    std::swap(plan_.stations[0].position, plan_.stations[1].position);
    ASSERT_EQ(run({"new", project_, "--force"}).status, 0);
    const Outcome order = run({"check", project_, "--json"});
    EXPECT_EQ(order.status, 1);
    EXPECT_EQ(order.json()["errors"][0]["code"], "station_order");
}

TEST_F(Cli, CheckMarksWhatIsAcceptedAndStillListsIt) {
    plan_.accepted = {{7, "carrier_unlocated", 2, "选址未定"}};
    ASSERT_EQ(run({"new", project_, "--force"}).status, 0);
    const Outcome json = run({"check", project_, "--json"});
    EXPECT_EQ(json.status, 0);
    const auto warnings = json.json()["warnings"];
    const auto found =
        std::find_if(warnings.begin(), warnings.end(), [](const auto& w) { return w["code"] == "carrier_unlocated"; });
    ASSERT_NE(found, warnings.end());
    EXPECT_EQ((*found)["accepted"], "选址未定");
    const std::string text = run({"check", project_, "--lang", "en"}).out;
    EXPECT_NE(text.find("accepted  carrier_unlocated  carrier 2: it has no position; place it on the map [选址未定]"),
              std::string::npos)
        << text;
    EXPECT_TRUE(text.ends_with("errors=0 warnings=1 accepted=1\nseq=0\n")) << text;
}

TEST_F(Cli, StatusAndOneLineForEveryFailure) {
    support::write_bytes(folder_ / "text.ltu", "hello");
    const std::vector<std::pair<std::vector<std::string>, int>> cases{{{"info", (folder_ / "none.ltu").string()}, 1},
                                                                      {{"info"}, 2},
                                                                      {{"info", project_, "--no-such"}, 2},
                                                                      {{"info", project_, "extra"}, 2},
                                                                      {{"inof"}, 2},
                                                                      {{"--lang", "fr", "info", project_}, 2},
                                                                      {{"areas", project_, "--json", "--csv"}, 2},
                                                                      {{"info", (folder_ / "text.ltu").string()}, 3},
                                                                      {{"info", folder_.path().string()}, 3},
                                                                      {{"progress", project_, "--year", "2031"}, 1}};
    for (const auto& [arguments, status] : cases) {
        const Outcome outcome = run(arguments);
        EXPECT_EQ(outcome.status, status) << arguments.front();
        EXPECT_TRUE(outcome.err.starts_with("langtu: ")) << outcome.err;
        EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
        EXPECT_EQ(outcome.out, "");
    }
}

TEST_F(Cli, ControlCharactersOfANameDoNotReachTheTerminal) {
    EXPECT_EQ(run({"info", (folder_ / "a\x1b[2Jb\nc").string()}).err.find('\x1b'), std::string::npos);
}

TEST_F(Cli, HelpVersionAndTheWindow) {
    EXPECT_EQ(run({"--version"}).out, "langtu 0.1.0\n");
    EXPECT_EQ(run({"--help"}).status, 0);
    EXPECT_NE(run({"info", "--help"}).out.find("PROJECT"), std::string::npos);
    std::optional<std::filesystem::path> opened;
    std::optional<base::Language> language;
    services_.open_window = [&](const cli::WindowRequest& request) {
        opened = request.project;
        language = request.language;
        return base::Result<int>(0);
    };
    EXPECT_EQ(run({"--lang", "en", project_}).status, 0);
    EXPECT_EQ(opened, project_);
    EXPECT_EQ(language, base::Language::en);
    EXPECT_EQ(run({}).status, 0);
    EXPECT_EQ(opened, std::nullopt);
    EXPECT_EQ(language, std::nullopt) << "the language of the last time is the window's to keep";
}

TEST_F(Cli, AFullOutputIsAFailure) {
    std::ostringstream out, err;
    out.setstate(std::ios::badbit);
    services_.out = &out;
    services_.err = &err;
    const char* argv[] = {"langtu", "areas", project_.c_str()};
    EXPECT_EQ(cli::run(3, argv, services_), 4);
}
