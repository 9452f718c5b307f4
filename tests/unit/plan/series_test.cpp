// What the areas had reached year by year.
#include "plan/series.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "plan/observations.h"
#include "sample_plan.h"

namespace {

plan::ObservationDraft value_of_xucun(int year, double value) {
    plan::ObservationDraft d;
    d.area = "xucun";
    d.indicator = "rd_gdp";
    d.year = year;
    d.value = value;
    return d;
}

}  // namespace

TEST(Series, AYearWithoutAValueIsAGap) {
    const plan::Plan before = support::sample_plan();
    const auto edit = plan::observe(
        plan::Index(before), std::vector{value_of_xucun(2021, 2.2), value_of_xucun(2023, 9.3)}, {"王五", "2026-11-26"});
    ASSERT_TRUE(edit) << base::to_line(edit.error());
    const plan::Plan p = plan::apply(before, *edit);
    const std::vector<plan::Series> all = plan::series_of(plan::Index(p), "rd_gdp");
    EXPECT_EQ(all.back().area->key, "city");
    const auto xucun = std::find_if(all.begin(), all.end(), [](const auto& s) { return s.area->key == "xucun"; });
    ASSERT_EQ(xucun->points.size(), 3U) << "the baseline among them";
    EXPECT_EQ(xucun->points[2].year, 2023);
    EXPECT_EQ(xucun->target, 3.5);
    const plan::ValueRange range = plan::range_of(all);
    EXPECT_LE(range.least, 2.0);
    EXPECT_GE(range.most, 9.3);
}
