// Titles of columns: every word of them is understood, or the ones that are over are named.
#include "title.h"

#include <gtest/gtest.h>

#include "haining_package.h"

namespace {

using tables::TitleReading;
using tables::WordKind;

const tables::TitleReader& reader() {
    const plan::Plan& plan = support::haining_package();
    static const plan::Index index(plan);
    static const plan::NameTable areas = plan::area_names(plan), observables = plan::observable_names(index);
    static const tables::TitleReader reader(tables::HeadWords::built_in(), index, areas, observables);
    return reader;
}

TitleReading read(const std::string& title) { return reader().read(title); }

/// Understood as the patents of a year, and nothing else.
int year_of_patents(const std::string& title) {
    const TitleReading reading = read(title);
    const bool patents = reading.indicators == std::vector<std::string>{"invention_patents"};
    const bool whole = reading.over.empty() && reading.unclear.empty() && reading.years.size() == 1;
    return patents && whole ? reading.years.front() : 0;
}

std::string over(const std::string& title) {
    std::string words;
    for (const std::string& word : read(title).over) words += (words.empty() ? "" : "|") + word;
    return words;
}

}  // namespace

TEST(Title, AYearIsWrittenInManyWays) {
    for (const char* title :
         {"2023年发明专利", "发明专利 2023", "发明专利（2023年）", "2023年度发明专利", "２０２３年发明专利",
          "23年发明专利", "二〇二三年发明专利", "发明专利2023年末", "发明专利 2023-12-31", "发明专利2023年12月",
          "截至2023年底发明专利", "2023.0 发明专利", "2023年12月31日发明专利", "Invention patents 2023",
          "发明专利\n2023年", "2023年1-12月发明专利"})
        EXPECT_EQ(year_of_patents(title), 2023) << title;
}

TEST(Title, APartOfAYearOrSeveralAreSaid) {
    for (const char* title : {"2023年1-9月发明专利", "2023年9月发明专利", "2023年上半年发明专利", "2023年初发明专利",
                              "发明专利 2023-06-30", "2023年一季度发明专利"})
        EXPECT_TRUE(read(title).has(WordKind::part_period)) << title;
    for (const char* title : {"2021-2023年发明专利", "2021—2023年发明专利", "2021年以来发明专利", "十四五期间发明专利"})
        EXPECT_TRUE(read(title).has(WordKind::span)) << title;
}

// A list of its own, beside assets/head_words.json: a word that is lost there is missed here (scripts/break-words).
TEST(Title, WordsOfEveryClassAreKnown) {
    using enum WordKind;
    const std::vector<std::pair<WordKind, std::vector<const char*>>> k_kinds{
        {whole_period, {"年末", "年底", "期末", "全年", "截至", "底"}},
        {part_period, {"上半年", "一季度", "前三季度", "当月", "本期", "年初", "Q3"}},
        {span, {"十二五期间", "十四五期间", "以来", "近三年", "年均"}},
        {value, {"绝对值", "实绩", "完成数", "完成情况", "合计", "数值", "actual"}},
        {cumulative, {"累计", "累计数", "总累计", "本年累计"}},
        {rank, {"排名", "位次", "名次", "得分", "列全市第", "rank"}},
        {change, {"比上年", "较上年", "同比", "环比", "增减", "增幅", "百分点", "上年同期", "growth"}},
        {planned, {"计划", "预期", "预计", "任务数", "目标任务", "力争", "forecast"}},
        {target, {"目标", "目标值", "规划目标", "target"}},
        {baseline, {"基期", "基数", "基准值", "baseline"}},
        {preliminary, {"快报", "快报数", "初步", "preliminary"}},
        {newly_added, {"新增", "新增数", "新认定", "新引进", "newly added"}},
        {of_which, {"其中", "of which"}},
        {ratio, {"占比", "占全市比重", "比例", "人均", "每万人", "完成率", "进度", "share"}},
        {relative_year, {"上年", "去年", "今年", "本年", "last year"}},
        {neutral, {"指标", "情况", "统计表", "主要指标", "汇总", "各镇街道"}},
        {subject, {"企业名称", "项目名称", "专利权人", "园区名称", "company"}}};
    for (const auto& [kind, words] : k_kinds)
        for (const char* word : words)
            EXPECT_TRUE(read(std::string("发明专利 ") + word).has(kind)) << word << " " << static_cast<int>(kind);
}

