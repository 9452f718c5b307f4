// Commands about stories, reports and sheets of paper.
#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "command_fixture.h"

namespace {

using Json = nlohmann::json;

class Stories : public CommandTest {
protected:
    Json show() { return run({"story", "show", project_, "--json"}).json(); }
    std::string titles() {
        std::string all;
        for (const Json& slide : show()) all += slide["title"].get<std::string>() + (slide["hidden"] ? "h" : "");
        return all;
    }
    void done(std::vector<std::string> words) {
        words.insert(words.begin(), "story");
        words.insert(words.begin() + 2, project_);
        const Outcome outcome = run(words);
        EXPECT_EQ(outcome.status, 0) << outcome.err;
    }
    /// One sentence, and nothing written.
    std::string refused(const std::vector<std::string>& words) {
        const Outcome outcome = run(words);
        EXPECT_NE(outcome.status, 0) << words[0] << ' ' << words[1];
        EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
        return outcome.err;
    }
    static std::string content(const std::string& file) {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    [[nodiscard]] std::string file(const char* name) const {
        return (std::filesystem::path(project_).parent_path() / name).string();
    }
};

}  // namespace

TEST_F(Stories, AreComposedAndTakenBack) {
    EXPECT_NE(refused({"story", "show", project_}).find("no story"), std::string::npos);
    done({"add", "--title", "甲", "--conclusion", "{year}: {areas_with_data}"});
    done({"add", "--title", "乙", "--title-en", "B", "--notes", "先讲"});
    done({"add", "--title", "丙", "--after", "1"});
    EXPECT_EQ(titles(), "甲丙乙");
    EXPECT_EQ(show()[0]["conclusion"].get<std::string>().substr(0, 5), "2020:");
    done({"move", "3", "--to", "1"});
    EXPECT_EQ(titles(), "乙甲丙");
    done({"hide", "2"});
    EXPECT_EQ(titles(), "乙甲h丙");
    done({"words", "1", "--title", "丁", "--notes", "-"});
    EXPECT_EQ(show()[0]["notes"], nullptr);
    EXPECT_EQ(show()[0]["title"], "丁");
    done({"transition", "1", "cut", "--seconds", "1.5"});
    EXPECT_EQ(show()[0]["transition"], "cut");
    done({"remove", "2"});
    EXPECT_EQ(titles(), "丁丙");
    ASSERT_EQ(run({"undo", project_, "--steps", "2"}).status, 0);
    EXPECT_EQ(titles(), "丁甲h丙");
    EXPECT_EQ(show()[0]["transition"], "flight");
    done({"new", "会议", "--maker", "科技局"});
    done({"first", "会议"});
    EXPECT_EQ(run({"story", "list", project_, "--json"}).json()[0]["maker"], "科技局");
    done({"drop", "会议"});
    EXPECT_EQ(titles(), "丁甲h丙");
}

TEST_F(Stories, SayWhatIsWrong) {
    done({"add", "--title", "甲"});
    EXPECT_NE(refused({"story", "move", project_, "7", "--to", "1"}).find("story show"), std::string::npos);
    EXPECT_NE(refused({"story", "add", project_, "--title", "乙", "--conclusion", "{nothing}"}).find("{nothing}"),
              std::string::npos);
    EXPECT_NE(refused({"story", "show", project_, "--story", "无"}).find("no story"), std::string::npos);
    EXPECT_NE(refused({"story", "add", project_, "--title", std::string(2000, 'x')}).find("2000"), std::string::npos);
    EXPECT_NE(refused({"story", "export", project_, file("a.docx")}).find(".pptx"), std::string::npos);
    EXPECT_NE(refused({"render", project_, file("a.pdf"), "--view", "无"}).find("甲"), std::string::npos);
    for (const std::vector<std::string>& beside : {std::vector<std::string>{"--what", "strip"},
                                                   {"--corridor"},
                                                   {"--year", "2023"},
                                                   {"--filter", "programme=build"}}) {
        std::vector<std::string> call{"render", project_, file("a.pdf"), "--view", "甲"};
        call.insert(call.end(), beside.begin(), beside.end());
        EXPECT_NE(refused(call).find(beside.front() + ": is said by the saved view"), std::string::npos);
    }
    EXPECT_NE(refused({"render", project_, file("a.pdf"), "--paper", "A9"}).find("A4"), std::string::npos);
    for (const char* scale : {"0", "-3", "1e12", "nan", "x"})
        EXPECT_NE(refused({"render", project_, file("a.pdf"), "--paper", "A4", "--scale", scale}).find("scale"),
                  std::string::npos);
    EXPECT_NE(refused({"render", project_, file("a.pdf"), "--paper", "A4", "--scale", "1000"}).find("largest round"),
              std::string::npos);
    for (const char* name : {"a.docx", "a.csv", "a"})
        EXPECT_NE(refused({"report", project_, file(name)}).find(".pdf, .xlsx or .pptx"), std::string::npos) << name;
    EXPECT_NE(refused({"report", project_, file("a.pdf"), "--title", std::string(501, 'x')}).find("--title"),
              std::string::npos);
    EXPECT_NE(refused({"report", project_, file("a.xlsx"), "--date", "2026-02-30"}).find("--date"), std::string::npos);
    EXPECT_NE(refused({"story", "export", project_, file("a.pdf"), "--date", "30/11"}).find("--date"),
              std::string::npos);
    EXPECT_NE(refused({"report", project_, file("a.xlsx"), "--year", "1999"}).find("outside"), std::string::npos);
    done({"hide", "1"});
    EXPECT_NE(refused({"story", "export", project_, file("a.pdf")}).find("no slide"), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(file("a.pdf")));
}

TEST_F(Stories, SayWhichCharactersTheFontsLack) {
    done({"add", "--title", "甲\U00013000"});
    const Outcome told = run({"story", "export", project_, file("a.pdf"), "--lang", "en"});
    EXPECT_EQ(told.status, 0);
    EXPECT_NE(told.err.find("U+13000"), std::string::npos) << told.err;
}

TEST_F(Stories, AreExportedTheSameEveryTime) {
    done({"add", "--title", "甲", "--conclusion", "{sentence}"});
    done({"add", "--title", "乙", "--wall"});
    const Json told = run({"story", "export", project_, file("a.pdf"), "--date", "2026-11-30", "--json"}).json();
    EXPECT_EQ(told["pages"], 4) << "two slides between a first and a last page";
    ASSERT_EQ(run({"story", "export", project_, file("b.pdf"), "--date", "2026-11-30"}).status, 0);
    EXPECT_EQ(content(file("a.pdf")), content(file("b.pdf")));
    ASSERT_EQ(run({"report", project_, file("a.xlsx"), "--date", "2026-11-30"}).status, 0);
    ASSERT_EQ(run({"report", project_, file("b.xlsx"), "--date", "2026-11-30"}).status, 0);
    EXPECT_EQ(content(file("a.xlsx")), content(file("b.xlsx")));
    ASSERT_EQ(run({"story", "export", project_, file("a.csv")}).status, 0);
    EXPECT_NE(content(file("a.csv")).find("{sentence}"), std::string::npos);
}

TEST_F(Stories, TheReportIsWrittenAsPagesAndSaysWhatItHolds) {
    const std::vector<std::string> asked{"report",     project_,  file("r.pdf"), "--date",
                                         "2026-06-30", "--maker", "科技局"};
    std::vector<std::string> json = asked;
    json.insert(json.end(), {"--json", "--words", "expected"});
    const Json told = run(json).json();
    EXPECT_GT(told["pages"], 10);
    EXPECT_EQ(told["bytes"], content(file("r.pdf")).size());
    EXPECT_EQ(told["year"], 2025) << "nothing is observed: what is missing of the target year is shown";
    EXPECT_EQ(told["indicators"], 2);
    EXPECT_EQ(told["values_entered"], 0);
    EXPECT_EQ(told["words"], "expected");
    ASSERT_EQ(run(asked).status, 0);
    const std::string first = content(file("r.pdf"));
    ASSERT_EQ(run(asked).status, 0);
    EXPECT_EQ(content(file("r.pdf")), first);
    EXPECT_EQ(run({"report", project_, file("r.pptx"), "--json"}).json()["slides"], 6)
        << "cover, overall result, two tables, two indicators";
    EXPECT_EQ(run({"report", project_, file("r.pdf"), "--words", "good"}).status, 2);
    EXPECT_EQ(run({"report", project_, file("r.pdf"), "--year", "2020"}).status, 1) << "no evaluation of the baseline";
    EXPECT_EQ(run({"report", project_, file("r.xlsx"), "--year", "2020"}).status, 0) << "a workbook may tell it";
    EXPECT_EQ(content(file("r.pdf")), first) << "the old file is untouched";
}

TEST_F(Stories, TheTableOfSlidesHoldsTheWordsAsTheyAre) {
    done({"add", "--title", "+5%, \"甲\""});
    ASSERT_EQ(run({"story", "export", project_, file("a.csv")}).status, 0);
    EXPECT_NE(content(file("a.csv")).find("\"+5%, \"\"甲\"\"\""), std::string::npos) << content(file("a.csv"));
}

TEST_F(Stories, ASheetSaysAtWhichRoundScaleItIs) {
    const Json told = run({"render", project_, file("a.pdf"), "--paper", "A4", "--dpi", "150", "--json"}).json();
    const double scale = told["scale"];
    double digits = scale;
    while (digits >= 100) digits /= 10;
    EXPECT_TRUE(
        std::ranges::count(std::array{10.0, 15.0, 20.0, 25.0, 30.0, 40.0, 50.0, 60.0, 80.0}, std::round(digits)) == 1)
        << scale;
    EXPECT_EQ(told["width"], 1754);
    const Json larger = run({"render", project_, file("a.pdf"), "--paper", "A4-portrait", "--dpi", "150", "--scale",
                             std::to_string(scale * 4), "--json"})
                            .json();
    EXPECT_EQ(larger["scale"], scale * 4);
    EXPECT_EQ(larger["height"], 1754);
    EXPECT_NE(content(file("a.pdf")).find("%PDF"), std::string::npos);
}
