// The evaluation as pages: the numbers of the window and the workbook, and nothing that nobody entered.
#include "handout/report_pages.h"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>

#include "deck_check.h"
#include "haining_plan.h"
#include "handout/report_deck.h"
#include "output_of.h"
#include "plan/measures.h"
#include "plan/observations.h"
#include "scene_items.h"
#include "scratch_folder.h"
#include "session/bullets.h"

namespace {

using handout::EvaluationWish;

plan::PlanPtr with_samples() {
    static const auto plan =
        std::make_shared<const plan::Plan>(plan::with_sample_observations(*support::haining_plan()));
    return plan;
}

std::vector<sheet::Page> pages_of(const plan::PlanPtr& plan, const EvaluationWish& wish = {}) {
    auto pages = handout::report_pages(plan, wish);
    EXPECT_TRUE(pages) << base::to_line(pages.error());
    return pages ? *std::move(pages) : std::vector<sheet::Page>{};
}

/// The text of a page, its maps left out.
std::string words_of(const sheet::Page& page) {
    std::string out;
    for (const scene::TextRun& run : support::texts_of(*page.panes.front().scene)) out += run.text + "\n";
    return out;
}
std::string words_of(const std::vector<sheet::Page>& pages) {
    std::string out;
    for (const sheet::Page& page : pages) out += words_of(page);
    return out;
}
std::size_t count(const std::string& text, const std::string& what) {
    std::size_t found = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++found;
    return found;
}

std::filesystem::path write_pdf(const support::ScratchFolder& folder, const plan::PlanPtr& plan,
                                const EvaluationWish& wish) {
    const auto bytes = sheet::to_pdf(pages_of(plan, wish), handout::report_document(*plan, wish));
    EXPECT_TRUE(bytes);
    const auto file = folder.path() / "report.pdf";
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes->data()), static_cast<std::streamsize>(bytes->size()));
    return file;
}

}  // namespace

TEST(ReportPages, TellEveryNumberAsTheWindowDoes) {
    EvaluationWish wish;
    wish.year = 2024;
    const std::string lines = words_of(pages_of(with_samples(), wish)), words = support::without_spaces(lines);
    // a table has the unit of a count over its columns
    const auto says = [&](const std::string& text) {
        return words.find(support::without_spaces(text)) != std::string::npos ||
               lines.find("\n" + text.substr(0, text.find(' ')) + "\n") != std::string::npos;
    };
    const plan::Index index(*with_samples());
    int values = 0;
    for (const plan::Area& area : index->areas)
        for (const session::Bullet& bullet : session::bullets_of(index, area, 2024, base::Language::zh)) {
            for (const auto& [number, text] :
                 {std::pair(&bullet.baseline, &bullet.baseline_text), std::pair(&bullet.target, &bullet.target_text),
                  std::pair(&bullet.actual, &bullet.actual_text)})
                EXPECT_TRUE(!*number || says(*text)) << *text;
            values += bullet.actual ? 1 : 0;
        }
    EXPECT_GT(values, 20);
}

TEST(ReportPages, JudgeTheTargetYearWhereNothingWasObservedAndSayWhatIsNotEntered) {
    const plan::Index index(*support::haining_plan());
    EXPECT_EQ(handout::evaluated_year(index, 0), 2025);
    EXPECT_EQ(handout::evaluated_year(index, 2022), 2022);
    const auto pages = pages_of(support::haining_plan());
    const std::string words = words_of(pages);
    std::size_t bars = 0;
    for (const plan::Target& target : index->targets) {
        const bool is_sum = index.indicator(target.indicator)->city_value == plan::CityValue::sum;
        bars += (target.baseline || target.target) && !(is_sum && target.area == index.city()->key) ? 1 : 0;
    }
    EXPECT_GE(count(words, "未录入"), bars + static_cast<std::size_t>(session::count_entered(index, 2025).asked))
        << "one a bar and one a figure";
    EXPECT_NE(support::without_spaces(words).find("完成率（口径一：达到目标的指标数÷指标总数）暂不能给出"),
              std::string::npos);
    EXPECT_EQ(words.find("达标"), std::string::npos);
    EXPECT_EQ(words.find("SAMPLE"), std::string::npos);
    EXPECT_NE(words_of(pages.front()).find("未填写"), std::string::npos) << "nobody said who made it";
}

TEST(ReportPages, SayOnEveryPageThatValuesAreMadeUp) {
    for (const sheet::Page& page : pages_of(with_samples()))
        EXPECT_NE(words_of(page).find("SAMPLE"), std::string::npos);
}

TEST(ReportPages, NameBothMeaningsAndTheChosenWords) {
    EvaluationWish wish;
    const std::string plain = support::without_spaces(words_of(pages_of(with_samples(), wish)));
    for (const char* words : {"口径一", "口径二", "实际÷目标", "（实际−基期）÷（目标−基期）"})
        EXPECT_NE(plain.find(words), std::string::npos) << words;
    wish.words = session::ResultWords::expected;
    wish.language = carto::Language::en;
    const std::string expected = words_of(pages_of(with_samples(), wish));
    EXPECT_NE(expected.find("Broadly as"), std::string::npos);
    for (const std::string* words : {&plain, &expected}) {
        EXPECT_EQ(words->find("{"), std::string::npos);
        EXPECT_EQ(words->find("达标"), std::string::npos);
    }
}

