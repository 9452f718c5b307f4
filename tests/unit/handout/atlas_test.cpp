// A map in parts: its index and its pages, what they share, and what has no page.
#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <set>
#include <span>

#include "carto/map_scale.h"
#include "geo/locate.h"
#include "haining_plan.h"
#include "handout/atlas_pages.h"
#include "handout/page_file.h"
#include "output_of.h"
#include "plan/index.h"
#include "plan/stories.h"
#include "scene_items.h"
#include "scratch_folder.h"
#include "session/saved_view.h"

namespace {

using session::AtlasBy;
using session::ExportField;
using session::ExportWish;

/// All that can be read on a page, a line a run of text.
std::string words_of(const handout::AtlasPage& page) {
    std::string out;
    for (const scene::Pane& pane : page.page.panes)
        for (const scene::TextRun& run : support::texts_of(*pane.scene)) out += run.text + "\n";
    return out;
}

bool says(const handout::AtlasPage& page, const std::string& words) {
    return words_of(page).find(words) != std::string::npos;
}

/// The rows of the legend by their keys, and their number of areas.
std::multiset<std::string> legend_of(const handout::AtlasPage& page) {
    std::multiset<std::string> out;
    for (const scene::TextRun& run : support::texts_of(*page.page.panes.front().scene))
        if (run.text.find('%') != std::string::npos && run.space == scene::Space::screen) out.insert(run.text);
    return out;
}

class AtlasTest : public testing::Test {
protected:
    void use(const plan::Plan& plan) { source_ = source_of(std::make_shared<const plan::Plan>(plan)); }
    static handout::ExportSource source_of(const plan::PlanPtr& plan) {
        handout::ExportSource source;
        source.plan = plan;
        const plan::Index index(*plan);
        source.view = session::saved_view(session::first_view(index), std::nullopt, index);
        return source;
    }
    handout::Atlas made(AtlasBy by = AtlasBy::areas) {
        wish_.by = by;
        auto atlas = handout::atlas_pages(source_, wish_);
        if (!atlas) ADD_FAILURE() << base::to_line(atlas.error().error);
        return atlas ? *std::move(atlas) : handout::Atlas{};
    }
    session::ExportProblem refused(AtlasBy by) {
        wish_.by = by;
        auto atlas = handout::atlas_pages(source_, wish_);
        EXPECT_FALSE(atlas);
        return atlas ? session::ExportProblem{} : atlas.error();
    }
    static ExportWish a4() {
        ExportWish wish;
        wish.what = session::ExportWhat::atlas;
        wish.paper = "A4";
        return wish;
    }

    handout::ExportSource source_ = source_of(support::haining_plan());
    ExportWish wish_ = a4();
};

}  // namespace

TEST_F(AtlasTest, HasAnIndexAndAPageForEachArea) {
    const handout::Atlas atlas = made();
    const plan::Index index(*source_.plan);
    ASSERT_EQ(atlas.pages.size(), index.areas().size() + 1);
    EXPECT_EQ(atlas.pages.front().name, "索引图");
    for (std::size_t i = 0; i < atlas.pages.size(); ++i) {
        const handout::AtlasPage& page = atlas.pages[i];
        EXPECT_TRUE(says(page, std::to_string(i + 1) + " / " + std::to_string(atlas.pages.size()))) << page.name;
        EXPECT_EQ(page.page.title, page.name) << "in the outline";
        EXPECT_TRUE(page.page.registration) << page.name;
        if (i == 0) continue;
        EXPECT_EQ(page.name, index.areas()[i - 1]->name.zh);
        EXPECT_TRUE(says(atlas.pages.front(), page.name)) << "listed on the index";
        EXPECT_TRUE(says(atlas.pages.front(), "\n" + std::to_string(i + 1) + "\n"));
        EXPECT_FALSE(page.page.panes.front().highlights.empty()) << page.name;
    }
    EXPECT_TRUE(atlas.remarks.empty()) << atlas.remarks.front();
}

