// Several scenes in one picture: every pixel is that of the pane it lies in, left and right of a line or in a wall.
#include <array>
#include <cstdlib>
#include <gtest/gtest.h>
#include <memory>

#include "platform/offscreen.h"
#include "render/renderer.h"
#include "scene/builder.h"

namespace {

constexpr int k_width = 90, k_height = 40;

/// A ground with a bar across the whole width and a glyph in the middle that covers 20 x 20 pixels.
scene::ScenePtr make_scene(std::uint32_t ground, std::uint32_t bar, std::uint8_t ink) {
    auto s = std::make_shared<scene::Scene>();
    s->background = scene::rgb(ground);
    scene::Builder builder(*s);
    builder.rect({0, 4, k_width, 4}, {scene::rgb(bar), scene::Pattern::solid, {}});
    auto image = std::make_shared<scene::GlyphImage>();
    image->width = image->height = 32;
    image->pixels.assign(static_cast<std::size_t>(32) * 32 * 2, ink);
    s->glyph_image = image;
    scene::Glyph glyph;
    glyph.anchor = {35, 15};
    glyph.u = glyph.v = 0;
    glyph.width = glyph.height = 20;
    glyph.colour = scene::rgb(0x000000);
    builder.text({}, {&glyph, 1}, {});
    builder.freeze();
    return s;
}

class Panes : public testing::Test {
protected:
    void SetUp() override {
        auto context = platform::OffscreenContext::create();
        ASSERT_TRUE(context) << base::to_line(context.error());
        context_ = std::make_unique<platform::OffscreenContext>(std::move(*context));
        auto renderer = render::Renderer::create();
        ASSERT_TRUE(renderer) << base::to_line(renderer.error());
        renderer_ = std::move(*renderer);
        auto target = gpu::Framebuffer::create(k_width, k_height);
        ASSERT_TRUE(target) << base::to_line(target.error());
        target_ = std::make_unique<gpu::Framebuffer>(std::move(*target));
        camera_.width_px = k_width;
        camera_.height_px = k_height;
    }

    std::vector<std::uint8_t> whole(const scene::ScenePtr& scene) {
        renderer_->draw(scene, camera_, 1, *target_);
        return target_->read_pixels();
    }
    std::vector<std::uint8_t> split(int at_px) {
        const auto x = static_cast<float>(at_px);
        const std::array panes{scene::Pane{left_, camera_, {}, {0, 0, x, k_height}, {}},
                               scene::Pane{right_, camera_, {}, {x, 0, k_width - x, k_height}, {}}};
        renderer_->draw(panes, 1, *target_);
        return target_->read_pixels();
    }

    scene::ScenePtr left_ = make_scene(0xC00000, 0x404040, 255);
    scene::ScenePtr right_ = make_scene(0x0000C0, 0xE0E0E0, 0);  // its glyph is empty
    std::unique_ptr<platform::OffscreenContext> context_;
    std::unique_ptr<render::Renderer> renderer_;
    std::unique_ptr<gpu::Framebuffer> target_;
    scene::Camera camera_;
};

/// The columns before `split` of one picture, the others of the other.
std::vector<std::uint8_t> joined(const std::vector<std::uint8_t>& left, std::vector<std::uint8_t> right, int split) {
    for (int y = 0; y < k_height; ++y)
        for (int x = 0; x < split * 4; ++x) {
            const auto at = static_cast<std::size_t>(y * k_width * 4 + x);
            right[at] = left[at];
        }
    return right;
}

}  // namespace

TEST_F(Panes, EveryColumnIsThatOfItsScene) {
    const auto left = whole(left_), right = whole(right_);
    ASSERT_NE(left, right);
    for (const int at : {1, 30, 45, 89}) EXPECT_EQ(split(at), joined(left, right, at)) << at;
}

TEST_F(Panes, BeyondAnEdgeOneSceneIsSeen) {
    const auto left = whole(left_), right = whole(right_);
    for (const int at : {-5, 0}) EXPECT_EQ(split(at), right) << at;
    for (const int at : {k_width, 500}) EXPECT_EQ(split(at), left) << at;
}

TEST_F(Panes, TheNextPictureIsWholeAgain) {
    const auto left = whole(left_);
    split(30);
    EXPECT_EQ(whole(left_), left);
}

TEST_F(Panes, EachStandsAtItsCornerWithItsOwnCamera) {
    const auto left = whole(left_);
    scene::Camera small = camera_;
    small.width_px = 30;
    small.height_px = 20;
    const std::array panes{scene::Pane{left_, camera_, {}, {0, 0, k_width, k_height}, {}},
                           scene::Pane{right_, small, {40, 10}, {40, 10, 30, 20}, {}}};
    renderer_->draw(panes, 1, *target_);
    const auto both = target_->read_pixels();
    for (int y = 0; y < k_height; ++y)
        for (int x = 0; x < k_width; ++x) {
            const auto at = static_cast<std::size_t>((y * k_width + x) * 4);
            const bool inside = x >= 40 && x < 70 && y >= 10 && y < 30;
            const bool bar = y >= 14 && y < 18;  // 4 to 8 below the upper edge of the small pane
            if (!inside)
                ASSERT_EQ(both[at], left[at]) << x << "," << y;
            else
                ASSERT_EQ(both[at], bar ? 0xE0 : 0x00) << x << "," << y;
        }
}

/// A picture of two pixels, red at the left and blue at the right, over the bar's fill, half as strong.
TEST_F(Panes, AnUnderlayLiesOverTheFillsAndUnderTheText) {
    auto s = std::make_shared<scene::Scene>(*left_);
    auto picture = std::make_shared<scene::Picture>();
    picture->width = 2;
    picture->height = 1;
    picture->rgba = {255, 0, 0, 255, 0, 0, 255, 255};
    // map space: a metre is a pixel, the origin in the middle of the picture, north up
    s->underlay = {picture, {-45, 20}, {45, 20}, {-45, -20}, 0.5F};
    camera_.pixels_per_metre = 1;
    const auto drawn = whole(s), bare = whole(left_);
    const auto pixel = [&](const std::vector<std::uint8_t>& rgba, int x, int y) {
        const std::size_t at = 4 * (static_cast<std::size_t>(y) * k_width + static_cast<std::size_t>(x));
        return std::array{rgba[at], rgba[at + 1], rgba[at + 2]};
    };
    const auto near = [](int a, int b) { return std::abs(a - b) <= 2; };
    const auto left = pixel(drawn, 2, 30), right = pixel(drawn, 87, 30), bar = pixel(drawn, 2, 6);
    EXPECT_TRUE(near(left[0], (0xC0 + 255) / 2) && near(left[2], 0)) << int(left[0]) << ' ' << int(left[2]);
    EXPECT_TRUE(near(right[0], 0xC0 / 2) && near(right[2], 127)) << int(right[0]) << ' ' << int(right[2]);
    EXPECT_TRUE(near(bar[0], (0x40 + 255) / 2) && near(bar[1], 0x20)) << "over the fill";
    EXPECT_EQ(pixel(drawn, 45, 25), pixel(bare, 45, 25)) << "under the text";
}
