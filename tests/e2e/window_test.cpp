// A planner's work in the real window, with real mouse and keys.
#include <cmath>
#include <gtest/gtest.h>
#include <thread>

#include "desktop.h"
#include "geo/crs.h"

namespace {

using e2e::Box;
using e2e::Json;
using namespace std::chrono_literals;

class Desk : public testing::Test {
protected:
    void SetUp() override {
        for (const char* program : {"Xvfb", "xdotool"})
            if (!e2e::installed(program)) GTEST_SKIP() << "SKIPPED: " << program << " is not installed";
        display_ = std::make_unique<e2e::Display>(1366, 768);
        window_ = std::make_unique<e2e::Window>(*display_, home_.path());
        ASSERT_FALSE(HasFailure());
    }
    e2e::Window& window() { return *window_; }

    /// Where a position lies in the window.
    [[nodiscard]] std::pair<int, int> place(geo::LonLat position) {
        const Json s = window().state();
        const Box map = window().box("map");
        const geo::Projected p = geo::CrsTransform::create("EPSG:4549")->forward(position);
        const double scale = s["px_per_m"];
        return {map.x + static_cast<int>((p.x - s["centre"][0].get<double>()) * scale + map.width / 2.0),
                map.y + static_cast<int>((s["centre"][1].get<double>() - p.y) * scale + map.height / 2.0)};
    }
    bool wait_for_value(const std::string& key, const Json& value) {
        return window().wait_for([&](const Json& s) { return s[key] == value; });
    }

    support::ScratchFolder home_;
    std::unique_ptr<e2e::Display> display_;
    std::unique_ptr<e2e::Window> window_;
};

std::string number(double value) { return std::to_string(static_cast<int>(value)); }

}  // namespace

TEST_F(Desk, TheFirstStartMakesTheProjectAndShowsTheMap) {
    EXPECT_TRUE(std::filesystem::is_regular_file(home_ / "data/langtu/haining.sqlite"));
    EXPECT_GT(window().screenshot("first_start"), 50);
    const Json s = window().state();
    EXPECT_EQ(s["indicator"], "rd_gdp");
    EXPECT_EQ(s["measure"], "attainment");
    EXPECT_EQ(s["language"], "zh");
}

TEST_F(Desk, EverythingFitsInASmallScreenInBothLanguages) {
    for (const char* language : {"zh", "en"}) {
        const Json widgets = window().probe()["widgets"];
        for (const auto& [key, b] : widgets.items()) {
            if (key.starts_with("carrier/")) continue;  // the list scrolls
            EXPECT_GE(b[0], 0) << language << " " << key;
            EXPECT_LE(b[0].get<int>() + b[2].get<int>(), 1366) << language << " " << key;
            EXPECT_LE(b[1].get<int>() + b[3].get<int>(), 768) << language << " " << key;
            for (const auto& [other, o] : widgets.items())
                if (key < other && b[1].get<int>() < 46 && o[1].get<int>() < 46) {
                    EXPECT_TRUE(b[0].get<int>() + b[2].get<int>() <= o[0].get<int>() ||
                                o[0].get<int>() + o[2].get<int>() <= b[0].get<int>())
                        << language << ": " << key << " and " << other << " overlap";
                }
        }
        if (std::string(language) == "zh") {
            window().click("language");
            ASSERT_TRUE(wait_for_value("language", "en"));
        }
    }
    EXPECT_GT(window().screenshot("english"), 50);
}

TEST_F(Desk, DraggingMovesTheMapWithThePointer) {
    const Json before = window().state();
    const Box map = window().box("map");
    std::vector<std::string> gesture{
        "mousemove", number(map.middle_x()), number(map.middle_y()), "sleep", "0.1", "mousedown", "1", "sleep", "0.1"};
    for (int i = 0; i < 30; ++i)
        for (const char* word : {"mousemove_relative", "--", "-2", "1", "sleep", "0.02"}) gesture.emplace_back(word);
    for (const char* word : {"sleep", "0.1", "mouseup", "1"}) gesture.emplace_back(word);
    window().xdotool(gesture);
    const double scale = before["px_per_m"];
    const auto moved_px = [&](const Json& s, int axis) {
        return (s["centre"][axis].get<double>() - before["centre"][axis].get<double>()) * scale;
    };
    EXPECT_TRUE(window().wait_for(
        [&](const Json& s) { return std::abs(moved_px(s, 0) - 60) < 0.6 && std::abs(moved_px(s, 1) - 30) < 0.6; }));
    EXPECT_EQ(window().state()["px_per_m"], before["px_per_m"]);
    EXPECT_EQ(window().state()["selected"], ":") << "a drag is no click";
}

