// The thematic content of the maps: values, classes and fills, as map, legend and panels show them.
#include "carto/choropleth.h"

#include <gtest/gtest.h>
#include <numeric>
#include <set>

#include "haining_plan.h"
#include "plan/measures.h"
#include "plan/observations.h"
#include "sample_plan.h"

namespace {

using carto::AreaValue;
using carto::Choropleth;
using carto::MapOptions;

const plan::Plan& haining() { return *support::haining_plan(); }

MapOptions wish(const std::string& indicator, plan::Measure measure = plan::Measure::attainment) {
    MapOptions out;
    out.indicator = indicator;
    out.measure = measure;
    return out;
}

int counted(const Choropleth& map) {
    int sum = std::accumulate(map.classification.missing.begin(), map.classification.missing.end(), 0);
    for (const plan::ClassRange& c : map.classification.classes) sum += c.count;
    return sum;
}

const AreaValue& area(const Choropleth& map, const std::string& key) {
    for (const AreaValue& a : map.areas)
        if (a.area->key == key) return a;
    throw std::runtime_error("no area " + key);
}

void expect_consistent(const Choropleth& map) {
    ASSERT_EQ(map.colours.size(), map.classification.classes.size());
    std::vector<int> counts(map.classification.classes.size(), 0);
    for (const AreaValue& a : map.areas) {
        EXPECT_FALSE(a.text.empty()) << a.area->key;
        const bool reached = map.classification.measure == plan::Measure::pace && a.value.reached;
        if (map.circles) {  // classed by pace, filled by nothing
            EXPECT_EQ(a.circle.has_value(), a.value.value.has_value()) << a.area->key;
            if (a.class_index) ++counts.at(*a.class_index);
            continue;
        }
        if (a.value.value || !reached) {  // a target reached has a semantic class of pace even without a pace
            ASSERT_EQ(a.class_index.has_value(), a.value.value.has_value()) << a.area->key;
        }
        if (a.class_index) {
            ASSERT_LT(*a.class_index, counts.size()) << a.area->key;
            ++counts[*a.class_index];
            EXPECT_EQ(a.fill.pattern, scene::Pattern::solid) << a.area->key;
            EXPECT_EQ(a.fill.colour, map.colours[*a.class_index]) << a.area->key;
        } else {
            EXPECT_NE(a.fill.pattern, scene::Pattern::solid) << a.area->key;
            for (const scene::Colour& c : map.colours) EXPECT_NE(a.fill.colour, c) << a.area->key;
        }
    }
    for (std::size_t i = 0; i < counts.size(); ++i) EXPECT_EQ(counts[i], map.classification.classes[i].count) << i;
    EXPECT_EQ(counted(map) + map.unrated, static_cast<int>(map.areas.size()));
}

}  // namespace

TEST(Choropleth, AttainmentOfResearchSpendingHasTenOfThirteenAreas) {
    const Choropleth map = carto::make_choropleth(plan::Index(haining()), wish("rd_gdp"));
    EXPECT_EQ(map.areas.size(), 13U);
    EXPECT_EQ(map.with_value, 10);
    EXPECT_EQ(counted(map), 13);
    EXPECT_NEAR(*area(map, "xucun").value.value, 0.86 / 2, 1e-12);
    EXPECT_NE(area(map, "xucun").text.find("43%"), std::string::npos) << area(map, "xucun").text;
    for (const char* key : {"xiashi", "haizhou", "juanhu"})
        EXPECT_EQ(area(map, key).value.reason, plan::Missing::not_applicable) << key;
    EXPECT_EQ(map.classification.missing[static_cast<std::size_t>(plan::Missing::not_applicable)], 3);
}

TEST(Choropleth, TheCityIsNoAreaAmongAreas) {
    const Choropleth map = carto::make_choropleth(plan::Index(haining()), wish("tech_firms"));
    ASSERT_TRUE(map.city);
    EXPECT_NEAR(*map.city->value.value, 1315.0 / 2510, 1e-12);
    for (const AreaValue& a : map.areas) EXPECT_NE(a.area->kind, plan::AreaKind::city);
    EXPECT_EQ(carto::find_value(map, map.city->area), nullptr);
    EXPECT_FALSE(map.city->text.empty());
}

