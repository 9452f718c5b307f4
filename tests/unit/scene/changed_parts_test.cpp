#include "scene/changed_parts.h"

#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <memory>
#include <vector>

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

/// Whether parts of a picture hold a place of it.
bool hold(const std::vector<scene::PixelBox>& parts, int x, int y) {
    return std::ranges::any_of(parts, [&](const scene::PixelBox& box) {
        return x >= box.left && x < box.right && y >= box.top && y < box.bottom;
    });
}

const std::vector<scene::PixelBox> k_all{{10, 20, 210, 120}};

TEST(ChangedParts, OfWhatLooksTheSameAreNone) {
    EXPECT_TRUE(scene::changed_parts(pane_with(0, k_red, true), pane_with(0, k_red, true)).empty());
}

TEST(ChangedParts, CoverWhatChangedAndNoMore) {
    const auto parts = scene::changed_parts(pane_with(0, k_red, false), pane_with(0, k_blue, false));
    EXPECT_TRUE(hold(parts, 10 + 100, 20 + 50));
    EXPECT_FALSE(hold(parts, 10 + 20, 20 + 50));
    EXPECT_FALSE(hold(parts, 10 + 180, 20 + 50));
}

TEST(ChangedParts, CoverWhereItWasAndWhereItIs) {
    const auto parts = scene::changed_parts(pane_with(0, k_red, false), pane_with(40, k_red, false));
    EXPECT_TRUE(hold(parts, 10 + 100, 20 + 50));
    EXPECT_TRUE(hold(parts, 10 + 140, 20 + 50));
    EXPECT_FALSE(hold(parts, 10 + 20, 20 + 50));
}

TEST(ChangedParts, CoverWhatIsThereNoLonger) {
    const auto parts = scene::changed_parts(pane_with(0, k_red, true), pane_with(0, k_red, false));
    EXPECT_TRUE(hold(parts, 10 + 140, 20 + 50));
    EXPECT_FALSE(hold(parts, 10 + 180, 20 + 50));
}

TEST(ChangedParts, AreAllWhereTheCameraMoved) {
    const scene::Pane before = pane_with(0, k_red, false);
    scene::Pane now = before;
    now.camera.centre.x += 5;
    EXPECT_EQ(scene::changed_parts(before, now), k_all);
}

/// A dot on the map, a square on the screen, in a picture of their own.
scene::Pane pane_seen_from(geo::Projected centre, double pixels_per_metre = 1) {
    auto made = std::make_shared<scene::Scene>();
    scene::Builder builder(*made);
    builder.begin(scene::ListKind::symbols);
    scene::Symbol dot;
    dot.half_size = {4, 4};
    builder.symbol(scene::Space::map, dot);
    builder.begin(scene::ListKind::furniture);
    dot.anchor = {150, 80};
    builder.symbol(scene::Space::screen, dot);
    builder.freeze();
    return scene::pane_at({}, made, {centre, pixels_per_metre, k_camera.width_px, k_camera.height_px});
}

TEST(Shift, IsHowFarThePictureOfAMapWasDragged) {
    const scene::Pane before = pane_seen_from({0, 0});
    EXPECT_EQ(scene::shift_between(before, pane_seen_from({20, 30})), (scene::PixelShift{-20, 30}));
    EXPECT_EQ(scene::shift_between(before, pane_seen_from({0, 0})), scene::PixelShift{});
    EXPECT_EQ(scene::shift_between(pane_seen_from({0, 0}, 2), pane_seen_from({3, 0}, 2)), (scene::PixelShift{-6, 0}));
}

TEST(Shift, IsNoneBetweenPicturesThatCannotBeMoved) {
    const scene::Pane before = pane_seen_from({0, 0});
    EXPECT_FALSE(scene::shift_between(before, pane_seen_from({0.5, 0}))) << "half a pixel";
    EXPECT_FALSE(scene::shift_between(before, pane_seen_from({0, 0}, 1.25))) << "another scale";
    EXPECT_FALSE(scene::shift_between(before, pane_seen_from({0, 60}))) << "less than half is left";
    const auto in_corner = [](double x) {
        return scene::pane_at({10, 20}, pane_seen_from({}).scene, {{x, 0}, 1, 50, 50});
    };
    EXPECT_FALSE(scene::shift_between(in_corner(0), in_corner(5))) << "others lie beside it";
}

TEST(ChangedParts, OfAPictureThatWasMovedAreWhatCameIntoViewAndTheFurniture) {
    const scene::Pane before = pane_seen_from({0, 0});
    scene::Pane now = before;
    now.camera.centre = {20, 30};
    const auto parts = scene::changed_parts(before, now, *scene::shift_between(before, now));
    EXPECT_TRUE(hold(parts, 199, 50)) << "uncovered at the right";
    EXPECT_TRUE(hold(parts, 20, 0)) << "uncovered at the top";
    EXPECT_TRUE(hold(parts, 150, 80)) << "where the furniture is";
    EXPECT_TRUE(hold(parts, 130, 99)) << "where it was moved to";
    EXPECT_FALSE(hold(parts, 80, 80)) << "the dot on the map";
    EXPECT_FALSE(hold(parts, 20, 60));
}

TEST(ChangedParts, OfAPictureThatWasMovedHoldWhatBecameAnother) {
    const scene::Pane before = pane_with(0, k_red, false), after = pane_with(0, k_blue, false);
    const auto from = [](const scene::Pane& pane, double x) {
        return scene::pane_at({}, pane.scene, {{x, 0}, 1, k_camera.width_px, k_camera.height_px});
    };
    const auto parts = scene::changed_parts(from(before, 0), from(after, 20), {-20, 0});
    EXPECT_TRUE(hold(parts, 80, 50));
    EXPECT_FALSE(hold(parts, 120, 50));
}