TEST(ReportPages, UseTheSameWordsInTextAndTables) {
    EvaluationWish wish;
    wish.year = 2023;
    wish.words = session::ResultWords::progress;
    const std::string words = support::without_spaces(words_of(pages_of(with_samples(), wish)));
    EXPECT_NE(words.find("完成情况：实现进度滞后"), std::string::npos);
    EXPECT_EQ(words.find("尚未完成"), std::string::npos) << "of the other words";
    for (const char* other : {"（快报）", "核定数0"}) EXPECT_EQ(words.find(other), std::string::npos) << other;
}

TEST(ReportPages, SayWhatTheColoursOfBarsMeanAndWhyAGapMattersOnce) {
    EvaluationWish wish;
    wish.year = 2023;
    const std::string words = support::without_spaces(words_of(pages_of(with_samples(), wish)));
    EXPECT_EQ(count(words, "颜色：序时进度"), 6U) << "a figure an indicator";
    EXPECT_EQ(count(words, "车站要靠周边的载体服务创新"), 1U);
}

TEST(ReportPages, HaveTheChaptersOfAnEvaluationInTheOutline) {
    EvaluationWish wish;
    wish.title = "廊道";
    wish.maker = "海宁市科技局";
    wish.date = "2026-06-30";
    const auto pages = pages_of(support::haining_plan(), wish);
    std::vector<std::string> parts;
    for (const sheet::Page& page : pages)
        for (const sheet::Bookmark& mark : page.bookmarks)
            if (mark.level == 1) parts.push_back(mark.title);
    const std::vector<std::string> chapters{"1  评估工作概况",         "2  总体评价",
                                            "3  主要指标完成情况",     "4  重点任务和重大项目推进情况（载体逐项）",
                                            "5  区域分解指标完成情况", "6  存在的问题及原因",
                                            "7  对下一规划的建议",     "附件1  数据来源",
                                            "附件2  口径说明"};
    EXPECT_EQ(parts, chapters);
    const std::string cover = words_of(pages.front());
    for (const char* words : {"廊道", "海宁市科技局", "2026-06-30", "2021—2025年"})
        EXPECT_NE(cover.find(words), std::string::npos) << words;
    for (std::size_t i = 1; i < pages.size(); ++i)
        EXPECT_NE(words_of(pages[i]).find("第 " + std::to_string(i + 1) + " 页"), std::string::npos);
    EXPECT_EQ(std::ranges::count_if(pages, [](const auto& page) { return page.panes.size() > 1; }), 6)
        << "a map an indicator";
}

TEST(ReportPages, AreASoundPdfThatIsReadInOrder) {
    const support::ScratchFolder folder;
    const auto file = write_pdf(folder, support::haining_plan(), {});
    const std::string check = support::output_of("qpdf --check " + file.string());
    EXPECT_NE(check.find("No syntax or stream encoding errors"), std::string::npos) << check;
    EXPECT_EQ(check.find("WARNING"), std::string::npos) << check;
    const std::string text = support::without_spaces(support::output_of("pdftotext -raw " + file.string() + " -"));
    std::size_t at = 0;
    for (const char* words : {"实施情况总结评估报告", "目录", "1.1评估范围", "“完成率”有两种含义", "3.1指标总表", "图1",
                              "4.1推进情况", "5.1各镇（街道、平台）完成情况", "批注", "口径说明"}) {
        const std::size_t found = text.find(words, at);
        ASSERT_NE(found, std::string::npos) << words;
        at = found;
    }
    EXPECT_LT(std::filesystem::file_size(file), 3'000'000U);
}

TEST(ReportPages, GiveTheSameBytes) {
    const auto bytes = [] {
        return *sheet::to_pdf(pages_of(support::haining_plan()),
                              handout::report_document(*support::haining_plan(), {}));
    };
    EXPECT_TRUE(bytes() == bytes());
}

TEST(ReportDeck, HasASlideForEachIndicatorWithItsNumbersAsObjects) {
    EvaluationWish wish;
    wish.year = 2024;
    const auto deck = handout::report_deck(with_samples(), wish);
    ASSERT_TRUE(deck) << base::to_line(deck.error());
    const plan::Index index(*with_samples());
    std::size_t charts = 0;
    for (const exchange::DeckSlide& slide : deck->slides) {
        EXPECT_NE(slide.text.find("SAMPLE"), std::string::npos) << slide.title;
        if (!slide.chart) continue;
        const plan::Indicator& indicator = index->indicators[charts++];
        EXPECT_NE(slide.title.find(indicator.name.zh), std::string::npos);
        ASSERT_TRUE(slide.picture && slide.table);
        for (std::size_t i = 0; i < slide.chart->categories.size(); ++i) {
            const auto area = std::ranges::find_if(
                index->areas, [&](const plan::Area& each) { return each.name.zh == slide.chart->categories[i]; });
            ASSERT_NE(area, index->areas.end());
            EXPECT_EQ(slide.chart->series[0].values[i], plan::actual(index, area->key, indicator.key, 2024));
            EXPECT_EQ(slide.chart->series[1].values[i], plan::target_of(index, area->key, indicator.key));
        }
    }
    EXPECT_EQ(charts, index->indicators.size());
    const support::ScratchFolder folder;
    ASSERT_TRUE(exchange::write_pptx(folder / "deck.pptx", *deck));
    for (const std::string& fault : support::faults_of_deck(support::bytes_of(folder / "deck.pptx")))
        ADD_FAILURE() << fault;
}

TEST(ReportPages, CanBeCancelled) {
    const auto made = handout::report_pages(support::haining_plan(), {}, [](float share) { return share < 0.3F; });
    ASSERT_FALSE(made);
    EXPECT_NE(base::to_line(made.error()).find("cancelled"), std::string::npos);
}
