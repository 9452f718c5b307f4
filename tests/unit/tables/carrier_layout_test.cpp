// Next year's list of carriers is read as last year's was: known again by its titles, roles, units and answers put
// where the columns are now, and never taken for a table of values.
#include "tables/carrier_layout.h"

#include <gtest/gtest.h>

#include "haining_package.h"
#include "plan/table_memory_edits.h"
#include "tables/sheet_view.h"

namespace {

using tables::CarrierOptions;
using tables::CarrierPreview;
using tables::CarrierRole;
using tables::LayoutFit;
using SheetRows = std::vector<std::vector<std::string>>;

const plan::Plan& haining() { return support::haining_package(); }

wire::Workbook book_of(const SheetRows& rows) {
    wire::Workbook book;
    book.container = wire::Container::xlsx;
    book.grids.push_back(tables::grid_of(rows));
    book.grids.back().sheet = "2023年载体";
    return book;
}

CarrierOptions answered(std::map<std::string, std::string> answers) {
    CarrierOptions options;
    options.answers = std::move(answers);
    return options;
}

/// A plan that remembers how a list was read.
plan::Plan that_remembers(const SheetRows& rows, const CarrierOptions& options, plan::Plan plan = haining()) {
    const plan::Index index(plan);
    const auto preview = tables::preview_carriers(index, book_of(rows), options);
    EXPECT_TRUE(preview) << base::to_line(preview.error());
    const auto layout = tables::layout_of(index, *preview, options, "载体清单", "2023.xlsx");
    EXPECT_TRUE(layout) << base::to_line(layout.error());
    const auto edit = plan::save_layout(plan, *layout, {"王五", "2024-03-02"});
    EXPECT_TRUE(edit) << base::to_line(edit.error());
    return plan::apply(std::move(plan), *edit);
}

const plan::TableLayout& layout_in(const plan::Plan& plan) { return plan.table_layouts.front(); }

LayoutFit fit(const plan::Plan& plan, const SheetRows& rows) {
    return tables::fit_of(plan::Index(plan), layout_in(plan), book_of(rows).grids.front(), CarrierOptions{}).fit;
}

tables::CarriersReadByLayout read(const plan::Plan& plan, const SheetRows& rows, const CarrierOptions& options = {}) {
    auto read = tables::preview_by_layout(plan::Index(plan), book_of(rows), layout_in(plan), options);
    EXPECT_TRUE(read) << base::to_line(read.error());
    return read.value_or(tables::CarriersReadByLayout{});
}

std::string lines(const std::vector<tables::Sentence>& sentences) {
    std::string all;
    for (const tables::Sentence& sentence : sentences) all += base::to_line(sentence) + "\n";
    return all;
}

std::string name_of(int number) { return plan::Index(haining()).carrier(number)->name.zh; }

const SheetRows k_then{{"编号", "名称", "总投资", "经度", "纬度", "某数"},
                       {"7", name_of(7), "3.5", "120.68", "30.52", "1"}};
const SheetRows k_next{{"名称", "某数", "纬度", "经度", "编号", "总投资"},
                       {name_of(7), "2", "30.53", "120.69", "7", "4"}};

/// The unit of the money, the system and how far off positions may be; what 某数 is, by hand.
CarrierOptions said_then() {
    CarrierOptions options = answered({{"unit:C", "yi_cny"}, {"system:D", "gcj02"}, {"uncertainty:D", "50"}});
    options.columns[6].role = CarrierRole::floor_area;
    options.columns[6].unit = "万平方米";
    return options;
}

}  // namespace

TEST(CarrierLayout, NextYearsListIsReadAsThisYearsWas) {
    const plan::Plan plan = that_remembers(k_then, said_then());
    EXPECT_EQ(layout_in(plan).kind, plan::LayoutKind::carriers);
    EXPECT_EQ(fit(plan, k_next), LayoutFit::equal) << "in whatever order";
    const auto next = read(plan, k_next);
    EXPECT_TRUE(next.differences.none()) << lines(next.differences.otherwise);
    EXPECT_EQ(next.differences.as_then, 6U);
    EXPECT_EQ(next.options.answers, (std::map<std::string, std::string>{
                                        {"unit:F", "yi_cny"}, {"system:D", "gcj02"}, {"uncertainty:D", "50"}}))
        << "answers move with their columns";
    EXPECT_TRUE(next.preview.clean());
    ASSERT_EQ(next.preview.rows.size(), 1U);
    const plan::Carrier& after = next.preview.rows.front().after;
    EXPECT_EQ(after.investment_cny, 4e8);
    EXPECT_EQ(after.floor_area_m2, 20000);
    EXPECT_EQ(after.uncertainty_m, 50);
}

TEST(CarrierLayout, OneOfTheOtherKindIsNeverUsed) {
    const plan::Plan plan = that_remembers(k_then, said_then());
    const plan::Index index(plan);
    const wire::Grid grid = tables::grid_of({{"镇街", "2022年发明专利"}, {"许村镇", "150"}});
    plan::TableLayout of_values = layout_in(plan);
    of_values.kind = plan::LayoutKind::values;
    EXPECT_EQ(tables::fit_of(index, layout_in(plan), grid, tables::ImportOptions{}).fit, LayoutFit::none);
    EXPECT_EQ(tables::fit_of(index, of_values, book_of(k_next).grids.front(), CarrierOptions{}).fit, LayoutFit::none);
    EXPECT_TRUE(tables::find_layouts(index, book_of(k_next).grids.front(), tables::ImportOptions{}).empty());
    const auto values = tables::preview_import(index, grid, {});
    ASSERT_TRUE(values);
    const auto same_name = tables::layout_of(index, *values, tables::ImportOptions{}, "载体清单", "a.csv");
    ASSERT_TRUE(same_name);
    EXPECT_FALSE(plan::save_layout(plan, *same_name, {"王五", "2024-03-02"})) << "it would take the other's place";
}