TEST_F(AtlasTest, APageListsTheCarriersOfItsAreaAlone) {
    wish_.paper = "A3";
    const plan::Index index(*source_.plan);
    const auto name_of = [&](int number) { return "\n" + std::to_string(number) + "\n"; };
    const handout::Atlas atlas = made();
    int listed = 0;
    for (std::size_t i = 1; i < atlas.pages.size(); ++i) {
        const bool has_index = says(atlas.pages[i], "创新载体一览");
        listed += has_index ? 1 : 0;
        const auto area = std::ranges::find(index->areas, atlas.pages[i].name, [](const auto& a) { return a.name.zh; });
        ASSERT_NE(area, index->areas.end());
        const plan::Unit* unit = index.unit(plan::Index::feature_of(*area));
        if (unit == nullptr) continue;
        const auto lies_there = [&](const plan::Carrier& c) {
            return c.position && geo::contains(unit->shape, *c.position);
        };
        EXPECT_EQ(has_index, std::ranges::any_of(index->carriers, lies_there)) << area->name.zh;
        if (!has_index) continue;
        const std::string words = words_of(atlas.pages[i]);
        const std::string index_words = words.substr(words.find("创新载体一览"));
        for (const plan::Carrier& carrier : index->carriers)
            EXPECT_EQ(index_words.find(name_of(carrier.number)) != std::string::npos, lies_there(carrier))
                << area->name.zh << carrier.number;
    }
    EXPECT_GT(listed, 3);
}

TEST_F(AtlasTest, EachPageShowsItsAreaWhole) {
    const handout::Atlas atlas = made();
    const plan::Index index(*source_.plan);
    const carto::MapBuilder builder = support::builder_of(source_.plan);
    for (std::size_t i = 1; i < atlas.pages.size(); ++i) {
        const geo::ProjectedExtent area = builder.extent_of(plan::Index::feature_of(*index.areas()[i - 1]));
        const geo::ProjectedExtent& ground = atlas.pages[i].ground;
        EXPECT_TRUE(ground.min_x < area.min_x && ground.min_y < area.min_y && ground.max_x > area.max_x &&
                    ground.max_y > area.max_y)
            << atlas.pages[i].name;
    }
}

TEST_F(AtlasTest, EveryScaleIsOfTheLadderAndThatOfStationsIsOne) {
    for (const handout::AtlasPage& page : made().pages)
        EXPECT_NEAR(carto::round_denominator(page.scale * 0.9999), page.scale, 1) << page.name;
    const handout::Atlas stations = made(AtlasBy::stations);
    for (const handout::AtlasPage& page : std::span(stations.pages).subspan(1))
        EXPECT_NEAR(page.scale, stations.pages[1].scale, 1) << page.name;
    EXPECT_GT(stations.pages.front().scale, stations.pages[1].scale) << "the index shows more";
}

TEST_F(AtlasTest, ASmallParkIsShownWithItsSurroundings) {
    const handout::Atlas atlas = made();
    EXPECT_GT(atlas.pages.back().ground.height(), 4000);
    EXPECT_LT(atlas.pages.back().scale, atlas.pages[1].scale);
}

