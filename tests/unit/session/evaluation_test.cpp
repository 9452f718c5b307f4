// How an evaluation judges.
#include "session/evaluation.h"

#include <gtest/gtest.h>

#include "haining_plan.h"
#include "plan/observations.h"

namespace {

using base::Language;
using session::Outcome;
using session::ResultWords;

/// The built-in plan with what `area` had reached; patents of it are 50 in 2020 and shall be 100 in 2025 where the test
/// says so.
plan::Plan with_target(double baseline, double target, plan::Direction direction = plan::Direction::higher_is_better) {
    plan::Plan plan = *support::haining_plan();
    auto targets = std::vector<plan::Target>(plan.targets.begin(), plan.targets.end());
    for (plan::Target& each : targets)
        if (each.area == "xucun" && each.indicator == "rd_gdp") {
            each.baseline = baseline;
            each.target = target;
        }
    plan.targets = targets;
    auto indicators = std::vector<plan::Indicator>(plan.indicators.begin(), plan.indicators.end());
    indicators.front().direction = direction;
    plan.indicators = indicators;
    return plan;
}

session::Judgement judged(const plan::Plan& bare, int year, std::optional<double> value) {
    const plan::Index index(bare);
    if (!value) return session::judge(index, "xucun", "rd_gdp", year);
    const plan::ObservationDraft draft{"xucun", "rd_gdp", year, *value, plan::ValueState::final_value, "统计局", false};
    const plan::Plan plan = plan::apply(bare, *plan::observe(index, std::vector{draft}, {"test", "2026-11-28"}));
    return session::judge(plan::Index(plan), "xucun", "rd_gdp", year);
}

}  // namespace

TEST(Evaluation, KeepsTheTwoFormsOfARateApart) {
    const session::Judgement j = judged(with_target(3.08, 3.75), 2025, 3.37);
    EXPECT_NEAR(*j.of_target.value, 3.37 / 3.75, 1e-9);
    EXPECT_NEAR(*j.of_way.value, (3.37 - 3.08) / (3.75 - 3.08), 1e-9);
    EXPECT_FALSE(j.turned_over);
    EXPECT_EQ(j.outcome, Outcome::missed);
}

TEST(Evaluation, OfAFallingIndicatorOnlyTheFirstFormIsTurnedOver) {
    const plan::Plan plan = with_target(4, 2, plan::Direction::lower_is_better);
    const session::Judgement on_the_way = judged(plan, 2025, 3);
    EXPECT_TRUE(on_the_way.turned_over);
    EXPECT_NEAR(*on_the_way.of_target.value, 2.0 / 3, 1e-9);
    EXPECT_NEAR(*on_the_way.of_way.value, 0.5, 1e-9);
    EXPECT_EQ(on_the_way.outcome, Outcome::missed);
    EXPECT_EQ(judged(plan, 2025, 2).outcome, Outcome::reached) << "at the target";
    EXPECT_EQ(judged(plan, 2025, 1.5).outcome, Outcome::reached);
    EXPECT_FALSE(judged(plan, 2025, 0).of_target.value) << "not infinite";
}

TEST(Evaluation, BeforeTheEndItSpeaksOfPace) {
    const plan::Plan plan = with_target(1, 2);
    EXPECT_EQ(judged(plan, 2023, 2.1).outcome, Outcome::reached_early);
    EXPECT_EQ(judged(plan, 2023, 1.9).outcome, Outcome::faster);
    EXPECT_EQ(judged(plan, 2023, 1.6).outcome, Outcome::on_course);
    EXPECT_EQ(judged(plan, 2023, 1.2).outcome, Outcome::behind);
    EXPECT_EQ(judged(plan, 2025, 2).outcome, Outcome::reached);
    EXPECT_EQ(judged(plan, 2025, std::nullopt).outcome, Outcome::no_value);
    EXPECT_EQ(judged(with_target(2, 2), 2023, 1.5).outcome, Outcome::under_way) << "no way was planned";
}

