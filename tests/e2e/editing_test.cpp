// A carrier is moved in the real window, with the real mouse; then the project file is asked.
#include <cmath>
#include <gtest/gtest.h>
#include <thread>
#include <utility>

#include "desktop.h"
#include "geo/crs.h"
#include "quick_hand.h"
#include "store/project.h"

namespace {

using e2e::Box;
using e2e::Json;
using namespace std::chrono_literals;

class EditingDesk : public testing::Test {
protected:
    void SetUp() override {
        for (const char* program : {"Xvfb", "xdotool"})
            if (!e2e::installed(program)) GTEST_SKIP() << "SKIPPED: " << program << " is not installed";
        display_ = std::make_unique<e2e::Display>(1366, 768);
        window_ = std::make_unique<e2e::Window>(*display_, home_.path());
        ASSERT_FALSE(HasFailure());
    }
    e2e::Window& window() { return *window_; }
    bool wait_for_value(const std::string& key, const Json& value) {
        return window().wait_for([&](const Json& s) { return s.contains(key) && s[key] == value; });
    }
    /// Where the shown carrier lies in the window.
    [[nodiscard]] std::pair<int, int> shown_place() {
        const Json s = window().state();
        const Box map = window().box("map");
        const geo::Projected p = geo::CrsTransform::create("EPSG:4549")->forward({s["position"][0], s["position"][1]});
        const double scale = s["px_per_m"];
        return {map.x + static_cast<int>((p.x - s["centre"][0].get<double>()) * scale + map.width / 2.0),
                map.y + static_cast<int>((s["centre"][1].get<double>() - p.y) * scale + map.height / 2.0)};
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
    std::unique_ptr<e2e::Display> display_;
    std::unique_ptr<e2e::Window> window_;
};

}  // namespace

TEST_F(EditingDesk, ADraggedCarrierIsInTheProjectFile) {
    unlock();
    show_carrier("17");
    const Json before = window().state();
    const auto [x, y] = shown_place();
    std::vector<std::string> gesture{
        "mousemove", std::to_string(x), std::to_string(y), "sleep", "0.3", "mousedown", "1", "sleep", "0.2"};
    for (int i = 0; i < 20; ++i)
        for (const char* word : {"mousemove_relative", "--", "3", "-2", "sleep", "0.02"}) gesture.emplace_back(word);
    for (const char* word : {"sleep", "0.1", "mouseup", "1"}) gesture.emplace_back(word);
    window().xdotool(gesture);
    ASSERT_TRUE(wait_for_value("last_step", 1));
    EXPECT_EQ(window().state()["centre"], before["centre"]) << "the map stood still";
    const auto [now_x, now_y] = shown_place();
    EXPECT_NEAR(now_x - x, 60, 1);
    EXPECT_NEAR(now_y - y, -40, 1);
    EXPECT_GT(window().screenshot("carrier_moved"), 50);
    const Json moved = window().state();
    window().close();
    EXPECT_EQ(window().process().wait(60s), 0);
    EXPECT_EQ(window().process().err(), "");
    const auto history = store::read_history(home_ / "data/langtu/haining.langtu", {});
    ASSERT_TRUE(history) << base::to_line(history.error());
    ASSERT_EQ(history->size(), 1U);
    EXPECT_EQ(history->front().author, moved["author"]);
    ASSERT_EQ(history->front().rows.size(), 1U);
    bool found = false;
    for (const store::ColumnChange& column : history->front().rows[0].columns) {
        const auto* to = std::get_if<geo::LonLat>(&column.after);
        if (to == nullptr) continue;
        found = found || (std::abs(to->lon - moved["position"][0].get<double>()) < 1e-9 &&
                          std::abs(to->lat - moved["position"][1].get<double>()) < 1e-9);
    }
    EXPECT_TRUE(found) << "the place that was shown is the one in the file";
}

TEST_F(EditingDesk, LosingTheKeyboardInADragMovesNothing) {
    unlock();
    show_carrier("17");
    const Json before = window().state();
    const auto [x, y] = shown_place();
    e2e::QuickHand hand(display_->name());
    const auto move_by = [&, x = x, y = y](int dx) {
        hand.move(x + dx, y);
        std::this_thread::sleep_for(50ms);
    };
    move_by(0);
    hand.press();
    std::this_thread::sleep_for(200ms);
    for (const int dx : {10, 30, 60}) move_by(dx);
    ASSERT_TRUE(wait_for_value("dragging", true));
    hand.take_focus_away();
    ASSERT_TRUE(wait_for_value("dragging", false));
    move_by(90);
    hand.release();
    move_by(100);
    EXPECT_TRUE(wait_for_value("last_step", 0));
    EXPECT_EQ(window().state()["position"], before["position"]);
    EXPECT_EQ(window().state()["centre"], before["centre"]) << "the rest of the press does nothing";
}