TEST(Continued, MeetsThePictureBeforeAndTakesItsTexturesAlong) {
    scene::Pane before = pane_seen_from({0, 0}, 2);
    before.textures_from = {1, 2};
    const scene::Pane now = scene::continued(before, pane_seen_from({3.001, -1}, 2), {-6, -2});
    EXPECT_EQ(now.camera.centre.x, 3);
    EXPECT_EQ(now.camera.centre.y, -1);
    EXPECT_EQ(now.textures_from, (Vec2{-5, 0}));
}

TEST(ChangedParts, CoverAHighlightThatBecomesAnother) {
    scene::Pane before = pane_with(0, k_red, false), now = before;
    before.highlights = {pane_with(0, k_red, false).scene};
    now.highlights = {pane_with(0, k_red, true).scene};
    EXPECT_TRUE(hold(scene::changed_parts(before, now), 10 + 140, 20 + 50));
    now.highlights.clear();
    EXPECT_EQ(scene::changed_parts(before, now), k_all);
}

/// A translucent square round the origin, and a line before it.
scene::Pane pane_with_area(float half, bool line, scene::Colour colour = k_red) {
    auto made = std::make_shared<scene::Scene>();
    scene::Builder builder(*made);
    if (line) builder.line(scene::Space::map, std::array{Vec2{-90, 40}, Vec2{-60, 40}}, {{}, 2});
    const std::vector<Vec2> corners{{-half, -half}, {half, -half}, {half, half}, {-half, half}};
    const std::vector<std::uint32_t> indices{0, 1, 2, 0, 2, 3};
    const std::vector<std::vector<Vec2>> rings{corners};
    builder.fill(scene::Space::map, {corners, indices, rings}, {colour, scene::Pattern::solid, {}});
    builder.freeze();
    return scene::pane_at({10, 20}, made, k_camera);
}

TEST(ChangedParts, OfAFillThatGrewLeaveOutWhatItCoveredBefore) {
    for (const bool line : {false, true}) {
        const auto parts = scene::changed_parts(pane_with_area(20, false), pane_with_area(48, line));
        EXPECT_FALSE(hold(parts, 10 + 100, 20 + 50)) << "covered before and after";
        EXPECT_TRUE(hold(parts, 10 + 140, 20 + 50));
        EXPECT_TRUE(hold(parts, 10 + 60, 20 + 50));
        EXPECT_FALSE(hold(parts, 10 + 190, 20 + 50));
        EXPECT_EQ(hold(parts, 10 + 20, 20 + 10), line);
    }
}

TEST(ChangedParts, OfAFillInAnotherColourAreAllOfIt) {
    const auto parts = scene::changed_parts(pane_with_area(20, false), pane_with_area(48, false, k_blue));
    EXPECT_TRUE(hold(parts, 10 + 100, 20 + 50));
}

/// Of the list with that kind: how many lines, symbols, texts.
std::array<std::size_t, 3> sizes(const scene::Scene& of, scene::ListKind kind) {
    const scene::DrawListPtr& list = of[kind].list;
    if (!list) return {};
    return {list->lines.size(), list->symbols.size(), list->texts.size()};
}

TEST(CutToParts, LeavesOutWhatTouchesNone) {
    const scene::Pane whole = pane_with(0, k_red, true);
    const std::vector<scene::PixelBox> right{{10 + 176, 20 + 32, 10 + 192, 20 + 64}};  // the dot at x = 80
    const scene::Pane cut = scene::cut_to_parts(whole, right);
    EXPECT_EQ(sizes(*whole.scene, scene::ListKind::symbols), (std::array<std::size_t, 3>{0, 3, 0}));
    EXPECT_EQ(sizes(*cut.scene, scene::ListKind::symbols), (std::array<std::size_t, 3>{0, 1, 0}));
    EXPECT_EQ((*cut.scene)[scene::ListKind::symbols].list->symbols[0].anchor.x, 80);
    EXPECT_EQ((*cut.scene)[scene::ListKind::ground].list, (*whole.scene)[scene::ListKind::ground].list)
        << "the ground is kept as a picture";
}

TEST(CutToParts, KeepsTheOrderOfItsBatches) {
    auto made = std::make_shared<scene::Scene>();
    scene::Builder builder(*made);
    builder.begin(scene::ListKind::marks);
    const std::array far_off{Vec2{-90, 40}, Vec2{-80, 40}}, near{Vec2{75, 0}, Vec2{85, 0}};
    scene::Symbol dot;
    dot.anchor = {80, 0};
    dot.half_size = {4, 4};
    builder.line(scene::Space::map, far_off, {k_red, 2});
    builder.symbol(scene::Space::map, dot);
    builder.line(scene::Space::map, near, {k_blue, 2});
    builder.line(scene::Space::map, far_off, {k_red, 2});
    builder.freeze();
    const scene::Pane cut = scene::cut_to_parts(scene::pane_at({10, 20}, made, k_camera),
                                                std::vector<scene::PixelBox>{{10 + 176, 20 + 32, 10 + 192, 20 + 64}});
    const scene::DrawList& list = *(*cut.scene)[scene::ListKind::marks].list;
    EXPECT_EQ(list.batches, (std::vector<scene::Batch>{{scene::Primitive::symbol, scene::Space::map, 0, 1},
                                                       {scene::Primitive::line, scene::Space::map, 0, 1}}));
    EXPECT_EQ(list.lines[0].colour, k_blue);
}

}  // namespace
