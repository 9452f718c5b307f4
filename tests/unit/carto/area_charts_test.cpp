// The charts of the areas: which rows and lines they have, in which order, and where everything lies.
#include "carto/area_charts.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "carto/map_builder.h"
#include "haining_plan.h"
#include "plan/measures.h"
#include "plan/observations.h"
#include "plan/sample_data.h"
#include "scene_items.h"

namespace {

using carto::AreaChart;
using carto::AreaChartPicture;
using carto::AreaChartView;
using support::says;
using support::text_boxes;

constexpr int k_width = 800, k_height = 300;

carto::MapOptions shown(carto::Furniture furniture, plan::Measure measure = plan::Measure::value) {
    carto::MapOptions options;
    options.furniture = furniture;
    options.measure = measure;
    options.indicator = "rd_gdp";
    options.year = 2023;
    return options;
}

class AreaCharts : public testing::Test {
protected:
    AreaChartPicture draw(const AreaChartView& view, const carto::MapOptions& options, int width = k_width,
                          int height = k_height) {
        auto drawn = builder_.area_chart(view, options, width, height);
        EXPECT_TRUE(drawn) << base::to_line(drawn.error());
        return drawn ? *std::move(drawn) : AreaChartPicture{std::make_shared<scene::Scene>(), {}, {}, 0, 0, {}};
    }
    double value_of(const plan::Area& area, plan::Measure measure) const {
        return plan::measure(builder_.index(), area.key, "rd_gdp", 2023, measure).value.value_or(-1e9);
    }

    plan::PlanPtr plan_ = std::make_shared<plan::Plan>(plan::with_sample_observations(*support::haining_plan()));
    carto::MapBuilder builder_ = support::builder_of(plan_);
};

}  // namespace

TEST_F(AreaCharts, RankTheFurthestBehindFirstOrTheBest) {
    const carto::MapOptions options = shown(carto::Furniture::window, plan::Measure::progress);
    const AreaChartPicture worst = draw({AreaChart::ranking, false, {}}, options);
    const AreaChartPicture best = draw({AreaChart::ranking, true, {}}, options);
    ASSERT_EQ(worst.marks.size(), builder_.choropleth(options).areas.size());
    for (std::size_t i = 1; i < worst.marks.size(); ++i) {
        const double before = value_of(*worst.marks[i - 1].area, plan::Measure::progress);
        const double after = value_of(*worst.marks[i].area, plan::Measure::progress);
        EXPECT_TRUE(after <= -1e9 || before <= after);
        EXPECT_FLOAT_EQ(worst.marks[i].box.y, worst.marks[i - 1].box.bottom());
    }
    EXPECT_GE(value_of(*best.marks[0].area, plan::Measure::progress),
              value_of(*best.marks[1].area, plan::Measure::progress));
    EXPECT_LT(value_of(*best.marks.back().area, plan::Measure::progress), -1e8) << "what has no value comes last";
    EXPECT_LT(value_of(*worst.marks.back().area, plan::Measure::progress), -1e8) << "what has no value comes last";
}

TEST_F(AreaCharts, SayWhatTheirMarksMean) {
    const auto signs = [&](plan::Measure measure) {
        carto::MapOptions options = shown(carto::Furniture::window, measure);
        options.language = carto::Language::en;
        return draw({AreaChart::ranking, false, {}}, options).signs;
    };
    EXPECT_EQ(signs(plan::Measure::value), "bar: Value; line: target for 2025; triangle: expected by then");
    EXPECT_EQ(signs(plan::Measure::pace), "bar: Pace; line: 100%");
    EXPECT_EQ(signs(plan::Measure::gap), "bar: Gap to the target");
}

TEST_F(AreaCharts, ScrollInAWindowAndShareTheHeightOfAPage) {
    const AreaChartView view{AreaChart::ranking, false, {}};
    EXPECT_GT(draw(view, shown(carto::Furniture::window), k_width, 60).plot.height, 60);
    EXPECT_FALSE(builder_.area_chart(view, shown(carto::Furniture::page), k_width, 200));
    const AreaChartPicture page = draw(view, shown(carto::Furniture::page), k_width, 600);
    EXPECT_LE(page.plot.bottom(), 600);
    EXPECT_GT(page.plot.y, 60) << "title and subtitle stand over it";
}

TEST_F(AreaCharts, SayOnAPageThatValuesAreSamples) {
    for (const AreaChart chart : carto::k_area_charts) {
        const AreaChartPicture page = draw({chart, false, {}}, shown(carto::Furniture::page), 1000, 700);
        EXPECT_TRUE(says(*page.scene, "示例")) << carto::to_key(chart);
        for (const char* of_a_map : {"OpenStreetMap", "EPSG"}) EXPECT_FALSE(says(*page.scene, of_a_map)) << of_a_map;
        EXPECT_TRUE(says(*page.scene, "数据：")) << "whose values they are";
    }
}

TEST_F(AreaCharts, TellTheirUnitAndTheirColours) {
    for (const plan::Measure measure : {plan::Measure::gap, plan::Measure::required_yearly}) {
        const carto::MapOptions options = shown(carto::Furniture::page, measure);
        const AreaChartPicture page = draw({}, options, 1000, 700);
        EXPECT_TRUE(says(*page.scene, "百分点")) << plan::to_key(measure);
        for (const plan::ClassRange& range : builder_.choropleth(options).classification.classes)
            EXPECT_TRUE(says(*page.scene, range.label.zh)) << range.label.zh;
    }
    EXPECT_FALSE(says(*draw({AreaChart::years, false, {}}, shown(carto::Furniture::page), 1000, 700).scene, "颜色"))
        << "lines have no classes";
}

