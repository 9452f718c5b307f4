// Tables as people leave them: a row of units, rows without a name, a cell that strayed. Nothing of them is lost
// without a word.
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "haining_package.h"
#include "plan/index.h"
#include "tables/import.h"
#include "tables/sheet_view.h"

namespace {

using tables::ImportPreview;
using SheetRows = std::vector<std::vector<std::string>>;

ImportPreview preview(const SheetRows& rows) {
    auto result = tables::preview_import(plan::Index(support::haining_package()), rows, {});
    EXPECT_TRUE(result) << base::to_line(result.error());
    return result.value_or(ImportPreview{});
}

/// Where and why the only cell was refused.
std::string refusal_in(const ImportPreview& p) {
    if (p.refused.size() != 1) return std::to_string(p.refused.size()) + " cells are refused";
    return cell_name(p.refused[0].at) + " " + base::to_line(p.refused[0].reason);
}

}  // namespace

TEST(UntidyTable, ARowOfUnitsUnderItsTitlesIsNoTableOfItsOwn) {
    for (const char* areas : {"地区", "镇街"}) {
        const ImportPreview p =
            preview({{areas, "2024年发明专利"}, {"单位", "件"}, {"许村镇", "150"}, {"斜桥镇", "160"}});
        EXPECT_EQ(p.values.size(), 2U) << areas;
        EXPECT_EQ(p.blocks.size(), 1U) << areas;
    }
    const ImportPreview beside = preview({{"地区", "2024年发明专利", "", "地区", "2024年发明专利"},
                                          {"单位", "件", "", "单位", "百件"},
                                          {"许村镇", "150", "", "斜桥镇", "2"}});
    ASSERT_EQ(beside.values.size(), 2U);
    EXPECT_EQ(beside.values[1].draft.value, 200);
}

TEST(UntidyTable, TitlesWithoutRowsOfDataAreSaid) {
    const ImportPreview p = preview({{"地区", "2023年发明专利"}, {"单位", "2024年发明专利"}, {"许村镇", "150"}});
    EXPECT_EQ(p.values.size(), 1U);
    EXPECT_EQ(refusal_in(p).substr(0, 3), "B1 ") << refusal_in(p);
}

TEST(UntidyTable, AScaleByItselfUnderAScaledUnitIsRefused) {
    const auto reading = [](const char* title, const char* cell) {
        return preview({{"地区", title}, {"许村镇", cell}});
    };
    EXPECT_EQ(reading("2023年发明专利（百件）", "10百件").values.at(0).draft.value, 1000);
    EXPECT_EQ(reading("2023年发明专利（件）", "2千").values.at(0).draft.value, 2000);
    for (const char* cell : {"5百", "3千", "2万"}) {
        const ImportPreview p = reading("2023年发明专利（百件）", cell);
        EXPECT_TRUE(p.values.empty()) << cell;
        EXPECT_NE(refusal_in(p).find(cell), std::string::npos) << refusal_in(p);
        EXPECT_NE(refusal_in(p).find("with its unit"), std::string::npos) << refusal_in(p);
    }
}

TEST(UntidyTable, ANumberThatShowsAScaleIsReadInTheUnitThatItShows) {
    const auto reading = [](const char* title, double stored, const char* shown) {
        wire::Grid grid = tables::grid_of({{"地区", title}, {"许村镇", shown}});
        wire::GridCell& cell = grid.rows[1].cells[1];
        if (grid.formats.empty()) grid.formats.emplace_back();
        cell.kind = wire::CellKind::number;
        cell.number = stored;
        cell.shown = cell.text;
        cell.text = wire::k_no_text;
        return tables::preview_import(plan::Index(support::haining_package()), grid, {}).value_or(ImportPreview{});
    };
    EXPECT_EQ(reading("2023年发明专利（件）", 20000, "2万").values.at(0).draft.value, 20000);
    EXPECT_EQ(reading("2023年发明专利（百件）", 20000, "2万件").values.at(0).draft.value, 20000);
    const ImportPreview p = reading("2023年发明专利（百件）", 20000, "2万");
    EXPECT_TRUE(p.values.empty());
    EXPECT_NE(refusal_in(p).find("“2万”"), std::string::npos) << refusal_in(p);
}

