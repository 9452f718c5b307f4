// Situations that users met, by the name of their case: each command as they gave it, on the plan of Haining.
#include <chrono>
#include <cmath>
#include <fmt/chrono.h>
#include <fstream>
#include <set>

#include "command_fixture.h"
#include "exchange/package.h"
#include "haining_package.h"
#include "plan/classify.h"

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

class PublicCases : public CommandTest {
protected:
    void SetUp() override {
        plan_ = support::haining_package();
        CommandTest::SetUp();
    }
    Outcome move(const std::string& to, std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"--lang", "en", "carrier", "move", project_, "7", "--to", to});
        return run(more);
    }
    geo::LonLat place_of_7() {
        for (const Json& row : run({"carriers", project_, "--json"}).json())
            if (row["number"] == 7) return {row["lon"], row["lat"]};
        return {};
    }
    void expect_at(double lon, double lat, const std::string& what) {
        const geo::LonLat at = place_of_7();
        EXPECT_NEAR(at.lon, lon, 1e-6) << what;
        EXPECT_NEAR(at.lat, lat, 1e-6) << what;
    }
    void expect_refused(const Outcome& outcome, const std::string& says) {
        EXPECT_EQ(outcome.status, 1) << outcome.err;
        EXPECT_NE(outcome.err.find(says), std::string::npos) << outcome.err;
        expect_at(before_.lon, before_.lat, outcome.err);
    }
    static std::string file_of(const char* name) {
        return std::string(LANGTU_SOURCE_DIR) + "/tests/data/cases/" + name;
    }
    /// A copy of the built-in package, which is read as it is.
    fs::path own_package() {
        services_.read_package = [](const fs::path& dir) {
            return exchange::read_package(dir, support::formats_program());
        };
        fs::copy(fs::path(LANGTU_SOURCE_DIR) / "geodata" / "haining", folder_ / "package");
        return folder_ / "package";
    }
    static std::string text_of(const fs::path& file) {
        std::ifstream in(file);
        return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }
    static void replace_in(const fs::path& file, const std::string& from, const std::string& to) {
        std::string text = text_of(file);
        ASSERT_NE(text.find(from), std::string::npos);
        std::ofstream(file) << text.replace(text.find(from), from.size(), to);
    }
    /// Three edits, as the stream of the cases.
    void edit_three_times() {
        std::string lines;
        for (const char* lon : {"120.44", "120.45", "120.46"})
            lines +=
                std::string(R"({"edit": "carrier.move", "carrier": 7, "lon": )") + lon + R"(, "lat": 30.43})" + "\n";
        ASSERT_EQ(run({"edit", project_}, lines).status, 0);
    }

    const geo::LonLat before_{120.4326, 30.4292};
};

}  // namespace

TEST_F(PublicCases, F23aDecimalComma) {
    const Outcome moved = move("120,42 30,31", {"--crs", "unknown"});
    EXPECT_NE(moved.err.find("outside the city"), std::string::npos) << moved.err;
    expect_at(120.42, 30.31, "never 120°42′ 30°31′");
}

TEST_F(PublicCases, F24aZoneNumber) {
    expect_refused(move("3377955.65 39565266.66", {"--crs", "EPSG:4549"}), "zone 39");
    expect_refused(move("39565266.66 3377955.65"), "");
    ASSERT_EQ(move("3377955.65 40565266.66", {"--crs", "EPSG:4549"}).status, 0);
    expect_at(120.68, 30.52, "its own zone");
}

TEST_F(PublicCases, F25aSwappedExtent) {
    const auto render = [&](const char* extent) {
        return run(
            {"--lang", "en", "render", project_, (folder_ / "a.svg").string(), "--size", "300x200", "--bbox", extent});
    };
    const auto says = [&](const char* extent, const char* words) {
        const Outcome outcome = render(extent);
        EXPECT_EQ(outcome.status, 2) << extent;
        EXPECT_NE(outcome.err.find(words), std::string::npos) << outcome.err;
    };
    says("30.46,120.60,30.59,120.80", "latitudes before longitudes");
    says("120.80,30.46,120.60,30.59", "perhaps 120.6,30.46,120.8,30.59");
    says("120.6,30.46,120.6,30.59", "no size");
    says("1e308,1,2,3", "no extent");
    for (const char* extent : {"nan,30,121,31", "inf,30,121,31", "0,0,1,1", "565266,3377955,575266,3387955"})
        EXPECT_EQ(render(extent).status, 2) << extent;
}

