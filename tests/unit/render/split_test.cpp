// Two scenes left and right of a line: every pixel is that of the scene whose side it lies on.
#include <array>
#include <gtest/gtest.h>
#include <memory>

#include "platform/offscreen.h"
#include "render/renderer.h"
#include "scene/builder.h"

namespace {

constexpr int k_width = 90, k_height = 40;

/// A ground with a bar across the whole width and a glyph in the middle that covers 20 x 20 pixels.
scene::ScenePtr make_scene(std::uint32_t ground, std::uint32_t bar, std::uint8_t ink, std::uint64_t version) {
    auto s = std::make_shared<scene::Scene>();
    s->background = scene::rgb(ground);
    scene::Builder builder(*s);
    builder.rect({0, 4, k_width, 4}, {scene::rgb(bar), scene::Pattern::solid, {}});
    auto image = std::make_shared<scene::GlyphImage>();
    image->width = image->height = 32;
    image->version = version;
    image->pixels.assign(static_cast<std::size_t>(32) * 32 * 2, ink);
    s->glyph_image = image;
    scene::Glyph glyph;
    glyph.anchor = {35, 15};
    glyph.u = glyph.v = 0;
    glyph.width = glyph.height = 20;
    glyph.colour = scene::rgb(0x000000);
    builder.glyph(scene::Space::screen, glyph);
    return s;
}

class Split : public testing::Test {
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
        renderer_->draw_split(left_, right_, at_px, camera_, 1, *target_);
        return target_->read_pixels();
    }

    scene::ScenePtr left_ = make_scene(0xC00000, 0x404040, 255, 1);
    scene::ScenePtr right_ = make_scene(0x0000C0, 0xE0E0E0, 0, 2);  // its glyph is empty
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

TEST_F(Split, EveryColumnIsThatOfItsScene) {
    const auto left = whole(left_), right = whole(right_);
    ASSERT_NE(left, right);
    for (const int at : {1, 30, 45, 89}) EXPECT_EQ(split(at), joined(left, right, at)) << at;
}

TEST_F(Split, BeyondAnEdgeOneSceneIsSeen) {
    const auto left = whole(left_), right = whole(right_);
    for (const int at : {-5, 0}) EXPECT_EQ(split(at), right) << at;
    for (const int at : {k_width, 500}) EXPECT_EQ(split(at), left) << at;
}

TEST_F(Split, TheNextPictureIsWholeAgain) {
    const auto left = whole(left_);
    split(30);
    EXPECT_EQ(whole(left_), left);
}
