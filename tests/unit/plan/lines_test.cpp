// Two lines that share a station: which one things are measured along, and what counts where.
#include "plan/lines.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "geo/geodesy.h"
#include "plan/checks.h"
#include "plan/corridor_strip.h"
#include "plan/gap_rules.h"
#include "plan/gaps.h"
#include "plan/note_details.h"
#include "plan/place_along.h"
#include "plan/reach_report.h"
#include "plan/ruler.h"
#include "plan/segment_report.h"
#include "two_lines.h"

namespace {

const plan::Entry k_entry{"王五", "2026-11-30"};

class Lines : public testing::Test {
protected:
    static std::vector<int> orders(const std::vector<const plan::Station*>& stations) {
        std::vector<int> out;
        for (const plan::Station* station : stations) out.push_back(station->order);
        return out;
    }
    static std::vector<int> numbers(const plan::CorridorStrip& strip) {
        std::vector<int> out;
        for (const plan::StripCarrier& c : strip.carriers) out.push_back(c.carrier->number);
        return out;
    }
    [[nodiscard]] plan::Plan with(const base::Result<plan::Edit>& edit) const {
        EXPECT_TRUE(edit) << (edit ? "" : base::to_line(edit.error()));
        return edit ? plan::apply(plan_, *edit) : plan_;
    }
    plan::Plan plan_ = support::plan_with_branch();
};

}  // namespace

TEST_F(Lines, AnInterchangeLiesOnBothAndCountsOnce) {
    const plan::Lines lines(plan_);
    EXPECT_EQ(orders(plan::stations_of(plan_, 0)), (std::vector{1, 2, 3}));
    EXPECT_EQ(orders(plan::stations_of(plan_, 1)), (std::vector{2, 4}));
    EXPECT_EQ(orders(plan::stations_of(plan_, {})), (std::vector{1, 2, 3, 4}));
    EXPECT_EQ(lines.home_of(plan_.stations[1]), 0U);
    EXPECT_EQ(lines.home_of(plan_.stations[3]), 1U);
    plan_.stations.at(1).position.lat += 0.01;  // 1.1 km up the branch
    EXPECT_EQ(orders(plan::stations_of(plan_, 0)), (std::vector{1, 3})) << "too far for an interchange";
}

TEST_F(Lines, ALoneLineHasAllStationsHoweverFarTheyAre) {
    plan::Plan p = support::sample_plan();
    p.stations.at(1).position.lat += 0.2;
    EXPECT_EQ(orders(plan::stations_of(p, 0)), (std::vector{1, 2}));
    EXPECT_EQ(plan::Lines(p).stations(0).size(), 2U);
}

TEST_F(Lines, EachIsCountedFromItsFirstStation) {
    const plan::Lines lines(plan_);
    const auto at = lines.along({120.51, 30.52});
    ASSERT_TRUE(at);
    EXPECT_EQ(at->line, 1U);
    EXPECT_NEAR(at->chainage_m, 7760, 20);
    EXPECT_EQ(at->side, 1);
    const auto chosen = lines.along({120.51, 30.52}, 0);
    EXPECT_EQ(chosen->line, 0U);
    EXPECT_GT(chosen->offset_m, 7000);
    EXPECT_EQ(lines.whole(1).from_m, 0);
    const auto end = lines.position_at(1, lines.whole(1).to_m);
    ASSERT_TRUE(end);
    EXPECT_NEAR(end->lat, support::k_branch_end.lat, 1e-9);
    EXPECT_FALSE(lines.position_at(1, lines.whole(1).to_m + 2));
}

TEST_F(Lines, AreFoundByNameOrRefusedWithTheNames) {
    EXPECT_EQ(plan::find_line(plan_, support::k_branch), 1U);
    EXPECT_EQ(plan::find_line(plan_, "jianshan BRANCH"), 1U);
    EXPECT_FALSE(plan::find_line(plan_, ""));
    const auto none = plan::resolve_line(plan_, "");
    ASSERT_TRUE(none);
    EXPECT_FALSE(*none);
    const auto wrong = plan::resolve_line(plan_, "沪杭线");
    ASSERT_FALSE(wrong);
    EXPECT_NE(base::to_line(wrong.error()).find("杭海城际铁路, 尖山支线"), std::string::npos)
        << base::to_line(wrong.error());
}

