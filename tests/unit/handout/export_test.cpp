// What the window exports: every template and format, what is refused and under which field.
#include "handout/export.h"

#include <algorithm>
#include <fstream>
#include <future>
#include <gtest/gtest.h>

#include "carto/paper.h"
#include "haining_plan.h"
#include "plan/index.h"
#include "plan/observations.h"
#include "plan/stories.h"
#include "sample_plan.h"
#include "scene_items.h"
#include "scratch_folder.h"
#include "session/saved_view.h"

namespace {

using session::ExportField;
using session::ExportFormat;
using session::ExportWhat;
using session::ExportWish;

handout::ExportSource source_of(const plan::PlanPtr& plan) {
    handout::ExportSource source;
    source.plan = plan;
    const plan::Index index(*plan);
    source.view = session::saved_view(session::first_view(index), std::nullopt, index);
    source.view.title = {"一张图", "A map"};
    if (const plan::Story* story = plan::usual_story(*plan)) source.story = *story;
    return source;
}

/// All that can be read on the pages, a line a run of text.
std::string words_of(const handout::ExportPages& pages) {
    std::string out;
    for (const sheet::Page& page : pages.pages)
        for (const scene::Pane& pane : page.panes)
            for (const scene::TextRun& run : support::texts_of(*pane.scene)) out += run.text + "\n";
    return out;
}

class ExportTest : public testing::Test {
protected:
    [[nodiscard]] ExportWish wish(ExportFormat format = ExportFormat::pdf) const {
        ExportWish out;
        out.view_format = format;
        out.folder = folder_.path().string();
        out.name = "图" + std::string(session::ending_of(format));
        return out;
    }
    [[nodiscard]] std::size_t files() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder_.path()), {}));
    }
    support::ScratchFolder folder_;
    handout::ExportSource source_ = source_of(support::haining_plan());
};

}  // namespace

TEST_F(ExportTest, EveryTemplateHasItsSizeAndItsScale) {
    for (const std::string_view paper : session::export_papers()) {
        ExportWish asked = wish();
        asked.paper = paper;
        const auto made = handout::export_pages(source_, asked);
        ASSERT_TRUE(made) << paper << ": " << base::to_line(made.error().error);
        ASSERT_EQ(made->pages.size(), 1U);
        const sheet::Page& page = made->pages.front();
        EXPECT_NEAR(page.width_px * 25.4 / page.dpi, carto::paper_from_key(paper)->width_mm, 0.2) << paper;
        EXPECT_NE(words_of(*made).find("1:"), std::string::npos) << paper;
        EXPECT_TRUE(page.registration) << paper;
        EXPECT_TRUE(made->remarks.empty()) << made->remarks.front();
    }
}

TEST_F(ExportTest, EveryFormatIsWritten) {
    for (const auto& [format, head] : {std::pair<ExportFormat, std::string>{ExportFormat::pdf, "%PDF-"},
                                       {ExportFormat::svg, "<?xml"},
                                       {ExportFormat::png, "\x89PNG"}}) {
        ExportWish asked = wish(format);
        asked.paper = "report";
        const auto written = handout::write_export(source_, asked);
        ASSERT_TRUE(written) << base::to_line(written.error().error);
        EXPECT_EQ(support::bytes_of(asked.file()).substr(0, head.size()), head);
    }
}

TEST_F(ExportTest, TheWordsOfTheFormStandOnTheSheet) {
    ExportWish asked = wish();
    asked.language = carto::Language::en;
    asked.title = "Night shift";
    asked.maker = "Lin";
    asked.date = "2026-11-28";
    asked.approval = "S(2026)1";
    asked.stamp = carto::Stamp::internal;
    const std::string words = words_of(*handout::export_pages(source_, asked));
    for (const char* word : {"Night shift", "Made by Lin", "2026-11-28", "S(2026)1", "For internal use"})
        EXPECT_NE(words.find(word), std::string::npos) << word;
    EXPECT_EQ(words.find("Schematic"), std::string::npos);
    asked.title = asked.maker = asked.date = asked.approval = "";
    asked.stamp = carto::Stamp::none;
    const std::string bare = words_of(*handout::export_pages(source_, asked));
    EXPECT_NE(bare.find("A map"), std::string::npos) << "the view's own title";
    for (const char* word : {"Made by", "Date of the data", "approval", "internal", "Schematic"})
        EXPECT_EQ(bare.find(word), std::string::npos) << word;
}