TEST_F(PublicCases, F26aNullIslandAndF26bLostDigit) {
    for (const char* crs : {"", "unknown", "EPSG:4490"}) {
        const std::vector<std::string> system =
            *crs == '\0' ? std::vector<std::string>() : std::vector<std::string>{"--crs", crs};
        expect_refused(move("0,0", system), "");
        for (const char* text : {"12.068,30.52", "120.68,3.052", "-120.68,30.52"})
            expect_refused(move(text, system), "perhaps 120.68, 30.52");
    }
}

TEST_F(PublicCases, F27aLegendRowsAlike) {
    ASSERT_EQ(run({"import", project_, file_of("F27a-legend-rows-alike/t.csv")}).status, 0);
    const Outcome progress =
        run({"progress", project_, "--indicator", "rd_gdp", "--year", "2023", "--json"});  // what the legend classes
    ASSERT_EQ(progress.status, 0);
    std::vector<plan::MeasureValue> values;
    for (const Json& row : progress.json())
        if (row["area"] != "haining" && !row["attainment"].is_null())
            values.push_back({row["attainment"].get<double>(), plan::Missing::none, false});
    ASSERT_GE(values.size(), 7U);
    plan::ClassifyOptions options;
    options.measure = plan::Measure::attainment;
    options.method = plan::Method::quantile;
    options.classes = 5;
    options.format = {0, 100, "%"};
    const plan::Classification legend = plan::classify(values, options);
    std::set<std::string> rows;
    for (const auto& row : legend.classes) {
        EXPECT_TRUE(rows.insert(row.label.zh).second) << row.label.zh;
        const std::size_t to = row.label.zh.find("–<");
        if (to == std::string::npos) continue;
        EXPECT_NE(row.label.zh.substr(0, to) + "%", row.label.zh.substr(to + std::string("–<").size()));
    }
}

TEST_F(PublicCases, F28aNoncharacter) {
    EXPECT_EQ(run({"carrier", "set", project_, "7",
                   "name_en=A\xEF\xBF\xBF"
                   "B"})
                  .status,
              1);
}

TEST_F(PublicCases, F29aSinceWithAZone) {
    edit_three_times();
    const auto hour_ago = std::chrono::system_clock::now() - std::chrono::hours(1);
    const std::time_t in_china = std::chrono::system_clock::to_time_t(hour_ago + std::chrono::hours(8));
    const std::string since = fmt::format("{:%Y-%m-%dT%H:%M:%S}+08:00", fmt::gmtime(in_china));
    const std::string file = (folder_ / "c.json").string();
    ASSERT_EQ(run({"changes", "export", project_, file, "--since", since}).status, 0);
    std::ifstream in(file);
    EXPECT_EQ(Json::parse(in)["steps"].size(), 3U);
}

TEST_F(PublicCases, F30aBoundName) {
    ASSERT_EQ(run({"import", project_, file_of("F30a-bound-name/t.csv"), "--map", "高新片区=changan"}).status, 0);
    EXPECT_EQ(
        run({"observe", project_, "--area", "高新片区", "--indicator", "6", "--year", "2024", "--value", "810"}).status,
        0);
    EXPECT_EQ(run({"progress", project_, "--area", "高新片区", "--json"}).status, 0);
}

TEST_F(PublicCases, F31aNotANumber) {
    const std::string file = (folder_ / "t.geojson").string();
    std::ofstream out(file);
    out << R"({"type":"FeatureCollection","features":[)";
    for (const char* value : {"1.5", "2.5", "4", "NaN", "null"})
        out << (std::string(value) == "1.5" ? "" : ",") << R"({"type":"Feature","properties":{"v":)" << value
            << R"(},"geometry":{"type":"Point","coordinates":[120.6,30.5]}})";
    out << "]}";
    out.close();
    const Outcome outcome = run({"classify", file, "--field", "v", "--method", "quantile", "--classes", "2", "--json"});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(outcome.json()["missing"], 2);
    EXPECT_EQ(outcome.json()["breaks"].back(), 4);
    EXPECT_EQ(outcome.json()["counts"], Json({1, 2}));
}

TEST_F(PublicCases, F32aRefusalsInTheLanguageAskedFor) {
    const Outcome refused = run({"--lang", "zh", "observe", project_, "--area", "高新片区", "--indicator", "1",
                                 "--year", "2023", "--value", "1"});
    EXPECT_EQ(refused.status, 1);
    EXPECT_NE(refused.err.find("没有"), std::string::npos) << refused.err;
    EXPECT_EQ(refused.err.find("no such"), std::string::npos) << refused.err;
}

