// Next year's file is read as last year's was: known again by its titles, what was said by hand put where the columns
// are now, the differences named, and the year of a table that names none asked for again.
#include "tables/layout.h"

#include <gtest/gtest.h>

#include "haining_package.h"
#include "plan/observations.h"
#include "plan/table_memory_edits.h"
#include "seeded.h"
#include "tables/head_words.h"
#include "tables/sheet_view.h"
#include "title_pattern.h"

namespace {

using tables::ImportOptions;
using tables::ImportPreview;
using tables::LayoutFit;
using SheetRows = std::vector<std::vector<std::string>>;

const plan::Plan& haining() { return support::haining_package(); }

wire::Workbook book_of(const SheetRows& rows) {
    wire::Workbook book;
    book.container = wire::Container::xlsx;
    book.grids.push_back(tables::grid_of(rows));
    book.grids.back().sheet = "2023年数据";
    return book;
}

/// A plan that remembers how a table was read.
plan::Plan that_remembers(const SheetRows& rows, const ImportOptions& options, const std::string& name = "年度指标",
                          plan::Plan plan = haining()) {
    const plan::Index index(plan);
    const auto preview = tables::preview_import(index, book_of(rows), options);
    EXPECT_TRUE(preview) << base::to_line(preview.error());
    const auto layout = tables::layout_of(index, *preview, options, name, "2023.xlsx");
    EXPECT_TRUE(layout) << base::to_line(layout.error());
    const auto edit = plan::save_layout(plan, *layout, {"王五", "2024-03-02"});
    EXPECT_TRUE(edit) << base::to_line(edit.error());
    return plan::apply(std::move(plan), *edit);
}

const plan::TableLayout& layout_in(const plan::Plan& plan) { return plan.table_layouts.front(); }

LayoutFit fit(const plan::Plan& plan, const SheetRows& rows) {
    return tables::fit_of(plan::Index(plan), layout_in(plan), book_of(rows).grids.front(), {}).fit;
}

tables::ReadByLayout read(const plan::Plan& plan, const SheetRows& rows, const ImportOptions& options = {}) {
    auto read = tables::preview_by_layout(plan::Index(plan), book_of(rows), layout_in(plan), options);
    EXPECT_TRUE(read) << base::to_line(read.error());
    return read.value_or(tables::ReadByLayout{});
}

std::string lines(const std::vector<tables::Sentence>& sentences) {
    std::string all;
    for (const tables::Sentence& sentence : sentences) all += base::to_line(sentence) + "\n";
    return all;
}

std::string pattern(const std::string& title) {
    return tables::title_pattern(title, tables::UnitReader(tables::HeadWords::built_in()),
                                 tables::short_years(haining()));
}

const SheetRows k_then{{"镇街", "2022年发明专利", "2022年孵化器", "2022年排名", "科技企业数 2022", "备注"},
                       {"许村镇", "150", "1", "9", "120", ""},
                       {"长安镇", "75", "2", "3", "80", ""}};

/// With an indicator by hand for 科技企业数, which is no name of the plan.
ImportOptions by_hand() {
    ImportOptions options;
    options.columns[5].indicator = "tech_firms";
    return options;
}

const SheetRows k_next{{"镇街", "2023年发明专利", "2023年孵化器", "2023年排名", "科技企业数 2023", "备注"},
                       {"许村镇", "160", "1", "8", "130", ""},
                       {"长安镇", "77", "2", "3", "90", ""}};

}  // namespace

