// Where names and symbols find room, where carriers of one spot are drawn, and the length of the scale bar.
#include "placement.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <set>

#include "carrier_layout.h"
#include "furniture.h"
#include "seeded.h"

namespace {

using carto::CarrierSpot;
using carto::Placement;
using scene::Rect;
using scene::Vec2;

constexpr Rect k_view{0, 0, 1000, 800};
constexpr float k_size = 18;

std::vector<CarrierSpot> spots(const std::vector<Vec2>& anchors) {
    std::vector<CarrierSpot> out;
    for (const Vec2 a : anchors) out.push_back({out.size(), a, {}, false, false, 0});
    return out;
}

Vec2 symbol_at(const CarrierSpot& s) { return {s.anchor_px.x + s.offset.x, s.anchor_px.y + s.offset.y}; }

/// Seven at one spot, three close together, two apart: as in the plan.
std::vector<Vec2> k_town(Vec2 shift = {}) {
    std::vector<Vec2> out(7, Vec2{500 + shift.x, 400 + shift.y});
    for (const Vec2 p : {Vec2{300, 300}, Vec2{306, 304}, Vec2{311, 296}, Vec2{700, 250}, Vec2{200, 600}})
        out.push_back({p.x + shift.x, p.y + shift.y});
    return out;
}

std::vector<CarrierSpot> lay_out(const std::vector<Vec2>& anchors) {
    Placement placement(k_view);
    return carto::lay_out_carriers(spots(anchors), k_size, placement);
}

}  // namespace

TEST(Placement, ABoxIsFreeInsideTheViewUntilItIsTaken) {
    Placement p(k_view);
    const Rect box{100, 100, 50, 20};
    EXPECT_TRUE(p.is_free(box));
    EXPECT_FALSE(p.is_free({-1, 100, 50, 20}));
    EXPECT_FALSE(p.is_free({980, 100, 50, 20}));
    EXPECT_FALSE(p.is_free({}));
    const std::size_t number = p.take(box);
    EXPECT_FALSE(p.is_free(box));
    EXPECT_FALSE(p.is_free({149, 119, 50, 20}));
    EXPECT_TRUE(p.is_free({150, 100, 50, 20})) << "boxes that touch do not overlap";
    p.release(number);
    EXPECT_TRUE(p.is_free(box));
}

TEST(Placement, ReleasingGivesBackOnlyItsOwnBox) {
    Placement p(k_view);
    const std::size_t first = p.take({0, 0, 10, 10});
    p.take({20, 0, 10, 10});
    p.release(first);
    EXPECT_TRUE(p.is_free({0, 0, 10, 10}));
    EXPECT_FALSE(p.is_free({20, 0, 10, 10}));
}

TEST(Placement, TheCheapestFreeCandidateIsBest) {
    Placement p(k_view);
    const std::array<Rect, 3> boxes{{{0, 0, 10, 10}, {20, 0, 10, 10}, {40, 0, 10, 10}}};
    const std::array<float, 3> cost{3, 1, 2};
    EXPECT_EQ(p.best(boxes, cost), 1);
    p.take(boxes[1]);
    EXPECT_EQ(p.best(boxes, cost), 2);
    p.take(boxes[2]);
    EXPECT_EQ(p.best(boxes, cost), 0);
    p.take(boxes[0]);
    EXPECT_EQ(p.best(boxes, cost), -1);
}

TEST(Placement, SoftBoxesCostButDoNotForbid) {
    Placement p(k_view);
    const std::array<Rect, 2> boxes{{{0, 0, 10, 10}, {20, 0, 10, 10}}};
    const std::array<float, 2> cost{0, 2};
    EXPECT_EQ(p.best(boxes, cost), 0);
    p.discourage({5, 5, 2, 2});
    EXPECT_EQ(p.discouraged(boxes[0]), 1);
    EXPECT_TRUE(p.is_free(boxes[0]));
    EXPECT_EQ(p.best(boxes, cost), 1);
    p.discourage({25, 5, 2, 2});
    EXPECT_EQ(p.best(boxes, cost), 0);
    p.take(boxes[1]);
    EXPECT_EQ(p.best(boxes, cost), 0);
}

