// A table of values is dropped on the real window, looked at, taken in, stepped through and taken back.
#include <cmath>
#include <fstream>
#include <gtest/gtest.h>

#include "desktop.h"
#include "plan/observations.h"
#include "store/project.h"
#include "store/project_file.h"

namespace {

using e2e::Json;
using namespace std::chrono_literals;

class ProgressDesk : public testing::Test {
protected:
    void SetUp() override {
        for (const char* program : {"Xvfb", "xdotool"})
            if (!e2e::installed(program)) GTEST_SKIP() << "SKIPPED: " << program << " is not installed";
        display_ = std::make_unique<e2e::Display>(1366, 768);
        start();
        ASSERT_FALSE(HasFailure());
    }
    void start() { window_ = std::make_unique<e2e::Window>(*display_, home_.path()); }
    void close() {
        window().close();
        EXPECT_EQ(window().process().wait(60s), 0);
        EXPECT_EQ(window().process().err(), "");
    }
    e2e::Window& window() { return *window_; }
    bool wait_for_value(const std::string& key, const Json& value) {
        return window().wait_for([&](const Json& s) { return s.contains(key) && s[key] == value; });
    }
    void point_at_map() {
        const e2e::Box map = window().box("map");
        window().xdotool({"mousemove", std::to_string(map.middle_x()), std::to_string(map.middle_y()), "sleep", "0.2"});
    }
    /// What the project file holds; the window must be closed.
    [[nodiscard]] std::optional<double> stored(const std::string& area, const std::string& indicator, int year) const {
        const auto project = store::open_project(home_ / "data/langtu/haining.langtu");
        EXPECT_TRUE(project) << base::to_line(project.error());
        if (!project) return {};
        const plan::Observation* found = plan::Index(*project->plan).observation(area, indicator, year);
        return found == nullptr ? std::nullopt : std::optional(found->value);
    }

    support::ScratchFolder home_;
    std::unique_ptr<e2e::Display> display_;
    std::unique_ptr<e2e::Window> window_;
};

}  // namespace

TEST_F(ProgressDesk, ADroppedTableIsTakenInSteppedThroughComparedAndUndoneAnotherDay) {
    const std::filesystem::path table = home_ / "实绩 2021-2023.csv";
    std::ofstream(table) << "地区,R&D占GDP,,\n,2021,2022,2023\n许村镇,1.05,1.2,1.4\n盐官镇,5.9,6.0,6.1\n";
    window().drop(table);
    ASSERT_TRUE(window().wait_for_widget("import/unlock")) << "the preview shows before anything is written";
    EXPECT_GT(window().screenshot("import_preview"), 50);
    window().click("import/unlock");
    ASSERT_TRUE(window().wait_for_widget("author/field"));
    window().key("Return");
    ASSERT_TRUE(window().wait_for_widget("import/take"));
    window().click("import/take");
    ASSERT_TRUE(wait_for_value("last_step", 1)) << "six values are one step";
    window().key("F3");
    point_at_map();
    for (int steps = 0; steps < 5 && window().state()["year"] != 2020; ++steps) window().key("bracketleft");
    for (const int year : {2021, 2022, 2023}) {
        window().key("bracketright");
        ASSERT_TRUE(wait_for_value("year", year));
    }
    EXPECT_GT(window().screenshot("values_2023"), 50);
    window().xdotool({"keydown", "grave"});
    ASSERT_TRUE(wait_for_value("other_alone", true)) << "an earlier year while the key is held";
    window().xdotool({"keyup", "grave"});
    ASSERT_TRUE(wait_for_value("other_alone", false));
    window().key("w");
    ASSERT_TRUE(wait_for_value("wall", 6));
    EXPECT_GT(window().screenshot("wall"), 50);
    close();
    EXPECT_EQ(stored("xucun", "rd_gdp", 2021), 1.05);
    EXPECT_EQ(stored("yanguan", "rd_gdp", 2023), 6.1);

    start();
    point_at_map();
    window().key("e");
    ASSERT_TRUE(wait_for_value("unlocked", true));
    window().key("ctrl+z");
    ASSERT_TRUE(window().wait_for([](const Json& s) {
        return s.contains("last_notice") && s["last_notice"].get<std::string>().starts_with("已撤销");
    }));
    close();
    EXPECT_EQ(stored("xucun", "rd_gdp", 2021), std::nullopt) << "undone as one step";
    EXPECT_EQ(stored("yanguan", "rd_gdp", 2023), std::nullopt);
}
