// A tooltip lies inside the window and never on what it explains, wherever that is.
#include "kit/tip_place.h"

#include <gtest/gtest.h>

namespace {

constexpr scene::Vec2 k_window{800, 600};

}  // namespace

TEST(TipPlace, InsideTheWindowAndBesideWhatItExplains) {
    for (const scene::Vec2 size : {scene::Vec2{200, 60}, {340, 300}})
        for (float x = 0; x <= 760; x += 40)
            for (float y = 0; y <= 580; y += 20) {
                const scene::Rect about{x, y, 40, 20};
                const scene::Vec2 at = ui::tip_place(about, size, k_window, 4);
                const scene::Rect tip{at.x, at.y, size.x, size.y};
                EXPECT_GE(tip.x, 0);
                EXPECT_GE(tip.y, 0);
                EXPECT_LE(tip.right(), k_window.x) << x << ", " << y;
                EXPECT_LE(tip.bottom(), k_window.y) << x << ", " << y;
                EXPECT_FALSE(tip.overlaps(about)) << x << ", " << y;
            }
}

TEST(TipPlace, UnderTheWidgetWhereThereIsRoom) {
    const scene::Vec2 at = ui::tip_place({100, 100, 40, 20}, {200, 60}, k_window, 4);
    EXPECT_EQ(at, (scene::Vec2{100, 124}));
}

TEST(TipPlace, OneThatIsTooLargeBeginsInTheCorner) {
    const scene::Vec2 at = ui::tip_place({100, 100, 40, 20}, {900, 700}, k_window, 4);
    EXPECT_EQ(at.x, 0);
    EXPECT_EQ(at.y, 0);
}

TEST(TipPlace, OffTheNameOfWhatItExplains) {
    const scene::Rect pointer{100, 100, 0, 0}, name{80, 110, 90, 30}, far{400, 300, 90, 30};
    const scene::Vec2 size{200, 60};
    for (const std::vector<scene::Rect>& kept : {std::vector{name}, {name, {60, 145, 120, 40}}}) {
        const scene::Vec2 at = ui::tip_place_off(pointer, size, k_window, 14, kept);
        for (const scene::Rect& box : kept) EXPECT_FALSE(box.overlaps({at.x, at.y, size.x, size.y}));
    }
    EXPECT_EQ(ui::tip_place_off(pointer, size, k_window, 14, {far}), ui::tip_place(pointer, size, k_window, 14))
        << "what is not in its way does not move it";
}
