// What hand-outs cost: story, atlas and report as pages, decks and a workbook; a story of 500 views once.
// Usage: handout_bench [ROUNDS]. Prints medians and the 95th per cent in milliseconds, the median of the processor
// time, which other programs do not lengthen, the size of each, and the most memory so far.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <sys/resource.h>
#include <vector>

#include "haining_plan.h"
#include "handout/atlas_pages.h"
#include "handout/report_book.h"
#include "handout/report_deck.h"
#include "handout/report_pages.h"
#include "handout/story_deck.h"
#include "handout/story_pages.h"
#include "plan/stories.h"
#include "scratch_folder.h"
#include "session/saved_view.h"

namespace {

using Clock = std::chrono::steady_clock;

double processor_ms() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto ms = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3;
    };
    return ms(used.ru_utime) + ms(used.ru_stime);
}

double most_memory_mb() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) / 1024;
}

/// `work` gives the size of what it made, bytes.
void time(const char* what, int rounds, const std::function<std::size_t()>& work) {
    std::vector<double> ms, processor;
    std::size_t bytes = 0;
    for (int i = 0; i < rounds; ++i) {
        const auto start = Clock::now();
        const double before = processor_ms();
        bytes = work();
        processor.push_back(processor_ms() - before);
        ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    std::sort(ms.begin(), ms.end());
    std::sort(processor.begin(), processor.end());
    std::printf("%-28s %9.1f ms  (95 %%: %.1f ms)  processor %9.1f ms  %8.2f MB  memory %7.1f MB\n", what,
                ms[ms.size() / 2], ms[static_cast<std::size_t>(0.95 * static_cast<double>(ms.size() - 1))],
                processor[processor.size() / 2], static_cast<double>(bytes) / 1e6, most_memory_mb());
}

/// The built-in story again and again.
plan::PlanPtr with_slides(const plan::Plan& from, const plan::Story& story, std::size_t count) {
    plan::Plan plan = from;
    const std::vector<plan::Slide> slides = plan::slides_of(from, story.id);
    std::vector<plan::StoryPart> parts;
    for (std::size_t i = 0; i < count; ++i) {
        plan::StoryPart part = *slides[i % slides.size()].part;
        part.id = static_cast<std::int64_t>(i) + 1;
        part.place = static_cast<double>(i) + 1;
        parts.push_back(part);
    }
    plan.story_parts = std::move(parts);
    return std::make_shared<const plan::Plan>(std::move(plan));
}

handout::ExportSource source_of(const plan::PlanPtr& plan) {
    handout::ExportSource source;
    source.plan = plan;
    const plan::Index index(*plan);
    source.view = session::saved_view(session::first_view(index), std::nullopt, index);
    return source;
}

std::size_t atlas_bytes(const plan::PlanPtr& plan) {
    session::ExportWish wish;
    wish.what = session::ExportWhat::atlas;
    const auto atlas = handout::atlas_pages(source_of(plan), wish);
    if (!atlas) return 0;
    std::vector<sheet::Page> pages;
    for (const handout::AtlasPage& page : atlas->pages) pages.push_back(page.page);
    return sheet::to_pdf(pages, atlas->document)->size();
}

}  // namespace

int main(int argc, char** argv) {
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 10;
    const plan::PlanPtr& plan = support::haining_plan();
    const plan::Story& story = *plan::usual_story(*plan);
    const support::ScratchFolder folder;
    const auto deck_file = folder / "deck.pptx";
    std::vector<std::string> missing;
    time("story of 12 slides, PDF", rounds, [&] {
        const auto pages = handout::story_pages(plan, story, {}, missing);
        return pages ? sheet::to_pdf(*pages, {"story", "", "", "zh-CN"})->size() : 0;
    });
    time("story of 12 slides, deck", rounds, [&] {
        const auto deck = handout::story_deck(plan, story, {}, missing);
        return deck ? exchange::write_pptx(deck_file, *deck).value_or(0) : 0;
    });
    const plan::Index index(*plan);
    const plan::ReviewIndex review(index);
    time("report as a workbook", rounds, [&]() -> std::size_t {
        const auto file = folder / "report.xlsx";
        if (!exchange::write_book(file, handout::report_book(review, {}, {}))) return 0;
        return std::filesystem::file_size(file);
    });
    time("evaluation in pages, PDF", rounds, [&] {
        const auto pages = handout::report_pages(plan, {});
        return pages ? sheet::to_pdf(*pages, handout::report_document(*plan, {}))->size() : 0;
    });
    time("evaluation in slides, deck", rounds, [&] {
        const auto deck = handout::report_deck(plan, {});
        return deck ? exchange::write_pptx(deck_file, *deck).value_or(0) : 0;
    });
    time("atlas by areas on A3, PDF", rounds, [&] { return atlas_bytes(plan); });
    const plan::PlanPtr large = with_slides(*plan, story, 500);
    time("story of 500 slides, PDF", 1, [&] {
        const auto pages = handout::story_pages(large, story, {}, missing);
        return pages ? sheet::to_pdf(*pages, {"story", "", "", "zh-CN"})->size() : 0;
    });
    time("story of 500 slides, deck", 1, [&] {
        const auto deck = handout::story_deck(large, story, {}, missing);
        return deck ? exchange::write_pptx(deck_file, *deck).value_or(0) : 0;
    });
    return 0;
}
