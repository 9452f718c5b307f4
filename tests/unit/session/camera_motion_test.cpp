// From view to view in a fixed time, and back through them.
#include "session/camera_motion.h"

#include <cmath>
#include <gtest/gtest.h>

namespace {

using scene::Camera;
using session::View;

constexpr Camera k_far{{500000, 3370000}, 0.01, 800, 600};
constexpr Camera k_near{{512000, 3376000}, 0.5, 800, 600};

}  // namespace

TEST(CameraMotion, IsExactAtItsEndAndThenOver) {
    session::CameraMotion motion;
    EXPECT_FALSE(motion.moving());
    EXPECT_FALSE(motion.at(0));
    motion.start(k_far, k_near, 10, 0.25);
    EXPECT_TRUE(motion.moving());
    EXPECT_EQ(motion.target(), k_near);
    EXPECT_EQ(motion.at(10)->centre, k_far.centre);
    EXPECT_TRUE(motion.at(10.2499));
    EXPECT_EQ(motion.at(10.25), k_near);
    EXPECT_FALSE(motion.moving());
    EXPECT_FALSE(motion.at(10.3));
    EXPECT_FALSE(motion.target());
}

TEST(CameraMotion, DoesNotDependOnTheFrames) {
    session::CameraMotion often, seldom;
    often.start(k_far, k_near, 0);
    seldom.start(k_far, k_near, 0);
    for (int i = 1; i < 100; ++i) ASSERT_TRUE(often.at(0.002 * i * 0.5));
    EXPECT_EQ(often.at(0.1), seldom.at(0.1));
}

TEST(CameraMotion, GoesSteadilyByEqualFactorsAndSlowsDown) {
    session::CameraMotion motion;
    motion.start(k_far, k_near, 0, 1);
    double before = k_far.pixels_per_metre;
    double last_factor = 1e9;
    for (int i = 1; i < 10; ++i) {
        const double scale = motion.at(i / 10.0)->pixels_per_metre;
        const double factor = scale / before;
        EXPECT_GT(factor, 1);
        EXPECT_LT(factor, last_factor);
        last_factor = factor;
        before = scale;
    }
    // 0.875 of the way at half of the time, measured in factors
    motion.start(k_far, k_near, 0, 1);
    EXPECT_NEAR(motion.at(0.5)->pixels_per_metre, 0.01 * std::pow(50, 0.875), 1e-9);
}

TEST(CameraMotion, KeepsThePlaceUnderThePointerWhereItIs) {
    const scene::Vec2 pointer{700, 100};
    Camera to = k_far;
    to.pixels_per_metre = 0.08;
    const geo::Projected fixed = scene::to_map(k_far, pointer);
    const geo::Projected moved = scene::to_map(to, pointer);
    to.centre = {to.centre.x + fixed.x - moved.x, to.centre.y + fixed.y - moved.y};
    session::CameraMotion motion;
    motion.start(k_far, to, 0);
    for (const double t : {0.01, 0.05, 0.1, 0.2, 0.24}) {
        const scene::Vec2 at = scene::to_screen(*motion.at(t), fixed);
        EXPECT_NEAR(at.x, pointer.x, 0.01);
        EXPECT_NEAR(at.y, pointer.y, 0.01);
    }
}

TEST(CameraMotion, PansStraightAtOneScale) {
    Camera to = k_far;
    to.centre = {501000, 3372000};
    session::CameraMotion motion;
    motion.start(k_far, to, 0, 1);
    const Camera half = *motion.at(0.5);
    EXPECT_NEAR(half.centre.x, 500875, 1e-6);
    EXPECT_NEAR(half.centre.y, 3371750, 1e-6);
    EXPECT_EQ(half.pixels_per_metre, k_far.pixels_per_metre);
}

TEST(CameraMotion, CanBeInterruptedAndStopped) {
    session::CameraMotion motion;
    motion.start(k_far, k_near, 0);
    const Camera midway = *motion.at(0.1);
    motion.start(midway, k_far, 0.1);
    EXPECT_NEAR(motion.at(0.1)->pixels_per_metre, midway.pixels_per_metre, 1e-12);
    EXPECT_EQ(motion.at(0.35), k_far);
    motion.start(k_far, k_near, 1);
    motion.stop();
    EXPECT_FALSE(motion.at(1.1));
}

TEST(CameraMotion, JumpsWhereThereIsNothingToMoveThrough) {
    session::CameraMotion motion;
    motion.start(k_far, k_near, 0, 0);
    EXPECT_EQ(motion.at(0), k_near);
    Camera none;
    none.pixels_per_metre = 0;
    motion.start(none, k_near, 0);
    EXPECT_EQ(motion.at(0), k_near);
    motion.start(k_far, k_near, 5);
    EXPECT_EQ(motion.at(4)->centre, k_far.centre);  // a clock that went back
    EXPECT_EQ(motion.at(std::nan("")), k_near);
}

TEST(ViewHistory, GoesBackAndForwardAndForgetsWhatLayAhead) {
    session::ViewHistory history;
    EXPECT_FALSE(history.back());
    EXPECT_FALSE(history.forward());
    const View a{{0, 0}, 1}, b{{1000, 0}, 1}, c{{1000, 0}, 2}, d{{0, 5000}, 1};
    for (const View& v : {a, b, c}) history.visit(v);
    EXPECT_EQ(history.back(), b);
    EXPECT_EQ(history.back(), a);
    EXPECT_FALSE(history.back());
    EXPECT_EQ(history.forward(), b);
    EXPECT_TRUE(history.can_go_forward());
    history.visit(d);
    EXPECT_FALSE(history.can_go_forward());
    EXPECT_EQ(history.back(), b);
}

TEST(ViewHistory, MergesWhatNobodyCanTellApart) {
    session::ViewHistory history;
    history.visit({{0, 0}, 1});
    history.visit({{1, 0}, 1.001});
    EXPECT_FALSE(history.can_go_back());
    history.visit({{4, 0}, 1});
    EXPECT_EQ(history.back(), (View{{1, 0}, 1.001}));
    history.visit({{1, 0}, 1});  // arriving there again forgets nothing
    EXPECT_TRUE(history.can_go_forward());
}

TEST(ViewHistory, KeepsAHundred) {
    session::ViewHistory history;
    for (int i = 0; i < 250; ++i) history.visit({{i * 1000.0, 0}, 1});
    std::size_t steps = 0;
    while (history.back()) ++steps;
    EXPECT_EQ(steps, session::ViewHistory::k_most - 1);
    EXPECT_EQ(history.forward(), (View{{151000, 0}, 1}));
}
