// What the chart of an area's bullets says, and what it leaves unsaid.
#include "session/bullet_chart.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "sample_plan.h"
#include "session/bullets.h"

namespace {

carto::BulletChart chart(const plan::Plan& p, const char* area, int year) {
    carto::MapOptions options;
    options.year = year;
    const plan::Index index(p);
    return session::bullet_chart(index, *index.area(area), options);
}

std::vector<std::string> words_of(const carto::BulletRow& row) {
    std::vector<std::string> out;
    for (const carto::BulletLine& line : row.lines) out.push_back(line.words);
    return out;
}

plan::Plan with_value(double value) {
    plan::Plan p = support::sample_plan();
    plan::Observation o;
    o.area = "xucun";
    o.indicator = p.indicators[0].key;
    o.year = 2023;
    o.value = value;
    o.source = "统计公报";
    p.observations.push_back(o);
    return p;
}

}  // namespace

TEST(BulletChart, HasARowForEveryIndicatorOfTheArea) {
    const plan::Plan p = support::sample_plan();
    const carto::BulletChart xucun = chart(p, "xucun", 2020);
    EXPECT_EQ(xucun.title, plan::Index(p).area("xucun")->name.zh);
    ASSERT_EQ(xucun.rows.size(), p.indicators.size());
    EXPECT_EQ(xucun.rows[0].indicator, p.indicators[0].key);
    EXPECT_EQ(xucun.rows[0].figure, "57%");
    EXPECT_EQ(xucun.rows[0].axis_max, 4);
    const std::vector<std::string> words = words_of(xucun.rows[0]);
    ASSERT_GE(words.size(), 2U);
    EXPECT_EQ(words[0], "2.0% → 3.5%  ·  ▼ 过半");
    EXPECT_EQ(words[1], "每年 +0.3 个百分点");
    EXPECT_FALSE(xucun.rows[0].lines[1].is_soft) << "what must be done stands out";
    EXPECT_FALSE(xucun.rows[0].expected) << "no time has passed";
}

TEST(BulletChart, SaysTheValueOfALaterYearAndWhereItShouldStand) {
    const carto::BulletRow row = chart(with_value(2.5), "xucun", 2023).rows[0];
    EXPECT_EQ(row.lines[0].words.find("2.0% → 2.5% → 3.5%"), 0U) << row.lines[0].words;
    ASSERT_TRUE(row.expected);
    EXPECT_NEAR(*row.expected, 2.9, 1e-9);
    EXPECT_NE(row.lines.back().words.find("统计公报"), std::string::npos) << row.lines.back().words;
}

TEST(BulletChart, SaysOnceWhyThereIsNothing) {
    const plan::Plan p = support::sample_plan();
    const carto::BulletRow nothing = chart(p, "juanhu", 2020).rows[0];
    EXPECT_FALSE(nothing.has_bar());
    EXPECT_EQ(nothing.figure, "不适用");
    EXPECT_TRUE(nothing.lines.empty());
    const carto::BulletRow no_value = chart(p, "xucun", 2023).rows[0];
    EXPECT_TRUE(no_value.has_bar());
    EXPECT_FALSE(no_value.expected) << "beside a value that nobody knows it would say more than the data";
    EXPECT_EQ(words_of(no_value), std::vector<std::string>{"2.0% → 3.5%  ·  无实际值"});
}