TEST(Title, TitlesOfEveryRoleAreKnown) {
    using enum tables::Role;
    const std::vector<std::pair<tables::Role, std::vector<const char*>>> k_roles{
        {area, {"地区", "镇街", "镇（街道）", "责任单位", "行政区划", "各镇", "Area"}},
        {area_or_unit, {"单位"}},
        {code, {"代码", "行政区划代码", "area code"}},
        {indicator, {"指标", "指标名称", "项目"}},
        {year, {"年份", "年度", "统计年度"}},
        {value, {"数值", "实绩", "指标值"}},
        {unit, {"计量单位", "数据单位"}},
        {state, {"状态"}},
        {source, {"来源", "数据来源"}},
        {sample, {"示例"}},
        {ordinal, {"序号", "编号", "No."}},
        {remark, {"备注", "说明", "联系电话"}},
        {locator, {"地址", "经度", "人口"}}};
    for (const auto& [role, titles] : k_roles)
        for (const char* title : titles) EXPECT_EQ(reader().role_of(title), role) << title;
}

TEST(Title, WhatKindOfNumberItIsIsSaid) {
    const auto has = [](const char* title, WordKind kind) { return read(title).has(kind); };
    EXPECT_TRUE(has("2023年发明专利排名", WordKind::rank));
    EXPECT_TRUE(has("2023 rank", WordKind::rank));
    EXPECT_TRUE(has("比2022年增减", WordKind::change));
    EXPECT_TRUE(has("发明专利同比增长（%）", WordKind::change));
    EXPECT_TRUE(has("2023年计划", WordKind::planned));
    EXPECT_TRUE(has("2023年占全市比重", WordKind::ratio));
    EXPECT_TRUE(has("2023年新增发明专利", WordKind::newly_added));
    EXPECT_TRUE(has("2025年目标", WordKind::target));
    EXPECT_TRUE(has("2020年基期", WordKind::baseline));
    EXPECT_TRUE(has("2023年发明专利（快报数）", WordKind::preliminary));
    EXPECT_FALSE(has("frank", WordKind::rank)) << "a part of another word is none";
}

TEST(Title, TheNamesOfThePlanGoBeforeWords) {
    const TitleReading reading = read("2023年高新技术产业增加值占规上工业增加值比重");
    EXPECT_EQ(reading.indicators, std::vector<std::string>{"hightech_va"});
    EXPECT_TRUE(reading.kinds.empty()) << "增加 and 比重 are parts of a name";
    EXPECT_TRUE(reading.over.empty());
}

TEST(Title, AUnitIsReadWithItsScale) {
    const auto unit = [](const char* title) {
        const TitleReading reading = read(title);
        return reading.units.size() == 1 ? reading.units.front().written : "";
    };
    EXPECT_EQ(unit("2023年发明专利（百件）"), "百件");
    EXPECT_EQ(unit("发明专利（单位：件）"), "件");
    EXPECT_EQ(unit("（百件）"), "百件");
    const auto by = tables::conversion(read("（百件）").units.front(), reader().units().of_plan("件"));
    ASSERT_TRUE(by);
    EXPECT_EQ(tables::converted(15, *by), 1500);
    EXPECT_FALSE(tables::conversion(reader().units().of_plan("亿元"), reader().units().of_plan("件")));
    const auto mu = tables::conversion(reader().units().of_plan("亩"), reader().units().of_plan("平方公里"));
    ASSERT_TRUE(mu);
    EXPECT_NEAR(tables::converted(1500, *mu), 1.0, 1e-9);
}

TEST(Title, AWordThatNobodyKnowsIsOver) {
    EXPECT_EQ(over("2023年高价值发明专利"), "高价值");
    EXPECT_EQ(over("2023年发明专利PCT"), "PCT");
    EXPECT_EQ(over("规上2023年发明专利"), "规上");
    EXPECT_EQ(over("2023年外观设计"), "外观设计");
    EXPECT_EQ(over("RD占GDP比例 2023"), "RD占GDP");
    EXPECT_EQ(over("发明专利（单位：件）"), "");
}

TEST(Title, ARoleIsAWholeTitle) {
    EXPECT_EQ(reader().role_of("地区"), tables::Role::area);
    EXPECT_EQ(reader().role_of("镇（街道）"), tables::Role::area);
    EXPECT_EQ(reader().role_of("地区 Area"), tables::Role::area);
    EXPECT_EQ(reader().role_of("单位"), tables::Role::area_or_unit);
    EXPECT_EQ(reader().role_of("序号"), tables::Role::ordinal);
    EXPECT_FALSE(reader().role_of("协作地区"));
    EXPECT_TRUE(read("协作地区").attribute);
    EXPECT_TRUE(read("所在镇街").attribute);
    EXPECT_TRUE(read("企业名称").has(WordKind::subject));
}
