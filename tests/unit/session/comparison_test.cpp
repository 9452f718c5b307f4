// Two maps and walls of them, without a window.
#include "session/comparison.h"

#include <cmath>
#include <gtest/gtest.h>

#include "haining_plan.h"
#include "plan/observations.h"
#include "session/map_session.h"

namespace {

using namespace session;
using carto::Shown;
using plan::Measure;

class Comparison : public testing::Test {
protected:
    void SetUp() override {
        act(ShowYear{2023});
        act(ShowMeasure{Measure::attainment});
    }
    void act(const Action& action) {
        session_.apply(action);
        session_.update(1000, 700, 1, false);
    }
    [[nodiscard]] std::vector<int> years() const {
        std::vector<int> out;
        for (const Shown& shown : comparable(session_.index(), session_.options())) out.push_back(shown.year);
        return out;
    }
    static plan::PlanPtr samples() {
        return std::make_shared<const plan::Plan>(plan::with_sample_observations(*support::haining_plan()));
    }

    MapSession session_{support::builder_of(samples()), "海宁.ltu"};
};

}  // namespace

TEST_F(Comparison, OffersYearsThatHaveTheMeasure) {
    EXPECT_EQ(years(), (std::vector<int>{2020, 2021, 2022, 2024}));
    act(ShowMeasure{Measure::pace});
    EXPECT_EQ(years(), (std::vector<int>{2021, 2022, 2024})) << "no time has passed in the baseline year";
    act(ShowMeasure{Measure::value});
    EXPECT_EQ(comparable(session_.index(), session_.options()).back(), (Shown{Measure::target, 2023}));
    act(ShowMeasure{Measure::target});
    EXPECT_TRUE(years().empty()) << "targets are of one year";
}

TEST_F(Comparison, TheUsualOneIsTheFirstYear) {
    EXPECT_EQ(usual_comparison(session_.index(), session_.options()), (Shown{Measure::attainment, 2020}));
    act(ShowYear{2020});
    EXPECT_EQ(usual_comparison(session_.index(), session_.options())->year, 2024) << "the baseline with the latest";
}

TEST_F(Comparison, TheEarlierYearLiesLeft) {
    act(CompareWith{Shown{Measure::attainment, 2024}});
    ASSERT_EQ(session_.maps().size(), 2U);
    EXPECT_EQ(session_.maps()[0].options.year, 2023);
    EXPECT_EQ(session_.maps()[1].options.year, 2024);
    EXPECT_EQ(session_.scene(), session_.maps()[0].scene) << "the session's own map";
    act(CompareWith{Shown{Measure::attainment, 2020}});
    EXPECT_EQ(session_.maps()[0].options.year, 2020);
    EXPECT_EQ(session_.scene(), session_.maps()[1].scene);
}

TEST_F(Comparison, EachSideAnswersForItself) {
    act(CompareWith{Shown{Measure::attainment, 2020}});
    act(MoveSplit{0.25});
    EXPECT_EQ(session_.options_at({249, 300}).year, 2020);
    EXPECT_EQ(session_.options_at({250, 300}).year, 2023);
    const std::vector<scene::Pane> panes = session_.panes();
    ASSERT_GT(panes.size(), 2U);
    EXPECT_EQ(panes[0].clip, (scene::Rect{0, 0, 250, 700}));
    EXPECT_EQ(panes[1].clip, (scene::Rect{250, 0, 750, 700}));
    ASSERT_FALSE(session_.line_parts().empty());
    for (const scene::Rect& part : session_.line_parts()) EXPECT_EQ(part.x + part.width / 2, 250);
    EXPECT_EQ(panes.back().clip, session_.line_parts().back()) << "the line lies over both";
}

TEST_F(Comparison, MovingTheLineBuildsNothing) {
    act(CompareWith{Shown{Measure::attainment, 2020}});
    const scene::ScenePtr left = session_.maps()[0].scene, right = session_.maps()[1].scene;
    session_.apply(MoveSplit{0.7});
    EXPECT_TRUE(session_.update(1000, 700, 1, false)) << "but the picture is another";
    EXPECT_EQ(session_.maps()[0].scene, left);
    EXPECT_EQ(session_.maps()[1].scene, right);
    act(MoveSplit{7});
    EXPECT_EQ(session_.comparing()->split, 1);
}

TEST_F(Comparison, BothSidesSpeakOfBothInTheSameWords) {
    act(CompareWith{Shown{Measure::attainment, 2020}});
    const auto& parts = session_.maps();
    EXPECT_EQ(parts[0].scene->furniture, parts[1].scene->furniture) << "cards lie in the same places";
    ASSERT_EQ(parts[0].scene->legend_rows.size(), parts[1].scene->legend_rows.size());
}

TEST_F(Comparison, AHeldKeyShowsTheOtherWhole) {
    act(Flip{true});
    ASSERT_EQ(session_.panes().size(), 1U);
    EXPECT_EQ(session_.options_at({900, 300}).year, 2020);
    EXPECT_FALSE(session_.options_at({900, 300}).compared->side_by_side);
    act(Flip{false});
    EXPECT_FALSE(session_.comparing());
    EXPECT_FALSE(session_.options().compared);
    act(CompareWith{Shown{Measure::attainment, 2021}});
    act(Flip{true});
    EXPECT_EQ(session_.options_at({900, 300}).year, 2021);
    act(Flip{false});
    EXPECT_TRUE(session_.comparing());
    EXPECT_GT(session_.panes().size(), 2U) << "both, and the line";
}