TEST_F(ExportTest, TheSheetBearsWhatIsAskedForBesideTheMap) {
    source_ = source_of(std::make_shared<const plan::Plan>(plan::with_sample_observations(*support::haining_plan())));
    source_.view.year = 2023;
    for (const carto::Language language : {carto::Language::zh, carto::Language::en})
        for (const char* paper : {"A4", "A4-portrait", "A3", "A3-portrait", "16:9", "A0"})
            for (const carto::Beside beside : carto::k_besides) {
                ExportWish asked = wish();
                asked.paper = paper;
                asked.language = language;
                asked.beside = beside;
                const auto made = handout::export_pages(source_, asked);
                const std::string which = std::string(paper) + " " + std::string(carto::to_key(beside));
                const bool english = language == carto::Language::en;
                if (english && paper == std::string("A4-portrait") && beside == carto::Beside::strip) {
                    EXPECT_FALSE(made) << "names of stations that long have no room";
                    continue;
                }
                ASSERT_TRUE(made) << which << ": " << base::to_line(made.error().error);
                const std::string words = words_of(*made);
                EXPECT_EQ(words.find(english ? "2025 target\n" : "2025 年目标\n") != std::string::npos,
                          beside == carto::Beside::table)
                    << which;
                EXPECT_EQ(words.find(english ? "Place\n" : "名次\n") != std::string::npos,
                          beside == carto::Beside::ranking)
                    << which;
                EXPECT_EQ(made->pages.front().panes.size(), beside == carto::Beside::strip ? 2U : 1U) << which;
            }
}

TEST_F(ExportTest, ATableHasARowForEachAreaHoweverMany) {
    for (const std::size_t count : {3U, 13U, 60U}) {
        plan::Plan plan = *support::haining_plan();
        auto areas = std::vector<plan::Area>(plan.areas.begin(), plan.areas.end());
        const auto city = std::ranges::find(areas, plan::AreaKind::city, &plan::Area::kind);
        std::rotate(areas.begin(), city, city + 1);
        areas.resize(std::min(areas.size(), count + 1));
        while (areas.size() < count + 1) {
            areas.push_back(areas[1]);
            areas.back().key += std::to_string(areas.size());
            areas.back().name.zh += std::to_string(areas.size());
        }
        plan.areas = areas;
        source_ = source_of(std::make_shared<const plan::Plan>(plan));
        for (const char* paper : {"A4", "A3-portrait"})
            for (const carto::Beside beside : {carto::Beside::table, carto::Beside::ranking}) {
                ExportWish asked = wish();
                asked.paper = paper;
                asked.beside = beside;
                const auto made = handout::export_pages(source_, asked);
                ASSERT_TRUE(made) << paper << count << base::to_line(made.error().error);
                const std::string words = words_of(*made);
                for (const plan::Area& area : areas)
                    EXPECT_TRUE(area.kind == plan::AreaKind::city ||
                                words.find("\n" + area.name.zh + "\n") != std::string::npos)
                        << area.name.zh;
            }
    }
}

TEST_F(ExportTest, APictureForTheClipboardNamesNoPaper) {
    source_.view.title = {};
    ExportWish asked = wish(ExportFormat::png);
    asked.paper = "16:9";
    const auto sheet = handout::export_pages(source_, asked);
    ASSERT_TRUE(sheet);
    EXPECT_NE(words_of(*sheet).find("1:"), std::string::npos);
    const auto picture = handout::view_pages(source_, asked);
    ASSERT_TRUE(picture);
    EXPECT_EQ(words_of(*picture).find("1:"), std::string::npos);
}

