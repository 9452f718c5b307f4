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

/// A large picture goes in pieces: its last chunk says that it is whole.
TEST_F(Exporting, ThePictureOfTheMapIsPastedWholeByAnotherProgram) {
    const e2e::Box map = window().box("map");
    window().xdotool({"mousemove", std::to_string(map.middle_x()), std::to_string(map.middle_y()), "sleep", "0.2"});
    window().key("ctrl+shift+c");
    std::string png;
    ASSERT_TRUE(window().wait_for([&](const e2e::Json& s) {
        if (s["busy"] == true) return false;
        png = window().paste("image/png");
        return !png.empty();
    }));
    ASSERT_GT(png.size(), 300'000U) << "more than one piece";
    EXPECT_TRUE(png.starts_with("\x89PNG"));
    EXPECT_EQ(png.substr(png.size() - 8, 4), "IEND");
    EXPECT_EQ(window().paste("image/png"), png) << "again";
    EXPECT_EQ(window().paste("text/plain"), "") << "not offered";
    window().key("ctrl+shift+c");
    EXPECT_TRUE(window().wait_for([&](const e2e::Json& s) { return s["busy"] == false; }));
    EXPECT_EQ(window().paste("image/png"), png) << "the second owner";
    window().close();
    EXPECT_EQ(window().process().wait(60s), 0);
    EXPECT_EQ(window().process().err(), "");
}
