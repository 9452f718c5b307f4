// Where the parts of the window go, at every size that people have.
#include "frame/layout.h"

#include <gtest/gtest.h>

#include "ui/panel_state.h"

namespace {

using ui::Layout;

void expect_whole(const Layout& l, float width, float height) {
    for (const scene::Rect& box :
         {l.top, l.left, l.left_grip, l.map, l.right_grip, l.right, l.dock_grip, l.dock, l.state}) {
        EXPECT_GE(box.x, 0);
        EXPECT_GE(box.y, 0);
        EXPECT_LE(box.right(), width + 0.5F);
        EXPECT_LE(box.bottom(), height + 0.5F);
    }
    EXPECT_NEAR(l.left.width + l.left_grip.width + l.map.width + l.right_grip.width + l.right.width, width, 0.5F);
    EXPECT_NEAR(l.top.height + l.map.height + l.dock_grip.height + l.dock.height + l.state.height, height, 0.5F);
}

}  // namespace

TEST(Layout, FillsTheWindowWithoutOverlapAtEverySize) {
    ui::PanelState panels;
    for (const bool dock : {false, true}) {
        panels.dock_shown = dock;
        for (const float scale : {1.0F, 1.25F, 1.5F, 2.0F})
            for (const auto& [width, height] :
                 {std::pair{1366.0F, 768.0F}, {1920.0F, 1080.0F}, {3840.0F, 2160.0F}, {720.0F, 480.0F}}) {
                SCOPED_TRACE(testing::Message() << width << "x" << height << " at " << scale);
                const Layout l = ui::lay_out(panels, false, width, height, scale);
                expect_whole(l, width, height);
                EXPECT_FALSE(l.map.overlaps(l.dock)) << l.dock.height;
            }
    }
}

TEST(Layout, TheMapKeepsItsRoomAndTheInspectorGivesWayFirst) {
    const ui::PanelState panels;
    const Layout roomy = ui::lay_out(panels, false, 1366, 768, 1);
    EXPECT_EQ(roomy.left.width, panels.left_width);
    EXPECT_EQ(roomy.right.width, panels.right_width);
    const Layout narrow = ui::lay_out(panels, false, 720, 480, 1);
    EXPECT_EQ(narrow.right.width, 0);
    EXPECT_GE(narrow.map.width, 380);
}

TEST(Layout, TheInspectorGivesWayWithItsGripCounted) {
    const ui::PanelState panels;
    for (const float scale : {1.0F, 1.5F})
        for (float width = 600; width <= 1400; width += 10) {
            const Layout l = ui::lay_out(panels, false, width * scale, 600 * scale, scale);
            EXPECT_GE(l.map.width, 380 * scale) << width;
            if (l.right.width == 0) continue;
            EXPECT_GE(l.right.width, 200 * scale) << width;
            EXPECT_EQ(l.left.width, 248 * scale) << "the layers go last: " << width;
        }
}

TEST(Layout, TheTableOfValuesHasAHeightOfItsOwn) {
    ui::PanelState panels;
    panels.dock_shown = true;
    panels.dock_tab = ui::DockTab::values;
    const float values = ui::lay_out(panels, false, 1366, 768, 1).dock.height;
    EXPECT_EQ(values, panels.values_height);
    EXPECT_EQ(ui::lay_out(panels, false, 1366, 600, 1).dock.height, 600 - 48 - 28 - 220) << "the map's comes first";
    panels.dock_tab = ui::DockTab::areas;
    EXPECT_LT(ui::lay_out(panels, false, 1366, 768, 1).dock.height, values);
}

TEST(Layout, TabPutsEverythingAwayButTheBars) {
    ui::PanelState panels;
    panels.dock_shown = true;
    panels.all_shown = false;
    const Layout l = ui::lay_out(panels, false, 1366, 768, 1);
    EXPECT_EQ(l.map.width, 1366);
    EXPECT_EQ(l.dock.height, 0);
    EXPECT_GT(l.top.height, 0);
}

TEST(Layout, APresentationIsAllMap) {
    const Layout l = ui::lay_out({}, true, 1920, 1080, 1);
    EXPECT_EQ(l.map, (scene::Rect{0, 0, 1920, 1080}));
    EXPECT_EQ(l.top.height, 0);
}
