// The corridor unrolled, against what the plan is known to say.
#include <gtest/gtest.h>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "carto/map_builder.h"
#include "carto/pick.h"
#include "haining_plan.h"
#include "plan/corridor_strip.h"

namespace {

using plan::CorridorStrip;
using plan::StripSegment;

const StripSegment& segment(const CorridorStrip& strip, const std::string& key) {
    for (const StripSegment& s : strip.segments)
        if (s.segment->key == key) return s;
    throw std::out_of_range(key);
}

}  // namespace

TEST(CorridorStrip, EverySegmentSaysWhatItHasAndLacks) {
    const plan::PlanPtr plan = support::haining_plan();
    const CorridorStrip strip = plan::make_corridor_strip(plan::Index(*plan));
    ASSERT_EQ(strip.segments.size(), 3U);
    int carriers = strip.off_corridor + strip.unlocated;
    for (const StripSegment& s : strip.segments) carriers += s.carriers_build + s.carriers_upgrade;
    EXPECT_EQ(carriers, 22) << "every carrier is counted once";
    const StripSegment& middle = segment(strip, "middle");
    ASSERT_EQ(middle.units_without.size(), 1U);
    EXPECT_EQ(middle.units_without.front().unit->name.zh, "盐官镇") << "it has a station and no carrier";
}

TEST(CorridorStrip, SegmentsMeetSoThatTheLineInTheCityBelongsToOne) {
    const plan::PlanPtr plan = support::haining_plan();
    const CorridorStrip strip = plan::make_corridor_strip(plan::Index(*plan));
    const StripSegment &west = segment(strip, "west"), &middle = segment(strip, "middle"),
                       &east = segment(strip, "east");
    EXPECT_EQ(west.to_m, middle.from_m);
    EXPECT_EQ(middle.to_m, east.from_m);
    EXPECT_LT(west.from_m, west.to_m);
    EXPECT_LT(middle.from_m, middle.to_m);
    EXPECT_GE(east.to_m, strip.stations.back().chainage_m - 1);
    for (const plan::StripStation& s : strip.stations) {
        const plan::Unit* unit = plan::Index(*plan).unit(s.station->unit);
        if (unit == nullptr || unit->segment.empty()) continue;
        const StripSegment& own = segment(strip, unit->segment);
        EXPECT_TRUE(s.chainage_m >= own.from_m && s.chainage_m <= own.to_m + 1) << s.station->name.zh;
    }
}

TEST(CorridorStrip, StationsCountTheCarriersInReachCumulatively) {
    const plan::PlanPtr plan = support::haining_plan();
    const CorridorStrip strip = plan::make_corridor_strip(plan::Index(*plan));
    ASSERT_EQ(strip.stations.size(), 12U);
    EXPECT_EQ(strip.stations.front().chainage_m, 0);
    for (const plan::StripStation& s : strip.stations) {
        EXPECT_LE(s.carriers_within[0], s.carriers_within[1]) << s.station->name.zh;
        EXPECT_LE(s.carriers_within[1], s.carriers_within[2]) << s.station->name.zh;
    }
}

TEST(CorridorStrip, NorthOfTheLineIsNegative) {
    const plan::PlanPtr plan = support::haining_plan();
    const CorridorStrip strip = plan::make_corridor_strip(plan::Index(*plan));
    for (const plan::StripCarrier& c : strip.carriers)
        if (c.carrier->number == 12) {
            EXPECT_LT(c.offset_m, -1000) << "the incubator lies north of the line's end";
        }
    EXPECT_GE(strip.most_offset_m, 1000);
}

TEST(CorridorStrip, APlanWithoutARailLineHasNone) {
    plan::Plan plan = *support::haining_plan();
    plan.rail.clear();
    const CorridorStrip strip = plan::make_corridor_strip(plan::Index(plan));
    EXPECT_TRUE(strip.stations.empty());
    EXPECT_TRUE(strip.carriers.empty());
}

namespace {

scene::ScenePtr drawing_of(const plan::PlanPtr& plan, carto::Furniture furniture, int width = 1300, int height = 420) {
    const auto builder = support::builder_of(plan);
    carto::MapOptions options;
    options.furniture = furniture;
    const auto drawn = builder.corridor(plan::make_corridor_strip(builder.index()), options, {}, width, height);
    return drawn ? drawn->scene : nullptr;
}

/// All lines of text with their boxes on screen.
std::vector<std::pair<std::string, scene::Rect>> texts_of(const scene::Scene& scene) {
    std::vector<std::pair<std::string, scene::Rect>> out;
    for (const scene::Drawing& drawing : scene.stack) {
        if (!drawing.list) continue;
        for (const scene::TextRun& run : drawing.list->texts)
            out.push_back(
                {run.text, {run.anchor.x + run.box.x, run.anchor.y + run.box.y, run.box.width, run.box.height}});
    }
    return out;
}

bool says(const scene::Scene& scene, const std::string& words) {
    for (const auto& [text, box] : texts_of(scene))
        if (text.find(words) != std::string::npos) return true;
    return false;
}

}  // namespace

