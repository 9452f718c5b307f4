// `measure`: places by coordinates, carrier or station; straight, along the line, closed; and `corridor --cores`.
#include <algorithm>

#include "command_fixture.h"

namespace {

class Measure : public CommandTest {
protected:
    Outcome measure(std::vector<std::string> words) {
        words.insert(words.begin(), {"measure", project_});
        return run(words);
    }
    nlohmann::json json(std::vector<std::string> words) {
        words.emplace_back("--json");
        const Outcome outcome = measure(std::move(words));
        EXPECT_EQ(outcome.status, 0) << outcome.err;
        return outcome.json();
    }
};

}  // namespace

TEST_F(Measure, BetweenAStationAndCoordinatesStraightAndAlongTheLine) {
    const auto told = json({"长安站", "120.4,30.46"});
    EXPECT_NEAR(told["length_m"], 9667, 20);
    EXPECT_NEAR(told["along_line_m"], 9603, 20);
    EXPECT_EQ(told["along_line_m"], told["chainage_difference_m"]) << "without official chainages";
    EXPECT_TRUE(told["area_m2"].is_null());
    EXPECT_EQ(told["ruler"], "measured");
    EXPECT_EQ(told["uncertainty_m"], 0);
    const auto& place = told["places"][1];
    EXPECT_EQ(told["places"][0]["is"], "station");
    EXPECT_EQ(place["side"], "left");
    EXPECT_NEAR(place["offset_m"], 1100, 20);
    EXPECT_EQ(place["nearest_station"], place["nearest_along"]);
    EXPECT_EQ(place["uncertainty_m"], nullptr);
}

TEST_F(Measure, ACarriersDoubtGoesIntoWhatIsSaidOfIt) {
    const auto told = json({"长安站", "1"});
    EXPECT_EQ(told["places"][1]["is"], "carrier");
    EXPECT_EQ(told["uncertainty_m"], 300);
    const Outcome text = measure({"长安站", "科创中心", "--lang", "en"});
    EXPECT_NE(text.out.find("≈K"), std::string::npos) << text.out;
    EXPECT_NE(text.out.find("±0.3 km (Measured along our centreline)"), std::string::npos) << text.out;
}

TEST_F(Measure, AClosedFigureHasAnAreaAndNoEnds) {
    const auto told = json({"120.4,30.4", "120.41,30.4", "120.41,30.41", "--closed"});
    EXPECT_NEAR(told["area_m2"], 532600, 1500);
    EXPECT_TRUE(told["along_line_m"].is_null());
    EXPECT_GT(told["length_m"], 3000);
    EXPECT_EQ(measure({"120.4,30.4", "120.41,30.4", "--closed"}).status, 2);
}

TEST_F(Measure, ChainagesAreTheOfficialOnesWhereTheyAreEntered) {
    ASSERT_EQ(run({"line", "official", project_, "1", "K100+000", "--source", "运营手册"}).status, 0);
    const auto told = json({"长安站", "station:1"});
    EXPECT_EQ(told["ruler"], "official");
    EXPECT_EQ(told["places"][1]["chainage"], "K100+000");
    EXPECT_EQ(told["places"][1]["measured_m"], 0);
}

TEST_F(Measure, TableAndCsvHaveARowForEachPlace) {
    const Outcome csv = measure({"长安站", "1", "120.4,30.46", "--csv"});
    EXPECT_EQ(std::count(csv.out.begin(), csv.out.end(), '\n'), 4) << csv.out;
    EXPECT_EQ(csv.out.substr(0, 8), "is,name,");
}

TEST_F(Measure, WhatIsNoPlaceIsRefusedInOneSentence) {
    for (const char* text : {"长安某地", "2", "99", "181,95", "carrier:长安站", "2.35,48.85"}) {
        const Outcome refused = measure({"长安站", text});
        EXPECT_EQ(refused.status, 1) << text;
        EXPECT_EQ(std::count(refused.err.begin(), refused.err.end(), '\n'), 1) << refused.err;
    }
}

TEST_F(Measure, CoresAreListedWithWhatBelongsToThem) {
    const Outcome outcome = run({"corridor", project_, "--cores", "--json"});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    const auto cores = outcome.json();
    ASSERT_EQ(cores.size(), 2U);
    EXPECT_EQ(cores[0]["core"], "west");
    EXPECT_FALSE(cores[0]["exact"].get<bool>());
    EXPECT_LT(cores[0]["from_m"], cores[0]["to_m"]);
    EXPECT_EQ(cores[1]["unplaced_zh"], "新城");
    EXPECT_TRUE(cores[1]["from_m"].is_null());
}
