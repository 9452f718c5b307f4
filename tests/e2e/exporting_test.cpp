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

/// The button's rows and the selected ones, as word processors and as spreadsheets take them.
TEST_F(Exporting, ATableIsPastedWholeByAnotherProgram) {
    show_carrier("16");
    window().key("ctrl+2");
    ASSERT_TRUE(window().wait_for_widget("dock/copy"));
    const auto pasted = [&](const char* type, const char* end) {
        std::string content;
        EXPECT_TRUE(window().wait_for([&](const e2e::Json&) {
            content = window().paste(type);
            return content.ends_with(end);
        })) << type
            << ": " << content;
        return content;
    };
    const auto rows_of = [](const std::string& content, const std::string& row) {
        std::ptrdiff_t rows = 0;
        for (std::size_t at = content.find(row); at != std::string::npos; at = content.find(row, at + 1)) ++rows;
        return rows;
    };
    window().key("ctrl+c");
    EXPECT_EQ(rows_of(pasted("text/html", "</table>"), "<tr>"), 2) << "titles and the selected row";
    const std::string row = pasted("UTF8_STRING", "\n");
    EXPECT_NE(row.find("\n16\t"), std::string::npos) << row;
    window().click("dock/copy");
    ASSERT_TRUE(window().wait_for([&](const e2e::Json&) { return window().paste("UTF8_STRING") != row; }));
    const std::string all = pasted("UTF8_STRING", "\n");
    EXPECT_GT(rows_of(all, "\n"), 20);
    EXPECT_EQ(rows_of(pasted("text/html", "</table>"), "<tr>"), rows_of(all, "\n"));
    EXPECT_EQ(pasted("text/plain;charset=utf-8", "\n"), all);
    EXPECT_EQ(window().paste("image/png"), "") << "not offered";
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
