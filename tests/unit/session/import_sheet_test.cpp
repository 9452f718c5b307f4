// What each place of a sheet is taken as.
#include "session/import_sheet.h"

#include <gtest/gtest.h>
#include <memory>

#include "haining_package.h"
#include "plan/index.h"
#include "tables/import.h"

namespace {

using session::ImportSheet;
using session::SheetRowKind;
using session::SheetSign;

struct Looked {
    tables::ImportPreview preview;
    std::shared_ptr<const wire::Workbook> book;
    [[nodiscard]] ImportSheet sheet() const { return {book, session::sheet_reading(preview)}; }
};

Looked look(const std::vector<std::vector<std::string>>& rows) {
    wire::Workbook book;
    book.grids.push_back(tables::grid_of(rows));
    auto preview = tables::preview_import(plan::Index(support::haining_package()), book, {});
    EXPECT_TRUE(preview) << base::to_line(preview.error());
    return {preview.value_or(tables::ImportPreview{}), std::make_shared<const wire::Workbook>(std::move(book))};
}

const std::vector<std::vector<std::string>> k_table{{"海宁市科技指标"},
                                                    {},
                                                    {"", "镇街", "发明专利2023年", "", "R&D占GDP2023年"},
                                                    {"", "许村镇", "150", "", "约2"},
                                                    {"", "无名镇", "80", "", "1.1"},
                                                    {"", "小计", "230", "", "3"}};

}  // namespace

TEST(ImportSheet, HasWhatHoldsSomethingWithTheFilesOwnNumbers) {
    const Looked looked = look(k_table);
    const ImportSheet sheet = looked.sheet();
    ASSERT_EQ(sheet.rows(), 5U) << "one row is empty";
    ASSERT_EQ(sheet.columns(), 4U) << "column D is empty";
    EXPECT_EQ(tables::cell_name(sheet.place(2, 3)), "E4");
    EXPECT_EQ(sheet.row_at(4), 2U);
    EXPECT_EQ(sheet.row_at(2), 1U) << "the nearest below";
    EXPECT_EQ(sheet.column_at(5), 3U);
    EXPECT_EQ(sheet.shown(2, 1), "许村镇");
}

TEST(ImportSheet, TellsTitlesDataAndWhatIsLeftOutApart) {
    const Looked looked = look(k_table);
    const ImportSheet sheet = looked.sheet();
    EXPECT_EQ(sheet.row_kind(0), SheetRowKind::line);
    EXPECT_EQ(sheet.row_kind(1), SheetRowKind::title);
    EXPECT_EQ(sheet.row_kind(2), SheetRowKind::data);
    EXPECT_EQ(sheet.row_kind(4), SheetRowKind::left_out);
    ASSERT_TRUE(sheet.left_out_at(4, 1));
    EXPECT_EQ(looked.preview.left_out_rows.at(*sheet.left_out_at(4, 1)).text, "小计");
    EXPECT_EQ(sheet.last_title(0), 1U);
}

TEST(ImportSheet, SaysWhatBecomesOfACell) {
    const Looked looked = look(k_table);
    const ImportSheet sheet = looked.sheet();
    EXPECT_EQ(sheet.fact_at(2, 2).sign, SheetSign::added);
    EXPECT_EQ(looked.preview.values.at(sheet.fact_at(2, 2).index).draft.value, 150);
    EXPECT_EQ(sheet.fact_at(2, 3).sign, SheetSign::refused) << "about two";
    EXPECT_EQ(sheet.fact_at(3, 1).sign, SheetSign::unknown) << "at the name";
    EXPECT_EQ(sheet.fact_at(3, 2).sign, SheetSign::none);
    ASSERT_TRUE(sheet.meaning_at(2, 2));
    EXPECT_EQ(looked.preview.columns.at(*sheet.meaning_at(2, 2)).indicator, "invention_patents");
    EXPECT_FALSE(sheet.meaning_at(0, 0)) << "above the table";
}

TEST(ImportSheet, OfATableThatLiesAcrossARowHasTheMeaning) {
    const Looked looked = look({{"指标", "许村镇", "斜桥镇"}, {"发明专利2023年", "150", "80"}});
    const ImportSheet sheet = looked.sheet();
    ASSERT_TRUE(sheet.block_at(1, 1));
    EXPECT_TRUE(sheet.across(*sheet.block_at(1, 1)));
    ASSERT_TRUE(sheet.meaning_at(1, 2));
    EXPECT_EQ(looked.preview.columns.at(*sheet.meaning_at(1, 2)).year, 2023);
    EXPECT_EQ(sheet.fact_at(1, 2).sign, SheetSign::added);
}

TEST(ImportSheet, MergedCellsAreOneSpan) {
    wire::Workbook book;
    book.grids.push_back(
        tables::grid_of({{"地区", "发明专利", "", ""}, {"", "2022年", "", "2023年"}, {"许村镇", "1", "", "2"}}));
    book.grids.front().merges = {{0, 1, 0, 3}};
    const auto shared = std::make_shared<const wire::Workbook>(book);
    const ImportSheet sheet(shared, session::SheetReading{});
    const auto span = sheet.merge(0, 2);
    ASSERT_TRUE(span) << "the empty column C is not there";
    EXPECT_EQ(span->first_column, 1U);
    EXPECT_EQ(span->last_column, 2U);
    EXPECT_FALSE(sheet.merge(1, 1));
}