TEST(TitlePattern, LeavesOutWhatChangesFromYearToYear) {
    EXPECT_EQ(pattern("2024年发明专利"), pattern("２０２３年 发明 专利"));
    EXPECT_EQ(pattern("截至2023年12月底发明专利"), pattern("截至2024年12月底发明专利"));
    EXPECT_EQ(pattern("二〇二三年孵化器"), pattern("2023年孵化器"));
    EXPECT_EQ(pattern("2023年1-9月产值"), pattern("2024年1-9月产值"));
    EXPECT_NE(pattern("2023年1-9月产值"), pattern("2023年产值")) << "a part of a year is none";
    EXPECT_NE(pattern("2021-2023年产值"), pattern("2023年产值"));
    EXPECT_EQ(tables::without_units(pattern("发明专利（百件）2023年")),
              tables::without_units(pattern("发明专利(件)2024年")));
    EXPECT_EQ(tables::units_in(pattern("发明专利（百件）2023年")), "百件");
    EXPECT_NE(tables::without_units(pattern("科技型企业")), tables::without_units(pattern("科技型专家")));
    EXPECT_EQ(pattern("a[b]Y"), "aby") << "no title can write a mark of the pattern";
}

TEST(Layout, NextYearsFileIsReadAsThisYearsWas) {
    const plan::Plan plan = that_remembers(k_then, by_hand());
    EXPECT_EQ(fit(plan, k_next), LayoutFit::equal);
    const auto found = tables::find_layouts(plan::Index(plan), book_of(k_next).grids.front(), {});
    EXPECT_EQ(tables::layout_to_apply(found), &layout_in(plan));
    const auto next = read(plan, k_next);
    EXPECT_TRUE(next.differences.none());
    EXPECT_EQ(next.differences.as_then, 6U);
    ASSERT_EQ(next.preview.values.size(), 6U);
    EXPECT_EQ(next.preview.values.at(2).draft.indicator, "tech_firms");
    EXPECT_EQ(next.preview.values.at(2).draft.value, 130);
    EXPECT_EQ(next.preview.values.at(2).draft.year, 2023);
    const std::string summary = base::to_line(tables::summary_of(layout_in(plan), next.differences));
    EXPECT_NE(summary.find("2024-03-02"), std::string::npos) << summary;
    EXPECT_NE(summary.find("王五"), std::string::npos) << summary;
}

TEST(Layout, AColumnMoreIsNamedAndOneLessToo) {
    const plan::Plan plan = that_remembers(k_then, by_hand());
    SheetRows rows = k_next;
    rows[0].insert(rows[0].begin() + 2, "2023年R&D占GDP");
    rows[1].insert(rows[1].begin() + 2, "1.5");
    rows[2].insert(rows[2].begin() + 2, "1.6");
    EXPECT_EQ(fit(plan, rows), LayoutFit::similar);
    EXPECT_EQ(tables::layout_to_apply(tables::find_layouts(plan::Index(plan), book_of(rows).grids.front(), {})),
              nullptr)
        << "it is offered";
    auto more = read(plan, rows);
    EXPECT_EQ(more.differences.as_then, 6U);
    EXPECT_EQ(lines(more.differences.added), "C1 “2023年R&D占GDP”: is new since then\n");
    EXPECT_EQ(more.options.columns.at(6).indicator, "tech_firms") << "moved with its column";
    EXPECT_EQ(more.preview.values.size(), 8U);
    for (auto& row : rows) row.erase(row.begin() + 3);
    more = read(plan, rows);
    EXPECT_EQ(lines(more.differences.gone), "“Y孵化器”: was there then and is gone\n");
    EXPECT_EQ(more.differences.added.size(), 1U);
    EXPECT_EQ(more.differences.as_then, 5U);
}

TEST(Layout, AFurtherColumnOfTheSameTitleIsNew) {
    const plan::Plan plan = that_remembers(k_then, by_hand());
    SheetRows rows = k_next;
    for (auto& row : rows) row.push_back(row[1]);
    const auto more = read(plan, rows);
    EXPECT_EQ(more.differences.as_then, 6U);
    EXPECT_EQ(lines(more.differences.added), "G1 “2023年发明专利”: is new since then\n");
}

TEST(Layout, TheOrderOfColumnsDoesNotMatter) {
    const plan::Plan plan = that_remembers(k_then, by_hand());
    SheetRows rows = k_next;
    for (auto& row : rows) std::swap(row.at(1), row.at(4));
    EXPECT_EQ(fit(plan, rows), LayoutFit::equal);
    const auto next = read(plan, rows);
    EXPECT_TRUE(next.differences.none());
    EXPECT_EQ(next.options.columns.at(2).indicator, "tech_firms");
    EXPECT_FALSE(next.options.columns.contains(5));
    EXPECT_EQ(next.preview.values.at(0).draft.indicator, "tech_firms");
    EXPECT_EQ(next.preview.values.at(0).draft.value, 130);
}

