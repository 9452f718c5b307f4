// The real window on a display of its own, with a hand that knows where things lie on the map. For tests only.
#pragma once

#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "desktop.h"
#include "geo/crs.h"

namespace e2e {

class MapDesk : public testing::Test {
protected:
    void SetUp() override {
        for (const char* program : {"Xvfb", "xdotool"})
            if (!installed(program)) GTEST_SKIP() << "SKIPPED: " << program << " is not installed";
        display_ = std::make_unique<Display>(width(), height());
        window_ = std::make_unique<Window>(*display_, home_.path());
        ASSERT_FALSE(HasFailure());
    }
    [[nodiscard]] virtual int width() const { return 1366; }
    [[nodiscard]] virtual int height() const { return 768; }
    Window& window() { return *window_; }
    bool wait_for_value(const std::string& key, const Json& value) {
        return window().wait_for([&](const Json& s) { return s.contains(key) && s[key] == value; });
    }
    /// Where a position (EPSG:4490) lies in the window.
    [[nodiscard]] std::pair<int, int> place(geo::LonLat position) {
        const Json s = window().state();
        const Box map = window().box("map");
        const geo::Projected p = geo::CrsTransform::create("EPSG:4549")->forward(position);
        const double scale = s["px_per_m"];
        return {map.x + static_cast<int>((p.x - s["centre"][0].get<double>()) * scale + map.width / 2.0),
                map.y + static_cast<int>((s["centre"][1].get<double>() - p.y) * scale + map.height / 2.0)};
    }
    /// Where the shown carrier lies in the window.
    [[nodiscard]] std::pair<int, int> shown_place() {
        const Json s = window().state();
        return place({s["position"][0], s["position"][1]});
    }
    /// Pressed, moved in small steps, let go.
    void drag(std::pair<int, int> from, int dx, int dy) {
        constexpr int k_steps = 20;
        std::vector<std::string> gesture{"mousemove",
                                         std::to_string(from.first),
                                         std::to_string(from.second),
                                         "sleep",
                                         "0.3",
                                         "mousedown",
                                         "1",
                                         "sleep",
                                         "0.2"};
        for (int i = 1; i <= k_steps; ++i)
            for (const std::string& word :
                 {std::string("mousemove"), std::to_string(from.first + dx * i / k_steps),
                  std::to_string(from.second + dy * i / k_steps), std::string("sleep"), std::string("0.02")})
                gesture.push_back(word);
        for (const char* word : {"sleep", "0.1", "mouseup", "1"}) gesture.emplace_back(word);
        window().xdotool(gesture);
    }
    void unlock() {
        const Box map = window().box("map");
        window().xdotool({"mousemove", std::to_string(map.middle_x()), std::to_string(map.middle_y()), "sleep", "0.2"});
        window().key("e");
        ASSERT_TRUE(window().wait_for_widget("author/field"));
        window().key("Return");
        ASSERT_TRUE(wait_for_value("unlocked", true));
    }
    void show_carrier(const std::string& number) {
        window().key("ctrl+f");
        ASSERT_TRUE(window().wait_for([](const Json& s) { return s["overlay"] != 0; }));
        for (const char digit : number) window().key(std::string(1, digit));
        window().key("Return");
        ASSERT_TRUE(wait_for_value("selected", "carrier:" + number));
        window().xdotool({"sleep", "1"});  // the map glides there
        Json last;
        ASSERT_TRUE(window().wait_for([&](const Json& s) { return std::exchange(last, s["centre"]) == s["centre"]; }));
    }

    support::ScratchFolder home_;
    std::unique_ptr<Display> display_;
    std::unique_ptr<Window> window_;
};

}  // namespace e2e
