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