TEST_F(AtlasTest, NothingLiesOverTheAreaOfAPage) {
    plan::Plan plan = *source_.plan;
    for (plan::Unit& unit : plan.units.edit()) {  // as wide and as high as they are, so that they reach into corners
        geo::GeoExtent box;
        geo::include(box, unit.shape);
        unit.shape = {{{{box.west, box.south},
                        {box.east, box.south},
                        {box.east, box.north},
                        {box.west, box.north},
                        {box.west, box.south}},
                       {}}};
    }
    use(plan);
    const handout::Atlas atlas = made();
    const plan::Index index(*source_.plan);
    const carto::MapBuilder builder = support::builder_of(source_.plan);
    for (std::size_t i = 1; i < atlas.pages.size(); ++i) {
        const plan::Unit* unit = index.unit(plan::Index::feature_of(*index.areas()[i - 1]));
        if (unit == nullptr) continue;
        const sheet::Page& page = atlas.pages[i].page;
        const geo::ProjectedExtent area = builder.extent_of(ref_of(*unit)), &ground = atlas.pages[i].ground;
        const double scale = page.width_px / ground.width();
        const scene::Rect shown{static_cast<float>((area.min_x - ground.min_x) * scale),
                                static_cast<float>((ground.max_y - area.max_y) * scale),
                                static_cast<float>(area.width() * scale), static_cast<float>(area.height() * scale)};
        for (const scene::Rect& box : page.panes.front().scene->furniture)
            EXPECT_FALSE(box.overlaps(shown.grown(-80))) << atlas.pages[i].name << ' ' << box.x << ' ' << box.y;
    }
}

TEST_F(AtlasTest, TheLineBetweenTwoMapsRunsThroughTheAreaOfThePage) {
    const plan::Index index(*source_.plan);
    session::ViewState view = session::first_view(index);
    view.subject.measure = plan::Measure::value;
    view.comparing = session::Comparing{};
    view.comparing->other = {plan::Measure::target, index->baseline_year};
    source_.view = session::saved_view(view, std::nullopt, index);
    const handout::Atlas atlas = made();
    const carto::MapBuilder builder = support::builder_of(source_.plan);
    EXPECT_EQ(atlas.pages.front().page.panes.size(), 1U) << "the index is one map";
    for (std::size_t i = 1; i < atlas.pages.size(); ++i) {
        ASSERT_GE(atlas.pages[i].page.panes.size(), 4U) << "two maps, the line and its edge";
        const double line = static_cast<double>(atlas.pages[i].page.panes.back().clip.x) / atlas.pages[i].page.width_px;
        const geo::ProjectedExtent& ground = atlas.pages[i].ground;
        const geo::ProjectedExtent area = builder.extent_of(plan::Index::feature_of(*index.areas()[i - 1]));
        const double x = ground.min_x + line * ground.width();
        EXPECT_TRUE(x > area.min_x && x < area.max_x) << atlas.pages[i].name << ' ' << line;
    }
}

TEST_F(AtlasTest, AListThatIsTooLongFollowsTheNumberedMap) {
    plan::Plan plan = *source_.plan;
    for (int i = 100; i < 200; ++i) {
        plan::Station station = plan.stations[0];
        station.order = i;
        plan.stations.push_back(station);
    }
    plan.planned_stations = {};
    use(plan);
    const handout::Atlas atlas = made(AtlasBy::stations);
    EXPECT_TRUE(atlas.remarks.empty());
    EXPECT_FALSE(says(atlas.pages.front(), "图幅目录"));
    ASSERT_GT(atlas.pages.size(), 1 + plan.stations.size());
    const std::size_t lists = atlas.pages.size() - 1 - plan.stations.size();
    EXPECT_TRUE(says(atlas.pages[1], "图幅目录"));
    const std::string total = std::to_string(atlas.pages.size());
    EXPECT_TRUE(says(atlas.pages.front(), "\n" + total + "\n")) << "the frame of the last page";
    EXPECT_TRUE(says(atlas.pages[lists], "\n" + total + "\n")) << "in the list as well";
    EXPECT_TRUE(says(atlas.pages[1], "2 / " + total));
    EXPECT_TRUE(says(atlas.pages.back(), total + " / " + total));
}

TEST_F(AtlasTest, ALegendIsOnEveryPageWithTheClassesOfTheWholeMap) {
    for (const char* measure : {"attainment", "value"}) {
        source_.view.measure = measure;
        source_.view.method = "quantile";
        const handout::Atlas atlas = made();
        const auto& rows = atlas.pages.front().page.panes.front().scene->legend_rows;
        ASSERT_FALSE(rows.empty());
        for (const handout::AtlasPage& page : atlas.pages) {
            EXPECT_EQ(page.page.panes.front().scene->legend_rows.size(), rows.size()) << page.name;
            EXPECT_EQ(legend_of(page), legend_of(atlas.pages.front())) << page.name;
        }
    }
}

