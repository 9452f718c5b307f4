// The tools of the map without a map: what the hand does goes in, drafts and actions come out.
#include <gtest/gtest.h>
#include <string>

#include "plan/index.h"
#include "plan/plan.h"
#include "sample_plan.h"
#include "session/place_reader.h"  // completes what map_edit_state.h names
#include "tools/drag_tool.h"
#include "tools/measure_tool.h"
#include "tools/nudge_tool.h"
#include "tools/place_tool.h"
#include "tools/sketch_tool.h"

namespace ui {
namespace {

constexpr geo::LonLat k_home{120.55, 30.46}, k_there{120.56, 30.47};

class Dragging : public testing::Test {
protected:
    static DragInput hand(bool travelled, double held_s) {
        DragInput in;
        in.held = in.over_map = true;
        in.travelled = travelled;
        in.held_s = held_s;
        in.under_hand = k_there;
        return in;
    }
    DragStep let_go(bool over_map = true) {
        DragInput in = hand(true, -1);
        in.held = false;
        in.over_map = over_map;
        return step_drag(drag_, in, index_);
    }
    DragStep hold(bool travelled, double held_s) { return step_drag(drag_, hand(travelled, held_s), index_); }

    const plan::Plan plan_ = support::sample_plan();
    const plan::Index index_{plan_};
    std::optional<CarrierDrag> drag_ = begin_drag({7, 8}, 7, k_home, {3, 4});
};

TEST_F(Dragging, APressThatStaysWhereItIsIsAClick) {
    EXPECT_TRUE(hold(false, 1).takes_press);
    DragInput up = hand(false, -1);
    up.held = false;
    const DragStep end = step_drag(drag_, up, index_);
    EXPECT_FALSE(end.takes_press);
    EXPECT_FALSE(end.move);
    EXPECT_FALSE(drag_);
}

TEST_F(Dragging, ATwitchMovesNothingButTimeMakesADragOfIt) {
    const DragStep twitch = hold(true, 0.1);
    EXPECT_TRUE(twitch.becomes_drag);
    EXPECT_FALSE(twitch.moves);
    EXPECT_EQ(drag_->to, k_home);
    const DragStep later = hold(true, 0.15);
    EXPECT_FALSE(later.becomes_drag);
    EXPECT_TRUE(later.moves);
    EXPECT_EQ(drag_->to, k_there);
}

TEST_F(Dragging, MovesAllThatAreHeldWhereItIsLetGo) {
    (void)hold(true, 0.2);
    const DragStep end = let_go();
    EXPECT_TRUE(end.takes_press);
    ASSERT_TRUE(end.move);
    EXPECT_EQ(end.move->ids, (std::vector<std::int64_t>{7, 8}));
    EXPECT_EQ(end.move->from, k_home);
    EXPECT_EQ(end.move->to, k_there);
}

TEST_F(Dragging, LetGoOutsideTheMapNothingMoves) {
    (void)hold(true, 0.2);
    const DragStep end = let_go(false);
    EXPECT_TRUE(end.takes_press);
    EXPECT_FALSE(end.move);
}

TEST_F(Dragging, WhatWasCancelledTakesTheRestOfItsPress) {
    (void)hold(true, 0.2);
    drag_->dropped = true;
    const DragStep held = hold(true, 0.4);
    EXPECT_TRUE(held.takes_press);
    EXPECT_FALSE(held.moves);
    const DragStep end = let_go();
    EXPECT_TRUE(end.takes_press);
    EXPECT_FALSE(end.move);
    EXPECT_FALSE(drag_);
}

TEST_F(Dragging, SnapsOnlyWhileItIsAsked) {
    DragInput in = hand(true, 0.2);
    in.under_hand = {120.5003, 30.4504};  // near a station
    (void)step_drag(drag_, in, index_);
    EXPECT_EQ(drag_->to, in.under_hand);
    in.snap_radius_m = 100;
    (void)step_drag(drag_, in, index_);
    EXPECT_NE(drag_->to, in.under_hand);
    EXPECT_FALSE(drag_->snapped_to.zh.empty());
    in.snap_radius_m.reset();
    (void)step_drag(drag_, in, index_);
    EXPECT_TRUE(drag_->snapped_to.zh.empty());
}

TEST(Nudging, PressesAddUpToOneMove) {
    std::optional<Nudge> nudge;
    press_nudge(nudge, {7}, {0.001, 0}, 1);
    press_nudge(nudge, {8}, {0.001, 0.002}, 1.5);  // the first press says which carriers move
    const auto move = end_nudge(nudge);
    ASSERT_TRUE(move);
    EXPECT_EQ(move->ids, (std::vector<std::int64_t>{7}));
    EXPECT_DOUBLE_EQ(move->by.lon, 0.002);
    EXPECT_DOUBLE_EQ(move->by.lat, 0.002);
    EXPECT_FALSE(nudge);
}

TEST(Nudging, BackToTheStartIsNoMove) {
    std::optional<Nudge> nudge;
    press_nudge(nudge, {7}, {0.001, 0}, 1);
    press_nudge(nudge, {7}, {-0.001, 0}, 1);
    EXPECT_FALSE(end_nudge(nudge));
    EXPECT_FALSE(end_nudge(nudge));
}

TEST(Nudging, IsOverWithTimeAnotherSelectionAClickOrAnotherKey) {
    const Nudge nudge{{7}, {0.001, 0}, 10};
    EXPECT_FALSE(is_over(nudge, {10.5, {7}, false, {}}));
    EXPECT_TRUE(is_over(nudge, {10.9, {7}, false, {}}));
    EXPECT_TRUE(is_over(nudge, {10.5, {7, 8}, false, {}}));
    EXPECT_TRUE(is_over(nudge, {10.5, {7}, true, {}}));
    for (const Key key : {Key::left, Key::up, Key::left_shift, Key::escape})
        EXPECT_FALSE(is_over(nudge, {10.5, {7}, false, {{key}}})) << static_cast<int>(key);
    for (const Key key : {Key::none, Key::p, Key::enter, Key::left_ctrl})
        EXPECT_TRUE(is_over(nudge, {10.5, {7}, false, {{key}}})) << static_cast<int>(key);
}

TEST(Placing, AClickPlacesWhatIsAimedOnce) {
    const plan::Plan plan = support::sample_plan();
    MapEditState state;
    const plan::Placing placing{k_there, plan::PositionQuality::digitised, plan::dragged_on_the_map(), 12.0};
    EXPECT_FALSE(place_aimed(state, plan, placing));
    state.aim = Aim::place;
    state.aimed = 7;
    const auto placed = place_aimed(state, plan, placing);
    ASSERT_TRUE(placed && std::holds_alternative<session::PlaceCarrier>(*placed));
    EXPECT_EQ(std::get<session::PlaceCarrier>(*placed).id, 7);
    EXPECT_EQ(state.aim, Aim::none);
    state.aim = Aim::add;
    const auto added = place_aimed(state, plan, placing);
    ASSERT_TRUE(added && std::holds_alternative<session::AddCarrier>(*added));
    const plan::Carrier& draft = std::get<session::AddCarrier>(*added).draft;
    EXPECT_EQ(draft.position, k_there);
    EXPECT_EQ(draft.uncertainty_m, 12.0);
    EXPECT_NE(draft.name.en.find(std::to_string(draft.number)), std::string::npos);
}

template <class What>
bool asks_for(const std::optional<session::Action>& action) {
    return action && std::holds_alternative<What>(*action);
}

TEST(Measuring, ADoubleClickAddsOnePointAndCloses) {
    session::Measuring m;
    EXPECT_TRUE(asks_for<session::AddMeasurePoint>(measure_by(m, {MeasurePress::click, {10, 20}})));
    EXPECT_TRUE(asks_for<session::CloseMeasure>(measure_by(m, {MeasurePress::double_click, {10, 20}})));
    EXPECT_FALSE(measure_by(m, {MeasurePress::second_click, {10, 20}}));
}

TEST(Measuring, TheKeyClosesWhereTheLastPointLies) {
    session::Measuring m;
    m.points = {{{120.5, 30.4}}, {{120.6, 30.4}}, {{120.6, 30.5}}};
    const MeasureInput again{MeasurePress::key, {100, 100}, {}, scene::Vec2{101, 100}, 2};
    EXPECT_TRUE(asks_for<session::CloseMeasure>(measure_by(m, again)));
    const MeasureInput elsewhere{MeasurePress::key, {100, 100}, {}, scene::Vec2{104, 100}, 2};
    EXPECT_TRUE(asks_for<session::AddMeasurePoint>(measure_by(m, elsewhere)));
    m.closed = true;
    EXPECT_TRUE(asks_for<session::AddMeasurePoint>(measure_by(m, again))) << "a new figure begins";
    m.closed = false;
    m.points.pop_back();
    EXPECT_TRUE(asks_for<session::AddMeasurePoint>(measure_by(m, again))) << "two points enclose nothing";
}

TEST(Measuring, TheNextPointIsPartOfAnOpenFigureAlone) {
    session::Measuring m;
    EXPECT_TRUE(with_next(m, session::MeasuredPoint{k_there}).points.empty());
    m.points = {{k_home}};
    EXPECT_EQ(with_next(m, session::MeasuredPoint{k_there}).points.size(), 2U);
    EXPECT_EQ(with_next(m, std::nullopt).points.size(), 1U);
    m.closed = true;
    EXPECT_EQ(with_next(m, session::MeasuredPoint{k_there}).points.size(), 1U);
}

using plan::DrawnShape;

class Sketching : public testing::Test {
protected:
    void begin(DrawnShape shape) { sketch_ = {7, shape, plan::DrawnColour::blue, {}}; }
    std::optional<plan::NoteDrawing> press(geo::LonLat at) { return step(at, true, false, false); }
    std::optional<plan::NoteDrawing> move(geo::LonLat at) { return step(at, false, false, true); }
    std::optional<plan::NoteDrawing> let_go(geo::LonLat at) { return step(at, false, true, true); }
    std::optional<plan::NoteDrawing> click(geo::LonLat at) {
        (void)press(at);
        return step(at, false, true, false);
    }
    std::optional<plan::NoteDrawing> double_click(geo::LonLat at) {
        (void)click(at);
        return step_sketch(sketch_, {.pressed = true, .ends = true, .at = at});
    }
    NoteSketch sketch_;

private:
    std::optional<plan::NoteDrawing> step(geo::LonLat at, bool pressed, bool released, bool travelled) {
        return step_sketch(sketch_, {pressed, released, travelled, false, at, 5});
    }
};

TEST_F(Sketching, AnArrowIsADrag) {
    begin(DrawnShape::arrow);
    EXPECT_FALSE(press(k_home));
    EXPECT_FALSE(move({120.555, 30.46}));
    const auto drawing = let_go(k_there);
    ASSERT_TRUE(drawing);
    EXPECT_EQ(drawing->note, 7);
    EXPECT_EQ(drawing->shape, DrawnShape::arrow);
    EXPECT_EQ(drawing->colour, plan::DrawnColour::blue);
    EXPECT_EQ(drawing->course, (geo::LineString{k_home, k_there}));
    EXPECT_TRUE(sketch_.course.empty()) << "the next can be drawn";
    EXPECT_FALSE(move(k_home));
    EXPECT_TRUE(sketch_.course.empty()) << "a hand that only moves draws nothing";
}

TEST_F(Sketching, ARectangleMayBeTwoClicks) {
    begin(DrawnShape::rectangle);
    EXPECT_FALSE(click(k_home));
    EXPECT_FALSE(move(k_there));
    EXPECT_EQ(sketch_.course.back(), k_there) << "it follows the pointer";
    const auto drawing = click(k_there);
    ASSERT_TRUE(drawing);
    EXPECT_EQ(drawing->course, (geo::LineString{k_home, k_there}));
}

TEST_F(Sketching, ALineHasTheClicksUntilADoubleClick) {
    const geo::LonLat third{120.57, 30.46};
    begin(DrawnShape::line);
    EXPECT_FALSE(click(k_home));
    EXPECT_FALSE(click(k_there));
    const auto drawing = double_click(third);
    ASSERT_TRUE(drawing);
    EXPECT_EQ(drawing->course, (geo::LineString{k_home, k_there, third}));
    EXPECT_FALSE(step_sketch(sketch_, {.released = true, .at = third})) << "the second press is let go";
    EXPECT_TRUE(sketch_.course.empty());
}

TEST_F(Sketching, AFreehandLineKeepsWhatSaysSomething) {
    begin(DrawnShape::freehand);
    (void)press(k_home);
    for (int i = 1; i <= 100; ++i) (void)move({k_home.lon + i * 1e-5, k_home.lat});
    for (int i = 1; i <= 100; ++i) (void)move({k_home.lon + 1e-3, k_home.lat + i * 1e-5});
    const auto drawing = let_go({k_home.lon + 1e-3, k_home.lat + 1e-3});
    ASSERT_TRUE(drawing);
    EXPECT_EQ(drawing->course.size(), 3U) << "two ends and the corner";
}

TEST_F(Sketching, NothingComesOfAClickThatStaysOrIsDropped) {
    begin(DrawnShape::freehand);
    EXPECT_FALSE(click(k_home));
    EXPECT_TRUE(sketch_.course.empty());
    begin(DrawnShape::arrow);
    (void)press(k_home);
    EXPECT_TRUE(drop_begun(sketch_));
    EXPECT_FALSE(drop_begun(sketch_));
    EXPECT_FALSE(let_go(k_there)) << "the rest of the press draws nothing";
    begin(DrawnShape::line);
    EXPECT_FALSE(double_click(k_home)) << "one point is no line";
}

}  // namespace
}  // namespace ui
