// What the panels of progress are made of: the table of values, the view in words, the city's tables.
#include <gtest/gtest.h>

#include "haining_plan.h"
#include "plan/observations.h"
#include "session/city_tables.h"
#include "session/sentence.h"
#include "session/value_grid.h"

namespace {

using base::Language;

plan::Plan observed(std::vector<std::tuple<const char*, const char*, int, double>> values) {
    std::vector<plan::ObservationDraft> drafts;
    for (const auto& [area, indicator, year, value] : values) {
        plan::ObservationDraft d;
        d.area = area;
        d.indicator = indicator;
        d.year = year;
        d.value = value;
        d.source = "统计公报";
        drafts.push_back(d);
    }
    const plan::Plan& base = *support::haining_plan();
    const auto edit = plan::observe(plan::Index(base), drafts, {"王五", "2026-11-26"});
    EXPECT_TRUE(edit) << base::to_line(edit.error());
    return plan::apply(base, edit.value_or(plan::Edit{}));
}

std::size_t row_of(const session::ValueGrid& grid, const std::string& area) {
    std::size_t i = 0;
    while (i < grid.rows.size() && grid.rows[i].area != area) ++i;
    return i;
}

std::string sentence(const plan::Plan& p, int year, Language language) {
    return session::sentence_of(plan::Index(p), "rd_gdp", year, language);
}

}  // namespace

TEST(ValueGrid, HoldsThePlanAndWhatWasRecorded) {
    const plan::Plan p = observed({{"xucun", "rd_gdp", 2023, 1.3}});
    const session::ValueGrid grid = session::grid_of_indicator(plan::Index(p), "rd_gdp", Language::zh);
    ASSERT_EQ(grid.columns.size(), 7U);
    const session::GridRow& xucun = grid.rows[row_of(grid, "xucun")];
    EXPECT_EQ(xucun.cells[0].text, "0.86");
    EXPECT_FALSE(xucun.cells[0].editable);
    EXPECT_EQ(xucun.cells[3].text, "1.30");
    EXPECT_TRUE(xucun.cells[3].editable);
    EXPECT_NE(xucun.cells[3].note.find("统计公报"), std::string::npos);
    EXPECT_EQ(xucun.cells[4].text, "");
    EXPECT_EQ(xucun.cells[6].text, "2.00");
    EXPECT_EQ(grid.rows.back().area, "city");
    const session::ValueGrid year = session::grid_of_year(plan::Index(p), 2020, Language::en);
    EXPECT_FALSE(year.columns[0].editable) << "the baseline year is the plan's";
    EXPECT_EQ(year.rows[row_of(year, "xiashi")].cells[0].text, "") << "/ is no zero";
}

TEST(ValueGrid, ANumberIsReadWithSeparatorsAndTypedWithout) {
    const auto shown = [](const char* text) {
        session::GridCell cell;
        cell.text = text;
        return session::shown_text(cell);
    };
    EXPECT_EQ(shown("1161"), "1,161");
    EXPECT_EQ(shown("-1234567.25"), "-1,234,567.25");
    EXPECT_EQ(shown("999"), "999");
    EXPECT_EQ(shown("-999"), "-999");
    EXPECT_EQ(shown("1e+20"), "1e+20");
    EXPECT_EQ(shown(""), "");
}

TEST(ValueGrid, SortsWithTheMissingAndTheCityLast) {
    session::ValueGrid grid = session::grid_of_year(plan::Index(*support::haining_plan()), 2020, Language::zh);
    session::sort_grid(grid, "rd_gdp/2020", false);
    EXPECT_EQ(grid.rows.back().area, "city");
    for (std::size_t i = 1; i + 1 < grid.rows.size(); ++i) {
        const auto before = grid.rows[i - 1].cells[0].value, here = grid.rows[i].cells[0].value;
        EXPECT_TRUE(!here || (before && *before >= *here));
    }
}

