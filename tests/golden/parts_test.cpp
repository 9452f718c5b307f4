// What the window paints while the edge of a reach is dragged: a part of a map over the picture that was there before.
#include "scene/changed_part.h"

#include <filesystem>
#include <gtest/gtest.h>

#include "exchange/package.h"
#include "gpu/objects.h"
#include "picture/picture.h"

namespace {

constexpr int k_width = 1000, k_height = 680;

base::Result<plan::PlanPtr> read_haining() {
    auto read = exchange::read_package(std::filesystem::path(LANGTU_SOURCE_DIR) / "geodata/haining");
    if (!read) return base::pass(read.error());
    return std::make_shared<const plan::Plan>(std::move(*read));
}

TEST(ChangedPart, OverThePictureBeforeLooksLikeTheWhole) {
    auto studio = picture::Studio::open(read_haining);
    ASSERT_TRUE(studio) << base::to_line(studio.error());
    carto::MapOptions options;
    options.furniture = carto::Furniture::window;
    options.shows_reach = true;
    const scene::Camera camera = studio->builder().fit(options, k_width, k_height);
    const auto kept = gpu::Framebuffer::create(k_width, k_height), whole = gpu::Framebuffer::create(k_width, k_height);
    ASSERT_TRUE(kept && whole);
    std::optional<scene::Pane> before;
    for (const double width_m : {1000.0, 1050.0, 2500.0, 600.0, 601.0}) {
        options.reach.width_m = width_m;
        const scene::Pane now = scene::pane_at({}, studio->builder().build(options, camera), camera);
        scene::Pane part = now;
        if (before) {
            part.clip = scene::changed_part(*before, now);
            EXPECT_LT(part.clip.width * part.clip.height, 0.75F * k_width * k_height) << width_m;
        }
        studio->renderer().draw({&part, 1}, 1, *kept);
        studio->renderer().draw({&now, 1}, 1, *whole);
        EXPECT_EQ(kept->read_pixels(), whole->read_pixels()) << width_m;
        before = now;
    }
}

}  // namespace
