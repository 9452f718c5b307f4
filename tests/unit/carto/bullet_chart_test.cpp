// The indicators of an area against their targets: where rows, bars and words lie in a panel and on a page.
#include "carto/bullet_chart.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <vector>

#include "carto/map_builder.h"
#include "haining_plan.h"
#include "plan/sample_data.h"
#include "scene_items.h"

namespace {

using carto::BulletChart;
using carto::BulletPicture;
using carto::BulletRow;
using support::says;
using support::text_boxes;

BulletRow row(const std::string& indicator, double baseline, double actual, double target) {
    BulletRow out;
    out.indicator = indicator;
    out.name = "指标 " + indicator;
    out.figure = "57%";
    out.baseline = baseline;
    out.actual = actual;
    out.target = target;
    out.axis_max = 100;
    out.lines = {{"20 → 80"}, {"每年 +10", false}};
    return out;
}

BulletRow without_value(const std::string& indicator) {
    BulletRow out;
    out.indicator = indicator;
    out.name = "指标 " + indicator;
    out.figure = "不适用";
    return out;
}

BulletChart chart(std::size_t rows = 6) {
    BulletChart out{"许村镇", {}};
    for (std::size_t i = 0; i < rows; ++i) out.rows.push_back(row(std::to_string(i), 20, 40, 80));
    return out;
}

carto::MapOptions shown(carto::Furniture furniture) {
    carto::MapOptions options;
    options.furniture = furniture;
    options.year = 2023;
    return options;
}

/// Right ends of what is filled across a bar, from the first drawn, px.
std::vector<float> ends_of_fills(const scene::Scene& scene) {
    std::vector<float> out;
    const scene::DrawList& list = *scene[scene::ListKind::ground].list;
    for (const scene::FillShape& shape : list.shapes) {
        float right = 0;
        for (std::uint32_t i = shape.first_index; i < shape.first_index + shape.index_count; ++i)
            right = std::max(right, list.fill_vertices[list.fill_indices[i]].position.x);
        out.push_back(right);
    }
    return out;
}

class Bullets : public testing::Test {
protected:
    BulletPicture draw(const BulletChart& of, carto::Furniture furniture, int width, int height = 0) {
        auto drawn = builder_.bullet_chart(of, shown(furniture), width, height);
        EXPECT_TRUE(drawn) << base::to_line(drawn.error());
        return drawn ? *std::move(drawn) : BulletPicture{std::make_shared<scene::Scene>(), {}, 0};
    }

    plan::PlanPtr plan_ = std::make_shared<plan::Plan>(plan::with_sample_observations(*support::haining_plan()));
    carto::MapBuilder builder_ = support::builder_of(plan_);
};

}  // namespace

TEST_F(Bullets, OfAPanelStandBelowEachOtherAcrossItsWidth) {
    const BulletPicture panel = draw(chart(), carto::Furniture::window, 300);
    ASSERT_EQ(panel.marks.size(), 6U);
    for (std::size_t i = 0; i < panel.marks.size(); ++i) {
        EXPECT_EQ(panel.marks[i].indicator, std::to_string(i));
        EXPECT_EQ(panel.marks[i].box.x, 0);
        EXPECT_EQ(panel.marks[i].box.width, 300);
    }
    for (std::size_t i = 1; i < panel.marks.size(); ++i)
        EXPECT_GT(panel.marks[i].box.y, panel.marks[i - 1].box.bottom()) << "bar and lines lie between";
    EXPECT_GT(panel.height, panel.marks.back().box.bottom());
    EXPECT_FALSE(says(*panel.scene, "许村镇")) << "the panel says whose they are";
}

TEST_F(Bullets, EndWhereTheirNumbersDo) {
    const BulletPicture panel = draw(chart(1), carto::Furniture::window, 300);
    const std::vector<float> ends = ends_of_fills(*panel.scene);
    ASSERT_EQ(ends.size(), 4U) << "ground, baseline, value, target";
    EXPECT_FLOAT_EQ(ends[0], 300);
    EXPECT_FLOAT_EQ(ends[1], 60);
    EXPECT_FLOAT_EQ(ends[2], 120);
    EXPECT_NEAR(ends[3], 240, 2);
    EXPECT_TRUE((*panel.scene)[scene::ListKind::symbols].list == nullptr ||
                (*panel.scene)[scene::ListKind::symbols].list->symbols.empty());
}

