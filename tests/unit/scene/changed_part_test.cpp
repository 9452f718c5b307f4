#include "scene/changed_part.h"

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

constexpr scene::Colour k_red{255, 0, 0, 255}, k_blue{0, 0, 255, 255};

TEST(ChangedPart, OfWhatLooksTheSameIsNothing) {
    EXPECT_EQ(scene::changed_part(pane_with(0, k_red, true), pane_with(0, k_red, true)).width, 0);
}

TEST(ChangedPart, CoversWhatChangedAndNoMore) {
    const scene::Rect part = scene::changed_part(pane_with(0, k_red, false), pane_with(0, k_blue, false));
    EXPECT_TRUE(part.contains({10 + 100, 20 + 50}));
    EXPECT_FALSE(part.contains({10 + 20, 20 + 50}));
    EXPECT_FALSE(part.contains({10 + 180, 20 + 50}));
}

TEST(ChangedPart, CoversWhereItWasAndWhereItIs) {
    const scene::Rect part = scene::changed_part(pane_with(0, k_red, false), pane_with(40, k_red, false));
    EXPECT_TRUE(part.contains({10 + 100, 20 + 50}));
    EXPECT_TRUE(part.contains({10 + 140, 20 + 50}));
    EXPECT_FALSE(part.contains({10 + 20, 20 + 50}));
}

TEST(ChangedPart, CoversWhatIsThereNoLonger) {
    const scene::Rect part = scene::changed_part(pane_with(0, k_red, true), pane_with(0, k_red, false));
    EXPECT_TRUE(part.contains({10 + 140, 20 + 50}));
    EXPECT_FALSE(part.contains({10 + 180, 20 + 50}));
}

TEST(ChangedPart, IsAllWhereTheCameraMoved) {
    const scene::Pane before = pane_with(0, k_red, false);
    scene::Pane now = before;
    now.camera.centre.x += 5;
    EXPECT_EQ(scene::changed_part(before, now), now.clip);
}

TEST(ChangedPart, CoversAHighlightThatBecomesAnother) {
    scene::Pane before = pane_with(0, k_red, false), now = before;
    before.highlights = {pane_with(0, k_red, false).scene};
    now.highlights = {pane_with(0, k_red, true).scene};
    EXPECT_TRUE(scene::changed_part(before, now).contains({10 + 140, 20 + 50}));
    now.highlights.clear();
    EXPECT_EQ(scene::changed_part(before, now), now.clip);
}

}  // namespace
