#include "plan/observations.h"

#include <gtest/gtest.h>

#include "plan/index.h"
#include "plan/measures.h"
#include "plan/sample_data.h"
#include "sample_plan.h"

namespace {

using plan::Measure;
using plan::Missing;
using plan::ObservationDraft;

const plan::Entry k_entry{"王五", "2026-11-26"};

ObservationDraft draft(const std::string& area, const std::string& indicator, int year, double value) {
    ObservationDraft d;
    d.area = area;
    d.indicator = indicator;
    d.year = year;
    d.value = value;
    return d;
}

std::string refusal(const plan::Plan& p, const ObservationDraft& d) {
    const auto edit = plan::observe(plan::Index(p), std::vector{d}, k_entry);
    return edit ? "" : base::to_line(edit.error());
}

plan::Plan with(plan::Plan p, const std::vector<ObservationDraft>& drafts) {
    const auto edit = plan::observe(plan::Index(p), drafts, k_entry);
    EXPECT_TRUE(edit) << edit.error().message;
    return plan::apply(std::move(p), edit.value_or(plan::Edit{}));
}

}  // namespace

TEST(Observations, AValueOfAYearIsItsActual) {
    const plan::Plan p = with(support::sample_plan(), {draft("xucun", "rd_gdp", 2022, 1.25)});
    EXPECT_EQ(plan::actual(plan::Index(p), "xucun", "rd_gdp", 2022), 1.25);
    EXPECT_EQ(plan::actual(plan::Index(p), "xucun", "rd_gdp", 2023), std::nullopt);
    EXPECT_EQ(plan::measure(plan::Index(p), "xucun", "rd_gdp", 2023, Measure::value).reason, Missing::no_actual);
    const plan::Observation* row = plan::Index(p).observation("xucun", "rd_gdp", 2022);
    ASSERT_NE(row, nullptr);
    EXPECT_EQ(row->author, "王五");
    EXPECT_EQ(row->entered, "2026-11-26");
    EXPECT_EQ(plan::Index(p).years_with_values(), (std::vector{2020, 2022}));
    EXPECT_EQ(plan::coverage(plan::Index(p), "rd_gdp", 2022).with, 1);
    EXPECT_EQ(plan::coverage(plan::Index(p), "rd_gdp", 2022).of, 3);
}

TEST(Observations, ThePlanOwnValuesStand) {
    const plan::Plan p = support::sample_plan();
    EXPECT_NE(refusal(p, draft("xucun", "rd_gdp", 2020, 9)).find("plan's own value"), std::string::npos);
    const plan::Plan later = with(p, {draft("xucun", "rd_gdp", 2025, 9)});
    EXPECT_EQ(later.targets, p.targets);
    EXPECT_EQ(plan::basis_of(plan::Index(later), "xucun", "rd_gdp", 2025).target,
              plan::basis_of(plan::Index(p), "xucun", "rd_gdp", 2025).target);
}

TEST(Observations, WhatCannotBeIsRefusedInOneSentence) {
    const plan::Plan p = support::sample_plan();
    EXPECT_NE(refusal(p, draft("xucun", "rd_gdp", 2019, 1)).find("outside the plan; choose 2021 to 2025"),
              std::string::npos);
    EXPECT_NE(refusal(p, draft("xucun", "rd_gdp", 2026, 1)).find("outside the plan"), std::string::npos);
    EXPECT_NE(refusal(p, draft("许村", "rd_gdp", 2021, 1)).find("nearest"), std::string::npos);
    EXPECT_NE(refusal(p, draft("xucun", "rd", 2021, 1)).find("nearest"), std::string::npos);
    EXPECT_NE(refusal(p, draft("xucun", "rd_gdp", 2021, 125)).find("over 100 %, 125 was given"), std::string::npos);
    EXPECT_NE(refusal(p, draft("xucun", "rd_gdp", 2021, -1)).find("negative"), std::string::npos);
    EXPECT_NE(refusal(p, draft("xucun", "tech_firms", 2021, 1.5)).find("whole numbers"), std::string::npos);
    EXPECT_NE(refusal(p, draft("xucun", "rd_gdp", 2021, std::numeric_limits<double>::quiet_NaN())).find("not a number"),
              std::string::npos);
    EXPECT_EQ(refusal(p, draft("xucun", "rd_gdp", 2021, 100)), "");
    EXPECT_EQ(refusal(p, draft("xucun", "tech_firms", 2021, 0)), "");
}

