// On which screen a presentation is shown, and on which its notes.
#include <gtest/gtest.h>

#include "platform/window.h"

using platform::audience_monitor;
using platform::Monitor;
using platform::notes_monitor;
using platform::notes_place;

TEST(Monitors, ThePresentationGoesToTheOtherOfTwo) {
    const std::vector<Monitor> two{{"eDP-1", 0, 0, 1920, 1080}, {"HDMI-1", 1920, 0, 1024, 768}};
    EXPECT_EQ(audience_monitor(two, 0, {}, ""), 1);
    EXPECT_EQ(audience_monitor(two, 1, {}, ""), 0);
    EXPECT_EQ(audience_monitor(two, 0, {}, "eDP-1 0,0"), 0) << "the one that was used last";
    EXPECT_EQ(audience_monitor(two, 0, {}, "DP-7 0,0"), 1) << "which is not there now";
    EXPECT_EQ(audience_monitor(two, 0, 1, "HDMI-1 1920,0"), 0) << "the one that is asked for";
    EXPECT_EQ(audience_monitor(two, 0, 3, ""), 1) << "there is no third";
    EXPECT_EQ(audience_monitor({two[0]}, 0, {}, ""), 0);
    std::vector<Monitor> three = two;
    three.push_back({"DP-2", 0, 1080, 1920, 1080});
    EXPECT_EQ(audience_monitor(three, 2, {}, ""), 2) << "of three nobody can guess";
    EXPECT_EQ(audience_monitor({}, 0, {}, ""), 0);
}

TEST(Monitors, TheNotesStayWithThePresenter) {
    EXPECT_EQ(notes_monitor(1, 0, 0), std::nullopt) << "there is no other";
    EXPECT_EQ(notes_monitor(2, 1, 0), 0) << "where the window was";
    EXPECT_EQ(notes_monitor(2, 0, 0), 1) << "the slides came to it";
    EXPECT_EQ(notes_monitor(3, 1, 2), 2);
    EXPECT_EQ(notes_monitor(3, 2, 2), 0);
    EXPECT_EQ(notes_monitor(2, 1, 7), 0) << "its screen is gone";
}

TEST(Monitors, TheNotesLieOnTheirScreenAndLeaveSlidesToBeSeen) {
    const Monitor screen{"HDMI-1", 1920, 0, 1024, 768};
    const platform::Place alone = notes_place(screen, false), beside = notes_place(screen, true);
    for (const platform::Place& place : {alone, beside}) {
        EXPECT_GE(place.x, screen.x);
        EXPECT_GE(place.y, screen.y);
        EXPECT_LE(place.x + place.width, screen.x + screen.width);
        EXPECT_LE(place.y + place.height, screen.y + screen.height);
    }
    EXPECT_TRUE(alone.maximised);
    EXPECT_FALSE(beside.maximised);
    EXPECT_LT(beside.width * beside.height, screen.width * screen.height / 2);
}