TEST(Choropleth, EveryIndicatorMeasureAndMethodIsConsistent) {
    for (const plan::Indicator& indicator : haining().indicators)
        for (const plan::Measure measure : plan::k_measures)
            for (const int year : {2020, 2025})
                for (const plan::Method method : {plan::Method::semantic, plan::Method::pretty, plan::Method::equal,
                                                  plan::Method::quantile, plan::Method::jenks, plan::Method::stddev}) {
                    SCOPED_TRACE(indicator.key + " " + std::string(plan::to_key(measure)) + " " +
                                 std::string(plan::to_key(method)) + " " + std::to_string(year));
                    MapOptions options = wish(indicator.key, measure);
                    options.year = year;
                    options.method = method;
                    expect_consistent(carto::make_choropleth(plan::Index(haining()), options));
                }
}

TEST(Choropleth, MissingStatesDifferInPatternInEveryTheme) {
    for (const carto::ThemeName theme : {carto::ThemeName::light, carto::ThemeName::dark, carto::ThemeName::print}) {
        std::set<scene::Pattern> patterns;
        for (const plan::Missing reason :
             {plan::Missing::no_baseline, plan::Missing::no_target, plan::Missing::not_applicable}) {
            const auto fill = carto::missing_fill(reason, theme);
            EXPECT_NE(fill.pattern, scene::Pattern::solid);
            EXPECT_NE(fill.colour, fill.pattern_colour);
            patterns.insert(fill.pattern);
        }
        EXPECT_EQ(patterns.size(), 3U);
    }
}

TEST(Choropleth, TheThreeMissingStatesOfThePlanShow) {
    // patents: the science city has a target without a baseline; tech firms: 硖石街道 has a baseline without a target
    const Choropleth patents = carto::make_choropleth(plan::Index(haining()), wish("invention_patents"));
    const Choropleth firms = carto::make_choropleth(plan::Index(haining()), wish("tech_firms"));
    const Choropleth incubators = carto::make_choropleth(plan::Index(haining()), wish("incubators"));
    EXPECT_EQ(area(patents, "juanhu").value.reason, plan::Missing::no_baseline);
    EXPECT_EQ(area(firms, "xiashi").value.reason, plan::Missing::no_target);
    EXPECT_EQ(area(incubators, "dingqiao").value.reason, plan::Missing::not_applicable);
    const std::set<scene::Pattern> patterns{area(patents, "juanhu").fill.pattern, area(firms, "xiashi").fill.pattern,
                                            area(incubators, "dingqiao").fill.pattern};
    EXPECT_EQ(patterns.size(), 3U);
    const std::set<std::string> words{area(patents, "juanhu").text, area(firms, "xiashi").text,
                                      area(incubators, "dingqiao").text};
    EXPECT_EQ(words.size(), 3U);
}

TEST(Choropleth, APlanWithoutIndicatorsHasNoClasses) {
    plan::Plan p = support::sample_plan();
    p.indicators.clear();
    p.targets.clear();
    const Choropleth map = carto::make_choropleth(plan::Index(p), wish(""));
    EXPECT_EQ(map.indicator, nullptr);
    EXPECT_TRUE(map.areas.empty());
    EXPECT_EQ(carto::find_value(map, &p.areas.front()), nullptr);
}

TEST(Choropleth, DegenerateValuesEachHaveAClass) {
    struct Case {
        const char* what;
        std::vector<plan::Target> targets;
    };
    const std::vector<Case> cases{{"nothing", {}},
                                  {"one value", {{"xucun", "rd_gdp", 1.0, 2.0}}},
                                  {"all equal", {{"xucun", "rd_gdp", 2.0, 2.0}, {"changan", "rd_gdp", 2.0, 2.0}}},
                                  {"all zero", {{"xucun", "rd_gdp", 0.0, 0.0}, {"changan", "rd_gdp", 0.0, 0.0}}},
                                  {"far apart", {{"xucun", "rd_gdp", 1e-9, 1e9}, {"changan", "rd_gdp", 1e12, 1.0}}},
                                  {"negative", {{"xucun", "rd_gdp", -5.0, 1.0}, {"changan", "rd_gdp", -1.0, -2.0}}}};
    for (const Case& c : cases)
        for (const plan::Measure measure : plan::k_measures)
            for (const plan::Method method :
                 {plan::Method::semantic, plan::Method::manual, plan::Method::pretty, plan::Method::equal,
                  plan::Method::quantile, plan::Method::jenks, plan::Method::stddev, plan::Method::unique})
                for (const int classes : {1, 2, 5, 12}) {
                    SCOPED_TRACE(std::string(c.what) + " " + std::string(plan::to_key(measure)) + " " +
                                 std::string(plan::to_key(method)) + " " + std::to_string(classes));
                    plan::Plan p = support::sample_plan();
                    p.targets = c.targets;
                    MapOptions options = wish("rd_gdp", measure);
                    options.method = method;
                    options.classes = classes;
                    expect_consistent(carto::make_choropleth(plan::Index(p), options));
                }
}

