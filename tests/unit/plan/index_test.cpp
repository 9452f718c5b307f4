#include "plan/index.h"

#include <gtest/gtest.h>

#include "plan/observations.h"
#include "plan/sample_data.h"
#include "sample_plan.h"

using plan::FeatureKind;
using plan::FeatureRef;
using plan::Index;

namespace {

plan::Plan sample() { return plan::with_sample_observations(support::sample_plan()); }

}  // namespace

TEST(Index, FindsEveryRowOfThePlan) {
    const plan::Plan p = sample();
    const Index index(p);
    for (const auto& row : p.units) EXPECT_EQ(index.unit(row.code), &row);
    for (const auto& row : p.areas) EXPECT_EQ(index.area(row.key), &row);
    for (const auto& row : p.parks) EXPECT_EQ(index.park(row.key), &row);
    for (const auto& row : p.indicators) EXPECT_EQ(index.indicator(row.key), &row);
    for (const auto& row : p.stations) EXPECT_EQ(index.station(row.order), &row);
    for (const auto& row : p.carriers) EXPECT_EQ(index.carrier(row.number), &row);
    for (const auto& row : p.figures) EXPECT_EQ(index.figure(figure_key(row)), &row);
    for (const auto& row : p.targets) EXPECT_EQ(index.target(row.area, row.indicator), &row);
    ASSERT_FALSE(p.observations.empty());
    for (const auto& row : p.observations) EXPECT_EQ(index.observation(row.area, row.indicator, row.year), &row);
    EXPECT_TRUE(index.has_sample());
}

TEST(Index, GivesNothingForWhatThePlanDoesNotHave) {
    const plan::Plan p = sample();
    const Index index(p);
    EXPECT_EQ(index.unit("no such"), nullptr);
    EXPECT_EQ(index.carrier(-1), nullptr);
    EXPECT_EQ(index.target(p.areas.front().key, "no such"), nullptr);
    EXPECT_EQ(index.target("no such", p.indicators.front().key), nullptr);
    EXPECT_EQ(index.observation(p.observations.front().area, p.observations.front().indicator, 1999), nullptr);
    EXPECT_FALSE(index.has({}));
    EXPECT_EQ(index.key_of(plan::carrier_ref(4711)), "");
    EXPECT_EQ(index.feature(FeatureKind::park, "no such"), FeatureRef{});
}

TEST(Index, KeepsTheCityApartFromItsAreas) {
    const plan::Plan p = sample();
    const Index index(p);
    ASSERT_NE(index.city(), nullptr);
    EXPECT_EQ(index.city()->kind, plan::AreaKind::city);
    EXPECT_EQ(index.areas().size() + 1, p.areas.size());
    for (const plan::Area* area : index.areas()) EXPECT_NE(area->kind, plan::AreaKind::city);
    EXPECT_EQ(Index::feature_of(*index.city()), FeatureRef{});
}

TEST(Index, AFeatureIsNamedByItsKeyAndBack) {
    const plan::Plan p = sample();
    const Index index(p);
    const auto there_and_back = [&](FeatureRef feature) {
        EXPECT_TRUE(index.has(feature));
        EXPECT_EQ(index.feature(feature.kind, index.key_of(feature)), feature);
    };
    for (const auto& row : p.units) there_and_back(ref_of(row));
    for (const auto& row : p.parks) there_and_back(ref_of(row));
    for (const auto& row : p.stations) there_and_back(ref_of(row));
    for (const auto& row : p.carriers) there_and_back(ref_of(row));
}

TEST(Index, OfAnAreaTheFeatureIsTheUnitOrTheParkThatItReports) {
    const plan::Plan p = sample();
    const Index index(p);
    for (const plan::Area* area : index.areas()) EXPECT_EQ(index.area_of(Index::feature_of(*area)), area) << area->key;
}

TEST(Index, ACarrierKeepsItsIdentityWhenItsNumberChanges) {
    plan::Plan p = sample();
    const FeatureRef feature = ref_of(p.carriers.get().front());
    p.carriers.front().number = 99;
    const Index index(p);
    ASSERT_NE(index.carrier(feature), nullptr);
    EXPECT_EQ(index.key_of(feature), "99");
    p.carriers.front().removed = true;
    EXPECT_FALSE(Index(p).has(feature)) << "the bin is not on the map";
}

TEST(Index, AfterAChangeItFindsWhatIsNew) {
    const plan::Plan before = sample();
    const Index index(before);
    plan::Plan after = before;
    after.carriers.front().number = 99;
    EXPECT_NE(Index(after, index).carrier(99), nullptr);
    EXPECT_EQ(Index(after, index).observation("xucun", "rd_gdp", 2021), index.observation("xucun", "rd_gdp", 2021))
        << "what is shared is kept";
    after.observations.clear();
    EXPECT_EQ(Index(after, index).observation("xucun", "rd_gdp", 2021), nullptr);
    EXPECT_FALSE(Index(after, index).has_sample());
}
