#include "handout/report_deck.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "render/png.h"
#include "report_map.h"
#include "report_sections.h"

namespace handout {
namespace {

constexpr std::size_t k_most_rows = 16, k_most_columns = 6;  // that can be read from the last row
constexpr std::uint32_t k_actual = 0x1565C0, k_target = 0x9AA5B1;

/// Sections of a document as slides: one begins at each heading, and is there where anything follows it.
class SlideMaker {
public:
    SlideMaker(const chart::SheetWords& words, int dpi) : words_(words), dpi_(dpi) {}

    base::Result<std::vector<exchange::DeckSlide>> make(const chart::Document& document) {
        for (const chart::Block& block : document)
            if (auto added = std::visit([&](const auto& one) { return add(one); }, block); !added)
                return base::pass(added.error());
        finish();
        return std::move(slides_);
    }

private:
    base::Result<void> add(const chart::Cover& cover) {
        finish();
        exchange::DeckSlide slide;
        slide.is_title_page = true;
        slide.title = cover.title;
        slide.text = cover.subtitle;
        if (!cover.mark.empty()) slide.text += "\n" + cover.mark;
        for (const auto& [what, said] : cover.lines) slide.text.append("\n").append(what).append("  ").append(said);
        slides_.push_back(std::move(slide));
        return {};
    }
    base::Result<void> add(const chart::Heading& heading) {
        finish();
        slide_.title = heading.text;
        return {};
    }
    base::Result<void> add(const chart::Paragraph& paragraph) {
        if (!paragraph.note) tell(paragraph.text);
        return {};
    }
    base::Result<void> add(const chart::Table& table) {
        has_content_ = true;
        if (slide_.table || table.rows.size() > k_most_rows) return {};
        const std::size_t columns = std::min(k_most_columns, table.columns.size());
        slide_.table.emplace();
        for (std::size_t i = 0; i < columns; ++i) slide_.table->titles.push_back(table.columns[i].title);
        for (const auto& row : table.rows) {
            auto& cells = slide_.table->rows.emplace_back();
            for (std::size_t i = 0; i < columns; ++i) cells.push_back(row[i].text);
        }
        return {};
    }
    base::Result<void> add(const chart::Bars& bars) {
        if (bars.rows.empty() || bars.rows.size() > k_most_rows) return {};
        has_content_ = true;
        exchange::DeckChart& chart = slide_.chart.emplace();
        chart.title = bars.actual_words + " / " + bars.target_words;  // a slide has the caption as its own
        chart.series = {{bars.actual_words, k_actual, {}}, {bars.target_words, k_target, {}}};
        for (const chart::Bar& bar : bars.rows) {
            chart.categories.push_back(bar.name);
            chart.series[0].values.push_back(bar.actual);
            chart.series[1].values.push_back(bar.target);
        }
        return {};
    }
    /// The table has the years' numbers that count.
    static base::Result<void> add(const chart::Years&) { return {}; }
    base::Result<void> add(const chart::Picture& picture) {
        has_content_ = true;
        const sheet::Page page{picture.panes, picture.width_px, picture.height_px, dpi_,
                               static_cast<float>(dpi_) / 96.0F};
        const auto pixels = sheet::to_pixels(page, picture.width_px, fonts_);
        if (!pixels) return base::pass(pixels.error());
        auto png = render::png_bytes("PPTX", pixels->width_px, pixels->height_px, pixels->rgba, dpi_, {});
        if (!png) return base::pass(png.error());
        slide_.picture =
            exchange::DeckPicture{[kept = *std::move(png)]() -> base::Result<std::vector<std::byte>> { return kept; },
                                  pixels->width_px, pixels->height_px, picture.caption};
        return {};
    }

    void tell(const std::string& text) {
        has_content_ = true;
        slide_.text.append(slide_.text.empty() ? "" : "\n").append(text);
    }
    void finish() {
        if (has_content_) {
            tell(words_.mark);
            slides_.push_back(slide_);
        }
        slide_ = {};
        has_content_ = false;
    }

    const chart::SheetWords& words_;
    int dpi_;
    sheet::Fonts fonts_;
    std::vector<exchange::DeckSlide> slides_;
    exchange::DeckSlide slide_;
    bool has_content_ = false;
};

}  // namespace

base::Result<exchange::Deck> report_deck(const plan::PlanPtr& plan, const EvaluationWish& wish,
                                         const Progress& progress) {
    const auto fonts = platform::find_fonts();
    if (!fonts) return base::pass(fonts.error());
    auto builder = picture::make_map_builder(as_of_year(plan, wish), *fonts, carto::GlyphsAs::outlines);
    if (!builder) return base::pass(builder.error());
    const int dpi = chart::SheetStyle{}.dpi;
    const MapMaker make_map = [&](const carto::MapOptions& options) {
        return report_map(*builder, wish, options, dpi, false);
    };
    const auto document =
        report_sections(builder->review(wish.review.line), wish, make_map, progress, ReportPart::results);
    if (!document) return base::pass(document.error());
    auto slides = SlideMaker(report_words(builder->index(), wish), dpi).make(*document);
    if (!slides) return base::pass(slides.error());
    exchange::Deck deck;
    deck.title = report_document(*plan, wish).title;
    deck.author = wish.maker;
    deck.language = wish.language == carto::Language::zh ? "zh-CN" : "en-US";
    if (!wish.date.empty()) deck.created = wish.date + "T00:00:00Z";
    deck.slides = *std::move(slides);
    return deck;
}

}  // namespace handout