TEST_F(Lines, ASideIsToldByWhereTheLineGoes) {
    using plan::Wind;
    const geo::LonLat here{120.5, 30.5};
    const auto winds = [&](double east, double north) {
        const plan::RailLine line{{}, {here, {here.lon + east, here.lat + north}}, {}, ""};
        return std::pair(plan::wind_of_side(line, -1), plan::wind_of_side(line, 1));
    };
    EXPECT_EQ(winds(0.1, 0.02), std::pair(Wind::north, Wind::south));
    EXPECT_EQ(winds(0.1, -0.02), std::pair(Wind::north, Wind::south));
    EXPECT_EQ(winds(-0.1, 0.02), std::pair(Wind::south, Wind::north));
    EXPECT_EQ(winds(0.02, 0.1), std::pair(Wind::west, Wind::east));
    EXPECT_EQ(winds(0.02, -0.1), std::pair(Wind::east, Wind::west));
}

TEST_F(Lines, HaveARulerEach) {
    const plan::Index index(plan_);
    EXPECT_EQ(index.ruler(1).shown_m(500), 500);
    const plan::Plan p = with(plan::set_ruler_origin(plan_, {4, 1000, true}, 1));
    const double end = plan::Lines(p).stations(1)[1].chainage_m;
    const plan::Index after(p, index);
    const plan::Ruler& branch = after.ruler(1);
    EXPECT_TRUE(branch.reversed());
    EXPECT_NEAR(branch.shown_m(end), 1000, 1e-6);
    EXPECT_NEAR(branch.shown_m(0), 1000 + end, 1e-6);
    EXPECT_EQ(p.ruler_origin, plan::RulerOrigin{}) << "the first line counts as before";
    EXPECT_FALSE(plan::Ruler(p, 0).reversed());
    EXPECT_EQ(plan::ruler_origin(p, 1), (plan::RulerOrigin{4, 1000, true}));
    const auto first = plan::set_ruler_origin(p, {1, 500, true});
    ASSERT_TRUE(first);
    EXPECT_TRUE(first->line_origins.empty());
    EXPECT_EQ(first->ruler_origin, (plan::RulerOrigin{1, 500, true}));
}

TEST_F(Lines, TheUsualOriginLeavesNothingBehind) {
    plan_ = with(plan::set_ruler_origin(plan_, {0, 700, false}, 1));
    plan_ = with(plan::set_ruler_origin(plan_, {0, 800, false}, 1));
    ASSERT_EQ(plan_.line_origins.size(), 1U) << "one row a line";
    EXPECT_EQ(plan::Ruler(plan_, 1).shown_m(0), 800);
    EXPECT_TRUE(plan::set_ruler_origin(plan_, {0, 800, false}, 1)->empty());
    plan_ = with(plan::set_ruler_origin(plan_, {}, 1));
    EXPECT_TRUE(plan_.line_origins.empty());
    EXPECT_TRUE(plan::set_ruler_origin(plan_, {}, 1)->empty());
}

TEST_F(Lines, ARulerBeginsAtAStationOfItsLine) {
    EXPECT_TRUE(plan::set_ruler_origin(plan_, {2, 0, true}, 0)) << "an interchange";
    EXPECT_TRUE(plan::set_ruler_origin(plan_, {2, 0, true}, 1));
    EXPECT_FALSE(plan::set_ruler_origin(plan_, {4, 0, false}));
    const auto wrong = plan::set_ruler_origin(plan_, {3, 0, false}, 1);
    ASSERT_FALSE(wrong);
    EXPECT_EQ(base::to_line(wrong.error()), "East: does not lie on Jianshan branch; use a station of that line");
}

TEST_F(Lines, WhichWayARulerCountsIsSaidByWhereItsLineGoes) {
    EXPECT_EQ(plan::direction_words(plan_, 0, false).en, "from west to east");
    EXPECT_EQ(plan::direction_words(plan_, 0, true).en, "from east to west");
    EXPECT_EQ(plan::direction_words(plan_, 1, false).en, "from south to north");
    EXPECT_EQ(plan::direction_words(plan_, 1, true).en, "from north to south");
    EXPECT_EQ(plan::set_ruler_origin(plan_, {4, 0, true}, 1)->summary.en,
              "The ruler of Jianshan branch counts from north to south: Jianshan has K0+000");
    EXPECT_EQ(plan::direction_words({}, 0, false).en, "from west to east") << "without a line";
}