TEST(Evaluation, WordsAreChosenAndStandardIsNeverThereUnasked) {
    for (const ResultWords words : session::k_result_words) {
        EXPECT_EQ(session::result_words_from_key(session::to_key(words)), words);
        for (int i = 0; i <= static_cast<int>(Outcome::missed); ++i) {
            const plan::Name name = session::label(static_cast<Outcome>(i), words);
            EXPECT_FALSE(name.zh.empty());
            EXPECT_NE(name.zh, name.en);
            if (words != ResultWords::standard) {
                EXPECT_EQ(name.zh.find("达标"), std::string::npos) << name.zh;
            }
        }
    }
    EXPECT_EQ(session::label(Outcome::reached, ResultWords::reached).zh, "完成");
    EXPECT_EQ(session::label(Outcome::missed, ResultWords::expected).zh, "不及预期");
    EXPECT_EQ(session::label(Outcome::behind, ResultWords::progress).zh, "实现进度滞后");
    EXPECT_FALSE(session::result_words_from_key("good"));
}

TEST(Evaluation, CountsWhatIsReachedAndWhatIsEntered) {
    const plan::Index index(*support::haining_plan());
    const session::ReachedCount none = session::count_reached(index, 2025);
    EXPECT_EQ(none.all, 6);
    EXPECT_EQ(none.judged, 0);
    EXPECT_EQ(session::count_entered(index, 2025).entered(), 0);
    std::vector<plan::ObservationDraft> drafts;
    const double reached = *plan::target_of(index, "city", "rd_gdp"),
                 short_of = *plan::target_of(index, "city", "tech_firms") - 1;
    drafts.push_back({"city", "rd_gdp", 2025, reached, plan::ValueState::preliminary, "统计局", false});
    drafts.push_back({"city", "tech_firms", 2025, short_of, plan::ValueState::final_value, "", false});
    const plan::Plan with = plan::apply(index.plan(), *plan::observe(index, drafts, {"test", "2026-11-28"}));
    const plan::Index two(with);
    EXPECT_EQ(session::count_reached(two, 2025).judged, 2);
    EXPECT_EQ(session::count_reached(two, 2025).reached, 1);
    EXPECT_EQ(session::count_entered(two, 2025).preliminary, 1);
    EXPECT_EQ(session::count_entered(two, 2025).final_values, 1);
    const session::EvaluationRow row =
        session::evaluation_row(two, *two.city(), *two.indicator("rd_gdp"), 2025, ResultWords::reached, Language::zh);
    EXPECT_EQ(row.result, "完成");
    EXPECT_EQ(row.of_target, "100.0%");
    EXPECT_EQ(row.state, "初步数") << "as in the paragraph and the window";
    EXPECT_EQ(row.supplier, "统计局");
}

TEST(Evaluation, RemarksOfTheCityAreThoseOfThePlansOwnTable) {
    const plan::Index index(*support::haining_plan());
    const auto row_of = [&](const plan::Area& area) {
        return session::evaluation_row(index, area, *index.indicator("rd_gdp"), 2023, ResultWords::reached,
                                       Language::zh);
    };
    EXPECT_EQ(row_of(*index.city()).baseline, "3.08%（初步数）");
    EXPECT_EQ(row_of(*index.city()).target, "3.75%（调整后：3.86）");
    EXPECT_EQ(row_of(*index.area("xucun")).target, "2.00%") << "they are of the city alone";
}

TEST(Evaluation, JustBelowTheTargetIsNotRoundedUpToIt) {
    const plan::Index index(*support::haining_plan());
    const double nearly = *plan::target_of(index, "city", "rd_gdp") * 0.9997;
    const plan::ObservationDraft draft{"city", "rd_gdp", 2025, nearly, plan::ValueState::final_value, "", false};
    const plan::Plan with =
        plan::apply(index.plan(), *plan::observe(index, std::vector{draft}, {"test", "2026-11-28"}));
    const plan::Index now(with);
    const session::EvaluationRow row =
        session::evaluation_row(now, *now.city(), *now.indicator("rd_gdp"), 2025, ResultWords::reached, Language::zh);
    EXPECT_EQ(row.result, "未完成");
    EXPECT_EQ(row.of_target, "99.9%");
}

TEST(Evaluation, WhatNoNumberStandsForIsLeftToAPerson) {
    const plan::Index index(*support::haining_plan());
    int by_hand = 0;
    for (const plan::CityFigure& figure : index->figures) {
        if (figure.table != "table2") continue;
        by_hand += session::judge(index, "city", index.observed_key(figure), 2025).outcome == Outcome::by_hand ? 1 : 0;
    }
    EXPECT_GE(by_hand, 2) << "a target in words and one of two counts";
}
