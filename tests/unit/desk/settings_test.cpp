// What is remembered between starts survives, and what a file says wrongly does no harm.
#include "settings.h"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <thread>
#include <vector>

#include "scratch_folder.h"
#include "session/coordinates.h"

namespace {

desk::Settings changed() {
    desk::Settings s;
    s.language = base::Language::en;
    s.theme = carto::ThemeName::dark;
    s.viewed = "/a/一.langtu";
    s.view.mode = session::Mode::review;
    s.view.subject = {"incubators", plan::Measure::pace, 2024, plan::Method::jenks, 4, {0.5, 0.75}, "viridis", "r2023"};
    s.view.look.hidden = {carto::Layer::areas, carto::Layer::water};
    s.view.look.legend_corner = carto::LegendCorner::upper_right;
    s.view.look.legend_folded = true;
    s.view.hidden_elsewhere = {{{}, {carto::Layer::labels}, {}}};
    s.view.place = session::LookAt{{120.5, 30.25}, 45000};
    s.view.selection = {plan::carrier_ref(7), plan::unit_ref("330481103")};
    s.panels.left_width = 300;
    s.panels.values_height = 400;
    s.panels.notes_size = 40;
    s.panels.ranking_best_first = true;
    s.panels.dock_shown = true;
    s.panels.dock_tab = ui::DockTab::strip;
    s.panels.coordinate_system = session::CoordinateSystem::gk_zone40;
    s.panels.carriers.arrangement = {"offset", false, ""};
    s.panels.carriers.hidden_columns = {"function", "body"};
    s.window = {10, 20, 1200, 700, true};
    s.recent = {"/a/一.langtu", "/b.langtu"};
    s.closed_project = true;
    s.folders = {{ui::FilePurpose::open, "/a"}, {ui::FilePurpose::write_values, "/b/表"}};
    session::ExportWish wish;
    wish.what = session::ExportWhat::story;
    wish.paper = "A4-portrait";
    wish.story_format = session::ExportFormat::pptx;
    wish.stamp = carto::Stamp::internal;
    wish.maker = "规划院";
    wish.folder = "/b/图";
    s.exports = {{"/a/一.langtu", wish}};
    return s;
}

}  // namespace

TEST(Settings, ComeBackAsTheyWere) {
    const support::ScratchFolder folder;
    const auto file = folder / "deep/er/settings.json";
    const desk::Settings before = changed();
    ASSERT_TRUE(desk::write_settings(file, {}, before));
    const desk::Settings after = desk::read_settings(file);
    EXPECT_EQ(after.language, before.language);
    EXPECT_EQ(after.exports, before.exports);
    EXPECT_EQ(after.theme, before.theme);
    EXPECT_EQ(after.viewed, before.viewed);
    EXPECT_EQ(after.view, before.view);
    EXPECT_EQ(after.panels.left_width, 300);
    EXPECT_EQ(after.panels.values_height, 400);
    EXPECT_EQ(after.panels.notes_size, 40);
    EXPECT_TRUE(after.panels.ranking_best_first);
    EXPECT_TRUE(after.panels.dock_shown);
    EXPECT_EQ(after.panels.dock_tab, ui::DockTab::strip);
    EXPECT_EQ(after.panels.coordinate_system, session::CoordinateSystem::gk_zone40);
    EXPECT_EQ(after.panels.carriers.arrangement.sort_key, "offset");
    EXPECT_FALSE(after.panels.carriers.arrangement.ascending);
    EXPECT_EQ(after.panels.carriers.hidden_columns, before.panels.carriers.hidden_columns);
    EXPECT_EQ(after.window.width, 1200);
    EXPECT_TRUE(after.window.maximised);
    EXPECT_EQ(after.recent, before.recent);
    EXPECT_TRUE(after.closed_project);
    EXPECT_EQ(after.folders, before.folders);
}

