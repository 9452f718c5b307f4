// Several lists of carriers on one sheet, what stands between their rows, and angles in columns of their own.
#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "haining_package.h"
#include "plan/index.h"
#include "tables/carrier_layout.h"
#include "tables/carriers.h"
#include "tables/sheet_view.h"

namespace {

using tables::CarrierOptions;
using tables::CarrierPreview;
using tables::CarrierRole;
using SheetRows = std::vector<std::vector<std::string>>;

const plan::Plan& haining() { return support::haining_package(); }
std::string name_of(int number) { return plan::Index(haining()).carrier(number)->name.zh; }

CarrierOptions answered(std::map<std::string, std::string> answers) {
    CarrierOptions options;
    options.answers = std::move(answers);
    return options;
}

std::string told(const CarrierPreview& p) {
    std::string out;
    for (const auto& c : p.columns)
        out += fmt::format("{}: {} {} → {} {} {}\n", c.block, tables::cell_name(c.at), c.title, tables::to_key(c.role),
                           static_cast<int>(c.outcome), c.reason ? base::to_line(*c.reason) : "");
    for (const auto& q : p.questions) out += fmt::format("? {}: {} [{}]\n", q.id, base::to_line(q.sentence), q.chosen);
    for (const auto& r : p.refused) out += fmt::format("× {}: {}\n", tables::cell_name(r.at), base::to_line(r.reason));
    for (const auto& r : p.left_out_rows) out += fmt::format("- {} {}: {}\n", r.row, r.text, base::to_line(r.reason));
    return out;
}

CarrierPreview preview(const wire::Grid& grid, const CarrierOptions& options = {}) {
    auto result = tables::preview_carriers(plan::Index(haining()), grid, options);
    EXPECT_TRUE(result) << base::to_line(result.error());
    return result.value_or(CarrierPreview{});
}
CarrierPreview preview(const SheetRows& rows, const CarrierOptions& options = {}) {
    return preview(tables::grid_of(rows), options);
}

const tables::CarrierRow* row_of(const CarrierPreview& p, int number) {
    const auto at = std::find_if(p.rows.begin(), p.rows.end(), [&](const auto& r) { return r.after.number == number; });
    return at == p.rows.end() ? nullptr : &*at;
}

std::string reason_of(const CarrierPreview& p, std::size_t row) {
    for (const auto& r : p.left_out_rows)
        if (r.row == row) return base::to_line(r.reason);
    return {};
}

/// Where a carrier lies that is put there by an angle in columns.
const std::map<std::string, std::string> k_answers{{"system:B", "cgcs2000"}, {"uncertainty:B", "50"}};

}  // namespace

TEST(CarrierTables, StandBelowEachOther) {
    const CarrierPreview p = preview({{"一、孵化器一览表"},
                                      {"单位：万元"},
                                      {"编号", "名称", "总投资"},
                                      {"7", name_of(7), "100"},
                                      {"", "合计", "100"},
                                      {"二、众创空间一览表"},
                                      {"单位：亿元"},
                                      {"编号", "名称", "总投资", "建设阶段"},
                                      {"8", name_of(8), "2", "在建"},
                                      {"注：以上为计划投资"}});
    ASSERT_EQ(p.blocks.size(), 2U) << told(p);
    EXPECT_TRUE(p.clean()) << told(p);
    ASSERT_EQ(p.rows.size(), 2U) << told(p);
    EXPECT_EQ(p.rows[0].after.investment_cny, 1e6);
    EXPECT_EQ(p.rows[1].after.investment_cny, 2e8) << "each by the unit above it";
    EXPECT_EQ(p.rows[1].after.stage, plan::Stage::under_construction);
    for (const std::size_t row : {1U, 2U, 5U, 6U, 7U, 10U}) EXPECT_FALSE(reason_of(p, row).empty()) << row << told(p);
    EXPECT_EQ(p.blocks[0].last.row, 5U);
    EXPECT_EQ(p.blocks[1].first.row, 8U);
}

TEST(CarrierTables, TheSameTitlesUnderALineBeginAnother) {
    const CarrierPreview p = preview({{"单位：万元"},
                                      {"编号", "名称", "总投资"},
                                      {"7", name_of(7), "100"},
                                      {"单位：亿元"},
                                      {"编号", "名称", "总投资"},
                                      {"8", name_of(8), "2"}});
    EXPECT_EQ(p.blocks.size(), 2U) << told(p);
    ASSERT_EQ(p.rows.size(), 2U) << told(p);
    EXPECT_EQ(p.rows[0].after.investment_cny, 1e6);
    EXPECT_EQ(p.rows[1].after.investment_cny, 2e8);
}

