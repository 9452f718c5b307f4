// Sheets of paper with a table or a ranking of the areas: what stands around the map leaves it what it does not need.
#include <algorithm>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "carto/map_builder.h"
#include "carto/paper.h"
#include "haining_plan.h"
#include "plan/measures.h"
#include "plan/sample_data.h"
#include "scene_items.h"
#include "words.h"

namespace {

using carto::Beside;
using carto::Language;
using scene::Rect;

constexpr int k_dpi = 96;
constexpr float k_least_type = 9.5F;  // px at that resolution

struct Sheet {
    carto::MapOptions options;
    int width = 0, height = 0;
};

Sheet sheet_of(const char* paper, Beside beside, Language language) {
    Sheet out;
    const auto size = carto::paper_from_key(paper).value();
    out.width = carto::px_of(size.width_mm, k_dpi);
    out.height = carto::px_of(size.height_mm, k_dpi);
    out.options.pixel_ratio = size.type;
    out.options.year = 2023;
    out.options.language = language;
    out.options.sheet.paper = carto::paper_words(paper);
    out.options.sheet.beside = beside;
    return out;
}

std::vector<scene::TextRun> furniture_texts(const scene::Scene& scene) {
    return scene[scene::ListKind::furniture].list->texts;
}

bool says(const scene::Scene& scene, const std::string& words) {
    return std::ranges::any_of(furniture_texts(scene),
                               [&](const scene::TextRun& run) { return run.text.find(words) != std::string::npos; });
}

class SheetOfAreas : public testing::Test {
protected:
    carto::MapBuilder builder_ = support::builder_of(
        std::make_shared<const plan::Plan>(plan::with_sample_observations(*support::haining_plan())));

    scene::Camera fit(const Sheet& sheet) { return builder_.fit(sheet.options, sheet.width, sheet.height); }
};

void expect_apart(const std::vector<Rect>& boxes, const Sheet& sheet) {
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const Rect box = boxes[i].grown(-0.05F);
        EXPECT_TRUE(box.x >= 0 && box.y >= 0 && box.right() <= static_cast<float>(sheet.width) &&
                    box.bottom() <= static_cast<float>(sheet.height))
            << i;
        for (std::size_t j = i + 1; j < boxes.size(); ++j) EXPECT_FALSE(box.overlaps(boxes[j])) << i << " " << j;
    }
}

TEST_F(SheetOfAreas, TheListLiesOffTheCityAndOffAllElseInTypeThatCanBeRead) {
    for (const char* paper : {"A4", "A3", "A4-portrait", "16:9", "report"})
        for (const Beside beside : {Beside::table, Beside::ranking})
            for (const Language language : {Language::zh, Language::en}) {
                SCOPED_TRACE(std::string(paper) + " " + std::string(to_key(beside)) +
                             (language == Language::zh ? " zh" : " en"));
                const Sheet sheet = sheet_of(paper, beside, language);
                const scene::Camera camera = fit(sheet);
                const auto scene = builder_.build(sheet.options, camera);
                expect_apart(scene->furniture, sheet);
                for (const Rect& box : scene->furniture) EXPECT_FALSE(builder_.covers_city(camera, box));
                for (const scene::TextRun& run : furniture_texts(*scene))
                    EXPECT_GE(run.size_px, k_least_type * sheet.options.pixel_ratio - 0.01F) << run.text;
            }
}

TEST_F(SheetOfAreas, TheMapIsAboutAsLargeAsWithoutTheList) {
    for (const char* paper : {"A4", "A3"})
        for (const Beside beside : {Beside::table, Beside::ranking}) {
            const double beside_list = fit(sheet_of(paper, beside, Language::zh)).pixels_per_metre;
            const double alone = fit(sheet_of(paper, Beside::nothing, Language::zh)).pixels_per_metre;
            EXPECT_GE(beside_list, 0.85 * alone) << paper << " " << to_key(beside);
        }
}

