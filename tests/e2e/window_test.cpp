// A planner's work in the real window, with real mouse and keys.
#include <cmath>
#include <gtest/gtest.h>
#include <thread>

#include "map_desk.h"

namespace {

using e2e::Box;
using e2e::Json;
using namespace std::chrono_literals;

constexpr int k_width = 1366, k_height = 768;  // the smallest screen in an office
constexpr int k_top_bar = 48;

class Desk : public e2e::MapDesk {
protected:
    void start(const std::string& project = {}) {
        window_ = std::make_unique<e2e::Window>(*display_, home_.path(), project);
    }
    void close() {
        window().close();
        EXPECT_EQ(window().process().wait(60s), 0);
        EXPECT_EQ(window().process().err(), "");
    }

    /// Keys go to the map where the pointer rests on it.
    void point_at_map() {
        const Box map = window().box("map");
        window().xdotool({"mousemove", std::to_string(map.middle_x()), std::to_string(map.middle_y()), "sleep", "0.2"});
    }
    bool wait_for_notice(const std::string& words) {
        return window().wait_for([&](const Json& s) {
            return s.contains("last_notice") && s["last_notice"].get<std::string>().find(words) != std::string::npos;
        });
    }
    void expect_inside_and_apart(const std::string& language);
};

/// Nothing sticks out of the window at its sides, and in the top bar nothing covers anything else.
void Desk::expect_inside_and_apart(const std::string& language) {
    const Json widgets = window().probe()["widgets"];
    EXPECT_GT(widgets.size(), 20U);
    for (const auto& [key, b] : widgets.items()) {
        EXPECT_GE(b[0], 0) << language << " " << key;
        EXPECT_LE(b[0].get<int>() + b[2].get<int>(), k_width) << language << " " << key;
        EXPECT_LE(b[1].get<int>() + b[3].get<int>(), k_height) << language << " " << key;
        if (b[1].get<int>() >= k_top_bar) continue;
        for (const auto& [other, o] : widgets.items())
            if (key < other && o[1].get<int>() < k_top_bar) {
                EXPECT_TRUE(b[0].get<int>() + b[2].get<int>() <= o[0].get<int>() ||
                            o[0].get<int>() + o[2].get<int>() <= b[0].get<int>())
                    << language << ": " << key << " and " << other << " overlap";
            }
    }
}

std::string number(double value) { return std::to_string(static_cast<int>(value)); }

}  // namespace

TEST_F(Desk, TheFirstStartMakesTheProjectAndShowsTheMap) {
    EXPECT_TRUE(wait_for_value("indicator", "rd_gdp"));
    EXPECT_TRUE(std::filesystem::is_regular_file(home_ / "data/langtu/haining.langtu"));
    EXPECT_GT(window().screenshot("first_start"), 50);
    const Json s = window().state();
    EXPECT_EQ(s["project"], (home_ / "data/langtu/haining.langtu").string());
    EXPECT_EQ(s["mode"], "progress");
    EXPECT_EQ(s["measure"], "attainment");
    EXPECT_EQ(s["language"], "zh");
}

TEST_F(Desk, EverythingFitsInASmallScreenInBothLanguages) {
    expect_inside_and_apart("zh");
    window().click("language");
    ASSERT_TRUE(wait_for_value("language", "en"));
    expect_inside_and_apart("en");
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
    const double dx = 120, dy = -60, scale = before["px_per_m"];
    const auto zoomed = [&](double factor) {
        return window().wait_for(
            [&](const Json& s) { return std::abs(s["px_per_m"].get<double>() / scale - factor) < 0.001; });
    };
    window().xdotool({"mousemove", number(map.middle_x() + dx), number(map.middle_y() + dy), "sleep", "0.1", "click",
                      "4", "sleep", "0.2", "click", "4"});
    ASSERT_TRUE(zoomed(1.25 * 1.25));
    const Json after = window().state();
    const auto under = [&](const Json& s, int axis, double px) {
        return s["centre"][axis].get<double>() + px / s["px_per_m"].get<double>();
    };
    EXPECT_NEAR(under(after, 0, dx), under(before, 0, dx), 1 / scale);
    EXPECT_NEAR(under(after, 1, -dy), under(before, 1, -dy), 1 / scale);
    window().xdotool({"click", "5"});
    ASSERT_TRUE(zoomed(1.25));
    window().key("Home");
    ASSERT_TRUE(zoomed(1));
    EXPECT_NEAR(window().state()["centre"][0].get<double>(), before["centre"][0].get<double>(), 0.01);
    EXPECT_NEAR(window().state()["centre"][1].get<double>(), before["centre"][1].get<double>(), 0.01);
}

