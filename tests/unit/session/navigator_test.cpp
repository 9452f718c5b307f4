// How the map is moved: at once or gliding, in reach of the city, back and forward.
#include "session/navigator.h"

#include <gtest/gtest.h>

namespace {

using session::Navigator;

scene::Camera camera(double x, double y, double scale) { return {{x, y}, scale, 1000, 600}; }

Navigator at_rest() {
    Navigator n;
    n.resize(1000, 600);
    n.jump(camera(0, 0, 0.1));
    n.settle();
    return n;
}

}  // namespace

TEST(Navigator, WithoutADurationEverythingIsThereAtOnce) {
    Navigator n = at_rest();
    n.pan(-100, 50);
    EXPECT_FALSE(n.gliding());
    EXPECT_DOUBLE_EQ(n.camera().centre.x, 1000);
    EXPECT_DOUBLE_EQ(n.camera().centre.y, 500);
}

TEST(Navigator, AGlideEndsExactlyWhateverTheFrameRate) {
    for (const double frame_s : {1.0 / 144, 1.0 / 60, 1.0 / 7}) {
        Navigator n = at_rest();
        n.set_duration_s(0.2);
        n.tick(10);
        n.look_at({12345.678, -9876.5}, 0.7);
        ASSERT_TRUE(n.gliding());
        for (double t = 10; t < 10.5; t += frame_s) n.tick(t);
        EXPECT_FALSE(n.gliding());
        EXPECT_EQ(n.camera().centre, (geo::Projected{12345.678, -9876.5})) << frame_s;
        EXPECT_EQ(n.camera().pixels_per_metre, 0.7);
    }
}

TEST(Navigator, ADragInterruptsAGlideWhereItIs) {
    Navigator n = at_rest();
    n.set_duration_s(1);
    n.tick(0);
    n.look_at({10000, 0}, 0.1);
    n.tick(0.5);
    const double x = n.camera().centre.x;
    EXPECT_GT(x, 0);
    EXPECT_LT(x, 10000);
    n.drag(10, 0);
    EXPECT_FALSE(n.gliding());
    EXPECT_NEAR(n.camera().centre.x, x - 100, 1e-9);
    n.tick(5);
    EXPECT_NEAR(n.camera().centre.x, x - 100, 1e-9);
}

TEST(Navigator, NotchesOfTheWheelAddUpWhileItGlides) {
    Navigator n = at_rest();
    n.set_duration_s(0.2);
    n.set_scale_limits(0.001, 100);
    n.tick(0);
    n.zoom_at(2, {500, 300});
    n.tick(0.05);
    n.zoom_at(2, {500, 300});
    n.tick(1);
    EXPECT_NEAR(n.camera().pixels_per_metre, 0.4, 1e-12);
}

TEST(Navigator, ThePlaceUnderThePointerStaysAllTheWay) {
    Navigator n = at_rest();
    n.set_duration_s(0.2);
    n.tick(0);
    const scene::Vec2 at{800, 100};
    const geo::Projected fixed = scene::to_map(n.camera(), at);
    n.zoom_at(3, at);
    for (const double t : {0.03, 0.08, 0.15, 0.3}) {
        n.tick(t);
        EXPECT_NEAR(scene::to_map(n.camera(), at).x, fixed.x, 0.02) << t;
        EXPECT_NEAR(scene::to_map(n.camera(), at).y, fixed.y, 0.02) << t;
    }
}

TEST(Navigator, TheScaleHasLimits) {
    Navigator n = at_rest();
    n.set_scale_limits(0.05, 2);
    n.zoom_at(1000, {1, 1});
    EXPECT_EQ(n.camera().pixels_per_metre, 2);
    n.zoom_at(1e-9, {1, 1});
    EXPECT_EQ(n.camera().pixels_per_metre, 0.05);
}

TEST(Navigator, TheCityStaysInReach) {
    Navigator n = at_rest();
    geo::ProjectedExtent city;
    city.include({-5000, -5000});
    city.include({5000, 5000});
    n.set_bounds(city);
    n.drag(-1e6F, 1e6F);
    EXPECT_LE(n.camera().centre.x, 5000 + 1000 / 0.1 * 0.3);
    EXPECT_LE(n.camera().centre.y, 5000 + 600 / 0.1 * 0.3);
}

TEST(Navigator, PreviousAndNextViewsAreThoseThatWereLookedAt) {
    Navigator n = at_rest();
    EXPECT_FALSE(n.has_previous());
    n.look_at({1000, 0}, 0.2);
    n.settle();
    n.look_at({2000, 0}, 0.3);
    n.settle();
    n.previous();
    n.settle();
    EXPECT_EQ(n.camera().centre.x, 1000);
    EXPECT_EQ(n.camera().pixels_per_metre, 0.2);
    n.previous();
    n.settle();
    EXPECT_EQ(n.camera().centre.x, 0);
    EXPECT_FALSE(n.has_previous());
    n.next();
    n.settle();
    n.next();
    n.settle();
    EXPECT_EQ(n.camera().centre.x, 2000);
    EXPECT_FALSE(n.has_next());
}
