// The camera's two directions, and the batches that a scene is drawn by.
#include "scene/scene.h"

#include <array>
#include <cmath>
#include <gtest/gtest.h>

#include "scene/builder.h"
#include "scene/list_pool.h"
#include "seeded.h"

namespace {

using scene::Batch;
using scene::Builder;
using scene::Primitive;
using scene::Scene;
using scene::Space;
using scene::Vec2;

constexpr std::array<Vec2, 3> k_corners{{{0, 0}, {1, 0}, {0, 1}}};
constexpr std::array<std::uint32_t, 3> k_triangle{0, 1, 2};

scene::TextRun text(Space space, std::uint8_t halo_alpha) {
    scene::TextRun run;
    run.space = space;
    run.halo = {0, 0, 0, halo_alpha};
    return run;
}

constexpr Builder::Area k_area{k_corners, k_triangle, {}};

const scene::DrawList& ground(const Scene& s) {
    static const scene::DrawList k_empty;
    const scene::DrawListPtr& list = s[scene::ListKind::ground].list;
    return list ? *list : k_empty;
}

}  // namespace

TEST(Camera, MapToScreenAndBack) {
    support::Seeded random("camera");
    for (int i = 0; i < 2000; ++i) {
        const scene::Camera camera{{random.real(400000, 600000), random.real(3300000, 3400000)},
                                   std::pow(10.0, random.real(-3, 0.5)),
                                   static_cast<int>(random.real(100, 4000)),
                                   static_cast<int>(random.real(100, 4000))};
        const Vec2 at{static_cast<float>(random.real(0, camera.width_px)),
                      static_cast<float>(random.real(0, camera.height_px))};
        const Vec2 back = scene::to_screen(camera, scene::to_map(camera, at));
        EXPECT_NEAR(back.x, at.x, 0.001);
        EXPECT_NEAR(back.y, at.y, 0.001);
    }
}

TEST(Camera, NorthIsUpAndTheCentreInTheMiddle) {
    const scene::Camera camera{{500000, 3370000}, 0.5, 800, 600};
    EXPECT_EQ(scene::to_screen(camera, {500000, 3370000}), (Vec2{400, 300}));
    EXPECT_EQ(scene::to_screen(camera, {500100, 3370200}), (Vec2{450, 200}));
}

TEST(Builder, MergesWhatFollowsInTheSamePrimitiveAndSpace) {
    Scene s;
    Builder b(s);
    b.symbol(Space::map, {});
    b.symbol(Space::map, {});
    b.symbol(Space::map, {});
    b.freeze();
    EXPECT_EQ(ground(s).batches, (std::vector<Batch>{{Primitive::symbol, Space::map, 0, 3}}));
}

TEST(Builder, KeepsTheOrderOfDifferentThings) {
    Scene s;
    Builder b(s);
    b.symbol(Space::map, {});
    b.fill(Space::map, k_area, {});
    b.symbol(Space::map, {});
    b.symbol(Space::screen, {});
    b.text(text(Space::screen, 0), {}, {});
    b.text(text(Space::screen, 255), {}, {});
    b.text(text(Space::screen, 255), {}, {});
    b.freeze();
    EXPECT_EQ(ground(s).batches, (std::vector<Batch>{{Primitive::symbol, Space::map, 0, 1},
                                                     {Primitive::fill, Space::map, 0, 1},
                                                     {Primitive::symbol, Space::map, 1, 1},
                                                     {Primitive::symbol, Space::screen, 2, 1},
                                                     {Primitive::text, Space::screen, 0, 1},
                                                     {Primitive::haloed_text, Space::screen, 1, 2}}));
}

TEST(Builder, FillsNumberTheirOwnCorners) {
    Scene s;
    Builder b(s);
    b.fill(Space::map, k_area, {scene::rgb(0x112233), scene::Pattern::dots, {}});
    b.rect({1, 2, 3, 4}, {});
    b.freeze();
    EXPECT_EQ(ground(s).fill_indices, (std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5, 3, 5, 6}));
    EXPECT_EQ(ground(s).fill_vertices[5].position, (Vec2{4, 6}));
    EXPECT_EQ(ground(s).fill_vertices[2].shape, 0U);
    EXPECT_EQ(ground(s).fill_vertices[3].shape, 1U);
    EXPECT_EQ(s[scene::ListKind::ground].fill_styles->at(0).pattern, scene::Pattern::dots);
    ASSERT_EQ(ground(s).batches.size(), 2U) << "map and screen do not share a batch";
}

