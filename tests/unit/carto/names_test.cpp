// Which names a map writes, and how much of them.
#include <algorithm>
#include <gtest/gtest.h>
#include <memory>
#include <string>

#include "carto/map_builder.h"
#include "carto/pick.h"
#include "haining_plan.h"
#include "scene_items.h"

namespace {

using carto::MapOptions;
using plan::FeatureKind;

scene::ScenePtr whole_city(carto::MapBuilder& builder, const MapOptions& options) {
    return builder.build(options, builder.fit(options, 1920, 1080));
}

std::string written_for(const scene::Scene& scene, plan::FeatureRef feature) {
    const auto found = std::find_if(scene.labels.begin(), scene.labels.end(), [&](const scene::LabelReport& label) {
        return carto::to_feature(label.pick) == feature;
    });
    return found == scene.labels.end() ? std::string() : found->text;
}

}  // namespace

TEST(Names, ATownWithItsValueIsCalledAsInTheTables) {
    const plan::PlanPtr plan = support::haining_plan();
    carto::MapBuilder builder = support::builder_of(plan);
    MapOptions options;
    const scene::ScenePtr with_values = whole_city(builder, options);
    options.hidden = {carto::Layer::areas};
    const scene::ScenePtr without = whole_city(builder, options);
    for (const plan::Unit& unit : plan->units) {
        const plan::Area* area = plan::Index(*plan).area_of_unit(unit.code);
        ASSERT_NE(area, nullptr) << unit.code;
        const plan::FeatureRef feature = ref_of(unit);
        EXPECT_TRUE(written_for(*with_values, feature).starts_with(area->name.zh)) << area->name.zh;
        EXPECT_EQ(written_for(*without, feature), unit.name.zh);
    }
}

TEST(Names, OfAVeryLongOneThreeLinesAreWritten) {
    plan::Plan plan = *support::haining_plan();
    std::string& name = plan.carriers.at(9).name.zh;
    while (name.size() < 3 * 90) name += "海宁科创";
    carto::MapBuilder builder = support::builder_of(std::make_shared<const plan::Plan>(plan));
    MapOptions options;
    options.hidden = {carto::Layer::areas};
    scene::Camera near = builder.fit(options, 1920, 1080);
    near.centre = builder.project(*plan.carriers.at(9).position);
    near.pixels_per_metre *= 8;
    const scene::ScenePtr scene = builder.build(options, near);
    const plan::FeatureRef feature = plan::carrier_ref(10);
    for (const scene::LabelReport& label : scene->labels) {
        if (carto::to_feature(label.pick) != feature) continue;
        EXPECT_TRUE(label.placed);
        EXPECT_EQ(label.text, "10 " + name) << "the report knows all of it";
        EXPECT_LT(label.box.height, 70);
    }
    const std::vector<scene::TextRun> texts = support::texts_of(*scene);
    EXPECT_TRUE(std::any_of(texts.begin(), texts.end(), [](const scene::TextRun& run) {
        return run.text.find("海宁科创") != std::string::npos && run.text.ends_with("…");
    }));
}

TEST(Names, TheTitleOfALowWindowSaysWhatItShows) {
    carto::MapBuilder builder = support::builder_of(support::haining_plan());
    MapOptions options;
    options.furniture = carto::Furniture::window;
    options.hidden = {carto::Layer::areas};
    const scene::ScenePtr scene = builder.build(options, builder.fit(options, 570, 322));
    const std::vector<scene::TextRun> texts = support::texts_of(*scene);
    EXPECT_TRUE(
        std::any_of(texts.begin(), texts.end(), [](const scene::TextRun& run) { return run.text == "创新廊道布局"; }));
}
