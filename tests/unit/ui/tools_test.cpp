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

}  // namespace
}  // namespace ui