TEST(Observations, TheSameAgainIsNoStep) {
    const plan::Plan p = with(support::sample_plan(), {draft("xucun", "rd_gdp", 2022, 1.25)});
    EXPECT_TRUE(
        plan::observe(plan::Index(p), std::vector{draft("xucun", "rd_gdp", 2022, 1.25)}, {"another", "2027-01-01"})
            ->empty());
    const auto changed = plan::observe(plan::Index(p), std::vector{draft("xucun", "rd_gdp", 2022, 1.3)}, k_entry);
    ASSERT_EQ(changed->observations.put.size(), 1U);
    EXPECT_EQ(changed->observations.put[0].id, p.observations[0].id);
    EXPECT_NE(changed->summary.zh.find("1.25% → 1.3%"), std::string::npos) << changed->summary.zh;
}

TEST(Observations, OneThingHasOneIdInEveryCopy) {
    const plan::Plan a = with(support::sample_plan(), {draft("xucun", "rd_gdp", 2022, 1)});
    const plan::Plan b = with(support::sample_plan(), {draft("xucun", "rd_gdp", 2022, 2)});
    const plan::Plan c = with(support::sample_plan(), {draft("xucun", "rd_gdp", 2023, 2)});
    EXPECT_EQ(a.observations[0].id, b.observations[0].id);
    EXPECT_NE(a.observations[0].id, c.observations[0].id);
}

TEST(Observations, RowsOfTheCitysTablesAreObservedForTheCityAlone) {
    plan::Plan p = support::sample_plan();
    p.figures = {{"table2", 7, {}, {"研发活动率", "R&D activity"}, {"%", "%"}, {}},
                 {"table1", 5, {}, {"位次", "rank"}, {"位", "place"}, {}}};
    p.figures[0].values = {{2020, plan::FigureRole::value, {plan::FigureForm::number, 74.5, {}, {}, "", false}, "", ""},
                           {2025, plan::FigureRole::target, {plan::FigureForm::number, 90, {}, {}, "", false}, "", ""}};
    p.figures[1].values = {{2020, plan::FigureRole::value, {plan::FigureForm::rank, 23, {}, {}, "", false}, "", ""},
                           {2025, plan::FigureRole::target, {plan::FigureForm::rank, 19, {}, {}, "", false}, "", ""}};
    EXPECT_NE(refusal(p, draft("xucun", "table2.7", 2022, 80)).find("city as a whole"), std::string::npos);
    p = with(p, {draft("city", "table2.7", 2022, 80), draft("city", "table1.5", 2022, 20)});
    EXPECT_DOUBLE_EQ(*plan::measure(plan::Index(p), "city", "table2.7", 2022, Measure::progress).value, 5.5 / 15.5);
    EXPECT_DOUBLE_EQ(*plan::measure(plan::Index(p), "city", "table1.5", 2022, Measure::progress).value, 3.0 / 4);
    EXPECT_FALSE(plan::measure(plan::Index(p), "city", "table1.5", 2022, Measure::pace).reached);
    p = with(p, {draft("city", "table1.5", 2023, 18)});
    EXPECT_TRUE(plan::measure(plan::Index(p), "city", "table1.5", 2023, Measure::pace).reached);
}

TEST(Observations, ARevisedTargetCountsOnlyInItsSet) {
    plan::Plan p = support::sample_plan();
    const auto edit =
        plan::put_target_set(plan::Index(p), {0, "r2023", {"2023年调整", "Revision of 2023"}, "市政府文件"},
                             {{0, "", "xucun", "rd_gdp", 3}});
    ASSERT_TRUE(edit) << edit.error().message;
    p = plan::apply(p, *edit);
    const auto planned = plan::target_of(plan::Index(p), "xucun", "rd_gdp");
    EXPECT_NE(planned, 3);
    EXPECT_EQ(plan::target_of(plan::Index(p), "xucun", "rd_gdp", "r2023"), 3);
    EXPECT_EQ(plan::target_of(plan::Index(p), "changan", "rd_gdp", "r2023"),
              plan::target_of(plan::Index(p), "changan", "rd_gdp"));
    EXPECT_FALSE(plan::put_target_set(plan::Index(p), {0, "x", {"无来源", ""}, ""}, {{0, "", "xucun", "rd_gdp", 3}}));
    p = plan::apply(p, *plan::remove_target_set(plan::Index(p), "r2023"));
    EXPECT_EQ(plan::target_of(plan::Index(p), "xucun", "rd_gdp", "r2023"), planned);
    EXPECT_TRUE(p.revised_targets.empty());
}