TEST_F(AtlasTest, ATypedScaleHoldsForAllOrNamesTheOneThatDoes) {
    wish_.scale = "1:20,000";
    const session::ExportProblem problem = refused(AtlasBy::areas);
    EXPECT_EQ(problem.field, ExportField::scale);
    const std::string said = base::to_line(problem.error);
    const std::size_t at = said.rfind("1:");
    ASSERT_NE(at, std::string::npos) << said;
    wish_.scale = said.substr(at, said.find(' ', at) - at);
    const handout::Atlas atlas = made();
    EXPECT_EQ("1:" + std::to_string(std::lround(atlas.pages[1].scale)), wish_.scale);
    EXPECT_EQ("1:" + std::to_string(std::lround(atlas.pages.back().scale)), wish_.scale);
}

TEST_F(AtlasTest, StationsAreShownWithinTheReachOfTheMap) {
    const handout::Atlas usual = made(AtlasBy::stations);
    ASSERT_EQ(usual.pages.size(), source_.plan->stations.size() + 1);
    EXPECT_EQ(usual.pages[1].name, source_.plan->stations.front().name.zh);
    const plan::Index index(*source_.plan);
    session::ViewState view = session::first_view(index);
    view.review.shows_reach = true;
    view.review.reach.width_m = 5000;
    source_.view = session::saved_view(view, std::nullopt, index);
    const handout::Atlas wider = made(AtlasBy::stations);
    EXPECT_GT(wider.pages[1].scale, 2 * usual.pages[1].scale);
    EXPECT_GT(wider.pages[1].ground.height(), 10000);
}

TEST_F(AtlasTest, PlannedStationsAreNamedAndHaveNoPage) {
    ASSERT_FALSE(source_.plan->planned_stations.empty());
    const handout::Atlas atlas = made(AtlasBy::stations);
    ASSERT_EQ(atlas.remarks.size(), 1U);
    for (const plan::PlannedStation& station : source_.plan->planned_stations) {
        EXPECT_NE(atlas.remarks.front().find(station.name.zh), std::string::npos);
        EXPECT_TRUE(says(atlas.pages.front(), station.name.zh)) << "the index says so";
    }
}

TEST_F(AtlasTest, ViewsAreThoseOfAStoryAsTheyWereSaved) {
    const plan::Story* story = plan::usual_story(*source_.plan);
    ASSERT_NE(story, nullptr);
    const std::vector<plan::Slide> slides = plan::slides_of(*source_.plan, story->id);
    const auto shown = std::ranges::count_if(slides, [](const plan::Slide& slide) { return slide.number > 0; });
    source_.story = *story;
    const handout::Atlas atlas = made(AtlasBy::views);
    ASSERT_EQ(atlas.pages.size(), static_cast<std::size_t>(shown) + 1);
    EXPECT_TRUE(says(atlas.pages[1], slides.front().view->title.zh.substr(0, 6)));
    source_.story = {};
    EXPECT_GE(made(AtlasBy::views).pages.size(), atlas.pages.size()) << "all that are saved";
}

TEST_F(AtlasTest, AnAreaWithoutGroundIsNamedAndHasNoPage) {
    plan::Plan plan = *source_.plan;
    plan.units.edit()[0].shape.clear();
    use(plan);
    const handout::Atlas atlas = made();
    const plan::Index index(*source_.plan);
    EXPECT_EQ(atlas.pages.size(), index.areas().size());
    const plan::Area* lost = index.area_of_unit(source_.plan->units[0].code);
    ASSERT_EQ(atlas.remarks.size(), 1U);
    EXPECT_NE(atlas.remarks.front().find(lost->name.zh), std::string::npos);
    EXPECT_TRUE(says(atlas.pages.front(), lost->name.zh.substr(0, 6)));
}