/// Two windows that were opened from the same file and end one after the other.
TEST(Settings, EachWindowWritesWhatItChangedAndNothingElse) {
    const support::ScratchFolder folder;
    const auto file = folder / "settings.json";
    desk::Settings first;
    first.recent = {"/a.langtu", "/old.langtu"};
    ASSERT_TRUE(desk::write_settings(file, {}, first));
    desk::Settings one = first, other = first;
    one.author = "wang";
    one.theme = carto::ThemeName::dark;
    one.panels.left_width = 300;
    one.window = {1, 2, 900, 600, false};
    one.panels.carriers.hidden_columns = {"body"};
    desk::note_recent(one, "/one.langtu");
    std::erase(one.recent, "/old.langtu");
    ASSERT_TRUE(desk::write_settings(file, first, one));
    other.language = base::Language::en;
    other.panels.right_width = 400;
    other.panels.areas.arrangement.sort_key = "name";
    desk::note_recent(other, "/other.langtu");
    ASSERT_TRUE(desk::write_settings(file, first, other));
    const desk::Settings both = desk::read_settings(file);
    EXPECT_EQ(both.author, "wang");
    EXPECT_EQ(both.theme, carto::ThemeName::dark);
    EXPECT_EQ(both.language, base::Language::en);
    EXPECT_EQ(both.panels.left_width, 300);
    EXPECT_EQ(both.panels.right_width, 400);
    EXPECT_EQ(both.panels.carriers.hidden_columns, one.panels.carriers.hidden_columns);
    EXPECT_EQ(both.panels.areas.arrangement.sort_key, "name");
    EXPECT_EQ(both.window.width, 900);
    EXPECT_EQ(both.recent.front(), "/other.langtu");
    EXPECT_NE(std::find(both.recent.begin(), both.recent.end(), "/one.langtu"), both.recent.end());
}

TEST(Settings, WhatANewerProgramWroteStays) {
    const support::ScratchFolder folder;
    const auto file = folder / "settings.json";
    std::ofstream(file) << "{\"later\": {\"deep\": 1}, \"panels\": {\"later\": 2}, \"theme\": \"dark\"}";
    const desk::Settings before = desk::read_settings(file);
    desk::Settings now = before;
    now.view.mode = session::Mode::edit;
    ASSERT_TRUE(desk::write_settings(file, before, now));
    std::ifstream in(file);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    EXPECT_NE(text.find("\"deep\": 1"), std::string::npos) << text;
    EXPECT_NE(text.find("\"later\": 2"), std::string::npos) << text;
    EXPECT_EQ(desk::read_settings(file).theme, carto::ThemeName::dark);
}

TEST(Settings, ManyWindowsThatEndTogetherLoseNothing) {
    const support::ScratchFolder folder;
    const auto file = folder / "settings.json";
    constexpr int k_windows = 8;
    std::vector<std::thread> windows;
    for (int i = 0; i < k_windows; ++i)
        windows.emplace_back([&, i] {
            desk::Settings now;
            desk::note_recent(now, "/" + std::to_string(i) + ".langtu");
            EXPECT_TRUE(desk::write_settings(file, {}, now));
        });
    for (std::thread& window : windows) window.join();
    EXPECT_EQ(desk::read_settings(file).recent.size(), static_cast<std::size_t>(k_windows));
}

TEST(Settings, NonsenseIsAsAtFirst) {
    const support::ScratchFolder folder;
    const auto file = folder / "settings.json";
    for (const char* text : {"", "no json", "[1,2]", "{\"panels\": 7, \"window\": [], \"recent\": {}, \"view\": 3}",
                             "{\"panels\": {\"left_width\": \"wide\", \"dock_tab\": \"none\"}}"}) {
        std::ofstream(file) << text;
        const desk::Settings s = desk::read_settings(file);
        EXPECT_EQ(s.panels.left_width, ui::PanelState{}.left_width) << text;
        EXPECT_EQ(s.view, session::ViewState{}) << text;
        EXPECT_TRUE(s.recent.empty()) << text;
    }
}

TEST(Settings, ASizeThatWouldHideAPanelIsMended) {
    const support::ScratchFolder folder;
    const auto file = folder / "settings.json";
    std::ofstream(file) << "{\"panels\": {\"left_width\": -5, \"right_width\": 99999, \"dock_height\": 0}}";
    const desk::Settings s = desk::read_settings(file);
    EXPECT_GE(s.panels.left_width, 200);
    EXPECT_LE(s.panels.right_width, 560);
    EXPECT_GE(s.panels.dock_height, 110);
}

TEST(Settings, TheLastProjectLeadsAndOldOnesGo) {
    desk::Settings s;
    for (int i = 0; i < 15; ++i) desk::note_recent(s, "/p" + std::to_string(i));
    EXPECT_EQ(s.recent.size(), desk::k_most_recent);
    EXPECT_EQ(s.recent.front(), "/p14");
    desk::note_recent(s, "/p10");
    EXPECT_EQ(s.recent.front(), "/p10");
    EXPECT_EQ(std::count(s.recent.begin(), s.recent.end(), "/p10"), 1);
}
