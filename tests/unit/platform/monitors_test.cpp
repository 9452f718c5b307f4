// On which screen a presentation is shown.
#include <gtest/gtest.h>

#include "platform/window.h"

using platform::audience_monitor;
using platform::Monitor;

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