TEST(CarrierTables, QuestionsOfEachAreItsOwn) {
    const SheetRows rows{{"编号", "名称", "总投资"},
                         {"7", name_of(7), "100"},
                         {"名称", "编号", "总投资", "备注"},
                         {name_of(8), "8", "2", "x"}};
    const CarrierPreview open = preview(rows);
    EXPECT_EQ(open.open_questions(), 2) << told(open);
    const CarrierPreview p = preview(rows, answered({{"unit:C", "wan_cny"}, {"unit:C3", "yi_cny"}}));
    EXPECT_TRUE(p.clean()) << told(p);
    EXPECT_EQ(row_of(p, 7)->after.investment_cny, 1e6);
    EXPECT_EQ(row_of(p, 8)->after.investment_cny, 2e8);
}

TEST(CarrierTables, StandBesideEachOther) {
    const SheetRows rows{{"编号", "名称", "建设阶段", "", "编号", "名称", "总投资（万元）"},
                         {"7", name_of(7), "在建", "", "8", name_of(8), "100"},
                         {"9", name_of(9), "已竣工"}};
    const CarrierPreview p = preview(rows);
    ASSERT_EQ(p.blocks.size(), 2U) << told(p);
    EXPECT_TRUE(p.clean()) << told(p);
    ASSERT_EQ(p.rows.size(), 3U) << told(p);
    EXPECT_EQ(row_of(p, 8)->after.investment_cny, 1e6);
    EXPECT_EQ(row_of(p, 9)->after.stage, plan::Stage::completed);
    EXPECT_EQ(row_of(p, 8)->after.stage, plan::Index(haining()).carrier(8)->stage);
    const CarrierPreview close = preview({{"序号", "名称", "建设阶段", "序号", "名称", "建设阶段"},
                                          {"1", name_of(7), "在建", "2", name_of(8), "已竣工"}});
    EXPECT_EQ(close.blocks.size(), 2U) << told(close);
    EXPECT_EQ(close.rows.size(), 2U) << told(close);
}

TEST(CarrierTables, ACarrierHasOneRowInAllOfThem) {
    const CarrierPreview p = preview(
        {{"编号", "名称", "建设阶段"}, {"7", name_of(7), "在建"}, {"编号", "名称", "备注"}, {"7", name_of(7), "x"}});
    ASSERT_EQ(p.refused.size(), 1U) << told(p);
    EXPECT_NE(base::to_line(p.refused[0].reason).find("row 2"), std::string::npos);
}

TEST(CarrierTables, RepeatedTitlesGoOn) {
    wire::Grid grid = tables::grid_of({{"编号", "名称", "位置（CGCS2000）"},
                                       {"", "", "经度", "纬度"},
                                       {"7", name_of(7), "120.44", "30.43"},
                                       {"编号", "名称", "位置（CGCS2000）"},
                                       {"", "", "经度", "纬度"},
                                       {"8", name_of(8), "120.45", "30.44"}});
    grid.merges = {{0, 0, 1, 0}, {0, 1, 1, 1}, {0, 2, 0, 3}, {3, 0, 4, 0}, {3, 1, 4, 1}, {3, 2, 3, 3}};
    const CarrierPreview p = preview(grid, answered({{"uncertainty:C", "50"}}));
    EXPECT_EQ(p.blocks.size(), 1U) << told(p);
    EXPECT_TRUE(p.clean()) << told(p);
    EXPECT_EQ(p.rows.size(), 2U);
    EXPECT_FALSE(reason_of(p, 4).empty());
    EXPECT_FALSE(reason_of(p, 5).empty());
}

TEST(CarrierTables, GroupRowsAndRowsOfSumsAreNamed) {
    const CarrierPreview p = preview({{"编号", "名称", "总投资（万元）"},
                                      {"", "一、孵化器（2家）"},
                                      {"7", name_of(7), "100"},
                                      {"", "小计", "100"},
                                      {"省级众创空间"},
                                      {"8", name_of(8), "100"},
                                      {"", "长安镇"},
                                      {"9", name_of(9), "1"}});
    EXPECT_TRUE(p.clean()) << told(p);
    EXPECT_EQ(p.rows.size(), 3U) << told(p);
    for (const std::size_t row : {2U, 4U, 5U, 7U}) EXPECT_FALSE(reason_of(p, row).empty()) << row << told(p);
}

