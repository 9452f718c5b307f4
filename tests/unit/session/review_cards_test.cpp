// What the inspector shows of a station, of a stretch of the line, and of what a scenario changes within reach.
#include "session/review_cards.h"

#include <gtest/gtest.h>

#include "haining_plan.h"
#include "plan/corridor_strip.h"
#include "plan/gap_rules.h"
#include "plan/review_index.h"
#include "session/facts.h"
#include "session/review_results.h"
#include "session/scenario_words.h"

namespace {

using base::Language;

/// All that a card is made of.
struct Reviewed {
    explicit Reviewed(plan::Plan changed = *support::haining_plan())
        : plan(std::move(changed)), index(plan), review(index), found(review) {}
    plan::Plan plan;
    plan::Index index;
    plan::ReviewIndex review;
    session::FoundGaps found;
    plan::CorridorStrip strip = plan::make_corridor_strip(index);
};

std::string all_text(const std::vector<session::FactGroup>& groups) {
    std::string out;
    for (const session::FactGroup& group : groups) {
        out += group.heading + "\n";
        for (const session::FactRow& row : group.rows) out += row.label + "|" + row.value + "\n";
    }
    return out;
}

}  // namespace

TEST(ReviewCards, AStationSaysCountsAndWhatItsSegmentAsksFor) {
    const Reviewed r;
    const std::vector<bool> all(r.plan.carriers.size(), true);
    plan::Reach reach;
    reach.width_m = 1700;
    const auto counts = plan::count_within(r.review, reach, all);
    const auto& station = counts.stations[5];
    const std::string text = all_text(session::station_groups(r.index, station, reach, r.found.gaps(), Language::en));
    EXPECT_NE(text.find("straight line"), std::string::npos);
    EXPECT_NE(text.find("1.7 km|"), std::string::npos) << "the width asked for, beside the usual ones: " << text;
    const plan::Segment* segment = r.index.segment(r.index.unit(station.station->unit)->segment);
    EXPECT_NE(text.find(segment->task.en), std::string::npos) << text;
    reach.detour = 1.3;
    EXPECT_NE(all_text(session::station_groups(r.index, station, reach, {}, Language::en)).find("1.3"),
              std::string::npos)
        << "a detour is named wherever it acts";
}

TEST(ReviewCards, AStretchIsTheSegmentOrTheGapThatItIs) {
    const Reviewed r;
    const plan::StripSegment& segment = r.strip.segments.front();
    const session::Facts of_segment =
        session::facts_of_stretch(r.index, r.strip, r.found.gaps(), {segment.from_m, segment.to_m}, Language::zh);
    EXPECT_EQ(of_segment.title, segment.segment->name.zh);
    EXPECT_NE(all_text(of_segment.groups).find(segment.segment->task.zh), std::string::npos);
    bool gap_seen = false;
    for (const plan::Gap& gap : r.found.gaps()) {
        if (gap.rule->kind != plan::GapKind::stretch) continue;
        gap_seen = true;
        const session::Facts facts =
            session::facts_of_stretch(r.index, r.strip, r.found.gaps(), {gap.from_m, gap.to_m}, Language::zh);
        EXPECT_NE(all_text(facts.groups).find(gap.rule->reason.zh), std::string::npos);
    }
    EXPECT_TRUE(gap_seen);
    const session::Facts marked = session::facts_of_stretch(r.index, r.strip, {}, {1000, 2500}, Language::en);
    EXPECT_EQ(marked.title, "K1+000 – K2+500");
    EXPECT_NE(all_text(marked.groups).find("1.5 km"), std::string::npos);
}

TEST(ReviewCards, AScenarioSaysWhatEntersAndLeavesTheReach) {
    plan::Plan changed = *support::haining_plan();
    plan::Carrier& moved = changed.carriers[0];
    const plan::Carrier was = moved;
    moved.position = changed.stations.get().front().position;
    moved.quality = plan::PositionQuality::surveyed;
    moved.uncertainty_m = 5;
    plan::Scenario scenario;
    scenario.carriers = {{moved, was}};
    const Reviewed before, after(changed);
    carto::Review asked;
    asked.reach.width_m = 200;
    const session::ReviewResults base(before.review, asked), tried(after.review, asked);
    ASSERT_NE(plan::membership(before.review.places()[0], asked.reach), plan::Membership::certain);
    const auto enters = session::reach_changes(base, tried, scenario, Language::en);
    ASSERT_EQ(enters.size(), 1U);
    EXPECT_EQ(enters[0].find("Enters the reach: 1 "), 0U) << enters[0];
    const auto leaves = session::reach_changes(tried, base, scenario, Language::en);
    ASSERT_EQ(leaves.size(), 1U);
    EXPECT_EQ(leaves[0].find("Leaves the reach"), 0U) << leaves[0];
    scenario.carriers.clear();
    EXPECT_TRUE(session::reach_changes(base, tried, scenario, Language::en).empty());
}
