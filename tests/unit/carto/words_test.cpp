// The sentences around a map: they speak of what it shows, and count it once.
#include "words.h"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "carto/choropleth.h"
#include "haining_plan.h"
#include "plan/observations.h"

namespace {

carto::MapOptions options_of(int year, plan::Measure measure) {
    carto::MapOptions options;
    options.indicator = "rd_gdp";
    options.year = year;
    options.measure = measure;
    options.language = carto::Language::en;
    return options;
}

std::string foot(const plan::Plan& p, const carto::MapOptions& options) {
    return carto::joined_foot(carto::foot_parts(plan::Index(p), options), options.language);
}

}  // namespace

TEST(Foot, CountsTheAreasThatTheTitleCounts) {
    const plan::Plan p = plan::with_sample_observations(*support::haining_plan());
    for (const plan::Measure measure : {plan::Measure::value, plan::Measure::pace, plan::Measure::attainment}) {
        const carto::MapOptions options = options_of(2023, measure);
        const int with_value = carto::make_choropleth(plan::Index(p), options).with_value;
        const std::string text = foot(p, options);
        EXPECT_NE(text.find(fmt::format("values of 2023: {} (", with_value)), std::string::npos)
            << plan::to_key(measure) << ": " << with_value << " in " << text;
    }
}

TEST(Foot, SpeaksOfNoValuesWhereAreasShowNone) {
    const plan::Plan p = plan::with_sample_observations(*support::haining_plan());
    carto::MapOptions options = options_of(2023, plan::Measure::pace);
    EXPECT_NE(foot(p, options).find("Data: plan's values"), std::string::npos);
    options.hidden = {carto::Layer::areas};
    const std::string text = foot(p, options);
    EXPECT_EQ(text.find("values of"), std::string::npos) << text;
    EXPECT_NE(text.find("EPSG:4549"), std::string::npos) << text;
}
