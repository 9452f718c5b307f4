#include "plan/measures.h"

#include <gtest/gtest.h>
#include <limits>

#include "sample_plan.h"

namespace {

using plan::Basis;
using plan::Measure;
using plan::Missing;

Basis halfway() {
    Basis b;
    b.baseline_year = b.year = 2020;
    b.target_year = 2025;
    b.baseline = 40;
    b.target = 90;
    b.actual = 60;
    b.year = 2022;
    return b;
}

double value(const Basis& b, Measure what) { return plan::measure(b, what).value.value(); }
Missing reason(const Basis& b, Measure what) {
    const plan::MeasureValue m = plan::measure(b, what);
    EXPECT_EQ(m.value.has_value(), m.reason == Missing::none);
    return m.reason;
}

}  // namespace

TEST(Measures, AgreeWithHandComputedValues) {
    const Basis b = halfway();
    EXPECT_DOUBLE_EQ(value(b, Measure::value), 60);
    EXPECT_DOUBLE_EQ(value(b, Measure::target), 90);
    EXPECT_DOUBLE_EQ(value(b, Measure::attainment), 60.0 / 90);
    EXPECT_DOUBLE_EQ(value(b, Measure::progress), 20.0 / 50);
    EXPECT_DOUBLE_EQ(value(b, Measure::expected), 40 + 50 * 0.4);
    EXPECT_DOUBLE_EQ(value(b, Measure::pace), 0.4 / 0.4);
    EXPECT_DOUBLE_EQ(value(b, Measure::gap), 30);
    EXPECT_DOUBLE_EQ(value(b, Measure::required_yearly), 10);
}

TEST(Measures, ProgressIsNotClamped) {
    Basis b = halfway();
    b.actual = 140;
    EXPECT_DOUBLE_EQ(value(b, Measure::progress), 2);
    EXPECT_TRUE(plan::measure(b, Measure::pace).reached);
    b.actual = 30;
    EXPECT_DOUBLE_EQ(value(b, Measure::progress), -0.2);
    EXPECT_FALSE(plan::measure(b, Measure::pace).reached);
    b.direction = plan::Direction::lower_is_better;
    EXPECT_TRUE(plan::measure(b, Measure::pace).reached);
}

TEST(Measures, WhatIsNotFiniteIsMissing) {
    constexpr double k_nan = std::numeric_limits<double>::quiet_NaN(),
                     k_infinite = std::numeric_limits<double>::infinity();
    for (const double no_value : {k_nan, k_infinite, -k_infinite}) {
        Basis b = halfway();
        b.actual = no_value;
        EXPECT_EQ(reason(b, Measure::value), Missing::no_actual);
        EXPECT_EQ(reason(b, Measure::pace), Missing::no_actual);
        EXPECT_FALSE(plan::measure(b, Measure::pace).reached) << "infinitely much is not reached";
        b = halfway();
        b.target = no_value;
        EXPECT_EQ(reason(b, Measure::gap), Missing::no_target);
        b = halfway();
        b.baseline = no_value;
        EXPECT_EQ(reason(b, Measure::progress), Missing::no_baseline);
        plan::Plan p = support::sample_plan();
        for (plan::Target& t : p.targets) t.baseline = t.target = no_value;
        for (const plan::Area& a : p.areas)
            for (const plan::Indicator& i : p.indicators) {
                EXPECT_FALSE(plan::actual(plan::Index(p), a.key, i.key, p.baseline_year));
                EXPECT_FALSE(plan::target_of(plan::Index(p), a.key, i.key, ""));
            }
    }
    Basis b = halfway();
    b.actual = 1e308, b.target = 1e-308;
    EXPECT_EQ(reason(b, Measure::attainment), Missing::not_applicable) << "a result that is too large";
}