TEST_F(Comparison, EndsWhereTheTwoWouldBeOfDifferentKinds) {
    act(CompareWith{Shown{Measure::attainment, 2020}});
    act(ShowMeasure{Measure::progress});
    EXPECT_EQ(session_.comparing()->other, (Shown{Measure::progress, 2020}));
    act(ShowYear{2020});
    EXPECT_FALSE(session_.comparing()) << "a map with itself";
    act(ShowYear{2022});
    act(ShowMeasure{Measure::value});
    act(CompareWith{Shown{Measure::target, 2022}});
    act(ShowYear{2023});
    EXPECT_EQ(session_.comparing()->other, (Shown{Measure::target, 2023}));
    act(ShowMeasure{Measure::gap});
    EXPECT_FALSE(session_.comparing());
    act(CompareWith{Shown{Measure::gap, 2020}});
    act(UseMode{Mode::edit});
    EXPECT_FALSE(session_.comparing());
}

TEST_F(Comparison, SaysWhatBecameOfTheValues) {
    carto::MapOptions options = session_.options();
    options.language = base::Language::en;
    // by hand: every sample of 2023 lies above its baseline; Xucun rose from 0.86 to 1.51
    EXPECT_EQ(comparison_sentence(session_.index(), options, {Measure::attainment, 2020}),
              "From 2020 to 2023, 10 of 10 areas with both values came forward. Xucun Town gained most (0.65 points).");
    options.language = base::Language::zh;
    EXPECT_EQ(comparison_sentence(session_.index(), options, {Measure::attainment, 2020}),
              "2020—2023 年，两年均有数据的 10 个镇（街道、平台）中 10 个有进步。许村镇进步最大（0.65 个百分点）。");
    EXPECT_EQ(comparison_sentence(session_.index(), options, {Measure::target, 2023}), "");
}

TEST_F(Comparison, AWallShowsEveryIndicatorThroughOneCamera) {
    act(CompareWith{Shown{Measure::attainment, 2020}});
    act(ZoomAt{2, {500, 350}});
    const scene::Camera before = session_.camera();
    act(ShowWall{true});
    EXPECT_FALSE(session_.comparing());
    ASSERT_EQ(session_.maps().size(), 6U);
    EXPECT_EQ(session_.panes().size(), 7U) << "and the frame";
    for (std::size_t i = 0; i < 6; ++i) {
        const carto::MapFrame& part = session_.maps()[i];
        EXPECT_EQ(part.options.indicator, session_.plan().indicators[i].key);
        EXPECT_EQ(static_cast<int>(part.box.width), session_.camera().width_px);
        const scene::Vec2 middle{part.box.x + part.box.width / 2, part.box.y + part.box.height / 2};
        EXPECT_EQ(session_.options_at(middle).indicator, part.options.indicator);
        const auto first = session_.position_at({session_.maps()[0].box.x + 5, session_.maps()[0].box.y + 9});
        const auto here = session_.position_at({part.box.x + 5, part.box.y + 9});
        EXPECT_NEAR(here.lon, first.lon, 1e-9);
        EXPECT_NEAR(here.lat, first.lat, 1e-9);
    }
    act(ShowIndicator{"tech_firms"});
    EXPECT_EQ(session_.scene(), session_.maps()[4].scene);
    act(ShowWall{false});
    EXPECT_EQ(session_.maps().size(), 1U);
    EXPECT_EQ(session_.camera(), before) << "looked at as before";
}

TEST_F(Comparison, PointingInAnyCellRingsTheAreaInAll) {
    act(ShowWall{true});
    const plan::FeatureRef huangwan = ref_of(session_.plan().units.back());
    act(PointAtFeature{huangwan});
    for (const carto::MapFrame& part : session_.maps()) EXPECT_EQ(part.rings.size(), 1U);
    const scene::Rect& last = session_.maps()[5].box;
    int found = 0;
    for (float y = last.y + 4; y < last.bottom(); y += 8)
        for (float x = last.x + 4; x < last.right(); x += 8)
            found += session_.feature_at({x, y}).kind == plan::FeatureKind::unit ? 1 : 0;
    EXPECT_GT(found, 50) << "units are found under the pointer in the last cell";
}

TEST_F(Comparison, TheWallGivesWayToToolsOfTheOneMap) {
    for (const Action& action : {Action{UseTool{Tool::measure}}, Action{UseMode{Mode::review}},
                                 Action{CompareWith{Shown{Measure::attainment, 2020}}}}) {
        act(UseMode{Mode::progress});
        act(ShowWall{true});
        EXPECT_TRUE(session_.wall());
        act(action);
        EXPECT_FALSE(session_.wall());
        EXPECT_LE(session_.maps().size(), 2U);
        EXPECT_EQ(session_.camera().width_px, 1000);
    }
}
