// A carrier is moved in the real window, with the real mouse; then the project file is asked.
#include <cmath>
#include <gtest/gtest.h>
#include <thread>
#include <utility>

#include "map_desk.h"
#include "quick_hand.h"
#include "store/project.h"

namespace {

using e2e::Json;
using namespace std::chrono_literals;

class EditingDesk : public e2e::MapDesk {};

}  // namespace

TEST_F(EditingDesk, ADraggedCarrierIsInTheProjectFile) {
    unlock();
    show_carrier("17");
    const Json before = window().state();
    const auto [x, y] = shown_place();
    drag({x, y}, 60, -40);
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