TEST(Placement, BestIsTheLeastTotalOfRandomCandidates) {
    support::Seeded random("placement");
    for (int round = 0; round < 200; ++round) {
        Placement p(k_view);
        const auto box = [&] {
            return Rect{static_cast<float>(random.real(-20, 980)), static_cast<float>(random.real(-20, 780)),
                        static_cast<float>(random.real(5, 120)), static_cast<float>(random.real(5, 60))};
        };
        for (int i = 0; i < 20; ++i) p.take(box());
        for (int i = 0; i < 20; ++i) p.discourage(box());
        std::vector<Rect> boxes;
        std::vector<float> cost;
        for (int i = 0; i < 30; ++i) {
            boxes.push_back(box());
            cost.push_back(static_cast<float>(random.real(-5, 30)));
        }
        float least = std::numeric_limits<float>::infinity();
        for (std::size_t i = 0; i < boxes.size(); ++i)
            if (p.is_free(boxes[i])) least = std::min(least, cost[i] + 8 * static_cast<float>(p.discouraged(boxes[i])));
        const int chosen = p.best(boxes, cost);
        if (chosen < 0) {
            EXPECT_TRUE(std::isinf(least));
            continue;
        }
        const auto i = static_cast<std::size_t>(chosen);
        EXPECT_TRUE(p.is_free(boxes[i]));
        EXPECT_FLOAT_EQ(cost[i] + 8 * static_cast<float>(p.discouraged(boxes[i])), least);
    }
}

TEST(Placement, TheGridAnswersLikeAListOfAllBoxes) {
    support::Seeded random("box grid");
    for (int round = 0; round < 50; ++round) {
        carto::BoxGrid grid(k_view);
        std::vector<Rect> all;
        const auto box = [&] {
            return Rect{static_cast<float>(random.real(-200, 1100)), static_cast<float>(random.real(-200, 900)),
                        static_cast<float>(random.real(1, 300)), static_cast<float>(random.real(1, 200))};
        };
        for (int i = 0; i < 40; ++i) {
            all.push_back(box());
            grid.add(all.back());
        }
        grid.remove(7);
        all.erase(all.begin() + 7);
        for (int i = 0; i < 200; ++i) {
            const Rect asked = box();
            const auto count =
                std::count_if(all.begin(), all.end(), [&](const Rect& other) { return other.overlaps(asked); });
            EXPECT_EQ(grid.count_overlaps(asked), count);
            EXPECT_EQ(grid.any_overlaps(asked), count > 0);
        }
    }
}

TEST(CarrierLayout, DenseCarriersAreSmallAndStandAtTheirPositions) {
    support::Seeded random("dense carriers");
    std::vector<Vec2> anchors;
    for (int i = 0; i < 4000; ++i)
        anchors.push_back({static_cast<float>(random.real(100, 500)), static_cast<float>(random.real(100, 500))});
    anchors.push_back({900, 700});  // alone
    const auto out = lay_out(anchors);
    ASSERT_EQ(out.size(), anchors.size());
    for (std::size_t i = 0; i + 1 < out.size(); ++i) {
        EXPECT_EQ(out[i].carrier, i);
        EXPECT_FALSE(out[i].spread);
        EXPECT_EQ(out[i].offset, (Vec2{0, 0}));
        EXPECT_GT(out[i].dot_px, 1);
        EXPECT_LT(out[i].dot_px, k_size / 2);
    }
    EXPECT_EQ(out.back().dot_px, 0);
}

TEST(CarrierLayout, PanningDoesNotChangeWhatIsDense) {
    support::Seeded random("panning dense carriers");
    std::vector<Vec2> here;
    for (int i = 0; i < 1000; ++i)
        here.push_back({static_cast<float>(static_cast<int>(random.real(0, 1000))),
                        static_cast<float>(static_cast<int>(random.real(0, 800)))});
    std::vector<Vec2> there = here;
    for (Vec2& p : there) p = {p.x + 37, p.y - 11};
    const auto before = lay_out(here);
    const auto after = lay_out(there);
    for (std::size_t i = 0; i < before.size(); ++i) EXPECT_EQ(before[i].dot_px, after[i].dot_px) << i;
}

TEST(CarrierLayout, LonelyCarriersStandAtTheirPosition) {
    const auto out = lay_out({{100, 100}, {300, 300}});
    for (const CarrierSpot& s : out) {
        EXPECT_FALSE(s.spread);
        EXPECT_EQ(s.offset, (Vec2{0, 0}));
    }
}

