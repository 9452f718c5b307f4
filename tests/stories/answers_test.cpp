// What a planner who has never seen Langtu must be able to answer, with what is on the screen in each step.
#include "plan/measures.h"
#include "session/bullets.h"
#include "session/facts.h"
#include "story.h"

namespace stories {
namespace {

using plan::FeatureKind;
using plan::FeatureRef;

std::string value_of(const session::Facts& facts, const std::string& label) {
    for (const session::FactGroup& group : facts.groups)
        for (const session::FactRow& row : group.rows)
            if (row.label == label) return row.value;
    return "no " + label;
}

TEST_F(Story, AnswersWithinFiveMinutes) {
    Stage& s = begin_with("");

    // which areas are behind on the share of R&D: the ranking, worst at its end
    s.click("indicator/rd_gdp");
    s.click("menu");
    s.click("menu/dock/ranking");
    ASSERT_TRUE(s.has("ranking/xucun"));
    for (const plan::Area& area : plan().areas) {
        const std::string key = "ranking/" + area.key;
        const plan::Target* target = plan::Index(plan()).target(area.key, "rd_gdp");
        if (area.key == "xucun" || area.key == "changan" || !s.has(key) || target == nullptr || !target->target)
            continue;
        EXPECT_GT(s.box(key).y, s.box("ranking/changan").y) << key;
    }
    EXPECT_GT(s.box("ranking/changan").y, s.box("ranking/xucun").y) << "the furthest behind first";
    s.facts("behind", "dock");

    // where carrier 17 is, and how far from the line: found by its number, read in the inspector
    find("17");
    EXPECT_EQ(state()["selected"], "carrier:17");
    const scene::Vec2 there = place(*plan::Index(plan()).carrier(17)->position);
    const scene::Rect map = s.box("map");
    EXPECT_TRUE(there.x > map.x && there.x < map.right() && there.y > map.y && there.y < map.bottom());
    carto::MapOptions options;
    const session::Facts facts = session::facts_of(plan::Index(plan()), plan::carrier_ref(17), options);
    EXPECT_TRUE(value_of(facts, "里程").starts_with("约 K34+800")) << value_of(facts, "里程");
    s.facts("carrier_17", "right");

    // what Chang'an needs each year
    find("changan");
    EXPECT_EQ(state()["selected"], "unit:330481103");
    const auto bullets = session::bullets_of(plan::Index(plan()), *plan::Index(plan()).area("changan"),
                                             plan().baseline_year, base::Language::zh);
    ASSERT_EQ(bullets.size(), plan().indicators.size());
    for (const session::Bullet& bullet : bullets) EXPECT_FALSE(bullet.required_text.empty());
    s.facts("changan", "right");
}

}  // namespace
}  // namespace stories