TEST_F(AtlasTest, NothingToShowIsRefused) {
    plan::Plan plan = *source_.plan;
    plan.areas = {};
    plan.stations = {};
    plan.views = {};
    plan.stories = {};
    plan.story_parts = {};
    use(plan);
    for (const AtlasBy by : session::k_atlas_bys) EXPECT_EQ(refused(by).field, ExportField::by);
}

TEST_F(AtlasTest, IsCancelledBetweenPages) {
    int asked = 0;
    float share = 0;
    const auto cancelled = handout::atlas_pages(source_, wish_, [&](float done) {
        share = done;
        return ++asked < 4;
    });
    ASSERT_FALSE(cancelled);
    EXPECT_EQ(asked, 4);
    EXPECT_NEAR(share, 3.0F / 14, 0.01F);
}

TEST_F(AtlasTest, EveryPaperHasRoomInBothLanguages) {
    for (const std::string_view paper : session::export_papers())
        for (const carto::Language language : {carto::Language::zh, carto::Language::en}) {
            if (paper == "report" && language == carto::Language::en) continue;  // whose words leave no room for a map
            wish_.paper = paper;
            wish_.language = language;
            const auto atlas = handout::atlas_pages(source_, wish_);
            EXPECT_TRUE(atlas) << paper << (atlas ? "" : base::to_line(atlas.error().error));
        }
}

TEST_F(AtlasTest, TheDocumentHasAnOutlinePageLabelsAndAPlaceForEachMap) {
    const handout::Atlas atlas = made();
    std::vector<sheet::Page> pages;
    for (const handout::AtlasPage& page : atlas.pages) pages.push_back(page.page);
    const auto bytes = sheet::to_pdf(pages, atlas.document);
    ASSERT_TRUE(bytes) << base::to_line(bytes.error());
    const support::ScratchFolder folder;
    const std::string file = (folder / "atlas.pdf").string();
    support::write_bytes(file, {reinterpret_cast<const char*>(bytes->data()), bytes->size()});
    EXPECT_EQ(support::output_of("qpdf --check " + file).find("WARNING"), std::string::npos);
    const std::string json = support::output_of("qpdf --json " + file);
    EXPECT_NE(json.find("/PageLabels"), std::string::npos);
    std::size_t outlines = 0, maps = 0;
    const std::string plain = support::output_of("qpdf --qdf --object-streams=disable " + file + " -");
    for (std::size_t at = 0; (at = plain.find("/Measure <<", at + 1)) != std::string::npos;) ++maps;
    for (std::size_t at = 0; (at = json.find("\"destpageposfrom1\"", at + 1)) != std::string::npos;) ++outlines;
    EXPECT_EQ(maps, atlas.pages.size());
    EXPECT_EQ(outlines, atlas.pages.size());
    const std::string third = support::output_of("pdftotext -f 3 -l 3 " + file + " -");
    EXPECT_NE(third.find("3 / 14"), std::string::npos) << third;
    EXPECT_NE(third.find("长安镇"), std::string::npos);
    EXPECT_NE(third.find("1:150,000"), std::string::npos);
}

TEST_F(AtlasTest, NamesOfFilesAreTakenByEverySystem) {
    handout::Atlas atlas;
    for (const char* name : {"索引图", "a/b:c*?", "  长安镇（高新区） ", "x\ty"}) {
        atlas.pages.emplace_back();
        atlas.pages.back().name = name;
    }
    const auto name = [&](std::size_t page) {
        return handout::page_file_name(atlas, page, session::ExportFormat::pdf);
    };
    EXPECT_EQ(name(0), "01-索引图.pdf");
    EXPECT_EQ(name(1), "02-a-b-c--.pdf");
    EXPECT_EQ(name(2), "03-长安镇（高新区）.pdf");
    EXPECT_EQ(name(3).find('\t'), std::string::npos);
    atlas.pages.back().name = std::string(300, 'x');
    EXPECT_LT(name(3).size(), 80U);
}
