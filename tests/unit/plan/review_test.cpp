// What a review asks of the plan: which carriers pass, what lies within reach, where the gaps are.
#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

#include "geo/geodesy.h"
#include "plan/gaps.h"
#include "plan/reach_report.h"
#include "plan/review_index.h"
#include "sample_plan.h"
#include "seeded.h"

namespace {

using plan::Membership;

/// Carriers at distances from the first station, every one off by `doubt_m` at most.
plan::Plan plan_with(const std::vector<double>& distances_m, double doubt_m) {
    plan::Plan p = support::sample_plan();
    const plan::Carrier pattern = p.carriers.front();
    std::vector<plan::Carrier> carriers;
    for (const double metres : distances_m) {
        plan::Carrier c = pattern;
        c.number = static_cast<int>(carriers.size()) + 1;
        c.id = c.number;
        c.position = geo::destination(p.stations.front().position, 270, metres);
        c.quality = plan::PositionQuality::address;
        c.uncertainty_m = doubt_m;
        carriers.push_back(c);
    }
    p.carriers = carriers;
    return p;
}

std::vector<bool> all_of(const plan::Plan& p) { return std::vector<bool>(p.carriers.size(), true); }

plan::Reach around_stations(double width_m) { return {plan::ReachOf::stations, width_m, {}, 1}; }

}  // namespace

TEST(Membership, IsCertainOnlyWhereTheWholeCircleLiesInside) {
    const plan::Plan p = plan_with({100, 700, 900, 1150, 1300}, 200);
    const plan::Index index(p);
    const plan::ReviewIndex review(index);
    const plan::ReachCounts counts = plan::count_within(review, around_stations(1000), all_of(p));
    EXPECT_EQ(plan::membership(review.places()[1], around_stations(1000)), Membership::certain);
    EXPECT_EQ(plan::membership(review.places()[2], around_stations(1000)), Membership::possible);
    EXPECT_EQ(plan::membership(review.places()[3], around_stations(1000)), Membership::possible);
    EXPECT_EQ(plan::membership(review.places()[4], around_stations(1000)), Membership::outside);
    EXPECT_EQ(counts.within, (plan::WithinReach{2, 2}));
    EXPECT_EQ(counts.outside, 1);
}

TEST(Membership, GrowsWithTheWidthAndShrinksWithTheDoubt) {
    support::Seeded random("Membership");
    for (int round = 0; round < 300; ++round) {
        const double distance = random.real(0, 4000), doubt = random.real(0, 2000), width = random.real(1, 4000);
        const auto at = [&](double doubt_m, double width_m, plan::ReachOf of) {
            const plan::Plan p = plan_with({distance}, doubt_m);
            const plan::Index index(p);
            const plan::ReviewIndex review(index);
            return plan::membership(review.places()[0], {of, width_m, {}, 1});
        };
        for (const plan::ReachOf of : {plan::ReachOf::stations, plan::ReachOf::line}) {
            EXPECT_LE(at(doubt, width, of), at(doubt, width * 1.5, of));
            // A larger doubt makes neither certain nor ruled out what was not.
            const Membership vaguer = at(doubt * 1.5, width, of);
            if (vaguer != Membership::possible) {
                EXPECT_EQ(at(doubt, width, of), vaguer);
            }
        }
    }
}