TEST(CarrierLayout, NoSymbolCoversAnotherAndAllStayWithinReach) {
    support::Seeded random("carrier layout");
    for (int round = 0; round < 60; ++round) {
        std::vector<Vec2> anchors = k_town();
        if (round > 0) {
            anchors.clear();
            for (int group = 0; group < 5; ++group) {
                const Vec2 at{150.0F + 170.0F * static_cast<float>(group), static_cast<float>(random.real(150, 650))};
                for (std::size_t i = 0, n = 1 + random.index(7); i < n; ++i)
                    anchors.push_back(
                        {at.x + static_cast<float>(random.real(-4, 4)), at.y + static_cast<float>(random.real(-4, 4))});
            }
        }
        const auto out = lay_out(anchors);
        ASSERT_EQ(out.size(), anchors.size());
        for (std::size_t i = 0; i < out.size(); ++i) {
            EXPECT_EQ(out[i].carrier, i);
            EXPECT_EQ(out[i].anchor_px, anchors[i]);
            EXPECT_LE(std::hypot(out[i].offset.x, out[i].offset.y), 4.5F * k_size);
            for (std::size_t j = i + 1; j < out.size(); ++j) {
                const Vec2 a = symbol_at(out[i]);
                const Vec2 b = symbol_at(out[j]);
                EXPECT_GE(std::hypot(a.x - b.x, a.y - b.y), k_size * 0.99F) << round << ": " << i << " and " << j;
            }
        }
    }
}

TEST(CarrierLayout, TheSameCarriersLieTheSame) {
    const auto once = lay_out(k_town());
    const auto again = lay_out(k_town());
    for (std::size_t i = 0; i < once.size(); ++i) EXPECT_EQ(once[i].offset, again[i].offset) << i;
}

TEST(CarrierLayout, PanningDoesNotMoveSymbols) {
    const auto here = lay_out(k_town());
    for (const Vec2 shift : {Vec2{1, 0}, Vec2{64, -32}, Vec2{-57, 101}, Vec2{120, 88}}) {
        const auto there = lay_out(k_town(shift));
        for (std::size_t i = 0; i < here.size(); ++i) {
            EXPECT_NEAR(there[i].offset.x, here[i].offset.x, 0.01) << i << " shifted by " << shift.x;
            EXPECT_NEAR(there[i].offset.y, here[i].offset.y, 0.01) << i << " shifted by " << shift.x;
        }
    }
}

TEST(CarrierLayout, SymbolsTakeTheirRoom) {
    Placement placement(k_view);
    for (const CarrierSpot& s : carto::lay_out_carriers(spots(k_town()), k_size, placement)) {
        const Vec2 at = symbol_at(s);
        EXPECT_FALSE(placement.is_free({at.x - 2, at.y - 2, 4, 4})) << s.carrier;
    }
}

TEST(ScaleBar, IsTheLongestRoundLengthThatFits) {
    support::Seeded random("scale bar");
    for (int round = 0; round < 5000; ++round) {
        const double pixels_per_metre = std::pow(10.0, random.real(-5, 2));
        const double room_px = random.real(60, 600);
        const double length = carto::round_scale_length_m(pixels_per_metre, room_px);
        const double decade = std::pow(10.0, std::floor(std::log10(length * 1.000001)));
        const double lead = length / decade;
        EXPECT_TRUE(std::abs(lead - 1) < 1e-6 || std::abs(lead - 2) < 1e-6 || std::abs(lead - 5) < 1e-6) << length;
        EXPECT_LE(length * pixels_per_metre, room_px * (1 + 1e-9)) << pixels_per_metre << " " << room_px;
        const double next = length * (std::abs(lead - 2) < 1e-6 ? 2.5 : 2);
        EXPECT_GT(next * pixels_per_metre, room_px * (1 - 1e-9)) << pixels_per_metre << " " << room_px;
    }
}

TEST(ScaleBar, ExactDecadesAreTaken) {
    EXPECT_DOUBLE_EQ(carto::round_scale_length_m(0.15, 150), 1000);
    EXPECT_DOUBLE_EQ(carto::round_scale_length_m(0.075, 150), 2000);
    EXPECT_DOUBLE_EQ(carto::round_scale_length_m(0.03, 150), 5000);
}
