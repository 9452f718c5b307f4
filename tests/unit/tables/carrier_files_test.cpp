// One list of carriers in every container, through the reader of workbooks: numbers, texts, dates, merges and hidden
// rows mean the same in all of them.
#include <gtest/gtest.h>

#include "exchange/read_workbook.h"
#include "haining_package.h"
#include "plan/index.h"
#include "scratch_folder.h"
#include "tables/carriers.h"
#include "tables/sheet_view.h"
#include "workbook_writer.h"

namespace {

using support::number_cell;
using support::text_cell;

/// A line above, titles in two rows, kinds merged over two rows, a date, a hidden row.
support::Book list_of_carriers() {
    support::BookSheet cover{"封面"}, list{"载体"}, old{"2020"};
    cover.cells = {text_cell(0, 0, "海宁市创新载体一览表")};
    list.cells = {text_cell(0, 0, "海宁市创新载体一览表"),
                  text_cell(1, 0, "编号"),
                  text_cell(1, 1, "名称"),
                  text_cell(1, 2, "类别"),
                  text_cell(1, 3, "位置（CGCS2000）"),
                  text_cell(1, 5, "总投资"),
                  text_cell(1, 6, "开工时间"),
                  text_cell(1, 7, "建设阶段"),
                  text_cell(2, 3, "经度"),
                  text_cell(2, 4, "纬度"),
                  text_cell(2, 5, "（亿元）"),
                  number_cell(3, 0, 7),
                  text_cell(3, 1, "海宁高新区科创中心"),
                  text_cell(3, 2, "拓展提升类"),
                  number_cell(3, 3, 120.44, "0.00"),
                  number_cell(3, 4, 30.4301, "0.00"),
                  number_cell(3, 5, 3.2),
                  number_cell(3, 6, 45047, "yyyy\"年\"m\"月\"", "2023年5月"),
                  text_cell(3, 7, "在建"),
                  number_cell(4, 0, 8),
                  text_cell(4, 1, "杭州湾智慧医疗产业园"),
                  number_cell(4, 3, 120.45),
                  number_cell(4, 4, 30.44),
                  number_cell(4, 5, 1),
                  number_cell(5, 0, 9),
                  text_cell(5, 1, "杭州湾轨道小镇"),
                  number_cell(5, 5, 99)};
    list.merges = {{0, 0, 0, 6}, {1, 0, 2, 0}, {1, 1, 2, 1}, {1, 2, 2, 2}, {1, 3, 1, 4}, {1, 6, 2, 6}, {3, 2, 4, 2}};
    list.hidden_rows = {5};
    list.hidden_columns = {7};
    old.cells = list.cells;
    old.state = support::BookState::hidden;
    return {{cover, list, old}};
}

class CarrierFiles : public testing::TestWithParam<const char*> {
protected:
    static std::string bytes() {
        const std::string container = GetParam();
        const support::Book book = list_of_carriers();
        return container == "xlsx"  ? support::xlsx_of(book)
               : container == "xls" ? support::xls_of(book)
                                    : support::ods_of(book);
    }
};

}  // namespace

// 2023.10 that is a number is 2023.1, so nobody knows which month was written.
TEST(CarrierDates, ANumberThatMayBeTwoMonthsIsRefused) {
    wire::Workbook book;
    book.container = wire::Container::xlsx;
    book.grids.push_back(tables::grid_of({{"编号", "名称", "开工时间"}, {"7", "海宁高新区科创中心", "2023.1"}}));
    const auto read = [&] { return tables::preview_carriers(plan::Index(support::haining_package()), book, {}); };
    EXPECT_TRUE(read()->refused.empty()) << "a text is as it was written";
    book.container = wire::Container::text;
    ASSERT_EQ(read()->refused.size(), 1U) << "a text file may have been made from numbers";
    book.container = wire::Container::xlsx;
    wire::GridCell& cell = book.grids[0].rows[1].cells[2];
    cell.kind = wire::CellKind::number;
    cell.number = 2023.1;
    const auto refused = read()->refused;
    ASSERT_EQ(refused.size(), 1U);
    EXPECT_NE(base::to_line(refused[0].reason).find("“2023.1” may be January or October; write 2023-01 or 2023-10"),
              std::string::npos)
        << base::to_line(refused[0].reason);
    cell.number = 2023.5;
    EXPECT_TRUE(read()->refused.empty());
}

TEST_P(CarrierFiles, MeanTheSame) {
    const support::ScratchFolder folder;
    const auto file = folder / (std::string("list.") + GetParam());
    support::write_bytes(file, bytes());
    const plan::Index index(support::haining_package());
    tables::CarrierOptions options;
    options.answers = {{"uncertainty:D", "50"}};
    const auto survey = exchange::read_workbook(support::formats_program(), {file, "", "", true});
    ASSERT_TRUE(survey) << base::to_line(survey.error());
    const auto sheet = tables::choose_carrier_sheet(index, *survey, options);
    ASSERT_TRUE(sheet) << base::to_line(sheet.error());
    EXPECT_EQ(*sheet, "载体");
    const auto book = exchange::read_workbook(support::formats_program(), {file, *sheet, "", false});
    ASSERT_TRUE(book) << base::to_line(book.error());
    const auto p = tables::preview_carriers(index, *book, options);
    ASSERT_TRUE(p) << base::to_line(p.error());
    std::string refused;
    for (const auto& cell : p->refused) refused += tables::cell_name(cell.at) + base::to_line(cell.reason);
    EXPECT_TRUE(p->clean()) << refused << p->open_questions();
    ASSERT_EQ(p->rows.size(), 2U);
    const plan::Carrier& seven = p->rows[0].after;
    EXPECT_EQ(seven.position, (geo::LonLat{120.44, 30.4301})) << "what is stored, not what is shown";
    EXPECT_EQ(seven.investment_cny, 3.2e8);
    EXPECT_EQ(seven.start, "2023-05");
    EXPECT_EQ(p->rows[1].after.programme, plan::Programme::upgrade) << "a merged kind holds for its rows";
    EXPECT_EQ(p->left_out_rows.size(), 2U) << "the line above and the hidden one";
    EXPECT_EQ(seven.stage, plan::Stage::unknown) << "the column is hidden";
    EXPECT_EQ(p->columns.back().outcome, tables::Outcome::left_out);
    EXPECT_EQ(p->absent.size(), 20U);
}

INSTANTIATE_TEST_SUITE_P(Containers, CarrierFiles, testing::Values("xlsx", "xls", "ods"),
                         [](const auto& tested) { return std::string(tested.param); });