TEST(Membership, OfACarrierWhoseDoubtIsAssumedIsNeverCertain) {
    plan::Plan p = plan_with({10}, 0);
    std::vector<plan::Carrier> carriers{p.carriers.front()};
    carriers[0].quality = plan::PositionQuality::site;
    carriers[0].uncertainty_m.reset();
    p.carriers = carriers;
    const plan::Index index(p);
    const plan::ReviewIndex review(index);
    EXPECT_EQ(plan::membership(review.places()[0], around_stations(90'000)), Membership::possible);
}

TEST(ReachCounts, SayWhatAWiderReachAdds) {
    const plan::Plan p = plan_with({500, 1300, 1550, 3000}, 100);
    const plan::Index index(p);
    const plan::ReviewIndex review(index);
    plan::Reach reach = around_stations(1000);
    reach.compared_m = 1500;
    EXPECT_EQ(plan::count_within(review, reach, all_of(p)).added, (plan::WithinReach{1, 1}));
    std::swap(reach.width_m, *reach.compared_m);
    EXPECT_EQ(plan::count_within(review, reach, all_of(p)).added, (plan::WithinReach{1, 1}));
}

TEST(ReachCounts, TakeADetourOffTheWidth) {
    const plan::Plan p = plan_with({900}, 0);
    const plan::Index index(p);
    const plan::ReviewIndex review(index);
    plan::Reach reach = around_stations(1000);
    EXPECT_EQ(plan::membership(review.places()[0], reach), Membership::certain);
    reach.detour = 1.3;
    EXPECT_EQ(plan::membership(review.places()[0], reach), Membership::outside);
}

TEST(ReachCurve, SaysForEveryWidthWhatCountingSays) {
    const plan::Plan p = plan_with({100, 400, 900, 1300, 2500, 4700}, 250);
    const plan::Index index(p);
    const plan::ReviewIndex review(index);
    for (const plan::ReachOf of : {plan::ReachOf::stations, plan::ReachOf::line}) {
        const plan::ReachCurve curve = plan::reach_curve(review, of, all_of(p));
        for (double r = 50; r < 6000; r += 130)
            EXPECT_EQ(curve.at(r), plan::count_within(review, {of, r, {}, 1}, all_of(p)).within) << r;
    }
}

TEST(Coverage, IsAShareOfEachUnit) {
    const plan::Plan p = support::sample_plan();
    const auto narrow = plan::covered_by(p, plan::reach_outline(p, {plan::ReachOf::line, 500, {}, 1}));
    const auto wide = plan::covered_by(p, plan::reach_outline(p, {plan::ReachOf::line, 90'000, {}, 1}));
    ASSERT_FALSE(narrow.empty());
    ASSERT_GE(wide.size(), narrow.size());
    for (const plan::Covered& c : wide) EXPECT_NEAR(c.share, 1, 1e-6);
    for (const plan::Covered& c : narrow) EXPECT_LT(c.share, 1);
}

TEST(Coverage, OfAPlanWithoutALineIsNone) {
    plan::Plan p = support::sample_plan();
    p.rail.clear();
    p.stations.clear();
    EXPECT_TRUE(plan::reach_outline(p, {plan::ReachOf::line, 500, {}, 1}).empty());
    EXPECT_TRUE(plan::reach_outline(p, around_stations(500)).empty());
    const plan::Index index(p);
    const plan::ReviewIndex review(index);
    EXPECT_EQ(plan::count_within(review, around_stations(500), all_of(p)).within, plan::WithinReach{});
}

TEST(CarrierFilter, LetsPassWhatEveryFieldAllows) {
    const plan::Plan p = support::sample_plan();
    const plan::Index index(p);
    const plan::ReviewIndex review(index);
    const plan::Reach reach;
    plan::CarrierFilter filter;
    EXPECT_TRUE(filter.empty());
    const auto count = [&] {
        const std::vector<bool> passes = plan::passing(review, filter, reach);
        return static_cast<std::size_t>(std::count(passes.begin(), passes.end(), true));
    };
    EXPECT_EQ(count(), p.carriers.size());
    const std::string function(plan::to_key(p.carriers.front().function));
    filter.toggle(plan::FilterField::function, function);
    const auto of_function = std::count_if(p.carriers.begin(), p.carriers.end(), [&](const plan::Carrier& c) {
        return c.function == p.carriers.front().function;
    });
    EXPECT_EQ(count(), static_cast<std::size_t>(of_function));
    filter.text = std::to_string(p.carriers.front().number) + " no such words";
    EXPECT_EQ(count(), 0U);
    filter.text.clear();
    filter.toggle(plan::FilterField::function, function);
    EXPECT_TRUE(filter.empty());
}

TEST(CarrierFilter, SaysBeforehandWhatEachChoiceWouldLeave) {
    const plan::Plan p = support::sample_plan();
    const plan::Index index(p);
    const plan::ReviewIndex review(index);
    const plan::Reach reach = around_stations(3000);
    plan::CarrierFilter filter;
    filter.toggle(plan::FilterField::programme, std::string(plan::to_key(p.carriers.front().programme)));
    for (const plan::FilterField field : plan::k_filter_fields)
        for (const plan::FilterChoice& choice : plan::choices(review, field, filter, reach)) {
            plan::CarrierFilter alone = filter;
            alone.allowed[static_cast<std::size_t>(field)] = {choice.key};
            const std::vector<bool> passes = plan::passing(review, alone, reach);
            EXPECT_EQ(choice.leaves, std::count(passes.begin(), passes.end(), true))
                << plan::to_key(field) << " " << choice.key;
            EXPECT_FALSE(choice.label.zh.empty() && choice.label.en.empty()) << choice.key;
        }
}

TEST(Gaps, OfStationsAreCertainWhereNoCircleReachesThem) {
    plan::Plan p = plan_with({3500}, 200);
    p.stations.resize(1);
    const plan::Index index(p);
    const plan::ReviewIndex review(index);
    std::vector<plan::GapRule> rules(1);
    rules[0].key = "station";
    rules[0].length_m = 3000;
    std::vector<plan::Gap> gaps = plan::find_gaps(review, rules);
    ASSERT_EQ(gaps.size(), 1U);
    EXPECT_TRUE(gaps[0].certain);
    EXPECT_EQ(gaps[0].key, "station/1");
    rules[0].length_m = 3400;
    gaps = plan::find_gaps(review, rules);
    ASSERT_EQ(gaps.size(), 1U);
    EXPECT_FALSE(gaps[0].certain);
    EXPECT_EQ(gaps[0].possible, 1);
    rules[0].length_m = 3600;
    EXPECT_TRUE(plan::find_gaps(review, rules).empty());
    rules[0].length_m = 1000;
    rules[0].off = true;
    EXPECT_TRUE(plan::find_gaps(review, rules).empty());
}

TEST(Gaps, KeepTheRemarkThatWasMadeOnThem) {
    plan::Plan p = plan_with({9000}, 0);
    p.gap_remarks = std::vector<plan::GapRemark>{{1, "station/1", "车辆段", true, "2026-11-29", "王工"}};
    const plan::Index index(p);
    const plan::ReviewIndex review(index);
    std::vector<plan::GapRule> rules(1);
    rules[0].key = "station";
    rules[0].length_m = 3000;
    const std::vector<plan::Gap> gaps = plan::find_gaps(review, rules);
    ASSERT_FALSE(gaps.empty());
    EXPECT_TRUE(gaps[0].acknowledged());
    EXPECT_EQ(gaps[0].remark->text, "车辆段");
}

/// The places of both, as far as a review can tell them apart.
void expect_same_places(const plan::ReviewIndex& one, const plan::ReviewIndex& other) {
    ASSERT_EQ(one.places().size(), other.places().size());
    for (std::size_t i = 0; i < one.places().size(); ++i) {
        const plan::CarrierPlace &a = one.places()[i], &b = other.places()[i];
        ASSERT_EQ(a.carrier, b.carrier);
        ASSERT_EQ(a.facts.has_value(), b.facts.has_value());
        EXPECT_EQ(a.station_m, b.station_m);
        EXPECT_EQ(a.from_line, b.from_line);
        EXPECT_EQ(a.from_stations, b.from_stations);
        EXPECT_EQ(a.doubt_m, b.doubt_m);
        EXPECT_EQ(a.segment, b.segment);
        EXPECT_EQ(a.units.size(), b.units.size());
        if (!a.facts) continue;
        EXPECT_EQ(a.facts->number, b.facts->number);
        EXPECT_EQ(a.facts->unit, b.facts->unit);
        EXPECT_EQ(a.facts->on_rail, b.facts->on_rail);
        EXPECT_EQ(a.facts->in_responsible_area, b.facts->in_responsible_area);
    }
}

TEST(ReviewIndex, OfThePlanAfterAChangeIsThatOfThePlanAlone) {
    const plan::Plan before = plan_with({100, 700, 900, 1150, 1300}, 200);
    const plan::Index index_before(before);
    const std::vector<void (*)(plan::Plan&)> changes{
        [](plan::Plan& p) { p.carriers[1].position = p.carriers[3].position; },
        [](plan::Plan& p) { p.carriers[2].uncertainty_m = 5; },
        [](plan::Plan& p) { p.carriers[2].quality = plan::PositionQuality::area; },
        [](plan::Plan& p) { p.carriers[0].position.reset(); },
        [](plan::Plan& p) { p.carriers[0].number = 77; },
        [](plan::Plan& p) { p.carriers[0].responsible_area = "nowhere"; },
        [](plan::Plan& p) { p.carriers.erase(p.carriers.begin() + 1); },
        [](plan::Plan& p) {
            plan::Carrier added = p.carriers.get().back();
            added.id = added.number = 99;
            p.carriers.push_back(added);
        },
        [](plan::Plan& p) { p.stations[0].position.lon += 0.01; },
        [](plan::Plan& p) { p.units[0].shape.clear(); },
    };
    for (const auto& change : changes) {
        plan::Plan after = before;
        change(after);
        const plan::Index index(after);
        expect_same_places(plan::ReviewIndex(index, plan::ReviewIndex(index_before)), plan::ReviewIndex(index));
    }
}