TEST(Choropleth, AnUnknownIndicatorIsTheFirstOne) {
    EXPECT_EQ(carto::make_choropleth(plan::Index(haining()), wish("no_such")).indicator, &haining().indicators.front());
}

TEST(FormatValue, WritesNoNegativeZero) {
    EXPECT_EQ(carto::format_value(-0.0001, {1, 1, "%"}), "0.0%");
    EXPECT_EQ(carto::format_value(-0.06, {1, 1, ""}), "-0.1");
    EXPECT_EQ(carto::format_value(0.435, {0, 100, "%"}), "44%");
}

TEST(Choropleth, ACountIsACircleWithPaceAsItsFill) {
    const plan::Plan p = plan::with_sample_observations(*support::haining_plan());
    carto::MapOptions options;
    options.indicator = "tech_firms";
    options.measure = plan::Measure::value;
    options.year = 2023;
    const carto::Choropleth map = carto::make_choropleth(plan::Index(p), options);
    EXPECT_TRUE(map.circles);
    EXPECT_EQ(map.classification.measure, plan::Measure::pace);
    int rated = 0;
    for (const carto::AreaValue& a : map.areas) {
        EXPECT_EQ(a.circle.has_value(), a.value.value.has_value());
        if (!a.circle) continue;
        EXPECT_DOUBLE_EQ(*a.circle, *plan::actual(plan::Index(p), a.area->key, "tech_firms", 2023));
        EXPECT_LE(*a.circle, map.largest_circle);
        rated += a.class_index ? 1 : 0;
    }
    EXPECT_GT(rated, 5);
    options.method = plan::Method::jenks;
    EXPECT_FALSE(carto::make_choropleth(plan::Index(p), options).circles) << "asked for: classes of the number itself";
    options.method = plan::Method::semantic;
    options.year = 2020;
    const carto::Choropleth first = carto::make_choropleth(plan::Index(p), options);
    EXPECT_TRUE(first.circles);
    EXPECT_EQ(first.unrated, first.with_value) << "no pace yet";
    options.indicator = "rd_gdp";
    EXPECT_FALSE(carto::make_choropleth(plan::Index(p), options).circles) << "a share fills its area";
}

TEST(Choropleth, ARowOfTheLegendTonesTheOthersDown) {
    const plan::Plan p = plan::with_sample_observations(*support::haining_plan());
    carto::MapOptions options;
    options.indicator = "rd_gdp";
    options.measure = plan::Measure::pace;
    options.year = 2023;
    const carto::Choropleth plain = carto::make_choropleth(plan::Index(p), options);
    options.highlighted = carto::legend_key(plain.areas.front());
    const carto::Choropleth toned = carto::make_choropleth(plan::Index(p), options);
    for (std::size_t i = 0; i < plain.areas.size(); ++i) {
        const bool same = plain.areas[i].fill.colour == toned.areas[i].fill.colour &&
                          plain.areas[i].fill.pattern_colour == toned.areas[i].fill.pattern_colour;
        EXPECT_EQ(same, carto::legend_key(plain.areas[i]) == *options.highlighted) << i;
    }
    for (const carto::LegendKey key :
         {carto::LegendKey{3, {}}, carto::LegendKey{std::nullopt, plan::Missing::no_target}})
        EXPECT_EQ(carto::from_row_key(carto::to_row_key(key)), key);
}

TEST(Choropleth, OnlyAreasOfTheSegmentsAskedForAreCounted) {
    const plan::Plan p = plan::with_sample_observations(*support::haining_plan());
    const plan::Index index(p);
    for (const char* indicator : {"rd_gdp", "tech_firms"}) {  // fills, circles
        carto::MapOptions options;
        options.indicator = indicator;
        options.year = 2023;
        options.measure = plan::Measure::value;
        const carto::Choropleth all = carto::make_choropleth(index, options);
        options.area_segments = {"west"};
        const carto::Choropleth west = carto::make_choropleth(index, options);
        int asked = 0, counted = west.unrated;
        for (const carto::AreaValue& area : west.areas) asked += area.stands_out ? 1 : 0;
        for (const plan::ClassRange& range : west.classification.classes) counted += range.count;
        for (const int missing : west.classification.missing) counted += missing;
        EXPECT_EQ(counted, asked) << indicator;
        EXPECT_EQ(west.counted, asked);
        EXPECT_LT(asked, all.counted);
        EXPECT_EQ(all.counted, static_cast<int>(all.areas.size()));
        for (std::size_t i = 0; i < all.areas.size(); ++i)
            EXPECT_EQ(west.areas[i].class_index, all.areas[i].class_index) << "classes do not follow the filter";
    }
}

