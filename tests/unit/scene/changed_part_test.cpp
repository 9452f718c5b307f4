#include "scene/changed_part.h"

#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <memory>

#include "scene/builder.h"

namespace {

using scene::Vec2;

constexpr scene::Camera k_camera{{0, 0}, 1, 200, 100};  // the origin in the middle of the picture

/// Three dots in a row, the middle one moved and coloured, under a line from it to the right.
scene::Pane pane_with(float middle_x, scene::Colour colour, bool line) {
    auto made = std::make_shared<scene::Scene>();
    scene::Builder builder(*made);
    if (line) builder.line(scene::Space::map, std::array{Vec2{middle_x, 0}, Vec2{50, 0}}, {{}, 4});
    builder.begin(scene::ListKind::symbols);
    for (const float x : {-80.0F, middle_x, 80.0F}) {
        scene::Symbol dot;
        dot.anchor = {x, 0};
        dot.half_size = {4, 4};
        if (x == middle_x) dot.fill = colour;
        builder.symbol(scene::Space::map, dot);
    }
    builder.freeze();
    return scene::pane_at({10, 20}, made, k_camera);
}

/// Whether one of the parts that changed holds a place.
bool changes(const scene::Pane& before, const scene::Pane& now, Vec2 at) {
    return std::ranges::any_of(scene::changed_parts(before, now),
                               [&](const scene::Rect& part) { return part.contains(at); });
}

constexpr scene::Colour k_red{255, 0, 0, 255}, k_blue{0, 0, 255, 255};

TEST(ChangedPart, OfWhatLooksTheSameIsNothing) {
    EXPECT_TRUE(scene::changed_parts(pane_with(0, k_red, true), pane_with(0, k_red, true)).empty());
}

TEST(ChangedPart, CoversWhatChangedAndNoMore) {
    const scene::Pane before = pane_with(0, k_red, false), now = pane_with(0, k_blue, false);
    EXPECT_TRUE(changes(before, now, {10 + 100, 20 + 50}));
    EXPECT_FALSE(changes(before, now, {10 + 20, 20 + 50}));
    EXPECT_FALSE(changes(before, now, {10 + 180, 20 + 50}));
}

TEST(ChangedPart, CoversWhereItWasAndWhereItIs) {
    const scene::Pane before = pane_with(0, k_red, false), now = pane_with(40, k_red, false);
    EXPECT_TRUE(changes(before, now, {10 + 100, 20 + 50}));
    EXPECT_TRUE(changes(before, now, {10 + 140, 20 + 50}));
    EXPECT_FALSE(changes(before, now, {10 + 20, 20 + 50}));
}

TEST(ChangedPart, CoversWhatIsThereNoLonger) {
    const scene::Pane before = pane_with(0, k_red, true), now = pane_with(0, k_red, false);
    EXPECT_TRUE(changes(before, now, {10 + 140, 20 + 50}));
    EXPECT_FALSE(changes(before, now, {10 + 180, 20 + 50}));
}

TEST(ChangedPart, OfASlantIsLessThanItsBox) {
    const auto with_line = [](scene::Colour colour) {
        auto made = std::make_shared<scene::Scene>();
        scene::Builder builder(*made);
        std::vector<Vec2> points;
        for (int i = 0; i <= 20; ++i)
            points.push_back({-90.0F + 9.0F * static_cast<float>(i), -45.0F + 4.5F * static_cast<float>(i)});
        for (Vec2& p : points) p = {p.x * 10, p.y * 10};
        builder.line(scene::Space::map, points, {colour, 4});
        builder.freeze();
        return scene::pane_at({0, 0}, made, {{0, 0}, 1, 2000, 1000});
    };
    const scene::Pane before = with_line(k_red), now = with_line(k_blue);
    const std::vector<scene::Rect> parts = scene::changed_parts(before, now);
    EXPECT_GT(parts.size(), 1U);
    EXPECT_LE(parts.size(), 3U);
    float painted = 0;
    for (const scene::Rect& part : parts) painted += part.width * part.height;
    EXPECT_LT(painted, 0.5F * 1800 * 900);
    for (int i = 0; i <= 40; ++i)
        EXPECT_TRUE(
            changes(before, now, {100.0F + 45.0F * static_cast<float>(i), 950.0F - 22.5F * static_cast<float>(i)}))
            << i;
}

TEST(ChangedPart, IsAllWhereTheCameraMoved) {
    const scene::Pane before = pane_with(0, k_red, false);
    scene::Pane now = before;
    now.camera.centre.x += 5;
    EXPECT_EQ(scene::changed_parts(before, now), std::vector{now.clip});
}

TEST(ChangedPart, CoversAHighlightThatBecomesAnother) {
    scene::Pane before = pane_with(0, k_red, false), now = before;
    before.highlights = {pane_with(0, k_red, false).scene};
    now.highlights = {pane_with(0, k_red, true).scene};
    EXPECT_TRUE(changes(before, now, {10 + 140, 20 + 50}));
    now.highlights.clear();
    EXPECT_EQ(scene::changed_parts(before, now), std::vector{now.clip});
}

}  // namespace
