// The form of exports in the real window: two keys write a sheet beside the project.
#include <gtest/gtest.h>

#include "map_desk.h"

namespace {

using namespace std::chrono_literals;

using Exporting = e2e::MapDesk;

}  // namespace

TEST_F(Exporting, TwoKeysWriteTheViewAsASheet) {
    const e2e::Box map = window().box("map");
    window().xdotool({"mousemove", std::to_string(map.middle_x()), std::to_string(map.middle_y()), "sleep", "0.2"});
    window().key("ctrl+e");
    ASSERT_TRUE(window().wait_for_widget("export/preview")) << "a page is drawn";
    EXPECT_GT(window().screenshot("export_form"), 50);
    window().key("Return");
    const std::filesystem::path file = home_ / "data/langtu/haining 地图.pdf";
    ASSERT_TRUE(window().wait_for(
        [&](const e2e::Json& s) { return s["overlay"] == 0 && s["busy"] == false && std::filesystem::exists(file); }));
    EXPECT_TRUE(support::bytes_of(file).starts_with("%PDF-"));
    window().close();
    EXPECT_EQ(window().process().wait(60s), 0);
    EXPECT_EQ(window().process().err(), "");
}