TEST_F(ExportTest, SampleIsNotTakenOff) {
    ExportWish asked = wish();
    asked.stamp = carto::Stamp::none;
    EXPECT_EQ(words_of(*handout::export_pages(source_, asked)).find("SAMPLE"), std::string::npos);
    const auto made = handout::export_pages(
        source_of(std::make_shared<const plan::Plan>(plan::with_sample_observations(*support::haining_plan()))), asked);
    ASSERT_TRUE(made);
    EXPECT_NE(words_of(*made).find("SAMPLE"), std::string::npos);
}

TEST_F(ExportTest, ASheetOfAPartShowsWhereThatLies) {
    const auto boxes_of = [&] { return handout::export_pages(source_, wish())->pages[0].panes[0].scene->furniture; };
    const auto whole = boxes_of();
    const plan::Index index(*source_.plan);
    source_.view =
        session::saved_view(session::first_view(index), session::SeenGround{{120.68, 30.52}, 12000, 8000}, index);
    const auto part = boxes_of();
    ASSERT_EQ(part.size(), whole.size() + 1);
    for (std::size_t i = 0; i + 1 < part.size(); ++i) EXPECT_FALSE(part.back().overlaps(part[i])) << i;
}

TEST_F(ExportTest, AScaleThatIsTooLargeNamesTheOneThatFits) {
    ExportWish asked = wish();
    asked.scale = "1:10,000";
    const auto refused = handout::export_pages(source_, asked);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().field, ExportField::scale);
    const std::string said = base::to_line(refused.error().error);
    const std::size_t at = said.rfind("1:");
    ASSERT_NE(at, std::string::npos) << said;
    asked.scale = said.substr(at, said.find(' ', at) - at);
    const auto made = handout::export_pages(source_, asked);
    ASSERT_TRUE(made) << asked.scale;
}

TEST_F(ExportTest, ATitleThatLeavesNoRoomIsRefusedAtTheTitle) {
    ExportWish asked = wish();
    asked.paper = "report";
    for (int i = 0; i < 30; ++i) asked.title += "很长的标题";
    const auto refused = handout::export_pages(source_, asked);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().field, ExportField::title);
}

TEST_F(ExportTest, AViewOfWhatIsGoneSaysSoAndShowsTheRest) {
    source_.view.indicator = "patents_2019";
    source_.view.selection = "unit/99999";
    source_.view.hidden = "areas bathymetry";
    const auto made = handout::export_pages(source_, wish());
    ASSERT_TRUE(made) << base::to_line(made.error().error);
    ASSERT_EQ(made->remarks.size(), 2U);
    EXPECT_NE(made->remarks[0].find("patents_2019"), std::string::npos) << made->remarks[0];
    EXPECT_NE(made->remarks[1].find("99999"), std::string::npos) << made->remarks[1];
    EXPECT_NE(words_of(*made).find("长安镇"), std::string::npos);
}

TEST_F(ExportTest, ACarrierWithoutAPositionRingsNothing) {
    plan::Plan plan = *support::haining_plan();
    plan.carriers.front().position.reset();
    plan.carriers.front().quality = plan::PositionQuality::none;
    source_.plan = std::make_shared<const plan::Plan>(plan);
    source_.view.selection = "carrier/" + std::to_string(plan.carriers.front().id);
    const auto made = handout::export_pages(source_, wish());
    ASSERT_TRUE(made) << base::to_line(made.error().error);
    EXPECT_TRUE(made->remarks.empty()) << made->remarks.front();
}

TEST_F(ExportTest, WhatIsCancelledBetweenPagesIsNotWritten) {
    ExportWish asked = wish();
    asked.what = ExportWhat::story;
    int pages = 0;
    EXPECT_FALSE(handout::write_export(source_, asked, [&](float) { return ++pages < 3; }));
    EXPECT_EQ(pages, 3);
    EXPECT_EQ(files(), 0U);
    asked.what = ExportWhat::view;
    EXPECT_FALSE(handout::write_export(source_, asked, [](float) { return false; }));
    EXPECT_EQ(files(), 0U);
}