TEST_F(AreaCharts, TellNoSignThatIsNotDrawn) {
    const AreaChartView years{AreaChart::years, false, {}};
    EXPECT_NE(draw(years, shown(carto::Furniture::page), 1000, 700).signs.find("空心"), std::string::npos);
    const carto::MapBuilder bare = support::builder_of(support::haining_plan());
    const auto drawn = bare.area_chart(years, shown(carto::Furniture::page), 1000, 700);
    ASSERT_TRUE(drawn) << base::to_line(drawn.error());
    EXPECT_EQ(drawn->signs.find("空心"), std::string::npos) << "nothing is preliminary: " << drawn->signs;
    EXPECT_NE(drawn->signs.find("虚线"), std::string::npos);
}

TEST_F(AreaCharts, BarsLieInTheMiddleOfTheirWords) {
    for (const int height : {560, 700, 900}) {
        const AreaChartPicture page = draw({}, shown(carto::Furniture::page), 1000, height);
        const scene::DrawList& ground = *(*page.scene)[scene::ListKind::ground].list;
        for (const scene::TextRun& run : (*page.scene)[scene::ListKind::names].list->texts) {
            const float baseline = run.anchor.y + run.start.y, middle = baseline - 0.37F * run.size_px;
            float top = 1e9F, bottom = -1e9F;
            for (const scene::FillVertex& vertex : ground.fill_vertices)
                if (vertex.position.x < 600 &&
                    std::abs(vertex.position.y - middle) < page.marks.front().box.height / 2) {
                    top = std::min(top, vertex.position.y);
                    bottom = std::max(bottom, vertex.position.y);
                }
            EXPECT_NEAR((top + bottom) / 2, middle, 1) << run.text;
        }
    }
}

TEST_F(AreaCharts, NamesAtTheEndsOfLinesAreWholeWhereThereIsRoom) {
    carto::MapOptions options = shown(carto::Furniture::window);
    options.language = carto::Language::en;
    const AreaChartPicture years = draw({AreaChart::years, false, {}}, options);
    EXPECT_FALSE(says(*years.scene, "…"));
    EXPECT_TRUE(says(*years.scene, "Jianshan New Area (Huangwan Town)"));
}

TEST_F(AreaCharts, LayNoWordOverAnotherAndNoneOutside) {
    for (const carto::Language language : {carto::Language::zh, carto::Language::en})
        for (const AreaChart chart : carto::k_area_charts) {
            carto::MapOptions options = shown(carto::Furniture::page);
            options.language = language;
            const std::vector<scene::Rect> boxes = text_boxes(*draw({chart, false, {}}, options, 1000, 700).scene);
            for (std::size_t i = 0; i < boxes.size(); ++i) {
                EXPECT_TRUE(boxes[i].x >= 0 && boxes[i].right() <= 1000 && boxes[i].y >= 0 && boxes[i].bottom() <= 700);
                for (std::size_t k = i + 1; k < boxes.size(); ++k)
                    EXPECT_FALSE(boxes[i].grown(-1).overlaps(boxes[k].grown(-1)))
                        << carto::to_key(chart) << " " << i << " " << k;
            }
        }
}

TEST_F(AreaCharts, HaveAPointForEveryValueOfAYear) {
    const AreaChartPicture years = draw({AreaChart::years, false, {}}, shown(carto::Furniture::window));
    EXPECT_EQ(years.first_year, 2020);
    EXPECT_EQ(years.last_year, 2025);
    std::size_t values = 0;
    for (const plan::Area& area : plan_->areas)
        for (int year = 2020; year <= 2025; ++year)
            values += plan::actual(builder_.index(), area.key, "rd_gdp", year) ? 1 : 0;
    ASSERT_EQ(years.marks.size(), values);
    for (const carto::AreaMark& mark : years.marks)
        EXPECT_EQ(years.year_at(mark.box.x + mark.box.width / 2), mark.year);
    EXPECT_EQ(years.year_at(-100), 2020);
    EXPECT_EQ(years.year_at(1e6F), 2025);
}

TEST_F(AreaCharts, NameEveryLineOfAPage) {
    const AreaChartPicture page = draw({AreaChart::years, false, {}}, shown(carto::Furniture::page), 1000, 700);
    for (const carto::AreaMark& mark : page.marks) EXPECT_TRUE(says(*page.scene, mark.area->name.zh));
    EXPECT_FALSE(builder_.area_chart({AreaChart::years, false, {}}, shown(carto::Furniture::page), 1000, 260));
}

TEST_F(AreaCharts, AreRefusedWithoutIndicators) {
    plan::Plan bare = *support::haining_plan();
    bare.indicators.clear();
    bare.targets.clear();
    bare.observations.clear();
    const carto::MapBuilder builder = support::builder_of(std::make_shared<plan::Plan>(bare));
    EXPECT_FALSE(builder.area_chart({}, shown(carto::Furniture::window), k_width, k_height));
}