TEST(Observations, ThresholdsRiseAndHaveASource) {
    const plan::Plan p = support::sample_plan();
    EXPECT_TRUE(plan::set_thresholds(p, {})->empty());
    EXPECT_FALSE(plan::set_thresholds(p, {0.9, 0.8, 1.05, "某文件"}));
    EXPECT_FALSE(plan::set_thresholds(p, {0.5, 0.9, 1.1, ""}));
    const plan::ClassThresholds own{0.5, 0.9, 1.1, "某文件"};
    EXPECT_EQ(plan::apply(p, *plan::set_thresholds(p, own)).thresholds, own);
}

TEST(Observations, SamplesSayThatTheyAre) {
    const plan::Plan p = plan::with_sample_observations(support::sample_plan());
    ASSERT_FALSE(p.observations.empty());
    EXPECT_TRUE(plan::Index(p).has_sample());
    for (const plan::Observation& o : p.observations) {
        EXPECT_TRUE(o.sample);
        EXPECT_NE(o.source.find("SAMPLE"), std::string::npos);
    }
    EXPECT_EQ(p, plan::with_sample_observations(support::sample_plan()));
    // A real value takes a sample's place and no longer is one; the others still are.
    const plan::Observation& first = p.observations.front();
    plan::Plan mixed = with(p, {draft(first.area, first.indicator, first.year, first.value)});
    EXPECT_FALSE(plan::Index(mixed).observation(first.area, first.indicator, first.year)->sample);
    EXPECT_TRUE(plan::Index(mixed).has_sample());
    mixed = plan::apply(mixed, *plan::remove_samples(mixed));
    EXPECT_EQ(mixed.observations.size(), 1U);
    EXPECT_FALSE(plan::Index(mixed).has_sample());
}

TEST(Observations, NumbersAreReadAsTablesWriteThem) {
    const plan::Observable share{"x", {}, {"%", "%"}, 2, {}, false, true, false};
    const auto number = [&](const char* text) { return plan::read_value(share, text).value().value(); };
    EXPECT_EQ(number("12.5%"), 12.5);
    EXPECT_EQ(number("１２．５％"), 12.5);
    EXPECT_EQ(number(" 1,234 "), 1234);
    EXPECT_EQ(number("-3.1"), -3.1);
    EXPECT_EQ(number("1 234"), 1234) << "blanks may part thousands";
    const plan::Observable firms{"y", {}, {"家", "firms"}, 0, {}, false, false, true};
    EXPECT_EQ(plan::read_value(firms, "7 家").value(), 7);
    EXPECT_FALSE(plan::read_value(firms, "50%")) << "of another unit";
    for (const char* missing :
         {"", " ", "/", "／", "—", "－", "-", "–", "N/A", "n/a", "无", "…", "NaN", "-inf", "∞", "#DIV/0!", "#N/A"})
        EXPECT_EQ(plan::read_value(share, missing).value(), std::nullopt) << missing;
    for (const char* wrong : {"约12", "12..5", "abc", "1,23", "12.5.2023", "1 2", "5家"})
        EXPECT_FALSE(plan::read_value(share, wrong)) << wrong;
}

TEST(Observations, ProjectionIsTheStraightLine) {
    plan::Basis b;
    b.baseline_year = 2020;
    b.target_year = 2025;
    b.baseline = 40;
    b.target = 90;
    b.actual = 60;
    b.year = 2022;
    EXPECT_DOUBLE_EQ(*plan::measure(b, Measure::projected).value, 90);
    b.target.reset();
    EXPECT_DOUBLE_EQ(*plan::measure(b, Measure::projected).value, 90);
    b.year = 2020;
    EXPECT_EQ(plan::measure(b, Measure::projected).reason, Missing::baseline_year);
    b.year = 2021;
    b.baseline.reset();
    EXPECT_EQ(plan::measure(b, Measure::projected).reason, Missing::not_applicable);
}
