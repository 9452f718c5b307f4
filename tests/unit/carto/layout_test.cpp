// The wall: where its cells lie and what they show.
#include "carto/layout.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "carto/choropleth.h"
#include "carto/pick.h"
#include "geo/locate.h"
#include "haining_plan.h"
#include "plan/observations.h"

namespace {

TEST(Wall, CellsAreOfOneSizeInTheRoomAndApart) {
    for (const std::size_t count : {1U, 2U, 5U, 6U, 7U, 12U})
        for (const scene::Rect room :
             {scene::Rect{0, 0, 1366, 700}, {0, 0, 400, 1300}, {10, 20, 1920, 300}, {0, 0, 90, 60}}) {
            const auto boxes = carto::cell_boxes(count, room, {1.5F, 46, 1});
            ASSERT_EQ(boxes.size(), count);
            for (std::size_t i = 0; i < count; ++i) {
                EXPECT_EQ(boxes[i].width, boxes[0].width);
                EXPECT_EQ(boxes[i].height, boxes[0].height);
                EXPECT_GE(boxes[i].x, room.x);
                EXPECT_LE(boxes[i].right(), room.right());
                EXPECT_LE(boxes[i].bottom(), room.bottom() + 0.001F);
                for (std::size_t k = 0; k < i; ++k) EXPECT_FALSE(boxes[i].overlaps(boxes[k]));
            }
        }
}

TEST(Wall, SixHangThreeByTwoOnAScreenAndTwoByThreeOnAPage) {
    const auto columns = [](const std::vector<scene::Rect>& boxes) {
        return std::count_if(boxes.begin(), boxes.end(), [&](const scene::Rect& b) { return b.y == boxes[0].y; });
    };
    EXPECT_EQ(columns(carto::cell_boxes(6, {0, 0, 1366, 700}, {1.5F, 46, 1})), 3);
    EXPECT_EQ(columns(carto::cell_boxes(6, {0, 0, 800, 1100}, {1.5F, 46, 1})), 2);
}

TEST(Wall, OneLegendHoldsForAllCells) {
    const plan::Plan p = plan::with_sample_observations(*support::haining_plan());
    carto::MapOptions options;
    options.year = 2023;
    options.method = plan::Method::jenks;
    for (const plan::Measure measure : {plan::Measure::value, plan::Measure::pace, plan::Measure::progress}) {
        options.measure = measure;
        std::vector<double> breaks;
        for (const plan::Indicator& indicator : p.indicators) {
            const carto::Choropleth map =
                carto::make_choropleth(plan::Index(p), carto::cell_options(options, indicator.key));
            EXPECT_FALSE(map.circles);
            if (breaks.empty()) breaks = map.classification.breaks;
            EXPECT_EQ(map.classification.breaks, breaks) << indicator.key;
        }
    }
    options.measure = plan::Measure::value;
    EXPECT_EQ(carto::cell_options(options, "rd_gdp").measure, plan::Measure::attainment)
        << "numbers of different units have no common legend";
}

carto::MapOptions compared_options(int year) {
    carto::MapOptions options;
    options.year = year;
    options.compared = carto::compare({options.measure, 2020}, {options.measure, 2023});
    return options;
}

TEST(Layout, TheEarlierOfTwoMapsLiesLeftWhicheverWasAskedFor) {
    for (const int year : {2020, 2023}) {
        const carto::Layout two = carto::two_maps(compared_options(year), 400, 300);
        ASSERT_EQ(two.maps.size(), 2U);
        EXPECT_EQ(two.maps[0].options.year, 2020);
        EXPECT_EQ(two.maps[1].options.year, 2023);
        EXPECT_EQ(two.maps[two.main].options.year, year);
    }
}

TEST(Layout, TwoMapsThatAreDividedPaintEachTheirPart) {
    carto::Layout two = carto::two_maps(compared_options(2023), 400, 300);
    carto::divide(two, 150, 3);
    EXPECT_EQ(two.maps[0].clip, (scene::Rect{0, 0, 150, 300}));
    EXPECT_EQ(two.maps[1].clip, (scene::Rect{150, 0, 250, 300}));
    EXPECT_EQ(two.at({149, 20}), &two.maps[0]);
    EXPECT_EQ(two.at({150, 20}), &two.maps[1]);
    EXPECT_EQ(two.line, (scene::Rect{148, 0, 3, 300}));
    EXPECT_EQ(carto::panes(two, {}).size(), 4U) << "the line has a light edge";
    carto::show_only(two, 0);
    EXPECT_EQ(two.at({399, 20}), &two.maps[0]);
    EXPECT_EQ(carto::panes(two, {}).size(), 1U) << "neither the other map nor the line";
}

TEST(Layout, TheLineLeavesTheCardsFreeThatSpeakOfBothMaps) {
    carto::Layout two = carto::two_maps(compared_options(2023), 400, 300);
    EXPECT_TRUE(carto::line_parts(two).empty());
    carto::divide(two, 150, 2);
    EXPECT_EQ(carto::line_parts(two), (std::vector<scene::Rect>{{149, 0, 2, 300}})) << "no map is built yet";
    const auto with_cards = [](std::vector<scene::Rect> cards) {
        auto scene = std::make_shared<scene::Scene>();
        scene->furniture = std::move(cards);
        return scene;
    };
    two.maps[0].scene = with_cards({{0, 280, 400, 20}, {10, 10, 100, 50}});
    two.maps[1].scene = with_cards({{0, 280, 400, 20}, {140, 40, 100, 60}});
    EXPECT_EQ(carto::line_parts(two), (std::vector<scene::Rect>{{149, 0, 2, 40}, {149, 100, 2, 180}}));
}

TEST(Layout, AWallIsSeenThroughItsCellsAndItsGroundBetweenThem) {
    auto builder = support::builder_of(support::haining_plan());
    carto::MapOptions options;
    options.indicator = builder.plan().indicators[2].key;
    const carto::Layout wall = builder.wall(options, 900, 700);
    EXPECT_EQ(wall.main, 2U);
    for (const carto::MapFrame& cell : wall.maps) {
        EXPECT_EQ(wall.at({cell.box.x, cell.box.y}), &cell);
        EXPECT_EQ(cell.clip, cell.box);
    }
    EXPECT_EQ(wall.at({450, 699}), nullptr);
}

TEST(Wall, TheFrameLeavesTheCellsTheirRoomAndHasEveryClass) {
    auto builder = support::builder_of(
        std::make_shared<const plan::Plan>(plan::with_sample_observations(*support::haining_plan())));
    carto::MapOptions options;
    options.year = 2023;
    options.measure = plan::Measure::pace;
    for (const int width : {420, 1366}) {
        const carto::Layout wall = builder.wall(options, width, 700);
        ASSERT_EQ(wall.maps.size(), 6U);
        EXPECT_GE(wall.ground->legend_rows.size(), 6U) << "five classes and what is missing";
        for (const scene::LegendRow& row : wall.ground->legend_rows) {
            EXPECT_LE(row.box.right(), static_cast<float>(width));
            EXPECT_LE(row.box.bottom(), 700);
            for (const carto::MapFrame& cell : wall.maps) EXPECT_FALSE(row.box.overlaps(cell.box));
        }
    }
}

TEST(Wall, AValueWithoutANameLiesInItsOwnArea) {
    const auto plan = std::make_shared<const plan::Plan>(plan::with_sample_observations(*support::haining_plan()));
    auto builder = support::builder_of(plan);
    carto::MapOptions options;
    options.year = 2023;
    options.measure = plan::Measure::pace;
    int nameless = 0;
    for (const int width : {257, 422})
        for (const plan::Indicator& indicator : plan->indicators) {
            const carto::MapOptions cell = carto::cell_options(options, indicator.key);
            const scene::Camera camera = builder.fit(cell, width, 300);
            const scene::ScenePtr scene = builder.build(cell, camera);
            for (const scene::LabelReport& label : scene->labels) {
                if (!label.placed || carto::to_feature(label.pick).kind != plan::FeatureKind::unit) continue;
                const plan::Unit* unit = plan::Index(*plan).unit(carto::to_feature(label.pick));
                if (label.text.find(unit->name.zh) != std::string::npos) continue;
                ++nameless;
                const scene::Rect box = label.box.grown(-1);
                for (const scene::Vec2 corner : {scene::Vec2{box.x, box.y},
                                                 {box.right(), box.y},
                                                 {box.x, box.bottom()},
                                                 {box.right(), box.bottom()}})
                    EXPECT_TRUE(geo::contains(unit->shape, builder.position_at(camera, corner)))
                        << indicator.key << " " << label.text << " " << unit->name.zh << " " << width;
            }
        }
    EXPECT_GT(nameless, 20);
}

}  // namespace
