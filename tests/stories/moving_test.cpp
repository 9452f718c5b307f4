// Moving about on the map, the tools, and Escape.
#include <cmath>

#include "story.h"
#include "window_facts.h"

namespace stories {
namespace {

constexpr double k_wheel_step = 1.25;

TEST_F(Story, DraggingPansByJustWhatThePointerMoved) {
    Stage& s = begin_with("");
    const Json before = state();
    s.drag("map", -60, 30);
    const double scale = before["px_per_m"];
    EXPECT_NEAR((state()["centre"][0].get<double>() - before["centre"][0].get<double>()) * scale, 60, 0.6);
    EXPECT_NEAR((state()["centre"][1].get<double>() - before["centre"][1].get<double>()) * scale, 30, 0.6);
    EXPECT_EQ(state()["px_per_m"], before["px_per_m"]);
    EXPECT_EQ(state()["selected"], ":") << "a drag is no click";
    s.click("tool/measure");
    const Json in_tool = state();
    s.drag("map", 50, 0);
    EXPECT_NE(state()["centre"], in_tool["centre"]) << "in every tool";
    EXPECT_EQ(state()["measured_m"], 0.0);
}

TEST_F(Story, TheWheelZoomsAtThePointerAndHomeReturns) {
    Stage& s = begin_with("");
    const Json before = state();
    const geo::LonLat fixed{120.6, 30.45};
    s.move_to(place(fixed));
    const scene::Vec2 at = place(fixed);
    s.wheel("map", 2);
    EXPECT_NEAR(state()["px_per_m"].get<double>() / before["px_per_m"].get<double>(), std::pow(k_wheel_step, 2), 1e-6);
    const scene::Rect map = s.box("map");
    EXPECT_NEAR((place(fixed).x - map.x - map.width / 2) / std::pow(k_wheel_step, 2), at.x - map.x - map.width / 2, 1);
    s.wheel("map", -1, k_ctrl);
    EXPECT_NEAR(state()["px_per_m"].get<double>() / before["px_per_m"].get<double>(), std::pow(k_wheel_step, 2) / 1.06,
                1e-6);
    s.key(Key::home);
    EXPECT_EQ(state()["px_per_m"], before["px_per_m"]);
    EXPECT_EQ(state()["centre"], before["centre"]);
    s.double_click_at(place(fixed));
    EXPECT_NEAR(state()["px_per_m"].get<double>() / before["px_per_m"].get<double>(), 2, 1e-6);
}

TEST_F(Story, KeysPanAndZoomAndViewsAreRemembered) {
    Stage& s = begin_with("");
    const Json first = state();
    s.key(Key::equal, k_shift);
    const Json second = state();
    EXPECT_GT(second["px_per_m"], first["px_per_m"]);
    s.key(Key::right);
    const Json third = state();
    EXPECT_GT(third["centre"][0], second["centre"][0]);
    s.key(Key::left, k_alt);
    EXPECT_EQ(state()["centre"], second["centre"]);
    s.key(Key::left, k_alt);
    EXPECT_EQ(state()["px_per_m"], first["px_per_m"]);
    s.key(Key::right, k_alt);
    s.key(Key::right, k_alt);
    EXPECT_EQ(state()["centre"], third["centre"]);
    s.key(Key::minus);
    EXPECT_LT(state()["px_per_m"], third["px_per_m"]);
}

TEST_F(Story, ShiftAndADragZoomToABox) {
    Stage& s = begin_with("");
    const double scale = state()["scale"];
    const scene::Vec2 middle = s.middle("map");
    s.drag_from({middle.x - 100, middle.y - 80}, 200, 160, k_shift);
    EXPECT_LT(state()["scale"].get<double>(), scale * 0.6) << "as large as title and legend leave room for";
    EXPECT_EQ(state()["selected"], ":");
}

TEST_F(Story, DistanceAndAreaAreMeasured) {
    Stage& s = begin_with("");
    s.key(Key::m);
    EXPECT_EQ(state()["measure_tool"], true);
    s.facts("begins", "measure_card");
    const geo::LonLat a{120.5, 30.45}, b{120.6, 30.45}, c{120.6, 30.40};
    s.click_at(place(a));
    s.click_at(place(b));
    EXPECT_NEAR(state()["measured_m"].get<double>(), 9605, 130) << "a tenth of a degree at 30.45 N, to a pixel";
    s.double_click_at(place(c));
    EXPECT_NEAR(state()["measured_m2"].get<double>() / 1e6, 9.605 * 5.544 / 2, 1.2);
    s.click("measure/mu");
    s.shot("card", "measure_card");
    s.shot_around("area", place({120.57, 30.43}), 320, 200);
    const Json closed = state();
    s.key(Key::escape);
    EXPECT_LT(state()["measured_m"], closed["measured_m"]) << "opened again";
    EXPECT_EQ(state()["measure_tool"], true);
    for (int i = 0; i < 8 && state()["measure_tool"] == true; ++i) s.key(Key::escape);
    EXPECT_EQ(state()["measured_m"], 0.0);
    EXPECT_EQ(state()["measure_tool"], false);
}

TEST_F(Story, TheMeasuringCardCoversNeitherTitleNorPanels) {
    Stage& s = begin_with("", 1366, 768, 1.5F);
    speak_english();
    s.key(Key::f3);
    s.key(Key::m);
    const scene::Rect map = s.box("map");
    for (const ShownWindow& window : shown_windows()) {
        if (window.name != "measure_card") continue;
        EXPECT_TRUE(window.box.x >= map.x && window.box.right() <= map.right() && window.box.bottom() <= map.bottom());
        EXPECT_FALSE(window.box.overlaps(s.box("legend/fold")));
    }
    EXPECT_TRUE(s.has("measure/close"));
}

TEST_F(Story, EscapePeelsOffOneThingAtATime) {
    Stage& s = begin_with("");
    find("17");
    s.key(Key::g, k_ctrl);
    s.type("120.68, 30.52");
    s.key(Key::enter);
    s.key(Key::m);
    s.move_away();
    s.key(Key::f1);
    s.key(Key::escape);
    EXPECT_FALSE(s.has("help/close"));
    EXPECT_EQ(state()["measure_tool"], true);
    s.key(Key::escape);
    EXPECT_EQ(state()["measure_tool"], false);
    EXPECT_EQ(state()["selected"], "carrier:17");
    s.key(Key::escape);
    EXPECT_EQ(state()["selected"], "carrier:17") << "the marked place goes first";
    s.key(Key::escape);
    EXPECT_EQ(state()["selected"], ":");
}

TEST_F(Story, PointingAtAPlaceSaysWhatItIs) {
    Stage& s = begin_with("");
    s.move_to(place({120.771, 30.449}));
    EXPECT_EQ(state()["hovered"], "unit:330481112");
    s.move("theme");
    EXPECT_EQ(state()["hovered"], ":");
}

}  // namespace
}  // namespace stories