TEST(Layout, AnotherUnitIsNamedAndTheTitlesOwnHolds) {
    const SheetRows then{{"镇街", "发明专利（百件）2022年"}, {"许村镇", "1.5"}};
    const plan::Plan plan = that_remembers(then, {});
    EXPECT_EQ(layout_in(plan).columns.at(1).times, 100);
    const SheetRows now{{"镇街", "发明专利（件）2023年"}, {"许村镇", "160"}};
    EXPECT_EQ(fit(plan, now), LayoutFit::equal);
    const auto next = read(plan, now);
    EXPECT_EQ(lines(next.differences.other_unit), "B1 “发明专利（件）2023年”: was in 百件 then and is in 件 now\n");
    EXPECT_EQ(next.differences.as_then, 1U);
    EXPECT_EQ(next.preview.values.at(0).draft.value, 160);
}

TEST(Layout, AUnitByHandIsNotPutOverAnotherOfTheTitle) {
    ImportOptions options;
    options.columns[2].unit = "百件";
    const plan::Plan plan = that_remembers({{"镇街", "发明专利2022年"}, {"许村镇", "1.5"}}, options);
    EXPECT_EQ(read(plan, {{"镇街", "发明专利2023年"}, {"许村镇", "2"}}).preview.values.at(0).draft.value, 200);
    const auto next = read(plan, {{"镇街", "发明专利（件）2023年"}, {"许村镇", "160"}});
    EXPECT_EQ(next.preview.values.at(0).draft.value, 160);
    EXPECT_EQ(next.differences.other_unit.size(), 1U);
}

TEST(Layout, AUnitByHandIsNotPutOverAnotherThatTheTableNamesAnywhere) {
    ImportOptions options;
    options.columns[2].unit = "百件";
    options.columns[3].indicator = "tech_firms";
    options.columns[3].unit = "百家";
    const plan::Plan plan =
        that_remembers({{"镇街", "2022年发明专利", "2022年科企数"}, {"许村镇", "1.5", "2"}}, options);
    const SheetRows none{{"镇街", "2023年发明专利", "2023年科企数"}, {"许村镇", "2", "3"}};
    const auto as_then = read(plan, none);
    EXPECT_TRUE(as_then.differences.none());
    ASSERT_EQ(as_then.preview.values.size(), 2U);
    EXPECT_EQ(as_then.preview.values.at(0).draft.value, 200);
    EXPECT_EQ(as_then.preview.values.at(1).draft.value, 300);
    const SheetRows line{{"单位：件"}, none[0], {"许村镇", "160", "3"}};
    EXPECT_EQ(fit(plan, line), LayoutFit::equal);
    const auto over = read(plan, line);
    EXPECT_EQ(over.options.columns.find(2), over.options.columns.end());
    ASSERT_GE(over.preview.values.size(), 1U);
    EXPECT_EQ(over.preview.values.at(0).draft.value, 160);
    EXPECT_EQ(lines(over.differences.other_unit).substr(0, 60).find("B2 “2023年发明专利”: was in 百件 then"), 0U)
        << lines(over.differences.other_unit);
    const auto row = read(plan, {none[0], {"单位", "件", "家"}, {"许村镇", "160", "3"}});
    EXPECT_EQ(row.differences.other_unit.size(), 2U);
}

TEST(Layout, AUnitByHandIsKeptWhileTheYearIsAskedFor) {
    ImportOptions options;
    options.columns[2].unit = "百件";
    const SheetRows rows{{"镇街", "发明专利"}, {"许村镇", "1.5"}};
    options.answers["year:A"] = "2022";
    const auto next = read(that_remembers(rows, options), rows);
    EXPECT_EQ(next.preview.open_questions(), 1);
    EXPECT_EQ(next.options.columns.at(2).unit, "百件");
}