TEST_F(Lines, ANoteIsPinnedAlongItsOwn) {
    plan_ = with(plan::set_ruler_origin(plan_, {4, 0, true}, 1));
    const double end = plan::Lines(plan_).stations(1)[1].chainage_m;
    const auto edit = plan::pin_note(plan_, plan::pin_to_stretch(1, {end - 3000, end - 1000}), "核实", k_entry);
    ASSERT_TRUE(edit) << base::to_line(edit.error());
    const plan::Plan p = with(edit);
    const plan::NoteDetail detail = p.note_details.front();
    EXPECT_EQ(plan::line_of(p, detail), 1U);
    EXPECT_NEAR(p.notes.front().position.lon, 120.5, 1e-6);
    EXPECT_NEAR(geo::distance_m(p.notes.front().position, support::k_branch_end), 2000, 5);
    EXPECT_EQ(plan::pin_words(p, detail).zh, "尖山支线 K1+000–K3+000");
    EXPECT_EQ(plan::pin_words(p, detail).en, "Jianshan branch K1+000–K3+000");
    const auto moved = plan::pin_note_again(p, detail.id, plan::pin_to_chainage(0, 1000), k_entry);
    ASSERT_TRUE(moved);
    const plan::Plan after = plan::apply(p, *moved);
    EXPECT_EQ(plan::line_of(after, after.note_details.front()), 0U);
    EXPECT_EQ(plan::pin_words(after, after.note_details.front()).zh, "杭海城际铁路 K1+000");
    EXPECT_NEAR(after.notes.front().position.lat, 30.45, 1e-3);
}

TEST_F(Lines, ANoteOfALineThatThePlanLacksHasNoWords) {
    const plan::NoteDetail astray{1, {}, plan::PinKind::chainage, 2, 500, 500, "", ""};
    EXPECT_FALSE(plan::line_of(plan_, astray));
    EXPECT_EQ(plan::pin_words(plan_, astray), plan::Name{});
    EXPECT_FALSE(plan::place_of(plan_, plan::pin_to_chainage(2, 500)));
}

TEST_F(Lines, AnOfficialChainageBelongsToTheLineOfItsStation) {
    const auto entered = plan::set_official_chainage(plan_, 4, 20000, "运营手册", k_entry);
    ASSERT_TRUE(entered);
    const plan::Plan p = plan::apply(plan_, *entered);
    EXPECT_EQ(plan::Ruler(p, 0).kind(), plan::RulerKind::measured);
    EXPECT_EQ(plan::Ruler(p, 1).kind(), plan::RulerKind::official);
    EXPECT_EQ(plan::Ruler(p, 1).shown_m(plan::Lines(p).stations(1)[1].chainage_m), 20000);
    EXPECT_TRUE(plan::set_official_chainage(p, 3, 15000, "运营手册", k_entry)) << "another line does not run backwards";
    EXPECT_FALSE(plan::set_ruler_origin(p, {4, 1, false}, 1)) << "official chainages fix where it begins";
    EXPECT_TRUE(plan::set_ruler_origin(p, {1, 1, false})) << "that of another line is free";
}

TEST_F(Lines, TheUnrolledLineHoldsWhatIsMeasuredAlongIt) {
    const plan::Index index(plan_);
    const plan::CorridorStrip nearest = plan::make_corridor_strip(index);
    EXPECT_EQ(nearest.line, 0U);
    EXPECT_EQ(numbers(nearest), (std::vector{1}));
    EXPECT_EQ(nearest.along_others, 1);
    EXPECT_EQ(nearest.stations.size(), 3U);
    EXPECT_EQ(nearest.parks.size(), plan_.parks.size());
    const plan::CorridorStrip branch = plan::make_corridor_strip(index, 1);
    EXPECT_EQ(branch.line, 1U);
    EXPECT_EQ(numbers(branch), (std::vector{1, 3})) << "all are measured along a chosen line";
    EXPECT_EQ(branch.along_others, 0);
    EXPECT_EQ(branch.stations.size(), 2U);
    EXPECT_NEAR(branch.length_m, 11085, 20);
}

TEST_F(Lines, ACarrierDraggedToAnotherLineLeavesTheUnrolledOne) {
    const plan::Index index(plan_);
    const plan::CorridorIndex corridor(plan_);
    const std::vector<plan::MovedCarrier> moved{{1, {120.502, 30.52}}};
    const plan::CorridorStrip strip = plan::with_moved(plan::make_corridor_strip(index), corridor, moved);
    EXPECT_TRUE(strip.carriers.empty());
    EXPECT_EQ(strip.along_others, 2);
}

