// Laying a picture under a map: what two pairs give, what more give, and what says nothing.
#include "geo/affine.h"

#include <cmath>
#include <gtest/gtest.h>
#include <random>

namespace {

using geo::Affine;
using geo::FitPair;

Affine random_map(std::mt19937& random) {
    std::uniform_real_distribution<double> scale(-20, 20), place(3e6, 4e6);
    for (;;) {
        const Affine map{scale(random), scale(random), place(random), scale(random), scale(random), place(random)};
        if (std::abs(map.xx * map.yy - map.xy * map.yx) > 1) return map;
    }
}

std::vector<FitPair> pairs_of(const Affine& map, std::mt19937& random, std::size_t count) {
    std::uniform_real_distribution<double> px(0, 4096);
    std::vector<FitPair> pairs;
    while (pairs.size() < count) {
        const geo::PicturePoint from{px(random), px(random)};
        pairs.push_back({from, map(from)});
    }
    return pairs;
}

}  // namespace

TEST(Affine, ThreeToSixPairsRecoverAnyMap) {
    std::mt19937 random(20261129);
    for (int i = 0; i < 2000; ++i) {
        const Affine map = random_map(random);
        const auto pairs = pairs_of(map, random, 3 + static_cast<std::size_t>(i) % 4);
        const auto fitted = geo::fit_affine(pairs);
        if (!fitted) continue;  // three random places may lie nearly on one line
        for (const double r : geo::residuals_m(*fitted, pairs)) EXPECT_LT(r, 1e-3);
        const geo::PicturePoint elsewhere{17, 4000};
        EXPECT_NEAR((*fitted)(elsewhere).x, map(elsewhere).x, 0.01) << i;
        EXPECT_NEAR((*fitted)(elsewhere).y, map(elsewhere).y, 0.01) << i;
        const auto back = fitted->back(map(elsewhere));
        ASSERT_TRUE(back);
        EXPECT_NEAR(back->x, elsewhere.x, 1e-3);
    }
}

TEST(Affine, TwoPairsTurnAndScaleAndNeitherMirrorNorShear) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> angle(-3, 3), scale(0.5, 20), place(3e6, 4e6);
    for (int i = 0; i < 500; ++i) {
        const double a = angle(random), s = scale(random);
        // rows of a picture count down, metres north
        const Affine map{s * std::cos(a), s * std::sin(a),  place(random),
                         s * std::sin(a), -s * std::cos(a), place(random)};
        const auto fitted = geo::fit_affine(pairs_of(map, random, 2));
        ASSERT_TRUE(fitted);
        const geo::PicturePoint elsewhere{1000, 3000};
        EXPECT_NEAR((*fitted)(elsewhere).x, map(elsewhere).x, 0.01);
        EXPECT_NEAR((*fitted)(elsewhere).y, map(elsewhere).y, 0.01);
    }
}

TEST(Affine, NoOtherMapHasALessSumOfSquares) {
    std::mt19937 random(11);
    std::normal_distribution<double> error(0, 15);
    std::uniform_real_distribution<double> change(-1e-3, 1e-3);
    const auto sum = [](const Affine& map, const std::vector<FitPair>& pairs) {
        const double overall = geo::overall_m(geo::residuals_m(map, pairs));
        return overall * overall;
    };
    for (int i = 0; i < 200; ++i) {
        auto pairs = pairs_of(random_map(random), random, 6);
        for (FitPair& pair : pairs) pair.to = {pair.to.x + error(random), pair.to.y + error(random)};
        const auto fitted = geo::fit_affine(pairs);
        if (!fitted) continue;
        Affine other = *fitted;
        other.xx += change(random), other.xy += change(random), other.yx += change(random), other.yy += change(random);
        other.x0 += 100 * change(random), other.y0 += 100 * change(random);
        EXPECT_LE(sum(*fitted, pairs), sum(other, pairs) * (1 + 1e-9));
    }
}

TEST(Affine, PairsThatSayNothingGiveNoMap) {
    EXPECT_FALSE(geo::fit_affine({}));
    const FitPair here{{10, 10}, {500, 500}}, there{{20, 10}, {600, 500}}, far{{40, 10}, {800, 500}};
    EXPECT_FALSE(geo::fit_affine(std::vector{here}));
    EXPECT_FALSE(geo::fit_affine(std::vector{here, here})) << "they coincide";
    EXPECT_FALSE(geo::fit_affine(std::vector{here, {{20, 10}, {500, 500}}})) << "they coincide on the map";
    EXPECT_FALSE(geo::fit_affine(std::vector{here, there, far})) << "they lie on one line";
    EXPECT_EQ(geo::overall_m({}), 0);
}