TEST(Measures, EveryReason) {
    Basis b = halfway();
    b.actual.reset();
    EXPECT_EQ(reason(b, Measure::progress), Missing::no_actual);
    EXPECT_EQ(reason(b, Measure::expected), Missing::none);
    b = halfway();
    b.baseline.reset();
    EXPECT_EQ(reason(b, Measure::progress), Missing::no_baseline);
    EXPECT_EQ(reason(b, Measure::attainment), Missing::none);
    b.target.reset();
    EXPECT_EQ(reason(b, Measure::attainment), Missing::not_applicable);
    EXPECT_EQ(reason(b, Measure::value), Missing::none);
    b = halfway();
    b.target.reset();
    EXPECT_EQ(reason(b, Measure::target), Missing::no_target);
    EXPECT_EQ(reason(b, Measure::gap), Missing::no_target);
    b = halfway();
    b.target = b.baseline;
    EXPECT_EQ(reason(b, Measure::progress), Missing::no_change);
    EXPECT_EQ(reason(b, Measure::pace), Missing::no_change);
    b.target = 0;
    EXPECT_EQ(reason(b, Measure::attainment), Missing::zero_target);
    b = halfway();
    b.year = 2020;
    EXPECT_EQ(reason(b, Measure::pace), Missing::baseline_year);
    b.year = 2025;
    EXPECT_EQ(reason(b, Measure::required_yearly), Missing::final_year);
    EXPECT_DOUBLE_EQ(value(b, Measure::pace), 0.4);
}

TEST(Measures, TheBaselineYearHasThePlansBaselineAsItsActual) {
    const plan::Plan p = support::sample_plan();
    EXPECT_EQ(plan::actual(plan::Index(p), "xucun", "rd_gdp", 2020), 2.0);
    EXPECT_EQ(plan::actual(plan::Index(p), "xucun", "rd_gdp", 2021), std::nullopt);
    EXPECT_EQ(plan::measure(plan::Index(p), "changan", "rd_gdp", 2020, Measure::value).reason, Missing::no_baseline);
    EXPECT_EQ(plan::measure(plan::Index(p), "juanhu", "rd_gdp", 2020, Measure::value).reason, Missing::not_applicable);
    EXPECT_EQ(plan::measure(plan::Index(p), "nowhere", "rd_gdp", 2020, Measure::value).reason, Missing::not_applicable);
    EXPECT_EQ(plan::measure(plan::Index(p), "xucun", "rd_gdp", 2022, Measure::pace).reason, Missing::no_actual);
}

TEST(Measures, ARowGathersThemWithItsReasonAndClass) {
    const plan::Plan p = support::sample_plan();
    const plan::ProgressRow row = plan::progress_row(plan::Index(p), "xucun", "tech_firms", 2020);
    EXPECT_EQ(row.progress.value, 0.0);
    EXPECT_EQ(row.reason, Missing::baseline_year);
    EXPECT_EQ(row.class_key, "");
    EXPECT_EQ(plan::progress_row(plan::Index(p), "changan", "rd_gdp", 2020).reason, Missing::no_baseline);
    EXPECT_EQ(plan::progress_rows(plan::Index(p), "", "", 2020).size(), p.areas.size() * p.indicators.size());
    EXPECT_EQ(plan::progress_rows(plan::Index(p), "city", "rd_gdp", 2020).size(), 1U);
}

TEST(Measures, KeysRoundTrip) {
    for (const Measure m : plan::k_measures) EXPECT_EQ(plan::measure_from_key(plan::to_key(m)), m);
    EXPECT_EQ(plan::measure_from_key("speed"), std::nullopt);
}

TEST(Measures, SayWhichOfTwoAreasDoesBetter) {
    plan::Indicator more, less;
    more.direction = plan::Direction::higher_is_better;
    less.direction = plan::Direction::lower_is_better;
    EXPECT_TRUE(plan::more_is_better(more, plan::Measure::value));
    EXPECT_FALSE(plan::more_is_better(less, plan::Measure::value));
    EXPECT_FALSE(plan::more_is_better(more, plan::Measure::gap)) << "what is left of the way";
    EXPECT_TRUE(plan::more_is_better(less, plan::Measure::gap)) << "it is negative until the target is reached";
    EXPECT_TRUE(plan::more_is_better(less, plan::Measure::pace));
}

TEST(Measures, AreLevelWithinWhatSumsOfDecimalsAreOffBy) {
    EXPECT_TRUE(plan::are_level(2.00 - 1.51, 7.80 - 7.31));
    EXPECT_FALSE(plan::are_level(0.49, 0.4901));
}
