#include "handout/report_pages.h"

#include <utility>

#include "chart/pages.h"
#include "report_map.h"
#include "report_sections.h"

namespace handout {
namespace {

sheet::Page page_of(chart::Sheet&& made, int dpi, float pixel_ratio) {
    sheet::Page page{std::move(made.panes), made.width_px, made.height_px, dpi, pixel_ratio};
    for (chart::PlacedHeading& heading : made.headings)
        if (heading.level < 3) page.bookmarks.push_back({std::move(heading.text), heading.level, heading.y});
    return page;
}

}  // namespace

base::Result<std::vector<sheet::Page>> report_pages(const plan::PlanPtr& plan, const EvaluationWish& wish,
                                                    const Progress& progress, ReportPart part) {
    const auto fonts = platform::find_fonts();
    if (!fonts) return base::pass(fonts.error());
    auto builder = picture::make_map_builder(as_of_year(plan, wish), *fonts, carto::GlyphsAs::outlines);
    if (!builder) return base::pass(builder.error());
    auto text = carto::TextEngine::create({fonts->regular.path, fonts->regular.face_index},
                                          {fonts->bold.path, fonts->bold.face_index}, carto::GlyphsAs::outlines);
    if (!text) return base::pass(text.error());
    chart::SheetStyle style;
    constexpr float k_latin_table_pt = 8;  // of letters, which are read in smaller type than characters
    if (wish.language == carto::Language::zh)
        style.indent = "\u3000\u3000";
    else
        style.table_pt = k_latin_table_pt;
    const MapMaker make_map = [&](const carto::MapOptions& options) {
        return report_map(*builder, wish, options, style.dpi, true);
    };
    const auto document = report_sections(builder->review(wish.review.line), wish, make_map, progress, part);
    if (!document) return base::pass(document.error());
    std::vector<sheet::Page> pages;
    const float pixel_ratio = static_cast<float>(style.dpi) / 96.0F;
    for (chart::Sheet& made : chart::set_pages(*text, *document, style, report_words(builder->index(), wish)))
        pages.push_back(page_of(std::move(made), style.dpi, pixel_ratio));
    return pages;
}

sheet::Document report_document(const plan::Plan& plan, const EvaluationWish& wish) {
    return {report_title(plan, wish) + " · " + report_subtitle(plan, wish), wish.maker,
            carto::in(plan.boundary_note, wish.language), wish.language == carto::Language::zh ? "zh-CN" : "en"};
}

}  // namespace handout
