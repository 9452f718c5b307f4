// The presenter's notes in a window of their own: on one monitor as a choice, on two by themselves, with a hand that
// clicks between them, swaps them and pulls the plug.
#include <gtest/gtest.h>
#include <memory>
#include <thread>

#include "map_desk.h"

namespace {

using e2e::Box;
using e2e::Json;
using namespace std::chrono_literals;

constexpr const char* k_notes = "演讲者备注";
constexpr const char* k_slides = "langtu — Langtu";
constexpr Box k_left{0, 0, 1366, 768}, k_right{1366, 0, 1024, 768};

class Notes : public e2e::MapDesk {
protected:
    void present() {
        window().key("F5");
        ASSERT_TRUE(wait_for_value("page", 0));
    }
    bool notes_open(bool wanted) {
        return wait_for_value("notes", wanted) &&
               window().wait_until_placed(k_notes, [&](const Box& b) { return (b.width > 0) == wanted; });
    }
    /// The mouse on one of the buttons of the notes.
    void click_notes(const std::string& key) {
        const Box at = window().placed(k_notes), button = window().box_of_notes(key);
        window().click(at.x + button.middle_x(), at.y + button.middle_y());
    }
    void next(int page) {
        window().key("Next");
        ASSERT_TRUE(wait_for_value("page", page));
    }
};

class TwoMonitors : public Notes {
protected:
    void SetUp() override {
        for (const char* program : {"Xorg", "xrandr", "openbox", "xdotool"})
            if (!e2e::installed(program)) GTEST_SKIP() << "SKIPPED: " << program << " is not installed";
        display_ = e2e::Display::with_two_monitors();
        if (!display_) GTEST_SKIP() << "SKIPPED: xserver-xorg-video-dummy is not installed";
        window_ = std::make_unique<e2e::Window>(*display_, home_.path());
        ASSERT_FALSE(HasFailure());
    }
    bool on(const char* title, const Box& monitor) {
        return window().wait_until_placed(title, [&](const Box& b) {
            return b.width > 0 && b.x >= monitor.x && b.x + b.width <= monitor.x + monitor.width;
        });
    }
    bool fills(const char* title, const Box& monitor) {
        return window().wait_until_placed(title, [&](const Box& b) { return b == monitor; });
    }
};

}  // namespace

TEST_F(Notes, OnOneMonitorOpenWhenAskedForAndGoWithoutTheSlides) {
    present();
    EXPECT_FALSE(window().state()["notes"]) << "never by themselves";
    window().key("s");
    ASSERT_TRUE(notes_open(true));
    next(1);
    click_notes("notes/next");
    ASSERT_TRUE(wait_for_value("page", 2));
    EXPECT_GT(window().screenshot("notes"), 50);
    window().close(k_notes);
    ASSERT_TRUE(notes_open(false));
    EXPECT_TRUE(window().state()["presenting"]);
    next(3);
    window().key("s");
    ASSERT_TRUE(notes_open(true));
    window().key("Escape");
    ASSERT_TRUE(wait_for_value("presenting", false));
    EXPECT_TRUE(window().wait_until_placed(k_notes, [](const Box& b) { return b.width == 0; }));
    window().close();
    EXPECT_EQ(window().process().wait(60s), 0);
    EXPECT_EQ(window().process().err(), "");
}

TEST_F(Notes, AClockDrawsNoSlide) {
    present();
    next(1);
    window().key("s");
    ASSERT_TRUE(notes_open(true));
    window().xdotool({"sleep", "6"});  // the hint goes, the pictures are there
    const Json frames = window().state()["frames"];
    const long before = window().process().cpu_ticks();
    window().xdotool({"sleep", "5"});
    EXPECT_EQ(window().state()["frames"], frames);
    EXPECT_LT(window().process().cpu_ticks() - before, 100) << "five draws of the clock in five seconds";
}

TEST_F(TwoMonitors, SlidesOnOneNotesOnTheOther) {
    present();
    ASSERT_TRUE(notes_open(true)) << "by themselves";
    ASSERT_TRUE(fills(k_slides, k_right));
    ASSERT_TRUE(on(k_notes, k_left));
    next(1);
    window().click(k_right.middle_x(), 400);
    next(2);
    EXPECT_TRUE(fills(k_slides, k_right)) << "a click elsewhere puts nothing away";
    click_notes("notes/next");
    ASSERT_TRUE(wait_for_value("page", 3));
    next(4);
    EXPECT_GT(window().screenshot("two_monitors"), 50);
    window().key("b");
    ASSERT_TRUE(wait_for_value("blank", 1));
    EXPECT_EQ(window().screenshot("black_right", k_right), 1) << "black for the audience";
    EXPECT_GT(window().screenshot("black_left", k_left), 50) << "the notes stay to be read";
    window().key("b");
    window().key("x");
    EXPECT_TRUE(fills(k_slides, k_left));
    EXPECT_TRUE(on(k_notes, k_right));
    window().key("x");
    EXPECT_TRUE(fills(k_slides, k_right));
    EXPECT_TRUE(on(k_notes, k_left));
    window().key("Escape");
    ASSERT_TRUE(wait_for_value("presenting", false));
    EXPECT_TRUE(on(k_slides, k_left)) << "where the window was";
    EXPECT_TRUE(window().wait_until_placed(k_notes, [](const Box& b) { return b.width == 0; }));
}

TEST_F(TwoMonitors, AProjectorIsPulledPluggedInAndChanged) {
    present();
    ASSERT_TRUE(fills(k_slides, k_right));
    next(1);
    display_->unplug();
    EXPECT_TRUE(fills(k_slides, k_left)) << "where people can see them";
    EXPECT_TRUE(notes_open(false));
    EXPECT_EQ(window().state()["page"], 1);
    next(2);
    display_->plug_in("1024x768");
    EXPECT_TRUE(fills(k_slides, k_right));
    EXPECT_TRUE(notes_open(true));
    EXPECT_TRUE(on(k_notes, k_left));
    display_->plug_in("800x600");
    EXPECT_TRUE(fills(k_slides, {1366, 0, 800, 600}));
    EXPECT_EQ(window().state()["page"], 2);
    next(3);
    window().key("Escape");
    ASSERT_TRUE(wait_for_value("presenting", false));
    EXPECT_TRUE(window().process().running());
}
