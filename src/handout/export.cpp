#include "handout/export.h"

#include <cstddef>
#include <limits>
#include <span>
#include <utility>

#include "base/atomic_file.h"
#include "base/translate.h"
#include "exchange/deck.h"
#include "handout/atlas_pages.h"
#include "handout/page_file.h"
#include "handout/remarks.h"
#include "handout/report_book.h"
#include "handout/report_deck.h"
#include "handout/report_pages.h"
#include "handout/story_deck.h"
#include "handout/story_pages.h"
#include "picture/picture.h"
#include "plan/index.h"
#include "plan/review_index.h"
#include "session/saved_view.h"
#include "store/project.h"
#include "view_sheet.h"

namespace handout {
namespace {

using session::ExportField;
using session::ExportFormat;
using session::ExportWhat;
using session::ExportWish;

/// Done or not, nobody wants it any more.
base::Error cancelled(const ExportWish& wish) {
    return {base::ErrorKind::refused, wish.file().string(), base::mark("was left as it was: cancelled")};
}

bool is_wanted(const Progress& progress, float share) { return !progress || progress(share); }

/// The pages with what is said of them.
ExportPages told(std::vector<sheet::Page> pages, const ExportSource& source, const std::vector<std::string>& missing) {
    ExportPages out{std::move(pages), {}, missing_remarks(missing, source.shown.language)};
    for (std::string& remark : undrawn_remarks(out.pages, source.shown.language))
        out.remarks.push_back(std::move(remark));
    return out;
}

ExportResult<ExportPages> pages_of_view(const ExportSource& source, const ExportWish& wish, const PagePart& part = {}) {
    const auto fonts = platform::find_fonts();
    if (!fonts) return refused(ExportField::what, fonts.error());
    auto builder = picture::make_map_builder(source.plan, *fonts, carto::GlyphsAs::outlines);
    if (!builder) return refused(ExportField::what, builder.error());
    auto page = view_sheet(*builder, source, wish, part);
    if (!page) return tl::unexpected(page.error());
    return told({std::move(page->page)}, source, session::missing_from(builder->index(), source.view, wish.language));
}

StoryPages story_wish(const ExportSource& source, const ExportWish& wish) {
    StoryPages pages;
    pages.language = wish.language;
    pages.date = wish.date;
    pages.scenario = source.shown.scenario;
    pages.approval = wish.has(ExportField::approval) ? wish.approval : std::string();
    pages.stamp = wish.has(ExportField::stamp) ? wish.stamp : carto::Stamp::none;
    return pages;
}

ExportResult<ExportPages> pages_of_story(const ExportSource& source, const ExportWish& wish, const Progress& progress) {
    std::vector<std::string> missing;
    auto made = story_pages(source.plan, source.story, story_wish(source, wish), missing, progress);
    if (!made) return refused(ExportField::what, made.error());
    return told(*std::move(made), source, missing);
}

std::vector<sheet::Page> sheets_of(const Atlas& atlas) {
    std::vector<sheet::Page> out;
    for (const AtlasPage& page : atlas.pages) out.push_back(page.page);
    return out;
}

/// In the year that is shown, unless another is asked for; what shows the baselines says nothing of a year to judge.
EvaluationWish evaluation_of(const ExportSource& source, const ExportWish& wish) {
    EvaluationWish out;
    const int year = wish.year != 0 ? wish.year : source.shown.year;
    if (year > source.plan->baseline_year) out.year = year;
    out.words = wish.words;
    out.language = wish.language;
    out.maker = wish.maker;
    out.date = wish.date;
    out.scenario = source.shown.scenario;
    out.review = source.shown;
    return out;
}

ExportResult<ExportPages> pages_of_report(const ExportSource& source, const ExportWish& wish,
                                          const Progress& progress) {
    auto made = report_pages(source.plan, evaluation_of(source, wish), progress,
                             wish.format() == ExportFormat::pptx ? ReportPart::results : ReportPart::all);
    if (!made) return refused(ExportField::what, made.error());
    return told(*std::move(made), source, {});
}

/// With all that the history of the project file says.
ExportResult<exchange::Book> book_of(const ExportSource& source, const ExportWish& wish) {
    store::HistoryQuery all;
    all.most = std::numeric_limits<int>::max();
    const auto steps = store::read_history(source.project, all);
    if (!steps) return refused(ExportField::what, steps.error());
    const plan::Index index(*source.plan);
    const plan::ReviewIndex review(index, plan::find_line(*source.plan, source.shown.line));
    const int year = wish.year != 0 ? wish.year : source.shown.year;
    return report_book(review, *steps,
                       {wish.language, year, wish.maker, wish.date, source.shown.scenario, source.shown});
}

ExportResult<std::size_t> written(const ExportWish& wish, std::span<const std::byte> bytes, const Progress& progress) {
    if (!is_wanted(progress, 1)) return refused(ExportField::name, cancelled(wish));
    if (auto done = base::write_file_atomically(wish.file(), bytes); !done)
        return refused(ExportField::name, done.error());
    return std::size_t{0};
}

ExportResult<std::size_t> write_report(const ExportSource& source, const ExportWish& wish, const Progress& progress) {
    const auto book = book_of(source, wish);
    if (!book) return tl::unexpected(book.error());
    if (!is_wanted(progress, 1)) return refused(ExportField::name, cancelled(wish));
    const auto left_out = exchange::write_book(wish.file(), *book);
    if (!left_out) return refused(ExportField::name, left_out.error());
    return *left_out;
}

base::Result<exchange::Deck> deck_of_story(const ExportSource& source, const ExportWish& wish,
                                           const Progress& progress) {
    DeckWish deck_wish;
    deck_wish.language = wish.language;
    deck_wish.date = wish.date;
    deck_wish.scenario = source.shown.scenario;
    std::vector<std::string> missing;
    return story_deck(source.plan, source.story, deck_wish, missing, progress);
}

base::Result<exchange::Deck> deck_of_report(const ExportSource& source, const ExportWish& wish,
                                            const Progress& progress) {
    auto deck = report_deck(source.plan, evaluation_of(source, wish), progress);
    if (deck && !is_wanted(progress, 1)) return base::pass(cancelled(wish));
    return deck;
}

/// Pictures are made while the file is written: what fails then is not the file's fault.
exchange::Deck watched(exchange::Deck deck, bool& is_drawn) {
    for (exchange::DeckSlide& slide : deck.slides) {
        if (!slide.picture) continue;
        slide.picture->png = [make = std::move(slide.picture->png), &is_drawn] {
            auto png = make();
            is_drawn = is_drawn && png.has_value();
            return png;
        };
    }
    return deck;
}

ExportResult<std::size_t> write_deck(const ExportSource& source, const ExportWish& wish, const Progress& progress) {
    auto deck = wish.what == ExportWhat::report ? deck_of_report(source, wish, progress)
                                                : deck_of_story(source, wish, progress);
    if (!deck) return refused(ExportField::what, deck.error());
    bool is_drawn = true;
    const auto bytes = exchange::write_pptx(wish.file(), watched(*std::move(deck), is_drawn));
    if (!bytes) return refused(is_drawn ? ExportField::name : ExportField::what, bytes.error());
    return std::size_t{0};
}

sheet::Document document_of(const ExportSource& source, const ExportWish& wish, const sheet::Page& first) {
    if (wish.what == ExportWhat::report) return report_document(*source.plan, evaluation_of(source, wish));
    const bool of_story = wish.what == ExportWhat::story;
    const std::string title = of_story ? carto::in(source.story.name, wish.language) : first.title;
    return {title.empty() ? carto::in(source.plan->title, wish.language) : title,
            of_story ? source.story.maker : wish.maker, carto::in(source.plan->boundary_note, wish.language),
            wish.language == base::Language::zh ? "zh-CN" : "en"};
}

ExportResult<std::vector<std::byte>> picture_of(const sheet::Page& page, const ExportSource& source,
                                                const ExportWish& wish, int width_px) {
    auto bytes = picture_bytes(page, width_px, document_of(source, wish, page));
    if (!bytes) return refused(ExportField::what, bytes.error());
    return *std::move(bytes);
}

ExportResult<std::size_t> write_pages(const ExportSource& source, const ExportWish& wish, const Progress& progress) {
    const auto made = export_pages(source, wish, progress);
    if (!made) return tl::unexpected(made.error());
    const sheet::Page& first = made->pages.front();
    const sheet::Document document = document_of(source, wish, first);
    const auto bytes =
        made->pages.size() > 1 ? sheet::to_pdf(made->pages, document) : page_bytes(first, document, wish.format());
    if (!bytes) return refused(ExportField::format, bytes.error());
    return written(wish, *bytes, progress);
}

ExportResult<std::size_t> write_atlas(const ExportSource& source, const ExportWish& wish, const Progress& progress) {
    const auto made = atlas_pages(source, wish, progress);
    if (!made) return tl::unexpected(made.error());
    const auto bytes = sheet::to_pdf(sheets_of(*made), made->document);
    if (!bytes) return refused(ExportField::format, bytes.error());
    return written(wish, *bytes, progress);
}

}  // namespace

int judged_year(const ExportSource& source, const ExportWish& wish) {
    return evaluated_year(plan::Index(*source.plan), evaluation_of(source, wish).year);
}

ExportResult<ExportPages> export_pages(const ExportSource& source, const ExportWish& wish, const Progress& progress) {
    if (wish.format() == ExportFormat::xlsx) {
        const auto book = book_of(source, wish);
        if (!book) return tl::unexpected(book.error());
        ExportPages out;
        for (const exchange::BookSheet& sheet : book->sheets) out.sheets.push_back(sheet.table.name);
        return out;
    }
    if (wish.what == ExportWhat::story) return pages_of_story(source, wish, progress);
    if (wish.what == ExportWhat::view) return pages_of_view(source, wish);
    if (wish.what == ExportWhat::report) return pages_of_report(source, wish, progress);
    auto made = atlas_pages(source, wish, progress);
    if (!made) return tl::unexpected(made.error());
    return ExportPages{sheets_of(*made), {}, std::move(made->remarks)};
}

ExportResult<ExportPages> view_pages(const ExportSource& source, const ExportWish& wish) {
    PagePart part;
    part.is_picture = true;
    return pages_of_view(source, wish, part);
}

ExportResult<std::vector<std::byte>> view_picture(const ExportSource& source, const ExportWish& wish, int width_px) {
    const auto made = view_pages(source, wish);
    if (!made) return tl::unexpected(made.error());
    return picture_of(made->pages.front(), source, wish, width_px);
}

ExportResult<std::vector<std::byte>> slide_picture(const ExportSource& source, const session::StoryPage& page,
                                                   const ExportWish& wish, int width_px) {
    const auto made = story_page(source.plan, source.story, story_wish(source, wish), page);
    if (!made) return refused(ExportField::what, made.error());
    return picture_of(*made, source, wish, width_px);
}

ExportResult<std::size_t> write_export(const ExportSource& source, const ExportWish& wish, const Progress& progress) {
    if (wish.what == ExportWhat::atlas) return write_atlas(source, wish, progress);
    switch (wish.format()) {
        case ExportFormat::xlsx: return write_report(source, wish, progress);
        case ExportFormat::pptx: return write_deck(source, wish, progress);
        default: return write_pages(source, wish, progress);
    }
}

}  // namespace handout