TEST(Layout, TheYearIsNeverRemembered) {
    const SheetRows rows{{"镇街", "发明专利"}, {"许村镇", "150"}};
    ImportOptions options;
    options.answers["year:A"] = "2022";
    plan::Plan plan = that_remembers(rows, options);
    const plan::TableLayout& layout = layout_in(plan);
    EXPECT_TRUE(layout.answers.empty());
    for (const plan::LayoutColumn& column : layout.columns) EXPECT_TRUE(column.answers.empty());
    plan.observations.push_back(
        {7, "xucun", "invention_patents", 2022, 150, plan::ValueState::final_value, "", "", "", false});
    const auto next = read(plan, rows);
    EXPECT_TRUE(next.preview.values.empty());
    ASSERT_EQ(next.preview.open_questions(), 1);
    EXPECT_EQ(next.preview.questions.front().id, "year:A");
    EXPECT_EQ(next.preview.questions.front().answers.front().key, "2023") << "the next year is proposed first";
    ImportOptions answered;
    answered.answers["year:A"] = "2024";
    EXPECT_EQ(read(plan, rows, answered).preview.values.at(0).draft.year, 2024);
    ImportOptions of_table, of_column;
    of_table.year = 2022;
    of_column.columns[2].year = 2022;
    for (const ImportOptions& said : {of_table, of_column})
        EXPECT_EQ(read(that_remembers(rows, said), rows).preview.open_questions(), 1);
}

TEST(Layout, AnswersMoveWithTheirColumnsAndCountForNoOtherQuestion) {
    const SheetRows then{{"单位：百件"}, {"镇街", "2022年发明专利", "2022年孵化器"}, {"许村镇", "1.5", "3"}};
    ImportOptions options;
    options.answers["unit:C"] = "家";
    const plan::Plan plan = that_remembers(then, options);
    ASSERT_EQ(layout_in(plan).columns.at(2).answers.size(), 1U);
    const SheetRows now{{"单位：百件"}, {"镇街", "2023年孵化器", "2023年发明专利"}, {"许村镇", "4", "1.6"}};
    const auto next = read(plan, now);
    EXPECT_EQ(next.options.answers.at("unit:B"), "家");
    EXPECT_EQ(next.preview.open_questions(), 0);
    ASSERT_EQ(next.preview.values.size(), 2U);
    EXPECT_EQ(next.preview.values.at(0).draft.value, 4);
    EXPECT_EQ(next.preview.values.at(1).draft.value, 160);
    SheetRows other = now;
    other[0][0] = "单位：万件";
    EXPECT_EQ(read(plan, other).preview.open_questions(), 1) << "it was asked about another unit";
}

TEST(Layout, TheColumnOfAreasIsRememberedByItsTitle) {
    const SheetRows then{{"地区", "区域", "2022年发明专利"}, {"许村镇", "长安镇", "1"}, {"长安镇", "许村镇", "2"}};
    ImportOptions options;
    options.answers["area:A"] = "B";
    const plan::Plan plan = that_remembers(then, options);
    const SheetRows next{{"区域", "地区", "2023年发明专利"}, {"许村镇", "长安镇", "1"}, {"长安镇", "许村镇", "2"}};
    const auto again = read(plan, next);
    EXPECT_EQ(again.options.answers.at("area:A"), "A");
    EXPECT_EQ(again.preview.values.at(0).draft.area, "xucun");
}

TEST(Layout, TwoThatFitAlikeAreOfferedAndNoneIsTaken) {
    plan::Plan plan = that_remembers(k_then, by_hand(), "甲");
    plan = that_remembers(k_then, {}, "乙", plan);
    const auto found = tables::find_layouts(plan::Index(plan), book_of(k_next).grids.front(), {});
    EXPECT_EQ(found.size(), 2U);
    EXPECT_EQ(tables::layout_to_apply(found), nullptr);
}

