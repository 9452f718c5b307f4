// What a user says of a table by hand: columns, rows, where its titles are and where it ends.
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "haining_package.h"
#include "plan/index.h"
#include "tables/import.h"

namespace {

using tables::ColumnUse;
using tables::ColumnWish;
using tables::ImportOptions;
using tables::ImportPreview;

using SheetRows = std::vector<std::vector<std::string>>;

ImportPreview preview(const SheetRows& rows, const ImportOptions& options) {
    auto result = tables::preview_import(plan::Index(support::haining_package()), rows, options);
    EXPECT_TRUE(result) << base::to_line(result.error());
    return result.value_or(ImportPreview{});
}

ColumnWish used_as(ColumnUse use) {
    ColumnWish wish;
    wish.leave_out = use == ColumnUse::left_out;
    if (!wish.leave_out) wish.use = use;
    return wish;
}

ColumnWish values_of(int year) {
    ColumnWish wish = used_as(ColumnUse::observed);
    wish.year = year;
    return wish;
}

ColumnWish of_patents(int year) {
    ColumnWish wish;
    wish.indicator = "invention_patents";
    wish.year = year;
    return wish;
}

const SheetRows& ranked() {
    static const SheetRows k_rows{
        {"地区", "发明专利2023年", "发明专利2023年排名"}, {"许村镇", "150", "9"}, {"斜桥镇", "80", "2"}};
    return k_rows;
}

}  // namespace

TEST(ByHand, AColumnThatWasLeftOutHoldsValues) {
    ImportOptions options;
    options.columns[3] = values_of(2022);
    const ImportPreview p = preview(ranked(), options);
    ASSERT_EQ(p.values.size(), 4U);
    EXPECT_EQ(p.columns.at(2).use, ColumnUse::observed);
    EXPECT_EQ(p.columns.at(2).year, 2022);
    EXPECT_EQ(p.columns.at(2).indicator, "invention_patents");
}

TEST(ByHand, AColumnOfValuesSaysSomethingOfTheRow) {
    ImportOptions options;
    options.columns[2] = used_as(ColumnUse::attribute);
    options.columns[3] = used_as(ColumnUse::observed);
    const ImportPreview p = preview(ranked(), options);
    EXPECT_EQ(p.columns.at(1).use, ColumnUse::attribute);
    ASSERT_EQ(p.values.size(), 2U);
    EXPECT_EQ(p.values[0].draft.value, 9) << "of the other column";
}

TEST(ByHand, TheAreasStandInAnotherColumn) {
    const SheetRows rows{
        {"地区", "实际所在", "发明专利2023年"}, {"许村镇", "斜桥镇", "150"}, {"斜桥镇", "丁桥镇", "80"}};
    EXPECT_EQ(preview(rows, {}).values.at(0).draft.area, "xucun");
    ImportOptions options;
    options.columns[2] = used_as(ColumnUse::area);
    const ImportPreview p = preview(rows, options);
    ASSERT_EQ(p.values.size(), 2U);
    EXPECT_EQ(p.values[0].draft.area, "xieqiao");
    EXPECT_EQ(p.columns.at(0).use, ColumnUse::attribute) << "what stood for the areas";
}

TEST(ByHand, ATableWithoutAnyKnownTitleIsPointedAt) {
    const SheetRows rows{{"甲", "乙"}, {"许村镇", "150"}, {"斜桥镇", "80"}};
    ImportOptions options;
    options.titles = {1, 1};
    options.columns[1] = used_as(ColumnUse::area);
    options.columns[2] = of_patents(2023);
    const ImportPreview p = preview(rows, options);
    ASSERT_EQ(p.values.size(), 2U);
    EXPECT_EQ(p.values[1].draft.value, 80);
    EXPECT_EQ(p.columns.at(1).title, "乙");
}

TEST(ByHand, ARowIsLeftOutWithItsName) {
    ImportOptions options;
    options.rows_left_out = {3};
    const ImportPreview p = preview(ranked(), options);
    ASSERT_EQ(p.values.size(), 1U);
    ASSERT_EQ(p.left_out_rows.size(), 1U);
    EXPECT_EQ(p.left_out_rows[0].row, 3U);
    EXPECT_EQ(p.left_out_rows[0].text, "斜桥镇");
}

TEST(ByHand, TheTableEndsWhereItIsSaidTo) {
    ImportOptions options;
    options.last_row = 2;
    const ImportPreview p = preview(ranked(), options);
    EXPECT_EQ(p.values.size(), 1U);
    ASSERT_FALSE(p.notes.empty()) << "it is said";
}

TEST(ByHand, AnUnknownNameOfATableThatLiesAcrossHasItsOwnPlace) {
    const SheetRows rows{{"指标", "许村镇", "斜桥镇", "无名镇"}, {"发明专利2023年", "150", "80", "7"}};
    const ImportPreview p = preview(rows, {});
    ASSERT_EQ(p.unmatched.size(), 1U);
    EXPECT_EQ(p.unmatched[0].at, (std::vector<tables::CellPlace>{{1, 4}}));
}

TEST(ByHand, OfATableThatLiesAcrossRowsAreTheColumns) {
    const SheetRows rows{
        {"指标", "许村镇", "斜桥镇"}, {"发明专利2023年", "150", "80"}, {"发明专利2022年", "140", "70"}};
    ImportOptions options;
    options.columns[3] = used_as(ColumnUse::left_out);
    options.rows_left_out = {3};
    const ImportPreview p = preview(rows, options);
    ASSERT_EQ(p.values.size(), 1U);
    EXPECT_EQ(p.values[0].draft.area, "xucun");
    EXPECT_EQ(p.values[0].draft.year, 2023);
}
