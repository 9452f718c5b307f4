// What leaves the house says what the window says.
#include <gtest/gtest.h>

#include "haining_plan.h"
#include "handout/report_book.h"
#include "handout/story_deck.h"
#include "handout/story_pages.h"
#include "plan/measures.h"
#include "plan/observations.h"
#include "plan/stories.h"
#include "scratch_folder.h"

namespace {

const plan::Story& built_in_story() { return *plan::usual_story(*support::haining_plan()); }

const exchange::BookSheet* sheet_named(const exchange::Book& book, const std::string& name) {
    const auto at = std::ranges::find_if(book.sheets, [&](const auto& sheet) { return sheet.table.name == name; });
    return at == book.sheets.end() ? nullptr : &*at;
}

}  // namespace

TEST(StoryPages, ArePagesOfEveryShownSlideBetweenTwoOfWords) {
    std::vector<std::string> missing;
    handout::StoryPages wish;
    wish.width_px = 960;
    wish.height_px = 540;
    wish.dpi = 72;
    const auto pages = handout::story_pages(support::haining_plan(), built_in_story(), wish, missing);
    ASSERT_TRUE(pages) << base::to_line(pages.error());
    EXPECT_EQ(pages->size(), plan::slides_of(*support::haining_plan(), built_in_story().id).size() + 2);
    EXPECT_TRUE(missing.empty());
    const auto pdf = sheet::to_pdf(*pages, {"故事", "", "", "zh-CN"});
    ASSERT_TRUE(pdf);
    EXPECT_LT(pdf->size(), 3'000'000U);
}

TEST(StoryPages, TheBuiltInStoryNamesNothingThatIsNotThere) {
    const plan::Index index(*support::haining_plan());
    for (const plan::Slide& slide : plan::slides_of(index.plan(), built_in_story().id)) {
        EXPECT_FALSE(slide.view->title.en.empty()) << slide.view->title.zh;
        EXPECT_EQ(slide.view->conclusion.zh.empty(), slide.view->conclusion.en.empty()) << slide.view->title.zh;
        EXPECT_FALSE(plan::unknown_field(slide.view->conclusion.zh)) << slide.view->title.zh;
    }
}

TEST(StoryDeck, HasItsNumbersAsObjects) {
    std::vector<std::string> missing;
    handout::DeckWish wish;
    wish.picture_width_px = 480;
    const auto deck = handout::story_deck(support::haining_plan(), built_in_story(), wish, missing);
    ASSERT_TRUE(deck) << base::to_line(deck.error());
    const plan::Index index(*support::haining_plan());
    std::size_t charts = 0;
    for (const exchange::DeckSlide& slide : deck->slides) {
        if (!slide.chart) continue;
        ++charts;
        ASSERT_TRUE(slide.table);
        EXPECT_EQ(slide.table->rows.size(), slide.chart->categories.size());
        for (const auto& series : slide.chart->series) EXPECT_EQ(series.values.size(), slide.chart->categories.size());
    }
    EXPECT_EQ(charts, index->indicators.size());
    const support::ScratchFolder folder;
    EXPECT_TRUE(exchange::write_pptx(folder / "deck.pptx", *deck));
}

TEST(StoryDeck, IsCancelledBetweenTheMapsOfIt) {
    const support::ScratchFolder folder;
    std::vector<std::string> missing;
    handout::DeckWish wish;
    wish.picture_width_px = 480;
    int maps = 0;
    const auto deck = handout::story_deck(support::haining_plan(), built_in_story(), wish, missing,
                                          [&](float) { return ++maps < 3; });
    ASSERT_TRUE(deck) << base::to_line(deck.error());
    EXPECT_EQ(maps, 0) << "maps are drawn while they are written";
    const auto written = exchange::write_pptx(folder / "deck.pptx", *deck);
    ASSERT_FALSE(written);
    EXPECT_NE(base::to_line(written.error()).find("cancelled"), std::string::npos);
    EXPECT_EQ(maps, 3);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << "no half of a file";
}

TEST(ReportBook, HasTheNumbersOfThePlan) {
    const plan::Index index(*support::haining_plan());
    const plan::ReviewIndex review(index);
    const exchange::Book book = handout::report_book(review, {}, {});
    for (const plan::Indicator& indicator : index->indicators) {
        const exchange::BookSheet* sheet = sheet_named(book, indicator.short_name.zh);
        ASSERT_NE(sheet, nullptr);
        ASSERT_EQ(sheet->groups.size(), sheet->table.titles.size());
        for (const auto& row : sheet->table.rows) {
            const auto& name = std::get<std::string>(row[0]);
            const auto area =
                std::ranges::find_if(index->areas, [&](const plan::Area& a) { return a.name.zh == name; });
            ASSERT_NE(area, index->areas.end()) << name;
            const auto baseline =
                plan::measure(index, area->key, indicator.key, index->baseline_year, plan::Measure::value).value;
            EXPECT_EQ(std::holds_alternative<double>(row[1]), baseline.has_value()) << name;
            if (baseline) {
                EXPECT_EQ(std::get<double>(row[1]), *baseline);
            }
        }
    }
    EXPECT_EQ(book.sheets.size(), index->indicators.size() + 7);
}

TEST(ReportBook, SaysWhereASampleIs) {
    const plan::Index bare(*support::haining_plan());
    const auto edit = plan::observe(bare, plan::sample_observations(bare), {"test", "2026-11-28"});
    const plan::Plan with = plan::apply(*support::haining_plan(), *edit);
    const plan::Index index(with);
    const exchange::Book book = handout::report_book(plan::ReviewIndex(index), {}, {});
    EXPECT_NE(book.footer.find("SAMPLE"), std::string::npos);
    EXPECT_NE(sheet_named(book, with.indicators.front().short_name.zh)->heading.find("SAMPLE"), std::string::npos);
}