TEST(Layout, AnotherTableHasNone) {
    const plan::Plan plan = that_remembers(k_then, by_hand());
    EXPECT_EQ(fit(plan, {{"地区", "2023年R&D占GDP"}, {"许村镇", "1"}}), LayoutFit::none);
    EXPECT_EQ(fit(plan, {{"镇街", "2023年R&D占GDP"}, {"许村镇", "1"}}), LayoutFit::some);
    EXPECT_TRUE(
        tables::find_layouts(plan::Index(plan), book_of({{"镇街", "x"}, {"许村镇", "1"}}).grids.front(), {}).empty());
}

TEST(Layout, WhatIsSaidNowGoesBeforeWhatWasSaidThen) {
    const plan::Plan plan = that_remembers(k_then, by_hand());
    ImportOptions options;
    options.columns[5].leave_out = true;
    EXPECT_EQ(read(plan, k_next, options).preview.values.size(), 4U);
}

TEST(Layout, ATableThatIsNotUnderstoodWithoutItIsKnownAgain) {
    ImportOptions options;
    options.columns[2].indicator = "tech_firms";
    const plan::Plan plan = that_remembers({{"镇街", "某某情况 2022年"}, {"许村镇", "5"}}, options);
    const SheetRows next{{"镇街", "某某情况 2023年"}, {"许村镇", "6"}};
    EXPECT_FALSE(tables::preview_import(plan::Index(haining()), book_of(next), {}));
    EXPECT_EQ(fit(plan, next), LayoutFit::equal);
    EXPECT_EQ(read(plan, next).preview.values.at(0).draft.value, 6);
}

TEST(Layout, YearsBesideEachOtherAreOneTitle) {
    const plan::Plan plan = that_remembers({{"镇街", "孵化器2021年", "孵化器2022年"}, {"许村镇", "1", "2"}}, {});
    const SheetRows next{{"镇街", "孵化器2021年", "孵化器2022年", "孵化器2023年"}, {"许村镇", "1", "2", "3"}};
    EXPECT_EQ(fit(plan, next), LayoutFit::equal);
    EXPECT_TRUE(read(plan, next).differences.none());
    ImportOptions first_out;
    first_out.columns[2].leave_out = true;
    const plan::Plan uneven =
        that_remembers({{"镇街", "孵化器2021年", "孵化器2022年"}, {"许村镇", "1", "2"}}, first_out);
    const auto read_again = read(uneven, next);
    EXPECT_EQ(read_again.preview.values.size(), 2U) << "the first is left out as then";
    EXPECT_EQ(read_again.differences.added.size(), 1U) << "nobody knows how the third is to be read";
}

TEST(Layout, ATableThatLiesAcrossIsRemembered) {
    const SheetRows then{
        {"指标", "许村镇", "长安镇", "黄湾镇"}, {"2022年发明专利", "1", "2", "3"}, {"某某情况 2022年", "4", "5", "6"}};
    ImportOptions options;
    options.columns[3].indicator = "tech_firms";
    const plan::Plan plan = that_remembers(then, options);
    EXPECT_TRUE(layout_in(plan).across);
    const SheetRows next{
        {"指标", "许村镇", "长安镇", "黄湾镇"}, {"某某情况 2023年", "4", "5", "6"}, {"2023年发明专利", "1", "2", "3"}};
    EXPECT_EQ(fit(plan, next), LayoutFit::equal);
    EXPECT_EQ(read(plan, next).options.columns.at(2).indicator, "tech_firms");
    EXPECT_EQ(read(plan, next).preview.values.size(), 6U);
}