TEST_F(Desk, TheWheelZoomsAtThePointerAndHomeReturns) {
    const Json before = window().state();
    const Box map = window().box("map");
    const int dx = 120, dy = -60;
    window().xdotool({"mousemove", number(map.middle_x() + dx), number(map.middle_y() + dy), "sleep", "0.1", "click",
                      "4", "sleep", "0.2", "click", "4"});
    const double scale = before["px_per_m"];
    ASSERT_TRUE(window().wait_for(
        [&](const Json& s) { return std::abs(s["px_per_m"].get<double>() / scale - 1.25 * 1.25) < 0.01; }));
    const Json after = window().state();
    const auto under = [&](const Json& s, int axis, double px) {
        return s["centre"][axis].get<double>() + px / s["px_per_m"].get<double>();
    };
    EXPECT_NEAR(under(after, 0, dx), under(before, 0, dx), 1 / scale);
    EXPECT_NEAR(under(after, 1, -dy), under(before, 1, -dy), 1 / scale);
    window().xdotool({"click", "5"});
    ASSERT_TRUE(
        window().wait_for([&](const Json& s) { return std::abs(s["px_per_m"].get<double>() / scale - 1.25) < 0.01; }));
    window().key("Home");
    EXPECT_TRUE(window().wait_for(
        [&](const Json& s) { return s["px_per_m"] == before["px_per_m"] && s["centre"] == before["centre"]; }));
}

TEST_F(Desk, IndicatorsMeasuresThemesAndLayersAreSwitched) {
    const Box map = window().box("map");
    window().xdotool({"mousemove", number(map.middle_x()), number(map.middle_y())});
    window().key("4");
    EXPECT_TRUE(wait_for_value("indicator", "incubators"));
    window().click("indicator/tech_firms");
    EXPECT_TRUE(wait_for_value("indicator", "tech_firms"));
    window().click("measure");
    ASSERT_TRUE(window().wait_for_widget("measure/gap"));
    window().click("measure/gap");
    EXPECT_TRUE(wait_for_value("measure", "gap"));
    window().click("layer/rail");
    EXPECT_TRUE(wait_for_value("hidden_layers", 1));
    window().click("layer/rail");
    EXPECT_TRUE(wait_for_value("hidden_layers", 0));
    window().click("theme");
    EXPECT_TRUE(wait_for_value("theme", "dark"));
    EXPECT_GT(window().screenshot("dark"), 50);
    window().click("language");
    EXPECT_TRUE(wait_for_value("language", "en"));
}

TEST_F(Desk, CarriersAndUnitsAreSelectedAndLetGo) {
    window().click("carrier/9");
    EXPECT_TRUE(wait_for_value("selected", "carrier:9"));
    window().key("Escape");
    EXPECT_TRUE(wait_for_value("selected", ":"));
    const auto [x, y] = place({120.771, 30.449});
    window().click(x, y);
    EXPECT_TRUE(wait_for_value("selected", "unit:330481112"));
    EXPECT_GT(window().screenshot("unit_selected"), 50);
    window().key("f");
    EXPECT_TRUE(window().wait_for([](const Json& s) { return s["px_per_m"].get<double>() > 0.03; }));
}

TEST_F(Desk, TabHidesThePanelsAndShowsThemAgain) {
    const int width = window().box("map").width;
    const Box map = window().box("map");
    window().xdotool({"mousemove", number(map.middle_x()), number(map.middle_y())});
    window().key("Tab");
    ASSERT_TRUE(window().wait_for_widget("carrier/9", false));
    EXPECT_EQ(window().box("map").width, 1366);
    window().key("Tab");
    ASSERT_TRUE(window().wait_for_widget("carrier/9")) << window().process().err();
    EXPECT_EQ(window().box("map").width, width);
}

TEST_F(Desk, AWindowAtRestCostsNothing) {
    window().xdotool({"mousemove", "700", "400", "sleep", "1"});
    const Json before = window().probe();
    const long ticks = window().process().cpu_ticks();
    std::this_thread::sleep_for(3s);
    EXPECT_EQ(window().probe()["frames"], before["frames"]);
    EXPECT_LT(window().process().cpu_ticks() - ticks, 5);
}

TEST_F(Desk, ClosingEndsWellAndTheNextStartOpensTheSameProject) {
    const std::filesystem::path project = home_ / "data/langtu/haining.sqlite";
    const auto made = std::filesystem::last_write_time(project);
    window().close();
    EXPECT_EQ(window().process().wait(30s), 0);
    EXPECT_EQ(window().process().err(), "");
    EXPECT_EQ(support::bytes_of(home_ / "state/langtu/last-project"), project.string() + "\n");
    window_ = std::make_unique<e2e::Window>(*display_, home_.path());
    EXPECT_EQ(window().state()["indicator"], "rd_gdp");
    EXPECT_EQ(std::filesystem::last_write_time(project), made);
    window().close();
    EXPECT_EQ(window().process().wait(30s), 0);
}

TEST(LargeDesk, TheWindowHasItsOwnSizeOnALargeScreen) {
    if (!e2e::installed("Xvfb") || !e2e::installed("xdotool")) GTEST_SKIP() << "SKIPPED: Xvfb or xdotool is missing";
    const support::ScratchFolder home;
    const e2e::Display display(1920, 1080);
    e2e::Window window(display, home.path());
    const Box map = window.box("map");
    EXPECT_EQ(map.x + map.width + 330 + 5, 1440);
    EXPECT_GT(window.screenshot("large"), 50);
}