TEST_F(PublicCases, F33aUndoTooMany) {
    edit_three_times();
    EXPECT_EQ(run({"undo", project_, "--steps", "99"}).status, 1);
    expect_at(120.46, 30.43, "nothing was undone");
    ASSERT_EQ(run({"undo", project_, "--steps", "3"}).status, 0);
    expect_at(before_.lon, before_.lat, "all three");
    EXPECT_EQ(run({"redo", project_, "--steps", "4"}).status, 1);
    expect_at(before_.lon, before_.lat, "nothing was redone");
}

TEST_F(PublicCases, F35aPastedCoordinates) {
    for (const char* text : {"POINT(120.68 30.52)", "120.68 30.52 12.5", "WGS84: 120.68, 30.52",
                             "经度120.68，纬度30.52。", "3,377,955.65 565,266.66", "120°40´48´´ 30°31´12´´"}) {
        const Outcome moved = move(text, {"--crs", "unknown"});
        ASSERT_EQ(moved.status, 0) << moved.err;
        expect_at(120.68, 30.52, text);
        ASSERT_EQ(run({"undo", project_}).status, 0);
    }
    EXPECT_NE(move("120.68 30.52 12.5").err.find("12.5 was read as a height"), std::string::npos);
}

TEST_F(PublicCases, F37aPackageInDegrees) {
    const auto package = own_package();
    replace_in(package / "manifest.json", "EPSG:4549", "EPSG:4326");
    const Outcome made = run({"--lang", "en", "new", project_ + "2", "--from", package.string()});
    EXPECT_EQ(made.status, 1);
    EXPECT_NE(made.err.find("manifest.json:18: is not a projected system in metres"), std::string::npos) << made.err;
    EXPECT_FALSE(fs::exists(project_ + "2"));
}

TEST_F(PublicCases, RelPackageCutShort) {
    const auto package = own_package();
    std::string text = text_of(package / "figures.csv");
    for (int line = 0; line < 20; ++line) text.erase(text.rfind('\n', text.size() - 2) + 1);
    std::ofstream(package / "figures.csv") << text;
    const Outcome made = run({"--lang", "en", "new", project_ + "2", "--from", package.string()});
    EXPECT_EQ(made.status, 1);
    EXPECT_NE(made.err.find("figures.csv: has 59 rows where manifest.json:"), std::string::npos) << made.err;
    EXPECT_FALSE(fs::exists(project_ + "2"));
}

TEST_F(PublicCases, RelFormulaInPrintedCsv) {
    ASSERT_EQ(run({"carrier", "set", project_, "7", "name_en=+1+1"}).status, 0);
    ASSERT_EQ(run({"names", "bind", project_, "＝高新", "changan"}).status, 0);
    EXPECT_NE(run({"carriers", project_, "--csv"}).out.find(",'+1+1,"), std::string::npos);
    EXPECT_NE(run({"names", "list", project_, "--csv"}).out.find("'＝高新,"), std::string::npos);
}

TEST_F(PublicCases, WhoNamesTheOrderIsTakenAtTheirWord) {
    const auto edit = [&](const std::string& more) {
        return run({"--lang", "en", "edit", project_},
                   R"({"edit":"carrier.move","carrier":7,"quality":"site",)" + more + "}\n");
    };
    expect_refused(edit(R"("lon":30.52,"lat":120.68)"), "perhaps 120.68, 30.52");
    expect_refused(edit(R"("lon":120.68,"lat":30.52,"crs":"EPSG:4549")"), "are longitude and latitude");
    expect_refused(move("lat 120.68 lon 30.52"), "perhaps 120.68, 30.52");
    const Outcome outside = edit(R"("lon":120.86,"lat":30.52)");
    EXPECT_EQ(outside.status, 0);
    EXPECT_NE(outside.err.find("outside the city"), std::string::npos) << outside.err;
    expect_at(120.86, 30.52, "done and said");
    EXPECT_EQ(edit(R"("at":"30.52, 120.68")").status, 0) << "a text in any form";
}

TEST_F(PublicCases, AClassedColumnIsNeverOfOtherNumbers) {
    const std::string file = (folder_ / "t.csv").string();
    std::ofstream(file) << "a,v\nx,1.5\ny,1,080\nz,4\n";
    const Outcome refused = run({"--lang", "zh", "classify", file, "--field", "v"});
    EXPECT_EQ(refused.status, 1);
    EXPECT_NE(refused.err.find("第 3 行"), std::string::npos) << refused.err;
    EXPECT_EQ(refused.err.find("row"), std::string::npos) << refused.err;
    std::ofstream(file) << "a,v\nx,1.5\ny,2.5\nz,4\n";
    const std::string rows =
        run({"classify", file, "--field", "v", "--method", "quantile", "--classes", "3", "--csv"}).out;
    EXPECT_EQ(rows, "from,to,count\n1.5,2.5,1\n2.5,4,1\n4,4,1\n") << rows;
}
