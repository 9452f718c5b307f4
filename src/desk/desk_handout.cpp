// What leaves the house is written beside the project: a story as pages or as a deck, a report as a workbook.
#include <filesystem>
#include <fmt/format.h>
#include <limits>
#include <span>
#include <string>

#include "base/atomic_file.h"
#include "desk_impl.h"
#include "free_name.h"
#include "handout/report_book.h"
#include "handout/story_deck.h"
#include "handout/story_pages.h"
#include "plan/index.h"
#include "plan/review_index.h"
#include "plan/stories.h"
#include "store/project.h"

namespace desk {
namespace {

namespace fs = std::filesystem;
using ui::Handout;

const char* words_of(Handout what) { return what == Handout::report ? base::mark("report") : base::mark("story"); }

const char* extension_of(Handout what) {
    switch (what) {
        case Handout::story_pages: return ".pdf";
        case Handout::story_deck: return ".pptx";
        case Handout::report: return ".xlsx";
    }
    return "";
}

base::Result<std::size_t> written(const fs::path& file, std::span<const std::byte> bytes) {
    if (auto done = base::write_file_atomically(file, bytes); !done) return base::pass(done.error());
    return std::size_t{0};
}

base::Result<std::size_t> write_pages(const fs::path& file, const plan::PlanPtr& plan, const plan::Story& story,
                                      const carto::MapOptions& shown) {
    handout::StoryPages wish;
    wish.language = shown.language;
    wish.scenario = shown.scenario;
    std::vector<std::string> missing;
    const auto pages = handout::story_pages(plan, story, wish, missing);
    if (!pages) return base::pass(pages.error());
    const auto pdf = sheet::to_pdf(
        *pages, {carto::in(story.name, shown.language), story.maker, carto::in(plan->boundary_note, shown.language),
                 shown.language == base::Language::zh ? "zh-CN" : "en"});
    if (!pdf) return base::pass(pdf.error());
    return written(file, *pdf);
}

base::Result<std::size_t> write_deck(const fs::path& file, const plan::PlanPtr& plan, const plan::Story& story,
                                     const carto::MapOptions& shown) {
    handout::DeckWish wish;
    wish.language = shown.language;
    wish.scenario = shown.scenario;
    std::vector<std::string> missing;
    const auto deck = handout::story_deck(plan, story, wish, missing);
    if (!deck) return base::pass(deck.error());
    const auto bytes = exchange::to_pptx(*deck);
    if (!bytes) return base::pass(bytes.error());
    return written(file, std::as_bytes(std::span(*bytes)));
}

/// With all that the history of the project file says.
base::Result<std::size_t> write_report(const fs::path& file, const fs::path& project, const plan::PlanPtr& plan,
                                       const carto::MapOptions& shown) {
    store::HistoryQuery all;
    all.most = std::numeric_limits<int>::max();
    const auto steps = store::read_history(project, all);
    if (!steps) return base::pass(steps.error());
    const plan::Index index(*plan);
    const plan::ReviewIndex review(index, plan::find_line(*plan, shown.line));
    return exchange::write_book(
        file, handout::report_book(review, *steps, {shown.language, shown.year, {}, {}, shown.scenario, shown}));
}

}  // namespace

void Desk::Impl::perform(const ui::WriteHandout& r) {
    if (!session) return;
    const fs::path file =
        free_name(project.parent_path(), project.stem().string() + " " + say(words_of(r.what)), extension_of(r.what));
    const std::string title = title_of(base::mark("Writing"), file);
    const std::string message = fmt::format(fmt::runtime(say("Saved as {0}")), file.string());
    const plan::PlanPtr plan = session->plan_ptr();
    const carto::MapOptions shown = session->options();
    if (r.what == Handout::report)
        return work.write(title, message,
                          [file, project = project, plan, shown] { return write_report(file, project, plan, shown); });
    const plan::Story* story = plan::usual_story(*plan);
    if (story == nullptr) return;
    const auto write = r.what == Handout::story_pages ? &write_pages : &write_deck;
    work.write(title, message, [file, plan, story = *story, write, shown] { return write(file, plan, story, shown); });
}

}  // namespace desk
