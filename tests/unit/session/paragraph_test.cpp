// The paragraph that a planner pastes.
#include "session/paragraph.h"

#include <gtest/gtest.h>

#include "haining_plan.h"
#include "plan/observations.h"

namespace {

using base::Language;

plan::Plan with_value(double value, bool sample) {
    const plan::Index index(*support::haining_plan());
    const plan::ObservationDraft draft{"xucun",    "rd_gdp", 2023, value, plan::ValueState::preliminary,
                                       "统计公报", sample};
    return plan::apply(index.plan(), *plan::observe(index, std::vector{draft}, {"test", "2026-11-28"}));
}

std::string paragraph(const plan::Plan& plan, const char* area, int year, Language language) {
    const plan::Index index(plan);
    return session::paragraph_of(index, *index.area(area), *index.indicator("rd_gdp"), year, language);
}

}  // namespace

TEST(Paragraph, NamesBothMeaningsOfARateOfCompletion) {
    const std::string zh = paragraph(with_value(1.5, false), "xucun", 2023, Language::zh);
    EXPECT_TRUE(zh.starts_with("截至2023年底，许村镇")) << zh;
    for (const char* words : {"统计公报", "2025年目标为", "达到目标值的", "完成规划变化量的", "。"})
        EXPECT_NE(zh.find(words), std::string::npos) << zh;
    const std::string en = paragraph(with_value(1.5, false), "xucun", 2023, Language::en);
    EXPECT_NE(en.find("of the target value"), std::string::npos) << en;
    EXPECT_NE(en.find("of the way that was planned"), std::string::npos) << en;
}

TEST(Paragraph, SaysTheResultInTheWordsThatWereChosen) {
    const plan::Plan plan = with_value(1.0, false);
    const plan::Index index(plan);
    const auto said = [&](session::ResultWords words) {
        return session::paragraph_of(index, *index.area("xucun"), *index.indicator("rd_gdp"), 2023, Language::zh, {},
                                     words);
    };
    EXPECT_NE(said(session::ResultWords::reached).find("完成情况：尚未完成"), std::string::npos);
    EXPECT_NE(said(session::ResultWords::progress).find("完成情况：实现进度滞后"), std::string::npos);
    EXPECT_NE(said(session::ResultWords::standard).find("达标"), std::string::npos);
}

TEST(Paragraph, SaysThatAValueWentAwayFromTheTarget) {
    const std::string zh = paragraph(with_value(0.5, false), "xucun", 2023, Language::zh);
    EXPECT_NE(zh.find("与规划方向相反"), std::string::npos) << zh;
    EXPECT_EQ(zh.find("的-"), std::string::npos) << zh;
    const std::string en = paragraph(with_value(0.5, false), "xucun", 2023, Language::en);
    EXPECT_NE(en.find("away from the target by"), std::string::npos) << en;
}

TEST(Paragraph, SaysWhatIsMissingReachedOrMadeUp) {
    EXPECT_NE(paragraph(*support::haining_plan(), "xucun", 2023, Language::zh).find("尚无数据"), std::string::npos);
    EXPECT_NE(paragraph(with_value(99, false), "xucun", 2023, Language::zh).find("完成情况：完成。"),
              std::string::npos);
    EXPECT_TRUE(paragraph(with_value(1.5, true), "xucun", 2023, Language::en).starts_with("SAMPLE"));
    const plan::Index index(*support::haining_plan());
    for (const plan::Area& area : index->areas)
        for (const Language language : {Language::zh, Language::en}) {
            const std::string text = session::paragraph_of(index, area, index->baseline_year, language);
            EXPECT_FALSE(text.empty());
            EXPECT_EQ(text.find("{"), std::string::npos) << text;
        }
}

TEST(Paragraph, JudgesNothingInTheBaselineYear) {
    const std::string zh = paragraph(*support::haining_plan(), "xucun", 2020, Language::zh);
    EXPECT_NE(zh.find("规划基期"), std::string::npos) << zh;
    EXPECT_EQ(zh.find("完成情况"), std::string::npos) << zh;
}

TEST(Paragraph, DoesNotRoundUpToTheWholeTarget) {
    const std::string zh = paragraph(with_value(1.9995, false), "xucun", 2023, Language::zh);
    EXPECT_NE(zh.find("达到目标值的99.9%"), std::string::npos) << zh;
}

TEST(Paragraph, AsksForEnoughEachYear) {
    // 2.00 by 2025 from 1.51 in 2023 is 0.245 a year: 0.24 would miss it
    const std::string en = paragraph(with_value(1.51, false), "xucun", 2023, Language::en);
    EXPECT_NE(en.find("0.25 points"), std::string::npos) << en;
}