TEST(UntidyTable, RowsWithoutANameAreNamed) {
    const ImportPreview p = preview({{"序号", "地区", "2023年发明专利（件）", "备注"},
                                     {"1", "许村镇", "150", ""},
                                     {"注：本表数据由市科技局提供", "", "", ""},
                                     {"合计", "", "300", ""},
                                     {"小计", "", "300", ""},
                                     {"重点镇", "", "", ""},
                                     {"2", "斜桥镇", "12", ""},
                                     {"", "", "", "单独说明"},
                                     {"3", "", "", ""},
                                     {"", "", "88", ""}});
    EXPECT_EQ(p.values.size(), 2U);
    ASSERT_EQ(p.left_out_rows.size(), 5U);
    const auto said = [&](std::size_t i) {
        const tables::LeftOutRow& row = p.left_out_rows[i];
        return std::to_string(row.row) + " " + row.text + ": " + base::to_line(row.reason);
    };
    EXPECT_EQ(said(0), "3 注：本表数据由市科技局提供: is a note");
    EXPECT_EQ(said(1), "4 合计: sums up or compares others; it is no area");
    EXPECT_EQ(said(2), "5 小计: sums up or compares others; it is no area");
    EXPECT_EQ(said(3), "6 重点镇: names no area and holds no numbers");
    EXPECT_EQ(said(4), "8 单独说明: names no area and holds no numbers");
    EXPECT_EQ(refusal_in(p), "B10 the row has values, but names no area; name it");
}

TEST(UntidyTable, ACellThatStrayedBetweenTwoTablesEndsNeither) {
    const ImportPreview p = preview({{"地区", "2023年发明专利（件）", "", "", ""},
                                     {"许村镇", "10", "", "地区", "2022年发明专利（件）"},
                                     {"周王庙镇", "30", "", "盐官镇", "6"},
                                     {"丁桥镇", "31", "x", "斜桥镇", "7"}});
    EXPECT_EQ(p.blocks.size(), 2U);
    EXPECT_EQ(p.values.size(), 5U);
    EXPECT_EQ(refusal_in(p), "C4 stands between two tables and belongs to neither; move or delete it");
}

TEST(UntidyTable, ARowOfValuesIsNoTitleOfTheTableBesideIt) {
    const ImportPreview p = preview({{"地区", "2023年发明专利（件）", "", ""},
                                     {"许村镇", "10", "地区", "2022年发明专利（件）"},
                                     {"周王庙镇", "30", "盐官镇", "6"},
                                     {"丁桥镇", "31", "斜桥镇", "7"}});
    EXPECT_EQ(p.blocks.size(), 2U);
    EXPECT_EQ(p.values.size(), 5U);
    EXPECT_TRUE(p.clean());
    const ImportPreview unknown = preview({{"地区", "2023年发明专利（件）", "", "", ""},
                                           {"无名新区", "10", "", "地区", "2022年发明专利（件）"},
                                           {"丁桥镇", "31", "x", "斜桥镇", "7"}});
    EXPECT_EQ(unknown.values.size(), 2U);
    ASSERT_EQ(unknown.unmatched.size(), 1U);
    EXPECT_EQ(unknown.unmatched[0].name, "无名新区");
}

TEST(UntidyTable, ATitleOverTheTableBesideIsAskedAbout) {
    const SheetRows rows{{"各镇发明专利 2023年（百件）", "", "", "", ""},
                         {"地区", "发明专利", "", "地区", "发明专利"},
                         {"许村镇", "10", "", "盐官镇", "8"}};
    const ImportPreview p = preview(rows);
    ASSERT_EQ(p.values.size(), 1U);
    EXPECT_EQ(p.values[0].draft.value, 1000);
    ASSERT_EQ(p.open_questions(), 1);
    EXPECT_EQ(p.questions[0].id, "year:B");
    EXPECT_EQ(p.questions[0].answers.at(0).key, "2023") << "of that title";

    tables::ImportOptions options;
    options.answers["year:B"] = "2023";
    const auto dated = tables::preview_import(plan::Index(support::haining_package()), rows, options);
    ASSERT_TRUE(dated);
    EXPECT_EQ(dated->values.size(), 1U);
    ASSERT_EQ(dated->open_questions(), 1);
    EXPECT_EQ(dated->questions.back().id, "unit:E");
    options.answers["unit:E"] = "百件";
    const auto read = tables::preview_import(plan::Index(support::haining_package()), rows, options);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->values.at(1).draft.value, 800);
}
