// A clerk's minute: three tables of other people's making are dropped on the real window, one is corrected by hand, and
// next year's comes in by two actions; then the project file is asked what happened.
#include <fstream>
#include <gtest/gtest.h>

#include "desktop.h"
#include "plan/observations.h"
#include "store/project.h"
#include "store/project_file.h"
#include "workbook_writer.h"

namespace {

namespace fs = std::filesystem;
using e2e::Json;
using support::number_cell;
using support::text_cell;
using namespace std::chrono_literals;

class ImportDesk : public testing::Test {
protected:
    void SetUp() override {
        for (const char* program : {"Xvfb", "xdotool"})
            if (!e2e::installed(program)) GTEST_SKIP() << "SKIPPED: " << program << " is not installed";
        display_ = std::make_unique<e2e::Display>(1366, 768);
        window_ = std::make_unique<e2e::Window>(*display_, home_.path());
        ASSERT_FALSE(HasFailure());
    }
    e2e::Window& window() { return *window_; }
    fs::path write(const std::string& name, const std::string& bytes) {
        std::ofstream(home_ / name, std::ios::binary) << bytes;
        return home_ / name;
    }
    /// One step of history is on the disk.
    bool wait_for_step(int step) {
        return window().wait_for([&](const Json& s) { return s.contains("last_step") && s["last_step"] == step; });
    }
    void unlock() {
        window().click("import/unlock");
        ASSERT_TRUE(window().wait_for_widget("author/field"));
        window().key("Return");
        ASSERT_TRUE(window().wait_for_widget("import/take"));
    }
    void choose(const std::string& list, const std::string& what) {
        window().click(list);
        ASSERT_TRUE(window().wait_for_widget(list + "/" + what));
        window().click(list + "/" + what);
    }
    [[nodiscard]] plan::PlanPtr stored() const {
        const auto project = store::open_project(home_ / "data/langtu/haining.langtu");
        EXPECT_TRUE(project) << base::to_line(project.error());
        return project ? project->plan : nullptr;
    }

    support::ScratchFolder home_;
    std::unique_ptr<e2e::Display> display_;
    std::unique_ptr<e2e::Window> window_;
};

/// Two rows of titles, a rank, and a column that no program can know.
std::string two_rows_of_titles(int year, double patents, double firms) {
    const std::string now = std::to_string(year) + "年", before = std::to_string(year - 1) + "年";
    support::Book book{{support::BookSheet{"数据"}}};
    support::BookSheet& sheet = book.sheets.front();
    sheet.cells = {text_cell(0, 0, "镇（街道）"), text_cell(0, 1, "发明专利"),
                   text_cell(0, 4, "科企" + now), text_cell(1, 1, before),
                   text_cell(1, 2, now),          text_cell(1, 3, now + "排名"),
                   text_cell(2, 0, "许村镇"),     number_cell(2, 1, patents - 10),
                   number_cell(2, 2, patents),    number_cell(2, 3, 9),
                   number_cell(2, 4, firms)};
    sheet.merges = {{0, 0, 1, 0}, {0, 1, 0, 3}, {0, 4, 1, 4}};
    return support::xlsx_of(book);
}

/// As WPS writes it: last year's hidden sheet first, and a line for the unit.
std::string unit_line_and_hidden_sheet() {
    support::Book book{{support::BookSheet{"上年"}, support::BookSheet{"本年"}}};
    book.sheets[0].state = support::BookState::hidden;
    book.sheets[0].cells = {text_cell(0, 0, "地区"), text_cell(0, 1, "发明专利2023年"), text_cell(1, 0, "斜桥镇"),
                            number_cell(1, 1, 1)};
    book.sheets[1].cells = {text_cell(0, 0, "单位：百件"), text_cell(1, 0, "地区"), text_cell(1, 1, "发明专利2023年"),
                            text_cell(2, 0, "斜桥镇"), number_cell(2, 1, 1.5)};
    return support::xls_of(book);
}

}  // namespace

TEST_F(ImportDesk, ThreeTablesComeInOneIsCorrectedAndNextYearTakesTwoActions) {
    window().drop(write("科技 2023.xlsx", two_rows_of_titles(2023, 150, 35)));
    ASSERT_TRUE(window().wait_for_widget("import/unlock"));
    EXPECT_GT(window().screenshot("import_two_rows"), 50);
    unlock();
    window().click("import/chip/E");
    ASSERT_TRUE(window().wait_for_widget("import/column/indicator"));
    choose("import/column/indicator", "tech_firms");
    window().key("Escape");
    ASSERT_TRUE(window().wait_for_widget("import/column/indicator", false));
    EXPECT_GT(window().screenshot("import_corrected"), 50);
    window().key("ctrl+Return");
    ASSERT_TRUE(wait_for_step(1)) << "values and layout are one step";

    window().drop(write("专利.xls", unit_line_and_hidden_sheet()));
    ASSERT_TRUE(window().wait_for_widget("import/take"));
    EXPECT_GT(window().screenshot("import_unit_line"), 50);
    window().key("ctrl+Return");
    ASSERT_TRUE(wait_for_step(2));

    window().drop(write("across.csv", "指标,盐官镇,丁桥镇\n发明专利2023年,60,70\n"));
    ASSERT_TRUE(window().wait_for_widget("import/take"));
    EXPECT_GT(window().screenshot("import_across"), 50);
    window().key("ctrl+Return");
    ASSERT_TRUE(wait_for_step(3));

    window().drop(write("科技 2024.xlsx", two_rows_of_titles(2024, 160, 40)));
    ASSERT_TRUE(window().wait_for_widget("import/layout")) << "the first action: it is looked at";
    window().key("ctrl+Return");
    ASSERT_TRUE(wait_for_step(4)) << "the second";
    window().close();
    ASSERT_EQ(window().process().wait(60s), 0);

    const plan::PlanPtr plan = stored();
    ASSERT_NE(plan, nullptr);
    const plan::Index index(*plan);
    const auto value = [&](const char* area, const char* indicator, int year) {
        const plan::Observation* found = index.observation(area, indicator, year);
        return found == nullptr ? std::nullopt : std::optional(found->value);
    };
    EXPECT_EQ(value("xucun", "invention_patents", 2022), 140);
    EXPECT_EQ(value("xucun", "invention_patents", 2023), 150) << "not the rank";
    EXPECT_EQ(value("xucun", "tech_firms", 2023), 35) << "as it was said to be";
    EXPECT_EQ(value("xieqiao", "invention_patents", 2023), 150) << "1.5 hundred, and not of the hidden sheet";
    EXPECT_EQ(value("yanguan", "invention_patents", 2023), 60);
    EXPECT_EQ(value("dingqiao", "invention_patents", 2023), 70);
    EXPECT_EQ(value("xucun", "invention_patents", 2024), 160);
    EXPECT_EQ(value("xucun", "tech_firms", 2024), 40) << "what was said last year holds";
    EXPECT_EQ(plan->table_layouts.size(), 1U);
}
