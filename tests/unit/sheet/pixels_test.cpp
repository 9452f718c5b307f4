// A page in pixels is the page of the PDF.
#include <gtest/gtest.h>
#include <memory>

#include "scene/builder.h"
#include "sheet/sheet.h"

TEST(Pixels, ArePaintedAtTheSizeThatIsAsked) {
    auto scene = std::make_shared<scene::Scene>();
    scene::Builder builder(*scene);
    builder.begin(scene::ListKind::furniture);
    builder.rect({0, 0, 200, 100}, {scene::rgb(0xFFFFFF), scene::Pattern::solid, {}});
    builder.rect({100, 0, 100, 100}, {scene::rgb(0x102030), scene::Pattern::solid, {}});
    builder.freeze();
    const scene::Camera camera{{0, 0}, 1, 200, 100};
    sheet::Fonts fonts;
    const auto pixels = sheet::to_pixels({{scene::pane_at({}, scene, camera)}, 200, 100}, 50, fonts);
    ASSERT_TRUE(pixels) << base::to_line(pixels.error());
    ASSERT_EQ(pixels->width_px, 50);
    ASSERT_EQ(pixels->height_px, 25);
    ASSERT_EQ(pixels->rgba.size(), 50U * 25 * 4);
    const auto at = [&](std::size_t x, std::size_t y) {
        const std::uint8_t* p = &pixels->rgba[(y * 50 + x) * 4];
        return std::vector<int>{p[0], p[1], p[2], p[3]};
    };
    EXPECT_EQ(at(10, 10), (std::vector<int>{255, 255, 255, 255}));
    EXPECT_EQ(at(40, 10), (std::vector<int>{0x10, 0x20, 0x30, 255}));

    const sheet::Page page{{scene::pane_at({}, scene, camera)}, 200, 100};
    std::vector<std::uint8_t> joined;
    for (const int first : {0, 7, 14, 21}) {
        const auto band = sheet::to_pixels(page, 50, first, std::min(7, 25 - first), fonts);
        ASSERT_TRUE(band);
        joined.insert(joined.end(), band->rgba.begin(), band->rgba.end());
    }
    EXPECT_TRUE(joined == pixels->rgba) << "painted some rows at a time";
}