/// However columns are mixed, left out and added, what was said of a title goes to that title and to no other.
TEST(Layout, WhatIsSaidOfATitleStaysWithIt) {
    support::Seeded random("layouts");
    const std::vector<std::string> names{"发明专利", "孵化器", "科技型企业", "甲情况", "乙情况", "丙数"};
    for (int run = 0; run < 60; ++run) {
        std::vector<std::string> titles = names;
        SheetRows then{{"镇街"}, {"许村镇"}};
        ImportOptions options;
        for (std::size_t i = 0; i < titles.size(); ++i) {
            then[0].push_back(titles[i] + "2022年");
            then[1].push_back(std::to_string(i + 1));
            if (random.index(2) == 0)
                options.columns[i + 2].indicator = random.index(2) == 0 ? "tech_firms" : "incubators";
        }
        const plan::Plan plan = that_remembers(then, options);
        SheetRows now{{"镇街"}, {"许村镇"}};
        std::map<std::size_t, std::size_t> from;  // of a column now, which it was
        while (!titles.empty()) {
            const std::size_t i = random.index(titles.size());
            const auto was = static_cast<std::size_t>(std::find(names.begin(), names.end(), titles[i]) - names.begin());
            if (random.index(5) != 0) {
                from[now[0].size() + 1] = was + 2;
                now[0].push_back(titles[i] + "2023年");
                now[1].push_back("7");
            }
            titles.erase(titles.begin() + static_cast<std::ptrdiff_t>(i));
        }
        const auto preview = tables::preview_heads(plan::Index(plan), book_of(now).grids.front(), {});
        if (!preview) continue;
        const ImportOptions applied = tables::apply_layout(plan::Index(plan), layout_in(plan), *preview, {});
        for (const auto& [column, was] : from) {
            const bool said = options.columns.contains(was);
            ASSERT_EQ(applied.columns.contains(column), said) << run;
            if (said) {
                ASSERT_EQ(applied.columns.at(column), options.columns.at(was)) << run;
            }
        }
        ASSERT_LE(applied.columns.size(), options.columns.size());
    }
}

TEST(OwnWords, AreUnderstoodInTitles) {
    const SheetRows rows{{"镇办", "2023年有效专利量", "2023年园区排行", "2023年发明专利"}, {"许村镇", "1", "2", "3"}};
    const auto before = tables::preview_import(plan::Index(haining()), rows, {});
    ASSERT_TRUE(before);
    EXPECT_EQ(before->values.size(), 1U);
    EXPECT_FALSE(before->columns.at(2).over.empty()) << "named, so that it can be added";
    plan::Plan plan = haining();
    const auto add = [&](const plan::TableWord& word) {
        const auto edit = plan::add_word(plan::Index(plan), word);
        ASSERT_TRUE(edit) << base::to_line(edit.error());
        plan = plan::apply(plan, *edit);
    };
    add(plan::table_word("有效专利量", plan::WordSort::indicator, "tech_firms"));
    add(plan::table_word("园区排行", plan::WordSort::kind, "rank"));
    add(plan::table_word("镇办", plan::WordSort::role, "area"));
    const auto after = tables::preview_import(plan::Index(plan), rows, {});
    ASSERT_TRUE(after);
    ASSERT_EQ(after->values.size(), 2U);
    EXPECT_EQ(after->values.at(0).draft.indicator, "tech_firms");
    EXPECT_NE(base::to_line(*after->columns.at(2).reason).find("is a rank"), std::string::npos);
    EXPECT_TRUE(after->columns.at(2).over.empty());
}

TEST(OwnWords, WordsOfTheProgramStayWhatTheyAre) {
    const plan::TableWord word = plan::table_word("排名", plan::WordSort::kind, "neutral");
    EXPECT_FALSE(tables::check_added_word(word));
    EXPECT_FALSE(tables::check_added_word(plan::table_word("（排 名）", plan::WordSort::indicator, "tech_firms")));
    EXPECT_TRUE(tables::check_added_word(plan::table_word("园区排行", plan::WordSort::kind, "rank")));
    plan::Plan plan = haining();
    plan.table_words.push_back(word);
    EXPECT_FALSE(tables::check_added_words(plan));
    const auto p = tables::preview_import(
        plan::Index(plan), SheetRows{{"镇街", "2023年发明专利排名", "2023年孵化器"}, {"许村镇", "1", "2"}}, {});
    ASSERT_TRUE(p);
    EXPECT_EQ(p->values.size(), 1U) << "also where a project's file says otherwise";
}
