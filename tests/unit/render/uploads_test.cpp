// What goes to the graphics card when a scene changes: the list that did, and nothing else.
#include <array>
#include <gtest/gtest.h>
#include <memory>

#include "platform/offscreen.h"
#include "render/renderer.h"
#include "scene/builder.h"
#include "scene/list_pool.h"

namespace {

using render::UploadedBytes;
using scene::ListKind;
using scene::Space;

class Uploads : public testing::Test {
protected:
    void SetUp() override {
        auto context = platform::OffscreenContext::create();
        ASSERT_TRUE(context) << base::to_line(context.error());
        context_ = std::make_unique<platform::OffscreenContext>(std::move(*context));
        auto renderer = render::Renderer::create();
        ASSERT_TRUE(renderer) << base::to_line(renderer.error());
        renderer_ = std::move(*renderer);
        auto target = gpu::Framebuffer::create(camera_.width_px, camera_.height_px);
        ASSERT_TRUE(target) << base::to_line(target.error());
        target_ = std::make_unique<gpu::Framebuffer>(std::move(*target));
    }

    /// An area, a border, a symbol, a name, a card.
    scene::ScenePtr build(std::uint32_t fill, float symbol_x) {
        auto s = std::make_shared<scene::Scene>();
        scene::Builder builder(*s);
        const std::array ring{std::vector<scene::Vec2>{{-20, -10}, {20, -10}, {20, 10}, {-20, 10}, {-20, -10}}};
        constexpr std::array<std::uint32_t, 6> k_indices{0, 1, 2, 0, 2, 3};
        builder.fill(Space::map, {ring.front(), k_indices, ring}, {scene::rgb(fill), scene::Pattern::solid, {}});
        builder.line(Space::map, ring.front(), {scene::rgb(0), 1});
        builder.begin(ListKind::symbols);
        scene::Symbol symbol;
        symbol.anchor = {symbol_x, 0};
        symbol.half_size = {3, 3};
        builder.symbol(Space::map, symbol);
        builder.begin(ListKind::names);
        const scene::Glyph glyph{{0, 0}, 0, 0, 0, 0, 2, 2, scene::rgb(0), {0, 0, 0, 0}};
        builder.text({}, {&glyph, 1}, {});
        builder.begin(ListKind::furniture);
        builder.rect({0, 0, 10, 5}, {scene::rgb(0xFFFFFF), scene::Pattern::solid, {}});
        builder.freeze(pool_);
        s->glyph_image = glyphs_;
        return s;
    }
    /// What drawing a scene uploads.
    UploadedBytes uploaded(const scene::ScenePtr& scene) {
        const UploadedBytes before = renderer_->uploaded();
        renderer_->draw(scene, camera_, 1, *target_);
        const UploadedBytes& now = renderer_->uploaded();
        return {now.map_geometry - before.map_geometry,
                now.card_geometry - before.card_geometry,
                now.fill_styles - before.fill_styles,
                now.symbols - before.symbols,
                now.glyphs - before.glyphs,
                now.glyph_image - before.glyph_image};
    }
    std::array<std::uint8_t, 3> middle() {
        const auto pixels = target_->read_pixels();
        const auto at = static_cast<std::size_t>((12 * camera_.width_px + 12) * 4);
        return {pixels[at], pixels[at + 1], pixels[at + 2]};
    }

    scene::Camera camera_{{}, 1, 60, 40};
    scene::ListPool pool_;
    std::shared_ptr<const scene::GlyphImage> glyphs_ = [] {
        auto image = std::make_shared<scene::GlyphImage>();
        image->width = image->height = 4;
        image->pixels.assign(32, 255);
        return image;
    }();
    std::unique_ptr<platform::OffscreenContext> context_;
    std::unique_ptr<render::Renderer> renderer_;
    std::unique_ptr<gpu::Framebuffer> target_;
};

}  // namespace

TEST_F(Uploads, TheFirstPictureUploadsEverythingAndTheNextNothing) {
    const scene::ScenePtr scene = build(0xFF0000, 0);
    const UploadedBytes first = uploaded(scene);
    for (const std::size_t bytes :
         {first.map_geometry, first.card_geometry, first.fill_styles, first.symbols, first.glyphs, first.glyph_image})
        EXPECT_GT(bytes, 0U);
    for (const scene::ScenePtr& again : {scene, build(0xFF0000, 0)}) {
        const UploadedBytes next = uploaded(again);
        EXPECT_EQ(
            next.map_geometry + next.card_geometry + next.fill_styles + next.symbols + next.glyphs + next.glyph_image,
            0U);
    }
}

TEST_F(Uploads, OtherColoursAreASmallTable) {
    const scene::ScenePtr red = build(0xFF0000, 0);
    uploaded(red);
    EXPECT_EQ(middle(), (std::array<std::uint8_t, 3>{0xFF, 0, 0}));
    const UploadedBytes bytes = uploaded(build(0x00FF00, 0));
    EXPECT_EQ(middle(), (std::array<std::uint8_t, 3>{0, 0xFF, 0}));
    EXPECT_EQ(bytes.fill_styles, 8U) << "one shape, two texels";
    EXPECT_EQ(bytes.map_geometry + bytes.card_geometry + bytes.symbols + bytes.glyphs + bytes.glyph_image, 0U);
}

TEST_F(Uploads, AMovedSymbolUploadsItsListAlone) {
    const scene::ScenePtr here = build(0xFF0000, 0);
    uploaded(here);
    const UploadedBytes bytes = uploaded(build(0xFF0000, 5));
    EXPECT_EQ(bytes.symbols, sizeof(scene::Symbol));
    EXPECT_EQ(bytes.map_geometry + bytes.card_geometry + bytes.fill_styles + bytes.glyphs + bytes.glyph_image, 0U);
}

TEST_F(Uploads, TwoMapsBesideEachOtherShareWhatTheyHaveInCommon) {
    const scene::ScenePtr left = build(0xFF0000, 0), right = build(0x00FF00, 0);
    const std::size_t alone = uploaded(left).map_geometry;
    const std::array panes{scene::Pane{left, camera_, {}, {0, 0, 30, 40}, {}},
                           scene::Pane{right, camera_, {}, {30, 0, 30, 40}, {}}};
    renderer_->draw(panes, 1, *target_);
    EXPECT_EQ(renderer_->uploaded().map_geometry, alone);
}