TEST_F(Lines, AReachIsAroundAllOrAroundTheChosen) {
    const plan::Index index(plan_);
    plan::Reach reach;
    reach.of = plan::ReachOf::line;
    reach.width_m = 2000;
    const auto certain = [&](plan::ChosenLine chosen) {
        const plan::ReviewIndex review(index, chosen);
        return plan::count_within(review, reach, std::vector<bool>(3, true)).within.certain;
    };
    EXPECT_EQ(certain({}), 2);
    EXPECT_EQ(certain(0), 1);
    EXPECT_EQ(certain(1), 1);
    const auto area = [&](plan::ChosenLine chosen) { return geo::area_m2(plan::reach_outline(plan_, reach, chosen)); };
    EXPECT_LT(area({}), area(0) + area(1)) << "overlaps are dissolved";
    EXPECT_GT(area({}), area(0) + 20e6);
    reach.of = plan::ReachOf::stations;
    const auto stations = [&](plan::ChosenLine chosen) {
        return plan::count_within(plan::ReviewIndex(index, chosen), reach, std::vector<bool>(3, true)).stations.size();
    };
    EXPECT_EQ(stations({}), 4U) << "an interchange counts once";
    EXPECT_EQ(stations(1), 2U);
}

TEST_F(Lines, TheNearestStationIsOneOfTheChosenLine) {
    const plan::Carrier& carrier = plan_.carriers[0];
    EXPECT_EQ(plan::CorridorIndex(plan_).facts(carrier)->nearest_station->order, 2);
    plan::Carrier east = carrier;
    east.position = geo::LonLat{120.68, 30.46};
    EXPECT_EQ(plan::CorridorIndex(plan_).facts(east)->nearest_station->order, 3);
    EXPECT_EQ(plan::CorridorIndex(plan_, 1).facts(east)->nearest_station->order, 2);
    EXPECT_EQ(plan::carrier_facts(plan_, east, 1)->nearest_station->order, 2);
}

TEST_F(Lines, GapsAreStretchesOfEach) {
    plan::GapRule rule;
    rule.key = "long";
    rule.kind = plan::GapKind::stretch;
    rule.length_m = 5000;
    const std::vector<plan::GapRule> rules{rule};
    const plan::Index index(plan_);
    const auto lines_of = [&](plan::ChosenLine chosen) {
        const plan::ReviewIndex review(index, chosen);
        std::vector<std::size_t> out;
        for (const plan::Gap& gap : plan::find_gaps(review, rules)) out.push_back(gap.line);
        return out;
    };
    EXPECT_EQ(lines_of({}), (std::vector<std::size_t>{0, 0, 1}));
    EXPECT_EQ(lines_of(0), (std::vector<std::size_t>{0, 0}));
    EXPECT_EQ(lines_of(1), (std::vector<std::size_t>{1}));
    const plan::ReviewIndex review(index);
    const std::vector<plan::Gap> gaps = plan::find_gaps(review, rules);
    EXPECT_EQ(gaps.front().key.find(support::k_branch), std::string::npos)
        << "keys of the first line stay as they were";
    EXPECT_NE(gaps.back().key.find(support::k_branch), std::string::npos);
    EXPECT_EQ(plan::open_stretches(gaps, 1).size(), 1U);
}

TEST_F(Lines, SegmentsHaveTheLengthOfAll) {
    const plan::Index index(plan_);
    const auto length = [&](plan::ChosenLine chosen) {
        double sum = 0;
        for (const plan::SegmentReport& s : plan::segment_reports(plan::ReviewIndex(index, chosen), 2020)) {
            sum += s.length_m;
            EXPECT_TRUE(s.length_m == 0 || s.line == chosen.value_or(s.line));
        }
        return sum;
    };
    EXPECT_NEAR(length({}), length(0) + length(1), 1e-6);
    EXPECT_GT(length(1), 5000);
}

TEST_F(Lines, StationsOfABranchAreNotOutOfOrder) {
    for (const plan::Finding& finding : plan::check(plan_)) EXPECT_NE(finding.code, "station_order") << finding.where;
    std::swap(plan_.rail.at(1).centreline.front(), plan_.rail.at(1).centreline.back());
    const auto findings = plan::check(plan_);
    EXPECT_TRUE(std::ranges::any_of(findings, [](const auto& f) { return f.code == "station_order"; }));
}

TEST_F(Lines, NothingLiesBetweenTwo) {
    const plan::CorridorIndex corridor(plan_);
    const auto a = plan::place_along(corridor, {120.4, 30.46}), b = plan::place_along(corridor, {120.51, 30.54});
    EXPECT_FALSE(plan::apart_along_m(plan::Ruler(plan_), a, b));
    const auto on_branch = plan::place_at_chainage(corridor, 1, 0);
    ASSERT_TRUE(on_branch);
    EXPECT_EQ(on_branch->on_rail->line, 1U) << "though the first line is as near";
    EXPECT_EQ(on_branch->nearest_along->station->order, 2);
}