TEST_F(ExportTest, TheReportIsPagesOrSheets) {
    ExportWish asked = wish();
    asked.what = ExportWhat::report;
    asked.use_format(ExportFormat::pdf);
    asked.maker = "规划院";
    const auto pages = handout::export_pages(source_, asked);
    ASSERT_TRUE(pages) << base::to_line(pages.error().error);
    EXPECT_GT(pages->pages.size(), 20U);
    EXPECT_TRUE(pages->sheets.empty());
    EXPECT_NE(words_of(*pages).find("规划院"), std::string::npos);
    EXPECT_NE(words_of(*pages).find("2021—2025"), std::string::npos) << "the view shows the baseline year";
    source_.shown.year = 2023;
    EXPECT_NE(words_of(*handout::export_pages(source_, asked)).find("2021—2023"), std::string::npos);
    ASSERT_TRUE(handout::write_export(source_, asked));
    EXPECT_EQ(support::bytes_of(asked.file()).substr(0, 5), "%PDF-");
}

TEST_F(ExportTest, TheReportJudgesTheYearInTheWordsThatAreAskedFor) {
    source_ = source_of(std::make_shared<const plan::Plan>(plan::with_sample_observations(*support::haining_plan())));
    source_.shown.year = 2023;
    ExportWish asked = wish();
    asked.what = ExportWhat::report;
    asked.use_format(ExportFormat::pptx);
    EXPECT_EQ(handout::judged_year(source_, asked), 2023) << "as the window shows";
    asked.year = 2022;
    EXPECT_EQ(handout::judged_year(source_, asked), 2022);
    asked.words = session::ResultWords::progress;
    const auto pages = handout::export_pages(source_, asked);
    ASSERT_TRUE(pages) << base::to_line(pages.error().error);
    EXPECT_NE(words_of(*pages).find("2021—2022"), std::string::npos);
    EXPECT_NE(words_of(*pages).find("实现进度滞后"), std::string::npos);
    EXPECT_EQ(words_of(*pages).find("附件"), std::string::npos) << "a deck has no annexes";
    asked.name = "评估.pptx";
    ASSERT_TRUE(handout::write_export(source_, asked));
    EXPECT_EQ(support::bytes_of(asked.file()).substr(0, 2), "PK");
}

TEST_F(ExportTest, WhatCannotBeWrittenLeavesTheFileThatIsThere) {
    ExportWish asked = wish();
    asked.folder = "/dev/null/nowhere";
    const auto refused = handout::write_export(source_, asked);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().field, ExportField::name);
}

TEST_F(ExportTest, WhatCannotBeDrawnInADeckIsNotTheFilesFault) {
    ExportWish asked = wish();
    asked.what = ExportWhat::story;
    asked.story_format = ExportFormat::pptx;
    asked.name = "汇报.pptx";
    const auto not_drawn = handout::write_export(source_, asked, [](float) { return false; });
    ASSERT_FALSE(not_drawn);
    EXPECT_EQ(not_drawn.error().field, ExportField::what);
    asked.folder = "/dev/null/nowhere";
    const auto not_written = handout::write_export(source_, asked);
    ASSERT_FALSE(not_written);
    EXPECT_EQ(not_written.error().field, ExportField::name);
}

TEST_F(ExportTest, TwoAtOnceAreAsOneAfterTheOther) {
    ExportWish first = wish(), second = wish(ExportFormat::png);
    second.paper = "A4";
    const auto alone = handout::write_export(source_, first);
    ASSERT_TRUE(alone);
    const std::string expected = support::bytes_of(first.file());
    auto job = std::async(std::launch::async, [&] { return handout::write_export(source_, second).has_value(); });
    ASSERT_TRUE(handout::write_export(source_, first));
    EXPECT_TRUE(job.get());
    EXPECT_EQ(support::bytes_of(first.file()), expected);
}
