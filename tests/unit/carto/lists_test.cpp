// Which lists of a map stay the same objects when its wish or its plan changes, and so are not uploaded again.
#include <gtest/gtest.h>
#include <memory>

#include "carto/map_builder.h"
#include "gpu/objects.h"
#include "haining_plan.h"
#include "platform/offscreen.h"
#include "render/renderer.h"
#include "sample_plan.h"

namespace {

using scene::ListKind;

class Lists : public testing::Test {
protected:
    carto::MapBuilder builder_ = support::builder_of(support::haining_plan());
    carto::MapOptions options_;
    scene::Camera camera_ = builder_.fit(options_, 1280, 720);
};

bool same_list(const scene::Scene& a, const scene::Scene& b, ListKind kind) { return a[kind].list == b[kind].list; }

}  // namespace

TEST_F(Lists, AnotherIndicatorChangesColoursAndNoGeometry) {
    const scene::ScenePtr first = builder_.build(options_, camera_);
    for (const plan::Indicator& indicator : builder_.plan().indicators) {
        SCOPED_TRACE(indicator.key);
        carto::MapOptions other = options_;
        other.indicator = indicator.key;
        const scene::ScenePtr next = builder_.build(other, camera_);
        EXPECT_TRUE(same_list(*first, *next, ListKind::ground));
        EXPECT_TRUE(same_list(*first, *next, ListKind::symbols));
    }
}

TEST_F(Lists, AnotherIndicatorUploadsNoGeometry) {
    const auto context = platform::OffscreenContext::create();
    ASSERT_TRUE(context) << base::to_line(context.error());
    const auto renderer = render::Renderer::create();
    ASSERT_TRUE(renderer) << base::to_line(renderer.error());
    const auto target = gpu::Framebuffer::create(camera_.width_px, camera_.height_px);
    ASSERT_TRUE(target) << base::to_line(target.error());
    (*renderer)->draw(builder_.build(options_, camera_), camera_, 1, *target);
    const render::UploadedBytes before = (*renderer)->uploaded();
    EXPECT_GT(before.map_geometry, 50'000U);
    carto::MapOptions other = options_;
    other.indicator = "incubators";
    (*renderer)->draw(builder_.build(other, camera_), camera_, 1, *target);
    const render::UploadedBytes& after = (*renderer)->uploaded();
    EXPECT_EQ(after.map_geometry, before.map_geometry);
    EXPECT_GT(after.fill_styles, before.fill_styles);
    EXPECT_LT(after.fill_styles - before.fill_styles, 1'000U);
}

TEST_F(Lists, PanningKeepsTheGround) {
    const scene::ScenePtr first = builder_.build(options_, camera_);
    scene::Camera moved = camera_;
    moved.centre.x += 300;
    EXPECT_TRUE(same_list(*first, *builder_.build(options_, moved), ListKind::ground));
}

TEST_F(Lists, AMovedCarrierKeepsTheGroundAndTheFurniture) {
    const scene::ScenePtr first = builder_.build(options_, camera_);
    plan::Plan plan = builder_.plan();
    for (plan::Carrier& carrier : plan.carriers)
        if (carrier.number == 9) carrier.position->lon += 0.002;
    builder_.use_plan(std::make_shared<const plan::Plan>(std::move(plan)));
    const scene::ScenePtr next = builder_.build(options_, camera_);
    EXPECT_TRUE(same_list(*first, *next, ListKind::ground));
    EXPECT_TRUE(same_list(*first, *next, ListKind::furniture));
    EXPECT_FALSE(same_list(*first, *next, ListKind::symbols));
}
