// The paragraph that a planner pastes.
#include "session/paragraph.h"

#include <gtest/gtest.h>

#include "haining_plan.h"
#include "plan/observations.h"

namespace {

using base::Language;

plan::Plan with_value(double value, bool sample, int year = 2023, const char* indicator = "rd_gdp") {
    const plan::Index index(*support::haining_plan());
    const plan::ObservationDraft draft{"xucun",    indicator, year, value, plan::ValueState::preliminary,
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
    const std::string made_up = paragraph(with_value(1.5, true), "xucun", 2023, Language::en);
    EXPECT_TRUE(made_up.starts_with("(SAMPLE")) << made_up;
    EXPECT_NE(made_up.find("(统计公报)"), std::string::npos) << made_up;
    EXPECT_EQ(made_up.rfind("SAMPLE"), made_up.find("SAMPLE")) << "once: " << made_up;
    const std::string loaded =
        paragraph(plan::with_sample_observations(*support::haining_plan()), "xucun", 2023, Language::en);
    EXPECT_EQ(loaded.rfind("SAMPLE"), loaded.find("SAMPLE")) << "once: " << loaded;
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

TEST(Paragraph, SpeaksOfNoYearsWhereOneIsLeft) {
    const std::string zh = paragraph(with_value(1.5, false, 2024), "xucun", 2024, Language::zh);
    EXPECT_NE(zh.find("2025年尚需增加0.50个百分点"), std::string::npos) << zh;
    EXPECT_EQ(zh.find("年均"), std::string::npos) << zh;
    EXPECT_EQ(zh.find("每年"), std::string::npos) << zh;
    const std::string en = paragraph(with_value(1.5, false, 2024), "xucun", 2024, Language::en);
    EXPECT_NE(en.find("still needed in 2025: 0.50 points more"), std::string::npos) << en;
}

TEST(Paragraph, CallsARoundNumberRoundAndNoOther) {
    const auto said = [](double value) {
        const plan::Plan plan = with_value(value, false, 2023, "invention_patents");
        const plan::Index index(plan);
        return session::paragraph_of(index, *index.area("xucun"), *index.indicator("invention_patents"), 2023,
                                     Language::zh);
    };
    const double target = *plan::target_of(plan::Index(*support::haining_plan()), "xucun", "invention_patents");
    EXPECT_NE(said(target - 20).find("年均尚需增加10件"), std::string::npos) << said(target - 20);
    EXPECT_NE(said(target - 21).find("年均尚需增加约11件"), std::string::npos) << said(target - 21);
}

TEST(Paragraph, SaysWhatTheStateOfEveryNumberIs) {
    const std::string zh = paragraph(with_value(1.5, false), "xucun", 2023, Language::zh);
    EXPECT_NE(zh.find("初步数"), std::string::npos) << zh;
    plan::Plan plan = with_value(1.5, false);
    plan.target_sets = {{1, "mid", {"中期调整", "mid-term review"}, "评估"}};
    plan.revised_targets = {};
    const plan::Index index(plan);
    const std::string revised =
        session::paragraph_of(index, *index.area("xucun"), *index.indicator("rd_gdp"), 2023, Language::zh, "mid");
    EXPECT_NE(revised.find("（中期调整，调整后）"), std::string::npos) << revised;
}

TEST(Paragraph, SaysThatNothingIsAskedOfAnArea) {
    const std::string zh = paragraph(*support::haining_plan(), "xiashi", 2023, Language::zh);
    EXPECT_NE(zh.find("未设定"), std::string::npos) << zh;
    EXPECT_EQ(zh.find("尚无数据"), std::string::npos) << zh;
}

TEST(Paragraph, IsEnglish) {
    const plan::Index index(*support::haining_plan());
    const std::string en = session::paragraph_of(index, *index.city(), 2020, Language::en);
    EXPECT_NE(en.find("gross expenditure on R&D as a share of GDP in the whole city stood at 3.08%"), std::string::npos)
        << en;
    EXPECT_EQ(en.find("Whole city"), std::string::npos);
    EXPECT_EQ(en.find("incubators "), en.find("incubators of Jiaxing")) << "said once: " << en;
}