TEST_F(Bullets, MarkWhereAValueShouldStand) {
    BulletChart one = chart(1);
    one.rows[0].expected = 50;
    const BulletPicture panel = draw(one, carto::Furniture::window, 300);
    const std::vector<scene::Symbol>& marks = (*panel.scene)[scene::ListKind::symbols].list->symbols;
    ASSERT_EQ(marks.size(), 1U);
    EXPECT_FLOAT_EQ(marks[0].offset.x, 150);
    EXPECT_TRUE(says(*draw(one, carto::Furniture::page, 900, 700).scene, "三角"));
}

TEST_F(Bullets, AZeroHasNoBarAndWhatHasNoValueNoGround) {
    BulletChart one{"", {row("0", 0, 0, 80), without_value("1")}};
    const BulletPicture panel = draw(one, carto::Furniture::window, 300);
    EXPECT_EQ(ends_of_fills(*panel.scene).size(), 2U) << "ground and target of the first";
    EXPECT_TRUE(says(*panel.scene, "不适用"));
}

TEST_F(Bullets, TellTheFigureThatHasNoRoom) {
    BulletChart one = chart(1);
    one.rows[0].name = "一个很长很长很长很长很长的指标名称";
    one.rows[0].figure = "规划没有为这一区域给出这一项的目标值";
    const BulletPicture narrow = draw(one, carto::Furniture::window, 240);
    EXPECT_EQ(narrow.marks[0].cut, one.rows[0].figure);
    EXPECT_TRUE(says(*narrow.scene, "…"));
    EXPECT_EQ(draw(one, carto::Furniture::window, 900).marks[0].cut, "");
}

TEST_F(Bullets, OfAPageSayWhoseTheyAreWhatTheyMeanAndThatValuesAreSamples) {
    const BulletPicture page = draw(chart(), carto::Furniture::page, 1280, 720);
    for (const char* words : {"许村镇", "示例", "2023", "彩色条", "灰色条", "竖线：2025年目标", "数据："})
        EXPECT_TRUE(says(*page.scene, words)) << words;
    for (const char* words : {"三角", "EPSG"}) EXPECT_FALSE(says(*page.scene, words)) << words;
}

TEST_F(Bullets, OfAPageStandInAsManyColumnsAsTheyNeed) {
    const auto columns = [&](int width, int height) {
        std::size_t count = 0;
        float last = -1;
        for (const carto::BulletMark& mark : draw(chart(), carto::Furniture::page, width, height).marks)
            if (mark.box.x > last) {
                last = mark.box.x;
                ++count;
            }
        return count;
    };
    EXPECT_EQ(columns(700, 1000), 1U);
    EXPECT_EQ(columns(700, 600), 2U);
    EXPECT_EQ(columns(1280, 720), 2U);
    EXPECT_EQ(columns(1280, 380), 3U);
    const auto refused = builder_.bullet_chart(chart(), shown(carto::Furniture::page), 600, 300);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, base::ErrorKind::limit);
    EXPECT_NE(base::to_line(refused.error()).find("600x300"), std::string::npos);
}

TEST_F(Bullets, LayNoWordOverAnotherAndNoneOutside) {
    for (const auto& [width, height] : {std::pair(700, 1000), {1280, 720}, {1920, 1080}, {1280, 380}}) {
        const std::vector<scene::Rect> boxes = text_boxes(*draw(chart(), carto::Furniture::page, width, height).scene);
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            EXPECT_TRUE(boxes[i].x >= 0 && boxes[i].right() <= static_cast<float>(width) && boxes[i].y >= 0 &&
                        boxes[i].bottom() <= static_cast<float>(height));
            for (std::size_t k = i + 1; k < boxes.size(); ++k)
                EXPECT_FALSE(boxes[i].grown(-1).overlaps(boxes[k].grown(-1))) << width << " " << i << " " << k;
        }
    }
}

TEST_F(Bullets, WrapTheirLines) {
    BulletChart one = chart(1);
    one.rows[0].lines = {{"基期值到目标值的一行文字，长得一个窄窄的面板放不下，需要换行才看得完"}};
    EXPECT_GT(draw(one, carto::Furniture::window, 240).height, draw(one, carto::Furniture::window, 900).height);
}

TEST_F(Bullets, AreRefusedWithoutIndicators) {
    EXPECT_FALSE(builder_.bullet_chart(chart(0), shown(carto::Furniture::page), 1280, 720));
}
