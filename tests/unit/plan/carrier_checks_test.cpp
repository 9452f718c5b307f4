// The checks of single carriers, quick and complete.
#include <algorithm>
#include <gtest/gtest.h>
#include <set>

#include "geo/geodesy.h"
#include "plan/checks.h"
#include "sample_plan.h"
#include "seeded.h"

namespace {

using Codes = std::set<std::string>;

Codes codes(const std::vector<plan::Finding>& findings) {
    Codes result;
    for (const plan::Finding& f : findings) result.insert(f.code);
    return result;
}

plan::Carrier at(geo::LonLat position) {
    plan::Carrier c = support::sample_plan().carriers[0];
    c.quality = plan::PositionQuality::surveyed;
    c.position = c.first_position = position;
    return c;
}

/// A third carrier on the spot, or with the name, of the first.
plan::Plan with_twin(int number) {
    plan::Plan p = support::sample_plan();
    p.carriers.push_back(p.carriers[0]);
    p.carriers.back().id = p.carriers.back().number = number;
    return p;
}

const plan::Finding& finding(const std::vector<plan::Finding>& findings, std::string_view code) {
    static const plan::Finding none;
    const auto found =
        std::find_if(findings.begin(), findings.end(), [&](const plan::Finding& f) { return f.code == code; });
    return found == findings.end() ? none : *found;
}

}  // namespace

TEST(CarrierChecks, FindWhatTheDraftWouldBe) {
    const plan::Plan p = support::sample_plan();
    EXPECT_EQ(codes(plan::check_carrier(p, at({120.55, 30.4520003}))), Codes{});
    EXPECT_EQ(codes(plan::check_carrier(p, at({121, 31}))), Codes{"carrier_outside_city"});
    EXPECT_EQ(codes(plan::check_carrier(p, at({120.45, 30.46}))), Codes{"carrier_outside_responsible_area"});
    EXPECT_EQ(codes(plan::check_carrier(p, at({120.405, 30.425}))),
              (Codes{"carrier_in_water", "carrier_outside_responsible_area"}));
    plan::Carrier c = at({120.55, 30.452});
    c.first_position->lon += 0.0312;  // 2 997 m
    EXPECT_EQ(codes(plan::check_carrier(p, c)), Codes{});
    c.first_position->lon += 0.0002;
    EXPECT_EQ(codes(plan::check_carrier(p, c)), Codes{"carrier_moved_far"});
    c = at({120.55, 30.452});
    c.quality = plan::PositionQuality::address;
    EXPECT_EQ(codes(plan::check_carrier(p, c)), Codes{"carrier_not_surveyed"});
    c.position.reset();
    EXPECT_EQ(codes(plan::check_carrier(p, c)), Codes{"carrier_unlocated"});
    c = at({120.552, 30.452});
    c.id = c.number = 0;  // not in the plan yet
    c.name.zh = "众创空间";
    EXPECT_EQ(codes(plan::check_carrier(p, c)), Codes{"carrier_name_used"});
    c.name.zh = "新载体";
    c.position = p.carriers[0].position;
    EXPECT_EQ(codes(plan::check_carrier(p, c)), Codes{"carriers_on_same_spot"});
}

TEST(CarrierChecks, DatesOfUnlikeExactnessAreNotReversed) {
    const plan::Plan p = support::sample_plan();
    plan::Carrier c = at({120.55, 30.452});
    const auto reversed = [&](const char* start, const char* completion) {
        c.start = start;
        c.completion = completion;
        return codes(plan::check_carrier(p, c)).contains("carrier_dates_reversed");
    };
    EXPECT_FALSE(reversed("2023-05", "2023"));
    EXPECT_FALSE(reversed("2023", "2023-05"));
    EXPECT_FALSE(reversed("", "2020"));
    EXPECT_FALSE(reversed("2023", ""));
    EXPECT_TRUE(reversed("2023-05", "2022"));
    EXPECT_TRUE(reversed("2023-05-02", "2023-05-01"));
}

TEST(CarrierChecks, EachSaysWhatToDoInBothLanguages) {
    plan::Plan p = with_twin(3);
    p.carriers[2].start = "2024";
    p.carriers[2].completion = "2023";
    p.carriers[2].first_position = geo::LonLat{121, 30};
    p.water[1].shape = {{support::box(120.3, 30.4, 120.7, 30.5), {}}};
    for (const plan::Finding& f : plan::check(p)) {
        if (f.carriers.empty()) continue;
        EXPECT_NE(f.message.en.find("; "), std::string::npos) << f.message.en;
        EXPECT_NE(f.message.zh.find("；请"), std::string::npos) << f.message.zh;
        EXPECT_NE(plan::finding_name(f.code).zh, f.code);
        EXPECT_NE(plan::finding_name(f.code).zh, plan::finding_name(f.code).en);
    }
    EXPECT_GE(codes(plan::check(p)).size(), 7U);
}

TEST(CarrierChecks, WhatSeveralShareIsToldOnceWithAllOfThem) {
    plan::Plan p = with_twin(3);
    const std::vector<plan::Finding> findings = plan::check(p);
    EXPECT_EQ(std::count_if(findings.begin(), findings.end(),
                            [](const auto& f) { return f.code == "carriers_on_same_spot"; }),
              1);
    const plan::Finding& spot = finding(findings, "carriers_on_same_spot");
    EXPECT_EQ(spot.where, "carriers 1, 3");
    EXPECT_EQ(spot.carriers, (std::vector<std::int64_t>{1, 3}));
    EXPECT_EQ(finding(plan::check_carrier(p, p.carriers[2]), "carriers_on_same_spot"), spot);
}

TEST(CarrierChecks, OneNoteSettlesAPairAndAThirdIsToldOfAgain) {
    plan::Plan p = with_twin(3);
    p.accepted = {{9, "carriers_on_same_spot", 3, "同一园区"}};
    EXPECT_EQ(finding(plan::check(p), "carriers_on_same_spot").accepted, "同一园区");
    EXPECT_EQ(finding(plan::check_carrier(p, p.carriers[0]), "carriers_on_same_spot").accepted, "同一园区");
    EXPECT_FALSE(finding(plan::check(p), "carrier_name_used").accepted);
    p.carriers.push_back(p.carriers[0]);
    p.carriers.back().id = p.carriers.back().number = 4;
    EXPECT_FALSE(finding(plan::check(p), "carriers_on_same_spot").accepted);
}

TEST(CarrierChecks, OnTheSpotAreExactlyThoseNearerThanAMetre) {
    support::Seeded random("same spot");
    plan::Plan p = support::sample_plan();
    p.carriers.resize(1);
    for (int i = 2; i <= 300; ++i) {
        plan::Carrier c = p.carriers[0];
        c.id = c.number = i;
        c.position = geo::LonLat{120.55 + random.real(0, 2e-4), 30.45 + random.real(0, 2e-4)};
        p.carriers.push_back(c);
    }
    const plan::CarrierChecks checks(p);
    std::size_t pairs = 0;
    for (const plan::Carrier& c : p.carriers) {
        std::vector<const plan::Carrier*> near;
        for (const plan::Carrier& other : p.carriers)
            if (other.id == c.id || geo::distance_m(*other.position, *c.position) < 1) near.push_back(&other);
        pairs += near.size() - 1;
        EXPECT_EQ(checks.on_spot_of(c), near) << c.number;
    }
    EXPECT_GT(pairs, 50U);
}
