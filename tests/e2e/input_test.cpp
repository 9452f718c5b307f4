// No click and no key waits for the next event: each acts within two frames of its arrival, whenever it comes and
// however busy the machine is. Frames are counted, time is not: the pauses are those of a hand, not limits.
#include <algorithm>
#include <gtest/gtest.h>
#include <thread>

#include "desktop.h"
#include "quick_hand.h"

namespace {

using e2e::Box;
using e2e::Json;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr int k_most_frames = 2;
constexpr int k_most_looks = 1000;  // of some milliseconds: what has not come by then never does

class QuickDesk : public testing::Test {
protected:
    void SetUp() override {
        if (!e2e::installed("Xvfb")) GTEST_SKIP() << "SKIPPED: Xvfb is not installed";
        display_ = std::make_unique<e2e::Display>(900, 600);
        window_ = std::make_unique<e2e::Window>(*display_, home_.path());
        hand_ = std::make_unique<e2e::QuickHand>(display_->name());
        ASSERT_FALSE(HasFailure());
        const Json widgets = window_->probe()["widgets"];
        for (const auto& [key, box] : widgets.items())
            if (key.starts_with("indicator/")) rows_.push_back(key);
        ASSERT_GE(rows_.size(), 2U);
        std::sort(rows_.begin(), rows_.end(),
                  [&](const std::string& a, const std::string& b) { return widgets[a][1] < widgets[b][1]; });
    }

    /// Pauses between a movement and what follows it, 0 to 300 ms; those in which frames are still drawn come most
    /// often.
    [[nodiscard]] static milliseconds pause(int i) {
        const int at = i * 37 % 61;
        return milliseconds(5 * at * at * at / 3600);
    }
    /// Half of the clicks are over at once, the others are held as a finger does.
    [[nodiscard]] static milliseconds held(int i) { return i % 2 == 0 ? 0ms : milliseconds(30 + i * 7 % 61); }

    /// Moves over the map, where each movement is drawn, and on to a row of the list, then clicks.
    void click_on_row(const std::string& key, int i);
    /// Moves over the map, then presses the key of an indicator.
    void press_digit(int digit, int i);
    void expect_shown(const std::string& indicator, const std::string& after);
    void click_and_press(int clicks, int keys);

    support::ScratchFolder home_;
    std::unique_ptr<e2e::Display> display_;
    std::unique_ptr<e2e::Window> window_;
    std::unique_ptr<e2e::QuickHand> hand_;
    std::vector<std::string> rows_;  ///< of the list of indicators, from above
    int never_ = 0, late_ = 0;
    std::string which_;
};

void QuickDesk::click_on_row(const std::string& key, int i) {
    const Box row = window_->box(key), map = window_->box("map");
    hand_->move(map.middle_x() + i % 40, map.middle_y());
    std::this_thread::sleep_for(5ms);
    hand_->move(row.x + 20, row.middle_y());
    std::this_thread::sleep_for(pause(i));
    hand_->click(held(i));
}

void QuickDesk::press_digit(int digit, int i) {
    const Box map = window_->box("map");
    hand_->move(map.middle_x() + i % 40, map.middle_y());
    std::this_thread::sleep_for(pause(i) / 3);
    hand_->stroke(std::to_string(digit), held(i) / 2);
}

/// Without another event: the pointer rests, so whatever has not been drawn by then would wait for ever.
void QuickDesk::expect_shown(const std::string& indicator, const std::string& after) {
    Json now;
    for (int looks = 0; looks < k_most_looks; ++looks) {
        now = window_->probe();
        if (now.contains("state") && now["state"]["indicator"] == indicator) break;
        std::this_thread::sleep_for(4ms);
    }
    if (!now.contains("state") || now["state"]["indicator"] != indicator) {
        ++never_;
        which_ += after + " never; ";
        hand_->move(5, 590);  // whatever hangs goes on
        return;
    }
    const int frames = now["state"].value("acted_at", 0) - now.value("stirred_at", 0);
    if (frames <= k_most_frames) return;
    ++late_;
    which_ += after + " after " + std::to_string(frames) + " frames; ";
}

void QuickDesk::click_and_press(int clicks, int keys) {
    for (int i = 0; i < clicks; ++i) {
        const std::string& row = rows_[static_cast<std::size_t>(i) % rows_.size()];
        if (window_->state()["indicator"] == row.substr(10)) continue;
        click_on_row(row, i);
        expect_shown(row.substr(10), "click " + std::to_string(i));
    }
    for (int i = 0; i < keys; ++i) {
        const std::size_t at = static_cast<std::size_t>(i + 1) % rows_.size();
        press_digit(static_cast<int>(at) + 1, i);
        expect_shown(rows_[at].substr(10), "key " + std::to_string(i));
    }
    EXPECT_EQ(never_, 0) << which_;
    EXPECT_EQ(late_, 0) << which_;
}

TEST_F(QuickDesk, EveryClickAndKeyActsWithinTwoFrames) { click_and_press(200, 200); }

/// Fewer, since each takes as long as the load lets it.
TEST_F(QuickDesk, AlsoWhileEightProcessesKeepTheMachineBusy) {
    const e2e::Load load(8);
    click_and_press(12, 12);
}

}  // namespace