TEST_F(Desk, IndicatorsMeasuresThemesAndLayersAreSwitched) {
    point_at_map();
    window().key("4");
    EXPECT_TRUE(wait_for_value("indicator", "incubators"));
    window().click("indicator/tech_firms");
    EXPECT_TRUE(wait_for_value("indicator", "tech_firms"));
    window().click("measure");
    ASSERT_TRUE(window().wait_for_widget("measure/gap"));
    window().click("measure/gap");
    EXPECT_TRUE(wait_for_value("measure", "gap"));
    const int hidden = window().state()["hidden_layers"];
    window().click("layer/rail");
    EXPECT_TRUE(wait_for_value("hidden_layers", hidden + 1));
    window().click("layer/rail");
    EXPECT_TRUE(wait_for_value("hidden_layers", hidden));
    window().click("theme");
    EXPECT_TRUE(wait_for_value("theme", "dark"));
    EXPECT_GT(window().screenshot("dark"), 50);
    window().click("language");
    EXPECT_TRUE(wait_for_value("language", "en"));
}

TEST_F(Desk, CarriersAndUnitsAreSelectedAndLetGo) {
    point_at_map();
    window().key("ctrl+f");
    ASSERT_TRUE(window().wait_for([](const Json& s) { return s["overlay"] != 0; }));
    window().key("9");
    window().key("Return");
    EXPECT_TRUE(wait_for_value("selected", "carrier:9"));
    window().key("Escape");
    EXPECT_TRUE(wait_for_value("selected", ":"));
    window().key("Home");
    window().key("ctrl+2");
    ASSERT_TRUE(window().wait_for_widget("table/carriers/3"));
    window().click("table/carriers/3");
    EXPECT_TRUE(wait_for_value("selected", "carrier:3"));
    EXPECT_GT(window().screenshot("carrier_selected"), 50);
    window().key("ctrl+2");
    ASSERT_TRUE(window().wait_for_widget("table/carriers/3", false));
    const auto [x, y] = place({120.771, 30.449});
    window().click(x, y);
    EXPECT_TRUE(wait_for_value("selected", "unit:330481112"));
    EXPECT_GT(window().screenshot("unit_selected"), 50);
    window().key("f");
    EXPECT_TRUE(window().wait_for([](const Json& s) { return s["px_per_m"].get<double>() > 0.02; }));
}

TEST_F(Desk, TabHidesThePanelsAndHelpLiesOverTheMap) {
    const int width = window().box("map").width;
    point_at_map();
    window().key("Tab");
    ASSERT_TRUE(window().wait_for_widget("layer/rail", false));
    EXPECT_EQ(window().box("map").width, k_width);
    window().key("Tab");
    ASSERT_TRUE(window().wait_for_widget("layer/rail")) << window().process().err();
    EXPECT_EQ(window().box("map").width, width);
    window().key("F1");
    EXPECT_TRUE(window().wait_for([](const Json& s) { return s["overlay"] != 0; }));
    EXPECT_GT(window().screenshot("help"), 50);
    window().key("Escape");
    EXPECT_TRUE(wait_for_value("overlay", 0));
}

/// No mouse: a gap of the corridor is reached, seen and gone to; an open list keeps the arrows from the map.
TEST_F(Desk, TheKeyboardAloneReachesAndUsesWhatIsThere) {
    window().xdotool({"key", "F2"});
    ASSERT_TRUE(wait_for_value("mode", "review"));
    window().xdotool({"key", "F6"});
    ASSERT_TRUE(window().wait_for([](const Json& s) { return s.value("focus", "") != ""; }));
    const auto on_gap = [&] { return window().state().value("focus", "").starts_with("gap/"); };
    for (int i = 0; i < 40 && !on_gap(); ++i) window().xdotool({"key", "Tab", "sleep", "0.1"});
    ASSERT_TRUE(on_gap()) << window().state().value("focus", "");
    window().xdotool({"key", "Return"});
    EXPECT_TRUE(window().wait_for([](const Json& s) { return s.value("selected", ":") != ":"; }));
    window().xdotool({"key", "Escape", "key", "F3"});
    ASSERT_TRUE(wait_for_value("mode", "progress"));
    const auto focus = [&] { return window().state().value("focus", ""); };
    for (int i = 0; i < 4 && !focus().starts_with("mode/"); ++i)  // backwards: the state line, then the top bar
        window().xdotool({"key", "shift+F6", "sleep", "0.1"});
    for (int i = 0; i < 8 && focus() != "indicator"; ++i) window().xdotool({"key", "Tab", "sleep", "0.1"});
    ASSERT_EQ(focus(), "indicator");
    const Json before = window().state();
    window().xdotool({"key", "Return", "sleep", "0.2", "key", "Down", "key", "Down", "key", "Return"});
    EXPECT_TRUE(window().wait_for([&](const Json& s) { return s["indicator"] != before["indicator"]; }));
    EXPECT_EQ(window().state()["centre"], before["centre"]) << "the arrows went to the list";
}

TEST_F(Desk, AWindowAtRestCostsNothing) {
    window().xdotool({"mousemove", "700", "400", "sleep", "2"});
    const Json before = window().state();
    const long ticks = window().process().cpu_ticks();
    std::this_thread::sleep_for(2s);
    EXPECT_EQ(window().process().cpu_ticks(), ticks);
    EXPECT_EQ(window().state()["frames"], before["frames"]);
    EXPECT_GT(before["frames"], 0);
}