TEST(Choropleth, ATargetReachedIsARowOfItsClassThoughItsPaceIsMissing) {
    plan::Plan p = *support::haining_plan();
    for (plan::Target& t : p.targets)
        if (t.area == "xucun" && t.indicator == "rd_gdp") t.baseline = t.target;
    MapOptions options = wish("rd_gdp", plan::Measure::pace);
    options.year = 2025;
    p.observations.push_back({1, "xucun", "rd_gdp", 2025, 90, plan::ValueState::final_value, "", "", "", false});
    const Choropleth map = carto::make_choropleth(plan::Index(p), options);
    const AreaValue& reached = area(map, "xucun");
    ASSERT_TRUE(reached.class_index);
    EXPECT_EQ(carto::legend_key(reached), (carto::LegendKey{reached.class_index, plan::Missing::none}));
}

TEST(Choropleth, ARevisedTargetAndOwnBoundsChangeTheClasses) {
    plan::Plan p = plan::with_sample_observations(*support::haining_plan());
    p = plan::apply(
        p, *plan::put_target_set(plan::Index(p), {0, "r", {"调整", ""}, "文件"}, {{0, "", "xucun", "rd_gdp", 90}}));
    carto::MapOptions options;
    options.indicator = "rd_gdp";
    options.measure = plan::Measure::pace;
    options.year = 2023;
    const carto::Choropleth plain = carto::make_choropleth(plan::Index(p), options);
    options.target_set = "r";
    EXPECT_EQ(carto::make_choropleth(plan::Index(p), options).areas.front().class_index, 0U)
        << "far behind a target of 90 %";
    options.target_set.clear();
    p.thresholds = {0.01, 0.02, 0.03, "文件"};
    const carto::Choropleth own = carto::make_choropleth(plan::Index(p), options);
    EXPECT_EQ(own.classification.breaks.front(), 0.01);
    EXPECT_NE(plain.areas.front().class_index, own.areas.front().class_index);
}

TEST(Choropleth, TwoMapsThatAreComparedHaveTheSameBreaksAndCircles) {
    const plan::Plan p = plan::with_sample_observations(*support::haining_plan());
    MapOptions baseline = wish("rd_gdp", plan::Measure::value);
    baseline.year = 2020;
    const Choropleth alone = carto::make_choropleth(plan::Index(p), baseline);
    baseline.compared = carto::Comparison{{plan::Measure::value, 2020}, {plan::Measure::target, 2020}};
    const MapOptions target = carto::other_side(baseline);
    EXPECT_EQ(target.measure, plan::Measure::target);
    EXPECT_EQ(carto::other_side(target), baseline);
    const Choropleth a = carto::make_choropleth(plan::Index(p), baseline),
                     b = carto::make_choropleth(plan::Index(p), target);
    EXPECT_EQ(a.classification.breaks, b.classification.breaks);
    EXPECT_NE(a.classification.breaks, alone.classification.breaks) << "the other map's values count";
    EXPECT_EQ(a.colours, b.colours);
    expect_consistent(a);
    expect_consistent(b);
    baseline.indicator = "tech_firms";
    const Choropleth firms = carto::make_choropleth(plan::Index(p), baseline);
    EXPECT_EQ(firms.largest_circle, carto::make_choropleth(plan::Index(p), carto::other_side(baseline)).largest_circle);
    expect_consistent(firms);
}

TEST(Choropleth, AShareIsNotClassifiedWithANumber) {
    const plan::Plan p = plan::with_sample_observations(*support::haining_plan());
    MapOptions options = wish("rd_gdp", plan::Measure::value);
    const Choropleth alone = carto::make_choropleth(plan::Index(p), options);
    options.compared = carto::Comparison{{plan::Measure::value, 2020}, {plan::Measure::pace, 2023}};
    EXPECT_EQ(carto::make_choropleth(plan::Index(p), options).classification.breaks, alone.classification.breaks);
}