TEST(CarrierTables, ANameAloneInItsRowIsAskedAbout) {
    const SheetRows rows{{"编号", "名称", "总投资（万元）"}, {"7", name_of(7), "100"}, {"", "其他某某园"}};
    const CarrierPreview open = preview(rows);
    EXPECT_EQ(open.open_questions(), 1) << told(open);
    EXPECT_EQ(open.questions.front().id, "who:3");
    EXPECT_TRUE(preview(rows, answered({{"who:3", "leave_out"}})).clean());
    EXPECT_EQ(preview({{"编号", "名称", "总投资（万元）"}, {"7", name_of(7), "100"}, {"", name_of(8)}}).rows.size(), 2U)
        << "one that the plan has is meant";
}

TEST(CarrierTables, ALayoutKnowsThemAll) {
    const SheetRows rows{{"编号", "名称", "总投资"},
                         {"7", name_of(7), "100"},
                         {"名称", "编号", "总投资", "备注"},
                         {name_of(8), "8", "2", "x"}};
    const CarrierOptions options = answered({{"unit:C", "wan_cny"}, {"unit:C3", "yi_cny"}});
    const plan::Index index(haining());
    const auto layout = tables::layout_of(index, preview(rows, options), options, "两表", "a.xlsx");
    ASSERT_TRUE(layout);
    SheetRows next = rows;
    next.insert(next.begin() + 2, {"9", name_of(9), "5"});
    wire::Workbook book;
    book.grids.push_back(tables::grid_of(next));
    const auto read = tables::preview_by_layout(index, book, *layout, CarrierOptions{});
    ASSERT_TRUE(read);
    EXPECT_EQ(read->options.answers,
              (std::map<std::string, std::string>{{"unit:C", "wan_cny"}, {"unit:C4", "yi_cny"}}));
    EXPECT_TRUE(read->differences.none());
}

TEST(CarrierAngles, StandInColumnsOfTheirOwn) {
    for (const SheetRows& titles :
         {SheetRows{{"编号", "经度度", "经度分", "经度秒", "纬度度", "纬度分", "纬度秒"}},
          SheetRows{{"编号", "经度（°）", "经度（′）", "经度（″）", "纬度（°）", "纬度（′）", "纬度（″）"}},
          SheetRows{{"No.", "Longitude deg", "Longitude min", "Longitude sec", "Latitude deg", "Latitude min",
                     "Latitude sec"}}}) {
        SheetRows rows = titles;
        rows.push_back({"7", "120", "26", "24", "30", "25", "48"});
        const CarrierPreview p = preview(rows, answered(k_answers));
        ASSERT_EQ(p.rows.size(), 1U);
        ASSERT_TRUE(p.clean()) << told(p);
        ASSERT_TRUE(p.rows[0].after.position);
        EXPECT_NEAR(p.rows[0].after.position->lon, 120.44, 1e-9);
        EXPECT_NEAR(p.rows[0].after.position->lat, 30.43, 1e-9);
        EXPECT_EQ(p.rows[0].place->at.size(), 6U) << "every cell has its outcome";
    }
}

TEST(CarrierAngles, StandUnderATitleThatIsMerged) {
    wire::Grid grid = tables::grid_of({{"编号", "东经", "", "", "北纬"},
                                       {"", "度", "分", "秒", "度", "分", "秒"},
                                       {"7", "120°", "26'", "24.0\"", "30", "25.8", ""}});
    grid.merges = {{0, 0, 1, 0}, {0, 1, 0, 3}, {0, 4, 0, 6}};
    const CarrierPreview p = preview(grid, answered(k_answers));
    ASSERT_EQ(p.rows.size(), 1U) << told(p);
    EXPECT_TRUE(p.clean()) << told(p);
    EXPECT_NEAR(p.rows[0].after.position->lon, 120.44, 1e-9);
    EXPECT_NEAR(p.rows[0].after.position->lat, 30.43, 1e-9) << "minutes may have decimals where there are no seconds";
    wire::Grid without =
        tables::grid_of({{"编号", "东经", "", "", "北纬"}, {"7", "120", "26", "24", "30", "25", "48"}});
    without.merges = {{0, 1, 0, 3}, {0, 4, 0, 6}};
    EXPECT_NEAR(preview(without, answered(k_answers)).rows[0].after.position->lat, 30.43, 1e-9)
        << "three columns under one title";
}

