// What the areas had reached year by year.
#include "plan/series.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "haining_plan.h"
#include "plan/observations.h"

namespace {

plan::Plan with_values_of_xucun(const std::vector<std::pair<int, double>>& values) {
    std::vector<plan::ObservationDraft> drafts;
    for (const auto& [year, value] : values) {
        plan::ObservationDraft d;
        d.area = "xucun";
        d.indicator = "rd_gdp";
        d.year = year;
        d.value = value;
        d.source = "统计公报";
        drafts.push_back(d);
    }
    const plan::Plan& base = *support::haining_plan();
    const auto edit = plan::observe(plan::Index(base), drafts, {"王五", "2026-11-26"});
    EXPECT_TRUE(edit) << base::to_line(edit.error());
    return plan::apply(base, edit.value_or(plan::Edit{}));
}

TEST(Series, AYearWithoutAValueIsAGap) {
    const plan::Plan p = with_values_of_xucun({{2021, 1.0}, {2023, 1.3}});
    const std::vector<plan::Series> all = plan::series_of(plan::Index(p), "rd_gdp");
    EXPECT_EQ(all.back().area->key, "city");
    const auto xucun = std::find_if(all.begin(), all.end(), [](const auto& s) { return s.area->key == "xucun"; });
    ASSERT_EQ(xucun->points.size(), 3U);
    EXPECT_EQ(xucun->points[2].year, 2023);
    EXPECT_EQ(xucun->target, 2.0);
    const plan::ValueRange range = plan::range_of(all);
    EXPECT_LE(range.least, 0.86);
    EXPECT_GE(range.most, 7.31 - 2);
}

}  // namespace