TEST(CorridorDrawing, HasAMarkForEveryStationAndEveryLocatedCarrier) {
    const scene::ScenePtr scene = drawing_of(support::haining_plan(), carto::Furniture::window);
    const plan::CorridorStrip strip = plan::make_corridor_strip(plan::Index(*support::haining_plan()));
    EXPECT_EQ(scene->pick_targets.size(), strip.stations.size() + strip.carriers.size());
    EXPECT_EQ((*scene)[scene::ListKind::symbols].list->symbols.size(), scene->pick_targets.size());
    for (std::size_t i = 1; i < strip.stations.size(); ++i) {
        const std::size_t station = strip.carriers.size() + i;
        EXPECT_LT(scene->pick_targets[station - 1].offset.x, scene->pick_targets[station].offset.x)
            << "stations follow each other as on the line";
    }
}

TEST(CorridorDrawing, NoTextLiesOnAnotherOrOutsideItsRoom) {
    int drawn = 0;
    for (const auto& [width, height] :
         {std::pair(700, 400), {800, 460}, {1000, 380}, {1300, 420}, {1600, 560}, {2600, 420}}) {
        const scene::ScenePtr scene = drawing_of(support::haining_plan(), carto::Furniture::page, width, height);
        if (!scene) continue;
        ++drawn;
        const auto texts = texts_of(*scene);
        EXPECT_GT(texts.size(), 12U);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            EXPECT_GE(texts[i].second.x, 0) << texts[i].first;
            EXPECT_LE(texts[i].second.right(), static_cast<float>(width)) << texts[i].first;
            for (std::size_t j = 0; j < i; ++j)
                EXPECT_FALSE(texts[i].second.grown(-1.5F).overlaps(texts[j].second.grown(-1.5F)))
                    << texts[i].first << " | " << texts[j].first << " at " << width;
        }
    }
    EXPECT_GT(drawn, 2);
}

TEST(CorridorDrawing, APageNamesTheCarriersThatAreNotDrawn) {
    auto plan = std::make_shared<plan::Plan>(*support::haining_plan());
    plan->carriers.front().position.reset();
    const std::string number = std::to_string(plan->carriers.front().number);
    const scene::ScenePtr scene = drawing_of(plan, carto::Furniture::page);
    EXPECT_TRUE(says(*scene, "没有位置、未绘出：" + number));
    EXPECT_FALSE(says(*drawing_of(plan, carto::Furniture::window), "未绘出")) << "the window has its own words";
}

TEST(CorridorDrawing, APageNamesEveryStation) {
    for (const int width : {900, 1600}) {
        const scene::ScenePtr scene = drawing_of(support::haining_plan(), carto::Furniture::page, width);
        for (const plan::Station& station : support::haining_plan()->stations)
            EXPECT_TRUE(says(*scene, station.name.zh)) << station.name.zh << " at " << width;
    }
}

/// Where a carrier is drawn, by its number.
scene::Vec2 place_of(const scene::Scene& scene, int number) {
    const plan::Index index(*support::haining_plan());
    for (const scene::PickTarget& target : scene.pick_targets) {
        const plan::Carrier* carrier = index.carrier(carto::to_feature(target.pick));
        if (carrier != nullptr && carrier->number == number) return target.offset;
    }
    throw std::out_of_range(std::to_string(number));
}

TEST(CorridorDrawing, NorthIsAboveTheLineAtAnySizeOrThePageIsRefused) {
    int drawn = 0, refused = 0;
    for (const carto::Furniture furniture : {carto::Furniture::window, carto::Furniture::page})
        for (int width = 200; width <= 1400; width += 150)
            for (int height = 40; height <= 640; height += 60) {
                const scene::ScenePtr scene = drawing_of(support::haining_plan(), furniture, width, height);
                if (!scene) {
                    ++refused;
                    EXPECT_EQ(furniture, carto::Furniture::page) << "a window has to show something";
                    continue;
                }
                ++drawn;
                EXPECT_LT(place_of(*scene, 12).y, place_of(*scene, 19).y) << width << "x" << height;
            }
    EXPECT_GT(drawn, 99);
    EXPECT_GT(refused, 9);
}

TEST(CorridorDrawing, APageOfAProvinceListsNoThousandNumbers) {
    const auto plan = std::make_shared<const plan::Plan>(plan::sample_province());
    const scene::ScenePtr scene = drawing_of(plan, carto::Furniture::page, 1600, 560);
    ASSERT_TRUE(scene);
    EXPECT_TRUE(says(*scene, "每个圆点为一个载体"));
    EXPECT_FALSE(says(*scene, "实心"));
    EXPECT_LT(texts_of(*scene).size(), 100U);
}

TEST(CorridorDrawing, CarriersOfACrowdAreDotsWithoutNumbers) {
    const plan::PlanPtr plan = support::plan_with_carriers(200);
    const scene::ScenePtr scene = drawing_of(plan, carto::Furniture::window);
    for (const auto& [text, box] : texts_of(*scene)) EXPECT_NE(text, "150");
    EXPECT_GT(scene->pick_targets.size(), 150U);
}