TEST(CarrierLayout, WhatIsDifferentIsNamedAndASimilarListIsOffered) {
    const plan::Plan plan = that_remembers(k_then, said_then());
    SheetRows rows = k_next;
    rows[0].push_back("建设阶段");
    rows[1].push_back("在建");
    EXPECT_EQ(fit(plan, rows), LayoutFit::similar);
    const auto found = tables::find_layouts(plan::Index(plan), book_of(rows).grids.front(), CarrierOptions{});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(tables::layout_to_apply(found), nullptr);
    EXPECT_EQ(lines(read(plan, rows).differences.added), "G1 “建设阶段”: is new since then\n");
    rows = k_next;
    rows[0][5] = "总投资（万元）";
    const auto unit = read(plan, rows);
    EXPECT_EQ(lines(unit.differences.other_unit), "F1 “总投资（万元）”: was in 亿元 then and is in 万元 now\n");
    EXPECT_EQ(unit.preview.rows.front().after.investment_cny, 4e4) << "the title's own unit holds";
    EXPECT_EQ(fit(plan, {{"编号", "名称", "备注"}, {"7", name_of(7), "x"}}), LayoutFit::some);
}

TEST(CarrierLayout, AUnitByHandIsNotPutOverAnotherOfTheLineAbove) {
    CarrierOptions options;
    options.columns[3].unit = "万元";
    options.columns[4].role = CarrierRole::floor_area;
    options.columns[4].unit = "万平方米";
    const SheetRows then{{"编号", "名称", "投资", "某数"}, {"7", name_of(7), "500", "1"}};
    const plan::Plan plan = that_remembers(then, options);
    const auto as_then = read(plan, then);
    EXPECT_TRUE(as_then.differences.none());
    EXPECT_EQ(as_then.preview.rows.front().after.investment_cny, 5e6);
    const SheetRows line{{"单位：亿元"}, then[0], {"7", name_of(7), "5", "2"}};
    EXPECT_EQ(fit(plan, line), LayoutFit::equal);
    const auto over = read(plan, line);
    ASSERT_EQ(over.preview.rows.size(), 1U);
    EXPECT_EQ(over.preview.rows.front().after.investment_cny, 5e8);
    EXPECT_EQ(over.preview.rows.front().after.floor_area_m2, 20000) << "the line names no unit of areas";
    EXPECT_EQ(lines(over.differences.other_unit), "C2 “投资”: was in 万元 then and is in 亿元 now\n");
}

TEST(CarrierLayout, AFurtherColumnOfTheSameTitleIsNew) {
    const plan::Plan plan = that_remembers(k_then, said_then());
    SheetRows rows = k_next;
    for (auto& row : rows) row.push_back(row[5]);
    const auto more = read(plan, rows);
    EXPECT_EQ(lines(more.differences.added), "G1 “总投资”: is new since then\n");
    EXPECT_EQ(more.differences.as_then, 6U);
}

TEST(CarrierLayout, AnAnswerThatChoseAColumnChoosesIt) {
    const SheetRows then{{"名称", "建筑面积（㎡）", "总建筑面积（㎡）"}, {name_of(7), "5", "6"}};
    const plan::Plan plan = that_remembers(then, answered({{"twice:B", "C"}}));
    const SheetRows next{{"总建筑面积（㎡）", "名称", "建筑面积（㎡）"}, {"8", name_of(7), "7"}};
    const auto again = read(plan, next);
    EXPECT_EQ(again.options.answers.at("twice:A"), "A");
    EXPECT_EQ(again.preview.rows.front().after.floor_area_m2, 8);
    const SheetRows ways{{"名称", "经度", "纬度", "坐标"}, {name_of(7), "120.68", "30.52", "120.69, 30.53"}};
    const plan::Plan with_way = that_remembers(ways, answered({{"place", "B,C"}, {"system:B", "cgcs2000"}}));
    const SheetRows turned{{"坐标", "纬度", "经度", "名称"}, {"120.69, 30.53", "30.52", "120.68", name_of(7)}};
    EXPECT_EQ(read(with_way, turned).options.answers.at("place"), "C,B");
}

TEST(CarrierLayout, WhatIsOfThatFileAloneIsAskedAgain) {
    const SheetRows rows{{"编号", "名称", "建设阶段"}, {"7", "别的名称", "/"}, {"900", "某创新中心", "在建"}};
    const plan::Plan plan = that_remembers(
        rows,
        answered({{"who:2", "7"}, {"clear:C", "clear"}, {"function:new", "incubator"}, {"programme:new", "new"}}));
    EXPECT_TRUE(layout_in(plan).answers.empty());
    for (const plan::LayoutColumn& column : layout_in(plan).columns) EXPECT_TRUE(column.answers.empty());
    EXPECT_TRUE(read(plan, rows).options.answers.empty());
}

TEST(CarrierLayout, WhatIsSaidNowGoesBeforeWhatWasSaidThen) {
    const plan::Plan plan = that_remembers(k_then, said_then());
    CarrierOptions options;
    options.columns[2].leave_out = true;
    EXPECT_EQ(read(plan, k_next, options).preview.rows.front().after.floor_area_m2,
              plan::Index(haining()).carrier(7)->floor_area_m2);
}
