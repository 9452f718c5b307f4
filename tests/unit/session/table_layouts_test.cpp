// A file of values read by what the project remembers of such files.
#include "session/table_layouts.h"

#include <gtest/gtest.h>

#include "plan/table_memory_edits.h"
#include "sample_plan.h"
#include "scratch_folder.h"
#include "workbook_writer.h"

namespace {

using support::BookSheet;
using support::text_cell;

BookSheet sheet(const std::string& name, const std::string& title, const std::string& value) {
    return {name, {text_cell(0, 0, "镇街"), text_cell(0, 1, title), text_cell(1, 0, "许村镇"), text_cell(1, 1, value)}};
}

class TableLayouts : public testing::Test {
protected:
    [[nodiscard]] exchange::WorkbookRequest file(const std::string& name, const std::vector<BookSheet>& sheets) const {
        const auto path = folder_ / name;
        support::write_bytes(path, support::xlsx_of({sheets}));
        return {path.string(), "", "", false};
    }
    void remember(const exchange::WorkbookRequest& request, const std::string& name) {
        const plan::Index index(plan_);
        const auto table = session::read_table_file(request, index, tables::ImportOptions{});
        ASSERT_TRUE(table) << base::to_line(table.error());
        const auto reading = session::preview_by_layout(*table, index, tables::ImportOptions{}, {false, ""});
        ASSERT_TRUE(reading && reading->preview);
        const plan::Entry entry{"王五", "2024-03-02"};
        auto edit = session::with_layout({}, index, *reading->preview, reading->options, {name, "2023.xlsx", entry});
        ASSERT_TRUE(edit) << base::to_line(edit.error());
        plan_ = plan::apply(plan_, *edit);
    }
    [[nodiscard]] std::string sheet_read(const exchange::WorkbookRequest& request,
                                         const session::LayoutWish& wish) const {
        const auto table = session::read_table_file(request, plan::Index(plan_), tables::ImportOptions{}, wish);
        if (!table) return base::to_line(table.error());
        return table->undecided ? "undecided" : table->book->grids.front().sheet;
    }

    support::ScratchFolder folder_;
    plan::Plan plan_ = support::sample_plan();
};

}  // namespace

TEST_F(TableLayouts, OfSeveralSheetsTheOneOfTheLayoutIsRead) {
    auto then = file("2023.xlsx", {sheet("2023年汇总", "研发 2022", "1"), sheet("2023年数据", "研发 2022", "2")});
    then.sheet = "2023年数据";
    remember(then, "年度指标");
    const auto now = file("2024.xlsx", {sheet("2024年汇总", "研发 2023", "1"), sheet("2024年数据", "研发 2023", "2")});
    EXPECT_EQ(sheet_read(now, {}), "2024年数据");
    EXPECT_EQ(sheet_read(now, {true, "年度指标"}), "2024年数据");
    EXPECT_EQ(sheet_read(now, {false, ""}), "undecided");
    EXPECT_NE(sheet_read(now, {true, "没有"}).find("年度指标"), std::string::npos);
    const auto other = file("c.xlsx", {sheet("2024年汇总", "研发 2023", "1"), sheet("2024年数据", "别的 2023", "2"),
                                       sheet("别的", "研发 2023", "3")});
    EXPECT_EQ(sheet_read(other, {}), "undecided") << "its titles are others";
    then.sheet = "2023年汇总";
    remember(then, "汇总");
    EXPECT_EQ(sheet_read(now, {}), "undecided") << "two layouts, two sheets";
    EXPECT_EQ(sheet_read(now, {true, "汇总"}), "2024年汇总");
}

TEST_F(TableLayouts, WhatIsUsedIsSaid) {
    remember(file("2022.xlsx", {sheet("数据", "研发 2022", "1")}), "年度指标");
    const plan::Index index(plan_);
    const auto table = session::read_table_file(file("2023.xlsx", {sheet("数据", "研发 2023", "2")}), index,
                                                tables::ImportOptions{}, {});
    ASSERT_TRUE(table);
    const auto reading = session::preview_by_layout(*table, index, tables::ImportOptions{}, {});
    ASSERT_TRUE(reading && reading->preview);
    ASSERT_TRUE(reading->used);
    EXPECT_EQ(reading->used->layout.name, "年度指标");
    EXPECT_EQ(base::to_line(reading->used->summary(), base::Language::zh),
              "按 2024-03-02（王五）记住的版式“年度指标”读取；与当时相同 2 列，新增 0 列，缺少 0 列，单位不同 0 列");
    EXPECT_FALSE(session::preview_by_layout(*table, index, tables::ImportOptions{}, {false, ""})->used);
    EXPECT_FALSE(session::preview_by_layout(*table, index, tables::ImportOptions{}, {true, "没有"}));
}