TEST_F(Desk, ClosingEndsWellAndTheNextStartIsAsItWasLeft) {
    const std::filesystem::path project = home_ / "data/langtu/haining.langtu";
    const auto made = std::filesystem::last_write_time(project);
    point_at_map();
    window().key("F2");
    EXPECT_TRUE(wait_for_value("mode", "review"));
    window().key("ctrl+3");
    EXPECT_TRUE(window().wait_for_widget("dock/close"));
    window().click("theme");
    EXPECT_TRUE(wait_for_value("theme", "dark"));
    window().click("language");
    EXPECT_TRUE(wait_for_value("language", "en"));
    const Box map = window().box("map");
    close();
    EXPECT_TRUE(std::filesystem::is_regular_file(home_ / "config/langtu/settings.json"));
    start();
    EXPECT_TRUE(wait_for_value("mode", "review"));
    EXPECT_TRUE(window().wait_for_widget("ranking/yanguan"));
    const Json s = window().state();
    EXPECT_EQ(s["language"], "en");
    EXPECT_EQ(s["theme"], "dark");
    EXPECT_EQ(s["project"], project.string());
    EXPECT_EQ(s["notices"], 0) << s.dump();
    EXPECT_EQ(window().box("map").width, map.width);
    EXPECT_EQ(window().box("map").height, map.height);
    EXPECT_GT(window().screenshot("started_again"), 50);
    EXPECT_EQ(std::filesystem::last_write_time(project), made);
    close();
}

TEST_F(Desk, ARunThatWasCutOffIsSpokenOfOnce) {
    EXPECT_EQ(window().state()["notices"], 0);
    window().process().cut_off();
    start();
    EXPECT_TRUE(wait_for_notice("没有正常退出"));
    EXPECT_TRUE(wait_for_value("indicator", "rd_gdp"));
    EXPECT_GT(window().screenshot("cut_off"), 50);
    close();
    start();
    EXPECT_EQ(window().state()["notices"], 0);
}

TEST_F(Desk, AFileThatIsNoProjectIsRefusedInTheWindow) {
    close();
    const std::string noise = (home_ / "noise.langtu").string();
    support::write_bytes(noise, std::string(4096, 'x'));
    start(noise);
    EXPECT_TRUE(wait_for_notice("noise.langtu"));
    EXPECT_TRUE(window().process().running());
    EXPECT_EQ(window().state()["project"], "");
    EXPECT_GT(window().screenshot("refused"), 50);
    EXPECT_EQ(support::bytes_of(noise), std::string(4096, 'x'));
    close();
}

TEST(LargeDesk, EverythingIsTwiceAsLargeOnAFineScreen) {
    if (!e2e::installed("Xvfb") || !e2e::installed("xdotool")) GTEST_SKIP() << "SKIPPED: Xvfb or xdotool is missing";
    const e2e::Display usual(1440, 900), display(2880, 1800);  // a first window is as large as its screen
    const auto look = [&](const e2e::Display& screen, const std::string& picture) {
        const support::ScratchFolder home;
        e2e::Window window(screen, home.path());
        EXPECT_TRUE(window.wait_for_widget("map"));
        EXPECT_GT(window.screenshot(picture), 50);
        return window.probe()["widgets"];
    };
    const Json plain = look(usual, "large");
    EXPECT_EQ(plain["map"][1], k_top_bar);
    EXPECT_EQ(plain["map"][0].get<int>() + plain["map"][2].get<int>() + 336 + 5, 1440);
    display.use_dpi(192);
    const Json fine = look(display, "fine");
    EXPECT_EQ(fine.size(), plain.size());
    for (const char* key : {"map", "help", "menu", "indicator", "layer/rail"})
        for (int side = 0; side < 4; ++side)
            EXPECT_NEAR(fine[key][side].get<int>(), 2 * plain[key][side].get<int>(),
                        2 + plain[key][side].get<int>() / 25)
                << key << " " << side;
}

TEST_F(Desk, AStoryIsPresentedAndTheWindowIsBackAfterwards) {
    point_at_map();
    const Box map = window().box("map");
    const Json before = window().state();
    window().key("F5");
    ASSERT_TRUE(wait_for_value("presenting", true));
    ASSERT_TRUE(window().wait_for([&](const Json& s) { return s["page"] == 0; }));
    EXPECT_EQ(window().box("map").width, k_width) << "nothing but the slide";
    EXPECT_EQ(window().box("map").height, k_height);
    for (const int page : {1, 2, 3}) {
        window().key("Next");
        ASSERT_TRUE(wait_for_value("page", page));
    }
    EXPECT_GT(window().screenshot("slide"), 50);
    window().key("comma");
    ASSERT_TRUE(wait_for_value("blank", 2));
    EXPECT_EQ(window().screenshot("white"), 1) << "white, and nothing else";
    window().key("Escape");
    ASSERT_TRUE(wait_for_value("presenting", false));
    for (const char* key : {"centre", "scale", "indicator", "year", "selection", "mode"})
        EXPECT_EQ(window().state()[key], before[key]) << key;
    EXPECT_EQ(window().box("map").width, map.width);
    EXPECT_EQ(window().box("map").height, map.height);
    close();
}