TEST(ValueGrid, ABlockIsReadAsAWholeOrNotAtAll) {
    const plan::Plan p = observed({{"changan", "rd_gdp", 2021, 3.4}});
    const session::ValueGrid grid = session::grid_of_indicator(plan::Index(p), "rd_gdp", Language::zh);
    const session::GridPlace at{row_of(grid, "xucun"), 1};
    const auto read = [&](const char* text) {
        return session::read_cells(plan::Index(p), grid, at, text, plan::ValueState::preliminary, "快报");
    };
    const auto block = read("1.0\t1.1\r\n/\t3.5%\r\n");
    ASSERT_TRUE(block) << base::to_line(block.error());
    ASSERT_EQ(block->put.size(), 3U);
    EXPECT_EQ(block->put[2].area, "changan");
    EXPECT_EQ(block->put[2].value, 3.5);
    EXPECT_EQ(block->put[0].state, plan::ValueState::preliminary);
    EXPECT_EQ(block->remove.size(), 1U) << "/ takes the value away";
    const auto blank = read("1.0\t\n\t3.5\n");
    ASSERT_TRUE(blank) << base::to_line(blank.error());
    EXPECT_EQ(blank->put.size(), 2U);
    EXPECT_TRUE(blank->remove.empty()) << "a blank cell of a block says nothing";
    EXPECT_FALSE(read("1\t2\t3\t4\t5\t6\t7\t8")) << "wider than what is left of the table";
    EXPECT_FALSE(read("1.0\tabc"));
    EXPECT_FALSE(read("1.0\t250"));
    EXPECT_FALSE(session::read_cells(plan::Index(p), grid, {at.row, 0}, "1", {}, "")) << "the plan's own";
    EXPECT_TRUE(session::read_cells(plan::Index(p), grid, {at.row, 0}, "0.86\t1.2", {}, ""))
        << "of a block it is passed over";
    EXPECT_EQ(session::cells_as_text(grid, {at.row, 0}, {at.row, 1}), "0.86\t\n");
}

TEST(Sentence, IsMadeOfTheNumbers) {
    // 许村: baseline 0.86, target 2.00: planned by 2023 is 1.544. 1.544 is on pace, 1.10 far behind.
    const plan::Plan p = observed({{"xucun", "rd_gdp", 2023, 1.10}, {"changan", "rd_gdp", 2023, 4.6}});
    EXPECT_EQ(sentence(p, 2023, Language::en),
              "In 2023, 1 of 2 areas with values are on course or better, 1 of them at their target. "
              "8 with a target cannot be judged: a value or the baseline is missing. "
              "Xucun Town is furthest behind and needs 0.45 points a year to reach its target.");
    EXPECT_EQ(sentence(p, 2023, Language::zh),
              "2023 年，有数据的 2 个镇（街道、平台）中 1 个达到或快于序时进度，其中 1 个已达标。"
              "另有 8 个有目标的镇（街道、平台）缺完成值或基期，无法评价。许村镇最为滞后，今后每年需增加 0.45 "
              "个百分点才能达标。");
    EXPECT_EQ(sentence(p, 2024, Language::en),
              "Nothing has been recorded for 2024 yet; 10 areas have a target for 2025.");
    EXPECT_NE(sentence(p, 2020, Language::en).find("In 2020, the baseline year, all 10 areas"), std::string::npos);
    EXPECT_EQ(session::sentence_of(plan::Index(p), "nothing", 2023, Language::en), "");
    const plan::Plan sample = plan::with_sample_observations(*support::haining_plan());
    EXPECT_TRUE(sentence(sample, 2023, Language::en).starts_with("SAMPLE values, not measured:"));
}

TEST(CityTables, KeepEveryFormOfAValue) {
    const plan::Plan p = observed({{"city", "table2.7", 2022, 80}});
    const session::CityTable main = session::city_table(plan::Index(p), "table2", Language::zh);
    EXPECT_EQ(main.rows.size(), 15U);
    const auto row = [&](const std::string& key) {
        return *std::find_if(main.rows.begin(), main.rows.end(), [&](const auto& r) { return r.key == key; });
    };
    EXPECT_EQ(row("table2.14").target, "4（2）") << "a count with another in brackets";
    EXPECT_EQ(row("table2.8").values.at(0), "—") << "the plan gives none";
    EXPECT_NE(row("table2.8").target.find("高于"), std::string::npos) << row("table2.8").target;
    EXPECT_EQ(row("table2.5").revised, "3.86");
    EXPECT_FALSE(row("table2.5").note.empty()) << "a later paper is named";
    EXPECT_EQ(row("table2.7").progress, "35% (2022)");
    EXPECT_EQ(main.years, (std::vector{2020, 2021, 2022}));
    const session::CityTable before = session::city_table(plan::Index(p), "table1", Language::zh);
    EXPECT_EQ(before.rows.size(), 9U);
    EXPECT_EQ(before.rows[4].target, "第 19 位") << "a rank";
    EXPECT_EQ(before.target_year, 2020);
}
