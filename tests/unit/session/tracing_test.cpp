// The scanned picture under the map: where it lies without pairs, with one, two and more; what is kept of it.
#include <cmath>
#include <gtest/gtest.h>

#include "haining_plan.h"
#include "session/map_session.h"
#include "session/view_state.h"

namespace session {
namespace {

class TracingTest : public testing::Test {
protected:
    TracingTest() {
        session_.update(800, 600, 1, false);
        Tracing tracing;
        tracing.file = "/scan.png";
        use(tracing);
        auto picture = std::make_shared<scene::Picture>();
        picture->width = 400;
        picture->height = 200;
        picture->rgba.assign(std::size_t{4} * 400 * 200, 128);
        session_.use_picture("/scan.png", picture);
        session_.update(800, 600, 1, false);
    }
    void use(Tracing tracing) { session_.apply(UseTracing{std::make_shared<const Tracing>(std::move(tracing))}); }
    void add(geo::PicturePoint on_picture, geo::LonLat at) {
        Tracing next = *session_.tracing();
        next.pairs.push_back({on_picture, at});
        use(std::move(next));
        session_.update(800, 600, 1, false);
    }
    [[nodiscard]] double off_px(geo::PicturePoint point, geo::LonLat at) const {
        const scene::Vec2 a = *session_.on_screen(point), b = session_.on_screen(at);
        return std::hypot(a.x - b.x, a.y - b.y);
    }
    MapSession session_{support::builder_of(support::haining_plan()), "a"};
};

}  // namespace

TEST_F(TracingTest, IsLaidIntoTheViewAtFirst) {
    const scene::Vec2 corner = *session_.on_screen(geo::PicturePoint{0, 0}),
                      end = *session_.on_screen(geo::PicturePoint{400, 200});
    EXPECT_NEAR(corner.x, 80, 1);
    EXPECT_NEAR(end.x, 720, 1);
    EXPECT_NEAR((corner.y + end.y) / 2, 300, 1);
    const auto middle = session_.picture_point_at({400, 300});
    ASSERT_TRUE(middle);
    EXPECT_NEAR(middle->x, 200, 1);
    EXPECT_FALSE(session_.picture_point_at({5, 5})) << "beside it";
    ASSERT_TRUE(session_.scene());
    EXPECT_TRUE(session_.scene()->underlay.picture);
    EXPECT_FLOAT_EQ(session_.scene()->underlay.opacity, 0.5F);
}

TEST_F(TracingTest, OnePairShiftsTwoTurnMoreAreFittedAndSayHowWell) {
    const geo::LonLat a{120.45, 30.42}, b{120.62, 30.47}, c{120.5, 30.5}, d{120.6, 30.4};
    add({100, 100}, a);
    EXPECT_LT(off_px({100, 100}, a), 0.01);
    add({300, 60}, b);
    EXPECT_LT(off_px({100, 100}, a), 0.01);
    EXPECT_LT(off_px({300, 60}, b), 0.01);
    add({120, 20}, c);
    EXPECT_LT(session_.placed_picture()->overall_m, 0.01) << "three pairs always fit";
    add({290, 180}, d);
    const auto placed = session_.placed_picture();
    ASSERT_EQ(placed->residuals_m.size(), 4U);
    EXPECT_GT(placed->overall_m, 1);
    EXPECT_TRUE(placed->fits);
}

TEST_F(TracingTest, PairsOnOneLineAreSaidAndTheSeventhIsNotTaken) {
    for (int i = 0; i < 7; ++i) add({10.0 + 50 * i, 100}, {120.4 + 0.03 * i, 30.45});
    EXPECT_EQ(session_.tracing()->pairs.size(), k_most_pairs);
    EXPECT_FALSE(session_.placed_picture()->fits);
}

TEST_F(TracingTest, HiddenItIsNotDrawnAndAnotherFilesPixelsAreNotItsOwn) {
    Tracing next = *session_.tracing();
    next.shown = false;
    use(next);
    session_.update(800, 600, 1, false);
    EXPECT_FALSE(session_.scene()->underlay.picture);
    next.file = "/other.png";
    next.shown = true;
    use(next);
    session_.update(800, 600, 1, false);
    EXPECT_FALSE(session_.placed_picture());
    EXPECT_FALSE(session_.scene()->underlay.picture);
    session_.apply(UseTracing{});
    EXPECT_FALSE(session_.tracing());
}

TEST_F(TracingTest, TheViewKeepsItAndWhatMeasuredPointsLieOn) {
    add({100, 100}, {120.45, 30.42});
    ViewState view = session_.view();
    view.measuring.points = {{{120.4, 30.4}, plan::carrier_ref(9)}, {{120.5, 30.4}, {}}};
    EXPECT_EQ(view_from_json(to_json(view)), view);
    EXPECT_FALSE(tracing_from_json(R"({"file":"","pairs":[]})"));
    EXPECT_EQ(tracing_from_json(R"({"file":"a","pairs":[[1,2],[1,2,3,4],"x"],"opacity":9})")->pairs.size(), 1U);
}

}  // namespace session
