// How long a presentation has lasted.
#include "session/stopwatch.h"

#include <gtest/gtest.h>

using namespace session;

TEST(Stopwatch, RunsStopsAndGoesOnFromWhatItShows) {
    Stopwatch watch = started(1000);
    EXPECT_EQ(shown_s(watch, 1000), 0);
    EXPECT_EQ(shown_s(watch, 1065), 65);
    watch = stopped_or_going_on(watch, 1065);
    EXPECT_EQ(shown_s(watch, 2000), 65) << "stopped";
    EXPECT_EQ(changes_in_s(watch, 2000), 0);
    watch = stopped_or_going_on(watch, 2000);
    EXPECT_EQ(shown_s(watch, 2000), 65);
    EXPECT_EQ(shown_s(watch, 2010), 75);
}

TEST(Stopwatch, ShowsZeroAgainAndStaysStopped) {
    Stopwatch watch = set_to_zero(started(1000), 1100);
    EXPECT_EQ(shown_s(watch, 1103), 3);
    watch = set_to_zero(stopped_or_going_on(watch, 1103), 1200);
    EXPECT_EQ(shown_s(watch, 1300), 0);
    EXPECT_TRUE(watch.stopped_at);
}

TEST(Stopwatch, ChangesOnceASecond) {
    const Stopwatch watch = started(1000.25);
    EXPECT_DOUBLE_EQ(changes_in_s(watch, 1000.25), 1);
    EXPECT_DOUBLE_EQ(changes_in_s(watch, 1003), 0.25);
    EXPECT_EQ(time_text(shown_s(watch, 1000.25 + 59.9)), "0:59");
    EXPECT_EQ(time_text(245), "4:05");
    EXPECT_EQ(time_text(3845), "1:04:05");
    EXPECT_EQ(shown_s(watch, 900), 0) << "a clock that went back";
}