TEST(Builder, LinesKnowHowFarTheyHaveCome) {
    Scene s;
    Builder b(s);
    const std::array<Vec2, 3> path{{{0, 0}, {3, 4}, {3, 14}}};
    b.line(Space::map, path, {scene::rgb(0), 2, 6, 4});
    b.freeze();
    ASSERT_EQ(ground(s).lines.size(), 2U);
    EXPECT_EQ(ground(s).lines[0].along, 0);
    EXPECT_EQ(ground(s).lines[1].along, 5);
    EXPECT_EQ(ground(s).batches, (std::vector<Batch>{{Primitive::line, Space::map, 0, 2}}));
}

TEST(Builder, NothingMakesNoBatch) {
    Scene s;
    Builder b(s);
    b.line(Space::map, std::span(k_corners).first(1), {});
    b.line(Space::map, {}, {});
    b.fill(Space::map, {}, {});
    b.freeze();
    EXPECT_TRUE(ground(s).batches.empty());
}

TEST(Builder, BatchesCoverEverythingExactlyOnce) {
    support::Seeded random("batches");
    Scene s;
    Builder b(s);
    for (int i = 0; i < 3000; ++i) {
        const Space space = random.index(2) == 0 ? Space::map : Space::screen;
        switch (random.index(4)) {
            case 0: b.symbol(space, {}); break;
            case 1: b.fill(space, k_area, {}); break;
            case 2: b.segment(space, {}); break;
            default: b.text(text(space, random.index(2) == 0 ? 0 : 255), {}, {});
        }
    }
    b.freeze();
    std::size_t symbols = 0, fills = 0, lines = 0, texts = 0;
    for (std::size_t i = 0; i < ground(s).batches.size(); ++i) {
        const Batch& batch = ground(s).batches[i];
        std::size_t& next = batch.primitive == Primitive::symbol ? symbols
                            : batch.primitive == Primitive::fill ? fills
                            : batch.primitive == Primitive::line ? lines
                                                                 : texts;
        EXPECT_EQ(batch.first, next);
        next += batch.count;
        if (i > 0) {
            EXPECT_FALSE(ground(s).batches[i - 1].primitive == batch.primitive &&
                         ground(s).batches[i - 1].space == batch.space);
        }
    }
    EXPECT_EQ(symbols, ground(s).symbols.size());
    EXPECT_EQ(fills, ground(s).shapes.size());
    EXPECT_EQ(lines, ground(s).lines.size());
    EXPECT_EQ(texts, ground(s).texts.size());
}

TEST(ListPool, AnEqualListIsTheSameObjectWhileItIsUsed) {
    scene::ListPool pool;
    const auto build = [&pool](float x) {
        Scene s;
        Builder b(s);
        scene::Symbol symbol;
        symbol.anchor = {x, 0};
        b.fill(Space::map, k_area, {scene::rgb(0x112233), scene::Pattern::solid, {}});
        b.begin(scene::ListKind::symbols);
        b.symbol(Space::map, symbol);
        b.freeze(pool);
        return s;
    };
    using scene::ListKind;
    const Scene first = build(1), same = build(1), moved = build(2);
    EXPECT_EQ(first[ListKind::ground].list, same[ListKind::ground].list);
    EXPECT_EQ(first[ListKind::ground].fill_styles, same[ListKind::ground].fill_styles);
    EXPECT_EQ(first[ListKind::symbols].list, same[ListKind::symbols].list);
    EXPECT_EQ(first[ListKind::ground].list, moved[ListKind::ground].list);
    EXPECT_NE(first[ListKind::symbols].list, moved[ListKind::symbols].list);
    EXPECT_EQ(first[ListKind::names].list, nullptr) << "nothing to paint is no list";
}

TEST(Rect, TouchingIsNoOverlap) {
    const scene::Rect a{0, 0, 10, 10};
    EXPECT_FALSE(a.overlaps({10, 0, 5, 5}));
    EXPECT_TRUE(a.overlaps({9.5F, 9.5F, 5, 5}));
    EXPECT_TRUE(a.contains({0, 0}));
    EXPECT_FALSE(a.contains({10, 5}));
    EXPECT_EQ(a.grown(2), (scene::Rect{-2, -2, 14, 14}));
}
