// The form of exports: opened, changed, refused, looked at; and the file that comes of it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "output_of.h"
#include "scratch_folder.h"
#include "story.h"

namespace stories {
namespace {

namespace fs = std::filesystem;

class ExportingStory : public Story {
protected:
    [[nodiscard]] Stage& open_form() {
        Stage& s = begin_with("");
        s.key(Key::e, k_ctrl);
        EXPECT_TRUE(s.has("export/ok"));
        return s;
    }
    [[nodiscard]] bool written(const std::string& name) const { return fs::exists(folder() / name); }
    [[nodiscard]] std::string notice() const { return state()["last_notice"].get<std::string>(); }
    void choose(const std::string& field, const std::string& value) {
        stage().click("export/" + field);
        stage().click("export/" + field + "/" + value);
        look();
    }
    void retype(const std::string& field, const std::string& text) {
        stage().click("export/" + field);
        stage().key(Key::a, k_ctrl);
        stage().key(Key::del);
        if (!text.empty()) stage().type(text);
        look();
    }
    /// Until the page that is asked for now is there.
    void look() { stage().rest(); }
    /// The widget of the newest toast.
    [[nodiscard]] std::string of_notice(const std::string& what) {
        for (int id = 50; id > 0; --id)
            if (const std::string key = "notice/" + std::to_string(id) + "/" + what; stage().has(key)) return key;
        return "notice/0/" + what;
    }
};

}  // namespace

TEST_F(ExportingStory, EnterExportsWhatIsFilledIn) {
    Stage& s = open_form();
    EXPECT_TRUE(s.has("export/preview"));
    s.facts("filled_in", "overlay_export");
    s.key(Key::enter);
    EXPECT_FALSE(s.has("export/ok"));
    ASSERT_TRUE(written("haining 地图.pdf"));
    EXPECT_TRUE(support::bytes_of(folder() / "haining 地图.pdf").starts_with("%PDF-"));
    s.click(of_notice("action"));
    ASSERT_EQ(s.opened_files().size(), 1U);
    EXPECT_EQ(s.opened_files().back(), folder() / "haining 地图.pdf");
}

TEST_F(ExportingStory, ANoticeOpensTheFolderToo) {
    Stage& s = open_form();
    s.key(Key::enter);
    s.click(of_notice("folder"));
    ASSERT_EQ(s.opened_files().size(), 1U);
    EXPECT_EQ(s.opened_files().back(), folder());
}

TEST_F(ExportingStory, ThePlaceIsChosenFromAList) {
    fs::create_directories(folder() / "交付");
    Stage& s = open_form();
    retype("title", "夜景");
    s.click("export/choose_folder");
    ASSERT_TRUE(s.has("file/entry/交付"));
    s.key(Key::escape);
    ASSERT_TRUE(s.has("export/ok")) << "the form comes back, as it was left";
    s.click("export/choose_folder");
    s.click("file/entry/交付");
    s.click("file/ok");
    ASSERT_TRUE(s.has("export/ok"));
    s.key(Key::enter);
    ASSERT_TRUE(written("交付/haining 地图.pdf")) << notice();
}

TEST_F(ExportingStory, TheMapIsCopiedAsAPicture) {
    Stage& s = begin_with("");
    s.key(Key::c, k_ctrl_shift);
    ASSERT_EQ(s.copied_pictures().size(), 1U);
    const auto& png = s.copied_pictures().front();
    ASSERT_GT(png.size(), 10000U);
    EXPECT_EQ(static_cast<char>(png[1]), 'P');
    EXPECT_NE(notice().find("kB"), std::string::npos) << notice();
}

TEST_F(ExportingStory, AChartIsCopiedAsAPicture) {
    Stage& s = begin_with("");
    s.key(Key::digit_3, k_ctrl);
    s.click("ranking/copy");
    ASSERT_EQ(s.copied_pictures().size(), 1U);
    EXPECT_NE(notice().find("图表"), std::string::npos) << notice();
    s.key(Key::digit_6, k_ctrl);
    s.click("years/copy");
    ASSERT_EQ(s.copied_pictures().size(), 2U);
    EXPECT_NE(s.copied_pictures().front(), s.copied_pictures().back());
    EXPECT_GT(s.copied_pictures().back().size(), 10000U);
}

TEST_F(ExportingStory, WhatWasChosenIsRememberedAndExportedAgain) {
    Stage& s = open_form();
    choose("paper", "A4-portrait");
    choose("format", "svg");
    choose("stamp", "schematic");
    EXPECT_TRUE(s.has("export/approval_asked"));
    retype("title", "夜景");
    retype("approval", "浙嘉S(2026)1号");
    EXPECT_FALSE(s.has("export/approval_asked"));
    s.key(Key::enter);
    ASSERT_TRUE(written("haining 地图.svg")) << notice();
    const std::string svg = support::bytes_of(folder() / "haining 地图.svg");
    EXPECT_NE(svg.find("夜景"), std::string::npos);
    EXPECT_NE(svg.find("浙嘉S(2026)1号"), std::string::npos);
    s.key(Key::e, k_ctrl_shift);
    EXPECT_FALSE(s.has("export/ok"));
    ASSERT_TRUE(written("haining 地图 (2).svg"));
    EXPECT_EQ(support::bytes_of(folder() / "haining 地图 (2).svg"), svg);
    s.key(Key::digit_3);
    ASSERT_EQ(state()["indicator"], plan().indicators[2].key);
    s.key(Key::e, k_ctrl_shift);
    ASSERT_TRUE(written("haining 地图 (3).svg"));
    const std::string other = support::bytes_of(folder() / "haining 地图 (3).svg");
    EXPECT_EQ(other.find("浙嘉S(2026)1号"), std::string::npos) << "the number is of the other map";
    EXPECT_EQ(other.find("夜景"), std::string::npos);
    Stage& next = start_again();
    next.key(Key::e, k_ctrl);
    next.facts("next_day", "overlay_export");
    next.key(Key::enter);
    EXPECT_TRUE(written("haining 地图 (4).svg"));
}

TEST_F(ExportingStory, WhatIsWrongIsSaidUnderItsFieldAndNotExported) {
    Stage& s = open_form();
    s.move_away();
    retype("scale", "1:10,000");
    ASSERT_TRUE(s.has("export/problem/scale"));
    s.facts("scale_refused", "overlay_export");
    s.key(Key::enter);
    EXPECT_TRUE(s.has("export/ok")) << "the form stays";
    retype("scale", "");
    EXPECT_FALSE(s.has("export/problem/scale"));
    retype("date", "2026-02-30");
    EXPECT_TRUE(s.has("export/problem/date"));
    retype("date", "2026-02-28");
    EXPECT_FALSE(s.has("export/problem/date"));
    retype("name", "a.png");
    EXPECT_TRUE(s.has("export/problem/name"));
    choose("format", "png");
    EXPECT_FALSE(s.has("export/problem/name"));
    choose("format", "pdf");
    EXPECT_FALSE(s.has("export/problem/name")) << "the ending follows the format";
    retype("folder", "/nowhere");
    EXPECT_TRUE(s.has("export/problem/folder"));
    s.key(Key::enter);
    EXPECT_FALSE(written("a.pdf"));
}

TEST_F(ExportingStory, NoFileIsReplacedWithoutAWord) {
    std::ofstream(folder() / "a.pdf") << "earlier";
    Stage& s = open_form();
    retype("name", "a.pdf");
    ASSERT_TRUE(s.has("export/problem/name"));
    s.key(Key::enter);
    EXPECT_EQ(support::bytes_of(folder() / "a.pdf"), "earlier");
    s.click("export/replaces");
    EXPECT_FALSE(s.has("export/problem/name"));
    s.click("export/ok");
    EXPECT_TRUE(support::bytes_of(folder() / "a.pdf").starts_with("%PDF-"));
}

TEST_F(ExportingStory, TheStoryIsLeafedThroughAndTheReportListed) {
    Stage& s = open_form();
    choose("what", "story");
    ASSERT_TRUE(s.has("export/page/on"));
    EXPECT_FALSE(s.has("export/paper"));
    s.key(Key::page_down);
    look();
    s.facts("second_page", "overlay_export");
    s.shot("story_page", "export/preview");
    choose("what", "report");
    EXPECT_FALSE(s.has("export/preview"));
    s.facts("report", "overlay_export");
    s.click("export/ok");
    EXPECT_TRUE(support::bytes_of(folder() / "haining 报告.xlsx").starts_with("PK"));
}

TEST_F(ExportingStory, TheReportIsPagesToLeafThrough) {
    Stage& s = open_form();
    choose("what", "report");
    choose("format", "pdf");
    look();
    ASSERT_TRUE(s.has("export/preview"));
    ASSERT_TRUE(s.has("export/page/on"));
    s.click("export/ok");
    EXPECT_TRUE(support::bytes_of(folder() / "haining 报告.pdf").starts_with("%PDF-"));
}

TEST_F(ExportingStory, TheReportsYearAndWordsAreChosenAndRemembered) {
    Stage& s = open_form();
    EXPECT_FALSE(s.has("export/year")) << "a map has the one that it shows";
    choose("what", "report");
    EXPECT_TRUE(s.has("export/year"));
    EXPECT_FALSE(s.has("export/words")) << "a workbook judges by classes";
    choose("format", "pptx");
    choose("year", "2024");
    choose("words", "progress");
    s.facts("slides", "overlay_export");
    s.click("export/ok");
    ASSERT_TRUE(support::bytes_of(folder() / "haining 报告.pptx").starts_with("PK")) << notice();
    s.key(Key::e, k_ctrl);
    EXPECT_TRUE(s.has("export/words")) << "slides as the last time";
    choose("format", "pdf");
    s.click("export/ok");
    const std::string text = support::without_spaces(
        support::output_of("pdftotext -raw '" + (folder() / "haining 报告.pdf").string() + "' -"));
    EXPECT_NE(text.find("评估期2021—2024年"), std::string::npos);
}

TEST_F(ExportingStory, TheSheetBearsATableWhereItIsAskedFor) {
    Stage& s = open_form();
    choose("format", "svg");
    choose("beside", "table");
    s.key(Key::enter);
    EXPECT_NE(support::bytes_of(folder() / "haining 地图.svg").find("2025 年目标"), std::string::npos) << notice();
}

TEST_F(ExportingStory, AnAtlasBeginsWithItsIndexAndIsRemembered) {
    Stage& s = open_form();
    EXPECT_FALSE(s.has("export/by"));
    choose("what", "atlas");
    ASSERT_TRUE(s.has("export/page/on"));
    EXPECT_TRUE(s.has("export/paper"));
    s.facts("index_of_areas", "overlay_export");
    s.key(Key::page_down);
    choose("by", "stations");
    s.click("export/ok");
    ASSERT_TRUE(written("haining 图集.pdf")) << notice();
    EXPECT_TRUE(support::bytes_of(folder() / "haining 图集.pdf").starts_with("%PDF-"));
    s.key(Key::e, k_ctrl);
    EXPECT_TRUE(s.has("export/by")) << "an atlas as the last time";
    retype("scale", "1:1000");
    EXPECT_TRUE(s.has("export/problem/scale"));
}

TEST_F(ExportingStory, ThePreviewIsTheSheet) {
    Stage& s = open_form();
    choose("paper", "A4");
    s.shot("sheet", "export/preview");
}

TEST_F(ExportingStory, EverythingIsReachedByKeys) {
    Stage& s = open_form();
    for (int i = 0; i < 3; ++i) s.key(Key::tab);
    s.type("2026-13-01");
    s.key(Key::enter);
    ASSERT_TRUE(s.has("export/problem/date")) << "title, scale and maker come before it";
    s.key(Key::tab, k_shift);
    s.type("林");
    s.key(Key::tab);
    s.type("2026-01-02");
    s.key(Key::enter);
    EXPECT_FALSE(s.has("export/ok"));
    EXPECT_TRUE(written("haining 地图.pdf"));
    s.key(Key::e, k_ctrl);
    s.key(Key::escape);
    EXPECT_FALSE(s.has("export/ok"));
    EXPECT_FALSE(written("haining 地图 (2).pdf"));
}

TEST_F(ExportingStory, WhereNothingWasExportedYetAgainOpensTheForm) {
    Stage& s = begin_with("");
    s.key(Key::e, k_ctrl_shift);
    EXPECT_TRUE(s.has("export/ok"));
    EXPECT_FALSE(written("haining 地图.pdf"));
}

TEST_F(ExportingStory, WordsOfTheMapAreNotTakenToTheStory) {
    Stage& s = open_form();
    retype("approval", "浙嘉S(2026)1号");
    choose("what", "story");
    choose("stamp", "schematic");
    EXPECT_TRUE(s.has("export/approval_asked")) << "the number was that of the map";
    ASSERT_TRUE(s.has("export/preview"));
    retype("date", "2026-13-01");
    EXPECT_FALSE(s.has("export/preview")) << "the page before is none of what is typed";
}

TEST_F(ExportingStory, TwoAtOnceHaveAFileEach) {
    Stage& s = open_form();
    s.tap(Key::enter);
    s.tap(Key::e, k_ctrl_shift);
    s.rest();
    ASSERT_TRUE(written("haining 地图.pdf"));
    ASSERT_TRUE(written("haining 地图 (2).pdf"));
    EXPECT_EQ(support::bytes_of(folder() / "haining 地图.pdf"), support::bytes_of(folder() / "haining 地图 (2).pdf"));
}

TEST_F(ExportingStory, AWindowThatIsClosedWaitsForTheExport) {
    Stage& s = open_form();
    choose("what", "story");
    s.tap(Key::enter);
    s.frame();
    ASSERT_TRUE(s.has("job/cancel"));
    EXPECT_FALSE(s.desk().may_quit());
    s.rest();
    EXPECT_TRUE(s.wishes().quit);
    EXPECT_TRUE(written("haining 故事.pdf"));
}

TEST_F(ExportingStory, AnExportThatIsCancelledWritesNothing) {
    Stage& s = open_form();
    choose("what", "story");
    s.tap(Key::enter);
    s.frame();
    ASSERT_TRUE(s.has("job/cancel"));
    s.tap_on("job/cancel");
    s.rest();
    EXPECT_FALSE(written("haining 故事.pdf"));
    EXPECT_TRUE(s.desk().may_quit());
}

}  // namespace stories
