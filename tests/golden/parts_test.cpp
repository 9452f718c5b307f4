// Pictures that are painted in parts look as if they had been painted whole: the map while the edge of a reach is
// dragged, over the picture that was there before, a map that is dragged itself, and a poster some rows at a time.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <limits>

#include "exchange/package.h"
#include "gpu/objects.h"
#include "picture/picture.h"
#include "render/live_picture.h"
#include "scene/changed_parts.h"

namespace {

constexpr int k_width = 1000, k_height = 680;

base::Result<plan::PlanPtr> read_haining() {
    auto read = exchange::read_package(std::filesystem::path(LANGTU_SOURCE_DIR) / "geodata/haining");
    if (!read) return base::pass(read.error());
    return std::make_shared<const plan::Plan>(std::move(*read));
}

int area_of(const std::vector<scene::PixelBox>& parts) {
    int sum = 0;
    for (const scene::PixelBox& part : parts) sum += (part.right - part.left) * (part.bottom - part.top);
    return sum;
}

TEST(ChangedParts, OverThePictureBeforeLooksLikeTheWhole) {
    auto studio = picture::Studio::open(read_haining);
    ASSERT_TRUE(studio) << base::to_line(studio.error());
    carto::MapOptions options;
    options.furniture = carto::Furniture::window;
    options.shows_reach = true;
    const scene::Camera camera = studio->builder().fit(options, k_width, k_height);
    const auto kept = gpu::Framebuffer::create(k_width, k_height, gpu::Stencil::cleared),
               whole = gpu::Framebuffer::create(k_width, k_height);
    ASSERT_TRUE(kept && whole);
    std::optional<scene::Pane> before;
    for (const double width_m : {1000.0, 1050.0, 2500.0, 600.0, 601.0}) {
        options.reach.width_m = width_m;
        const scene::Pane now = scene::pane_at({}, studio->builder().build(options, camera), camera);
        if (before) {
            const std::vector<scene::PixelBox> parts = scene::changed_parts(*before, now);
            EXPECT_LT(area_of(parts), k_width * k_height / 3) << width_m;
            studio->renderer().draw_parts(now, 1, *kept, parts);
        } else {
            studio->renderer().draw({&now, 1}, 1, *kept);
        }
        studio->renderer().draw({&now, 1}, 1, *whole);
        EXPECT_EQ(kept->read_pixels(), whole->read_pixels()) << width_m;
        before = now;
    }
}

/// How many pixels differ by more than what rounding makes of the place of an edge.
std::size_t differing(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
    constexpr int k_most = 2;  // of 255
    std::size_t count = 0;
    for (std::size_t i = 0; i < a.size(); i += 4) {
        const auto differs = [&](std::size_t c) { return std::abs(a[i + c] - b[i + c]) > k_most; };
        count += differs(0) || differs(1) || differs(2) ? 1U : 0U;
    }
    return count;
}

/// A map of hatched areas with furniture is dragged; then another year is shown, whose areas are not hatched.
TEST(LivePicture, OfADraggedMapLooksLikeTheWhole) {
    auto studio = picture::Studio::open(read_haining);
    ASSERT_TRUE(studio) << base::to_line(studio.error());
    carto::MapOptions options;
    options.furniture = carto::Furniture::window;
    options.measure = plan::Measure::value;
    options.year = 2023;
    scene::Camera camera = studio->builder().fit(options, k_width, k_height);
    scene::ScenePtr shown = studio->builder().build(options, camera);
    render::LivePicture live;
    const auto whole = gpu::Framebuffer::create(k_width, k_height);
    ASSERT_TRUE(whole);
    std::optional<scene::Pane> before;
    const auto check = [&](int right, int down) {
        camera.centre.x -= right / camera.pixels_per_metre;
        camera.centre.y += down / camera.pixels_per_metre;
        scene::Pane now = scene::pane_at({}, shown, camera);
        ASSERT_TRUE(live.draw(studio->renderer(), {now}, 1, k_width, k_height));
        if (before) now = scene::continued(*before, now, {right, down});
        studio->renderer().draw({&now, 1}, 1, *whole);
        EXPECT_LE(differing(live.get()->read_pixels(), whole->read_pixels()), k_width * k_height / 20000U)
            << right << ", " << down;
        before = now;
    };
    check(0, 0);
    for (const bool hidden : {true, false, true, false}) {  // a small part of it is painted: the ground is kept
        if (hidden)
            options.hidden = {carto::Layer::stations};
        else
            options.hidden.clear();
        shown = studio->builder().build(options, camera);
        check(0, 0);
    }
    for (const auto& [right, down] : {std::pair{7, 0}, {-30, 12}, {0, -1}, {200, 150}, {-3, -90}}) check(right, down);
    options.year = 2020;
    shown = studio->builder().build(options, camera);
    check(0, 0);
    check(5, 5);
}

base::Result<picture::Request> load() {
    auto plan = read_haining();
    if (!plan) return base::pass(plan.error());
    carto::MapOptions options;
    options.shows_reach = true;
    options.measure = plan::Measure::value;
    options.year = 2023;  // nothing is known yet: hatches, whose period divides no tile
    return picture::Request{*plan, options, {k_width, k_height, {}, std::nullopt}};
}

/// The picture from bands of 97 rows, drawn in parts with sides of at most `most_px`.
std::vector<std::uint8_t> joined(int most_px) {
    std::vector<std::uint8_t> out;
    const auto in_bands = [&](const picture::Composition&, const picture::Rows& rows) -> base::Result<void> {
        for (int first = 0; first < k_height; first += 97) {
            const auto band = rows(first, std::min(97, k_height - first));
            if (!band) return base::pass(band.error());
            out.insert(out.end(), band->begin(), band->end());
        }
        return {};
    };
    const auto drawn = picture::draw_once(load, in_bands, most_px);
    EXPECT_TRUE(drawn) << base::to_line(drawn.error());
    return out;
}

TEST(Bands, OfAPictureAreThePictureAsItIsPaintedWhole) {
    const auto whole = picture::draw_once(load);
    ASSERT_TRUE(whole) << base::to_line(whole.error());
    const std::vector<std::uint8_t> bands = joined(std::numeric_limits<int>::max());
    ASSERT_EQ(bands.size(), whole->rgba.size());
    constexpr int k_most = 2;  // of 255: where an edge lies between two pixels is rounded
    for (std::size_t i = 0; i < bands.size(); ++i)
        ASSERT_LE(std::abs(bands[i] - whole->rgba[i]), k_most) << "row " << i / 4 / k_width;
}

/// As OpenGL's limit has it of a picture of more than 16,384 px a side, at sizes that do not divide.
TEST(Tiles, OfAPictureAreThePictureAsItIsPaintedWhole) {
    const auto whole = picture::draw_once(load);
    ASSERT_TRUE(whole) << base::to_line(whole.error());
    const std::vector<std::uint8_t> large = joined(600), small = joined(300), least = joined(41);
    ASSERT_EQ(large.size(), whole->rgba.size());
    ASSERT_EQ(small.size(), large.size());
    ASSERT_EQ(least.size(), large.size());
    EXPECT_EQ(differing(small, large), 0U) << "edges meet, whatever the size of the tiles";
    EXPECT_EQ(differing(least, large), 0U);
    constexpr std::size_t k_on_edge = k_width * k_height / 250;  // an edge through the middle of pixels is rounded
    EXPECT_LE(differing(large, whole->rgba), k_on_edge);
}

}  // namespace
