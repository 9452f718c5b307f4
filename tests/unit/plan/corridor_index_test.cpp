// The quick facts of a carrier are the plain ones.
#include "plan/corridor_index.h"

#include <gtest/gtest.h>

#include "seeded.h"
#include "two_lines.h"

namespace {

void expect_same(const std::optional<plan::CarrierFacts>& quick, const std::optional<plan::CarrierFacts>& plain) {
    ASSERT_EQ(quick.has_value(), plain.has_value());
    if (!plain) return;
    EXPECT_EQ(quick->number, plain->number);
    EXPECT_EQ(quick->unit, plain->unit);
    EXPECT_EQ(quick->in_responsible_area, plain->in_responsible_area);
    EXPECT_EQ(quick->nearest_station, plain->nearest_station);
    EXPECT_EQ(quick->nearest_station_m, plain->nearest_station_m);
    ASSERT_EQ(quick->on_rail.has_value(), plain->on_rail.has_value());
    if (!plain->on_rail) return;
    EXPECT_NEAR(quick->on_rail->chainage_m, plain->on_rail->chainage_m, 1e-6);
    EXPECT_EQ(quick->on_rail->offset_m, plain->on_rail->offset_m);
    EXPECT_EQ(quick->on_rail->side, plain->on_rail->side);
    EXPECT_EQ(quick->on_rail->line, plain->on_rail->line);
}

}  // namespace

TEST(CorridorIndex, SaysWhatCarrierFactsSays) {
    const plan::Plan p = support::sample_plan();
    const plan::CorridorIndex index(p);
    support::Seeded random("CorridorIndex");
    plan::Carrier carrier = p.carriers.front();
    for (int i = 0; i < 500; ++i) {
        const double reach = i % 10 == 0 ? 15 : 0.3;
        carrier.number = i;
        carrier.position = geo::LonLat{120.5 + random.real(-reach, reach), 30.45 + random.real(-reach, reach)};
        carrier.responsible_area = i % 3 == 0 ? "city" : i % 3 == 1 ? "changan" : "";
        expect_same(index.facts(carrier), plan::carrier_facts(p, carrier));
    }
    carrier.position.reset();
    EXPECT_FALSE(index.facts(carrier));
}

TEST(CorridorIndex, SaysTheSameOfTwoLinesWhateverIsChosen) {
    const plan::Plan p = support::plan_with_branch();
    support::Seeded random("CorridorIndex of two lines");
    plan::Carrier carrier = p.carriers.front();
    for (const plan::ChosenLine chosen : {plan::ChosenLine{}, plan::ChosenLine{0}, plan::ChosenLine{1}}) {
        const plan::CorridorIndex index(p, chosen);
        for (int i = 0; i < 200; ++i) {
            carrier.position = geo::LonLat{120.5 + random.real(-0.3, 0.3), 30.5 + random.real(-0.1, 0.1)};
            expect_same(index.facts(carrier), plan::carrier_facts(p, carrier, chosen));
        }
    }
}

TEST(CorridorIndex, DoesWithoutLineStationsAndUnits) {
    plan::Plan p = support::sample_plan();
    const plan::Carrier carrier = p.carriers.front();
    p.stations.clear();
    expect_same(plan::CorridorIndex(p).facts(carrier), plan::carrier_facts(p, carrier));
    p.rail.clear();
    p.units.clear();
    expect_same(plan::CorridorIndex(p).facts(carrier), plan::carrier_facts(p, carrier));
}