TEST(CarrierAngles, StandUnderATitleThatIsNotMerged) {
    const CarrierPreview p = preview({{"编号", "经度", "", "", "纬度", "", ""},
                                      {"", "度", "分", "秒", "度", "分", "秒"},
                                      {"7", "120", "26", "24", "30", "25", "48"}},
                                     answered(k_answers));
    ASSERT_EQ(p.rows.size(), 1U) << told(p);
    ASSERT_TRUE(p.clean()) << told(p);
    ASSERT_TRUE(p.rows[0].place) << told(p);
    EXPECT_NEAR(p.rows[0].after.position->lon, 120.44, 1e-9);
    EXPECT_NEAR(p.rows[0].after.position->lat, 30.43, 1e-9);
}

TEST(CarrierAngles, WithoutOneOfItsPartsNoPositionIsTaken) {
    const std::map<std::string, std::string> known{{"system:C", "cgcs2000"}, {"uncertainty:C", "50"}};
    const auto places = [](const SheetRows& rows, const CarrierOptions& options) {
        const CarrierPreview p = preview(rows, options);
        return std::any_of(p.rows.begin(), p.rows.end(), [](const auto& row) { return row.place.has_value(); });
    };
    const SheetRows seconds{{"编号", "建设阶段", "经度度", "经度秒", "纬度度", "纬度秒"},
                            {"7", "在建", "120", "24", "30", "48"}};
    EXPECT_FALSE(places(seconds, answered(known))) << told(preview(seconds, answered(known)));
    const SheetRows bare{{"编号", "建设阶段", "经度", "分", "秒", "纬度", "分", "秒"},
                         {"7", "在建", "120", "26", "24", "30", "25", "48"}};
    EXPECT_FALSE(places(bare, answered(known))) << told(preview(bare, answered(known)));
    const SheetRows whole{{"编号", "建设阶段", "经度度", "经度分", "纬度度", "纬度分"},
                          {"7", "在建", "120", "26.4", "30", "25.8"}};
    EXPECT_TRUE(places(whole, answered(known)));
    CarrierOptions by_hand = answered(known);
    by_hand.columns[4].leave_out = true;
    EXPECT_FALSE(places(whole, by_hand)) << "nor where one is left out by hand";
    SheetRows empty = whole;
    empty[1][5] = "";
    EXPECT_FALSE(places(empty, answered(known)));
    EXPECT_EQ(preview(empty, answered(known)).refused.size(), 1U);
}

TEST(CarrierAngles, WhatCannotBeIsSaid) {
    const auto read = [](const std::vector<std::string>& cells) {
        return preview({{"编号", "经度度", "经度分", "经度秒", "纬度度", "纬度分", "纬度秒"}, cells},
                       answered(k_answers));
    };
    EXPECT_EQ(read({"7", "120", "66", "24", "30", "25", "48"}).refused.size(), 1U) << "minutes are below 60";
    EXPECT_EQ(read({"7", "120.4", "26", "24", "30", "25", "48"}).refused.size(), 1U) << "only the last has decimals";
    EXPECT_EQ(read({"7", "", "26", "24", "30", "25", "48"}).refused.size(), 1U);
    EXPECT_EQ(read({"7", "120", "", "24", "30", "25", "48"}).refused.size(), 1U);
    EXPECT_EQ(read({"7", "", "", "", "30", "25", "48"}).refused.size(), 1U);
    EXPECT_TRUE(read({"7", "", "", "", "", "", ""}).refused.empty());
    const CarrierPreview orphan = preview({{"编号", "建设阶段", "经度分", "纬度度"}, {"7", "在建", "26", "30"}});
    EXPECT_EQ(orphan.columns[2].outcome, tables::Outcome::left_out) << told(orphan);
    EXPECT_EQ(orphan.columns[3].outcome, tables::Outcome::left_out) << told(orphan);
    EXPECT_EQ(preview({{"编号", "总投资（分）", "建设阶段"}, {"7", "1", "在建"}}).columns[1].outcome,
              tables::Outcome::left_out);
}
