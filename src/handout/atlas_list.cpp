#include "atlas_list.h"

#include <algorithm>
#include <utility>

#include "base/translate.h"
#include "carto/paper.h"
#include "chart/pages.h"
#include "platform/fonts.h"

namespace handout {
namespace {

using base::mark;

/// Columns of numbers and names beside each other, filled one after the other, so that a list takes few sheets.
chart::Table table_of(std::span<const carto::IndexedPage> pages, carto::Language language, std::size_t columns) {
    const auto say = [&](const char* english) { return base::translate(language, english); };
    chart::Table out;
    for (std::size_t i = 0; i < columns; ++i) {
        out.columns.push_back({say(mark("Page")), true});
        out.columns.push_back({say(mark("What it shows"))});
    }
    const std::size_t rows = (pages.size() + columns - 1) / columns;
    for (std::size_t row = 0; row < rows; ++row) {
        auto& cells = out.rows.emplace_back();
        for (std::size_t i = 0; i < columns; ++i) {
            const std::size_t at = i * rows + row;
            const carto::IndexedPage* page = at < pages.size() ? &pages[at] : nullptr;
            cells.push_back({page == nullptr ? "" : page->number > 0 ? std::to_string(page->number) : "–"});
            cells.push_back({page == nullptr ? "" : page->name, page != nullptr && page->number == 0});
        }
    }
    return out;
}

}  // namespace

base::Result<std::vector<sheet::Page>> atlas_list(std::span<const carto::IndexedPage> pages, std::string_view paper,
                                                  const ListWords& words) {
    constexpr std::size_t k_columns = 2;
    const auto fonts = platform::find_fonts();
    if (!fonts) return base::pass(fonts.error());
    auto text = carto::TextEngine::create({fonts->regular.path, fonts->regular.face_index},
                                          {fonts->bold.path, fonts->bold.face_index}, carto::GlyphsAs::outlines);
    if (!text) return base::pass(text.error());
    const carto::Paper sheet = carto::paper_from_key(paper).value_or(carto::Paper{420, 297, 1});
    chart::SheetStyle style;
    style.dpi = carto::usual_dpi(sheet);
    style.width_mm = static_cast<float>(sheet.width_mm);
    style.height_mm = static_cast<float>(sheet.height_mm);
    for (float* size : {&style.margin_mm, &style.body_pt, &style.table_pt, &style.note_pt}) *size *= sheet.type;
    for (float& size : style.heading_pt) size *= sheet.type;
    chart::SheetWords around;
    around.header = words.header;
    around.mark = words.mark;
    around.page = "{0} / {1}";
    around.before = words.before;
    around.behind = words.behind;
    around.continued = base::translate(words.language, mark(" (continued)"));
    const chart::Document document{chart::Heading{1, words.title}, table_of(pages, words.language, k_columns)};
    std::vector<sheet::Page> out;
    for (chart::Sheet& made : chart::set_pages(*text, document, style, around))
        out.push_back({std::move(made.panes), made.width_px, made.height_px, style.dpi,
                       static_cast<float>(style.dpi) / 96.0F, words.title});
    return out;
}

}  // namespace handout