TEST_F(SheetOfAreas, AnExtentLiesBesideTheList) {
    const Sheet sheet = sheet_of("A4", Beside::table, Language::zh);
    const scene::Camera camera = builder_.fit(sheet.options, sheet.width, sheet.height, {120.6, 30.4, 120.7, 30.5});
    const scene::Vec2 a = scene::to_screen(camera, builder_.project({120.6, 30.5}));
    const scene::Vec2 b = scene::to_screen(camera, builder_.project({120.7, 30.4}));
    const Rect shown = Rect{a.x, a.y, b.x - a.x, b.y - a.y}.grown(-2);
    for (const Rect& box : builder_.build(sheet.options, camera)->furniture) EXPECT_FALSE(box.overlaps(shown));
    EXPECT_GT(shown.height, 0.4F * static_cast<float>(sheet.height));
}

TEST_F(SheetOfAreas, TheFootIsBrokenBetweenItsPartsAlone) {
    for (const char* paper : {"A4", "A4-portrait", "report"})
        for (const Language language : {Language::zh, Language::en}) {
            Sheet sheet = sheet_of(paper, Beside::nothing, language);
            sheet.options.sheet.maker = "Haining Planning";
            const auto scene = builder_.build(sheet.options, fit(sheet));
            for (const std::string& part : carto::foot_parts(builder_.index(), sheet.options))
                EXPECT_TRUE(says(*scene, part)) << paper << ": " << part;
        }
}

TEST_F(SheetOfAreas, TheTableHasAColumnOfWhatTheMapShows) {
    Sheet sheet = sheet_of("A4", Beside::table, Language::en);
    sheet.options.measure = plan::Measure::gap;
    const auto scene = builder_.build(sheet.options, fit(sheet));
    std::vector<std::string> texts;
    for (const scene::TextRun& run : furniture_texts(*scene)) texts.push_back(run.text);
    EXPECT_EQ(std::ranges::count(texts, carto::in(plan::label(plan::Measure::gap), Language::en)), 1)
        << "the legend's heading says more";
    const auto gap =
        plan::measure(builder_.index(), "xucun", builder_.plan().indicators.front().key, 2023, plan::Measure::gap);
    ASSERT_TRUE(gap.value);
    const plan::NumberFormat format = plan::number_format(builder_.plan().indicators.front(), plan::Measure::gap);
    EXPECT_GE(std::ranges::count(texts, carto::format_value(*gap.value, format)), 1);
}

/// As the report writes them.
TEST_F(SheetOfAreas, ItsLargeNumbersAreGroupedByThrees) {
    for (const Beside beside : {Beside::table, Beside::ranking}) {
        Sheet sheet = sheet_of("A4", beside, Language::zh);
        sheet.options.indicator = "tech_firms";
        sheet.options.measure = plan::Measure::value;
        const auto scene = builder_.build(sheet.options, fit(sheet));
        bool is_grouped = false;
        for (const scene::TextRun& run : furniture_texts(*scene)) {
            is_grouped = is_grouped || run.text.find("1,") != std::string::npos;
            EXPECT_EQ(run.text.find("1315"), std::string::npos) << run.text;
            EXPECT_EQ(run.text.find("2510"), std::string::npos) << run.text;
        }
        EXPECT_TRUE(is_grouped || beside == Beside::ranking) << "the city as a whole";
    }
}

TEST_F(SheetOfAreas, ALargeSheetNamesTheParksAlongTheLine) {
    const Sheet sheet = sheet_of("A3", Beside::strip, Language::zh);
    picture::View view;
    view.width_px = sheet.width;
    view.height_px = sheet.height;
    const auto made = picture::compose(builder_, sheet.options, view);
    ASSERT_TRUE(made) << base::to_line(made.error());
    const std::vector<scene::TextRun> texts = support::texts_of(*made->panes.back().scene);
    EXPECT_TRUE(std::ranges::any_of(
        texts, [](const scene::TextRun& run) { return run.text.find("鹃湖国际科技城") != std::string::npos; }));
}

}  // namespace
