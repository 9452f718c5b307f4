#include "tiles.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <limits>
#include <random>
#include <vector>

namespace {

using scene::PixelBox;
using scene::Vec2;

constexpr int k_width = 200, k_height = 100;  // no multiple of a tile

bool covers(const std::vector<PixelBox>& boxes, float x, float y) {
    return std::ranges::any_of(boxes, [&](const PixelBox& box) {
        return x >= static_cast<float>(box.left) && x < static_cast<float>(box.right) &&
               y >= static_cast<float>(box.top) && y < static_cast<float>(box.bottom);
    });
}

std::vector<Vec2> square(float left, float top, float side) {
    return {{left, top}, {left + side, top}, {left + side, top + side}, {left, top + side}};
}

int area_of(const std::vector<PixelBox>& boxes) {
    int sum = 0;
    for (const PixelBox& box : boxes) sum += (box.right - box.left) * (box.bottom - box.top);
    return sum;
}

TEST(Tiles, OfNothingAreNone) {
    EXPECT_TRUE(scene::Tiles(k_width, k_height).boxes().empty());
    EXPECT_TRUE(scene::Tiles(0, 0).boxes().empty());
}

TEST(Tiles, EndWithThePicture) {
    scene::Tiles tiles(k_width, k_height);
    tiles.add({-1e9F, -1e9F, 2e9F, 2e9F});
    EXPECT_EQ(tiles.boxes(), (std::vector<PixelBox>{{0, 0, k_width, k_height}}));
}

TEST(Tiles, LeaveOutWhatLiesBeyond) {
    scene::Tiles tiles(k_width, k_height);
    tiles.add({-50, 20, 10, 10});
    tiles.add({20, 500, 10, 10});
    tiles.add_line({-1e9F, -50}, {1e9F, -50}, 3);
    tiles.add_line({500, 0}, {1e7F, 1e7F}, 3);
    EXPECT_TRUE(tiles.boxes().empty());
}

TEST(Tiles, OfALineLieAlongIt) {
    scene::Tiles tiles(k_width, k_height);
    tiles.add_line({-1e6F, -1e6F + 40}, {1e6F, 1e6F + 40}, 1);  // y = x + 40
    for (float x = 0; x < 60; x += 0.5F) EXPECT_TRUE(covers(tiles.boxes(), x, x + 40)) << x;
    EXPECT_FALSE(covers(tiles.boxes(), 150, 50));
    EXPECT_FALSE(covers(tiles.boxes(), 5, 5));
}

TEST(Tiles, OfAnAreaLieInItAndNotInItsHole) {
    scene::Tiles tiles(k_width, k_height);
    const std::vector<std::vector<Vec2>> rings{square(2, 2, 96), square(20, 20, 60)};
    tiles.add_area(rings, 1);
    EXPECT_TRUE(covers(tiles.boxes(), 8, 50));
    EXPECT_FALSE(covers(tiles.boxes(), 50, 50)) << "its hole";
    EXPECT_FALSE(covers(tiles.boxes(), 150, 50));
}

TEST(Tiles, CoverEveryPlaceOfAnyTriangle) {
    std::mt19937 random(7);  // the same triangles in every run
    std::uniform_real_distribution<float> at(-100, 300), share(0, 1);
    for (int i = 0; i < 200; ++i) {
        scene::Tiles tiles(k_width, k_height);
        const std::vector<std::vector<Vec2>> rings{
            {{at(random), at(random)}, {at(random), at(random)}, {at(random), at(random)}}};
        tiles.add_area(rings, 0.01F);
        const std::vector<PixelBox> boxes = tiles.boxes();
        const std::vector<Vec2>& corners = rings.front();
        for (int k = 0; k < 200; ++k) {
            const float u = share(random), v = (1 - u) * share(random);
            const Vec2 p{corners[0].x + u * (corners[1].x - corners[0].x) + v * (corners[2].x - corners[0].x),
                         corners[0].y + u * (corners[1].y - corners[0].y) + v * (corners[2].y - corners[0].y)};
            const bool seen = p.x >= 0 && p.y >= 0 && p.x < k_width && p.y < k_height;
            ASSERT_EQ(seen && covers(boxes, p.x, p.y), seen) << i << ": " << p.x << " " << p.y;
        }
    }
}

TEST(Tiles, OfNoNumberAreNone) {
    scene::Tiles tiles(k_width, k_height);
    const float none = std::numeric_limits<float>::quiet_NaN();
    tiles.add({none, 0, none, 5});
    tiles.add_line({none, 0}, {none, 5}, 1);
    EXPECT_TRUE(tiles.boxes().empty());
}

TEST(Tiles, OfTwoAreasAsOneLieWhereTheyDiffer) {
    scene::Tiles tiles(k_width, k_height);
    const std::vector<std::vector<Vec2>> rings{square(2, 2, 60), square(2, 2, 90)};
    tiles.add_area(rings, 1);
    EXPECT_FALSE(covers(tiles.boxes(), 30, 30));
    EXPECT_TRUE(covers(tiles.boxes(), 80, 80));
    EXPECT_LT(area_of(tiles.boxes()), k_width * k_height / 2);
}

TEST(Tiles, AreTouchedByWhatReachesIntoThem) {
    scene::Tiles tiles(k_width, k_height);
    tiles.add({33, 33, 2, 2});
    EXPECT_TRUE(tiles.touches({40, 40, 1, 1})) << "of the same tile";
    EXPECT_TRUE(tiles.touches({-500, -500, 1000, 1000}));
    EXPECT_FALSE(tiles.touches({49, 40, 5, 5}));
    EXPECT_FALSE(tiles.touches({-50, -50, 10, 10}));
    EXPECT_FALSE(tiles.touches({900, 40, 5, 5}));
}

}  // namespace
