// The camera's way from one place to another.
#include "session/flight.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

#include "seeded.h"
#include "session/navigator.h"

using session::Flight;
using session::FlightView;

namespace {

bool is_finite(const FlightView& view) {
    return std::isfinite(view.centre.x) && std::isfinite(view.centre.y) && std::isfinite(view.width_m) &&
           view.width_m > 0;
}

FlightView any_view(support::Seeded& random) {
    return {{random.real(-1e5, 1e5), random.real(-1e5, 1e5)}, std::pow(10.0, random.real(-1, 8))};
}

}  // namespace

TEST(Flight, EndsExactlyWhereItShall) {
    support::Seeded random(7);
    for (int i = 0; i < 2000; ++i) {
        const FlightView from = any_view(random), to = any_view(random);
        const Flight flight(from, to);
        EXPECT_GE(flight.duration_s(), 0.4);
        EXPECT_LE(flight.duration_s(), 3);
        EXPECT_EQ(flight.at(0), from);
        EXPECT_EQ(flight.at(flight.duration_s()), to);
        EXPECT_EQ(flight.at(1e9), to);
        const FlightView last = flight.at(flight.duration_s() * (1 - 1e-7));
        EXPECT_NEAR(last.width_m / to.width_m, 1, 1e-3);
        EXPECT_NEAR(std::hypot(last.centre.x - to.centre.x, last.centre.y - to.centre.y) / to.width_m, 0, 1e-2);
    }
}

TEST(Flight, NeverLeavesTheNumbersAndNeverTurnsBack) {
    support::Seeded random(8);
    for (int i = 0; i < 2000; ++i) {
        const FlightView from = any_view(random), to = any_view(random);
        const Flight flight(from, to);
        const double whole = std::hypot(to.centre.x - from.centre.x, to.centre.y - from.centre.y);
        double before = -1e-9 * (1 + whole);
        for (int step = 1; step < 40; ++step) {
            const FlightView view = flight.at(flight.duration_s() * step / 40);
            ASSERT_TRUE(is_finite(view));
            const double gone = std::hypot(view.centre.x - from.centre.x, view.centre.y - from.centre.y);
            ASSERT_GE(gone, before - 1e-6 * (1 + whole));
            before = gone;
        }
    }
}

TEST(Flight, DoesNotDependOnTheStepsThatAreTaken) {
    const Flight flight({{0, 0}, 4000}, {{20000, 5000}, 3000});
    EXPECT_EQ(flight.at(0.7), flight.at(0.7));
    EXPECT_EQ(flight.at(0.35, flight.duration_s() / 2), flight.at(0.7)) << "twice as fast is the same way";
}

TEST(Flight, GoesOutToSeeBothPlacesAndPassesByAtOneSpeed) {
    const Flight flight({{0, 0}, 4000}, {{20000, 0}, 4000});
    double widest = 0, slowest = 1e9, fastest = 0;
    FlightView before = flight.at(0);
    const double step = flight.duration_s() / 1000;
    for (int i = 1; i < 1000; ++i) {
        const FlightView view = flight.at(step * i);
        widest = std::max(widest, view.width_m);
        const double share = step * i / flight.duration_s();
        const double eased = 6 * share * (1 - share);  // speed of the easing
        const double across = 1.42 * 1.42 * (view.centre.x - before.centre.x) / view.width_m;
        const double zoom = std::log(view.width_m / before.width_m);
        const double speed = std::hypot(across, zoom) / eased;
        if (i > 100 && i < 900) {
            slowest = std::min(slowest, speed);
            fastest = std::max(fastest, speed);
        }
        before = view;
    }
    EXPECT_GT(widest, 10000);
    EXPECT_LT(widest, 30000);
    EXPECT_NEAR(fastest / slowest, 1, 0.02);
}

TEST(Flight, AtOnePlaceIsAZoomByEqualFactors) {
    const Flight flight({{5, 5}, 1000}, {{5, 5}, 16000});
    EXPECT_NEAR(flight.at(flight.duration_s() / 2).width_m, 4000, 1);
    EXPECT_EQ(Flight({{5, 5}, 1000}, {{5, 5}, 1000}).duration_s(), 0);
    EXPECT_EQ(Flight({{5, 5}, 1000}, {{5, 5}, 1000}).at(0), (FlightView{{5, 5}, 1000}));
}

TEST(Navigator, FliesAndCanBeInterrupted) {
    session::Navigator navigator;
    navigator.jump({{0, 0}, 0.2, 800, 600});
    const scene::Camera goal{{20000, 0}, 0.2, 800, 600};
    navigator.fly_to(goal, 0);
    EXPECT_EQ(navigator.camera(), goal) << "where nothing moves, it is there at once";
    navigator.jump({{0, 0}, 0.2, 800, 600});
    navigator.set_duration_s(0.25);
    navigator.tick(10);
    navigator.fly_to(goal, 2);
    EXPECT_TRUE(navigator.gliding());
    navigator.tick(11);
    EXPECT_LT(navigator.camera().pixels_per_metre, 0.2) << "it is out";
    navigator.tick(12);
    EXPECT_EQ(navigator.camera(), goal);
    EXPECT_FALSE(navigator.gliding());
    navigator.fly_to({{0, 0}, 0.2, 800, 600}, 2);
    navigator.tick(13);
    const scene::Camera half = navigator.camera();
    navigator.drag(10, 0);
    navigator.tick(14);
    EXPECT_NEAR(navigator.camera().centre.x, half.centre.x - 10 / half.pixels_per_metre, 1e-6);
}
