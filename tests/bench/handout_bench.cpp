// What hand-outs of the built-in story cost: pages as a PDF, a deck, a workbook.
// Usage: handout_bench [ROUNDS]. Prints medians and the 95th per cent in milliseconds, and the size of each.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include "haining_plan.h"
#include "handout/report_book.h"
#include "handout/report_pages.h"
#include "handout/story_deck.h"
#include "handout/story_pages.h"
#include "plan/stories.h"
#include "scratch_folder.h"

namespace {

using Clock = std::chrono::steady_clock;

/// `work` gives the size of what it made, bytes.
void time(const char* what, int rounds, const std::function<std::size_t()>& work) {
    std::vector<double> ms;
    std::size_t bytes = 0;
    for (int i = 0; i < rounds; ++i) {
        const auto start = Clock::now();
        bytes = work();
        ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    std::sort(ms.begin(), ms.end());
    std::printf("%-32s %9.1f ms  (95 %%: %.1f ms)  %8.2f MB\n", what, ms[ms.size() / 2],
                ms[static_cast<std::size_t>(0.95 * static_cast<double>(ms.size() - 1))],
                static_cast<double>(bytes) / 1e6);
}

}  // namespace

int main(int argc, char** argv) {
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 10;
    const plan::PlanPtr& plan = support::haining_plan();
    const plan::Story& story = *plan::usual_story(*plan);
    std::vector<std::string> missing;
    time("story of 12 slides, PDF", rounds, [&] {
        const auto pages = handout::story_pages(plan, story, {}, missing);
        return pages ? sheet::to_pdf(*pages, {"story", "", "", "zh-CN"})->size() : 0;
    });
    time("story of 12 slides, deck", rounds, [&] {
        const auto deck = handout::story_deck(plan, story, {}, missing);
        return deck ? exchange::to_pptx(*deck)->size() : 0;
    });
    const plan::Index index(*plan);
    const plan::ReviewIndex review(index);
    const support::ScratchFolder folder;
    time("report as a workbook", rounds, [&]() -> std::size_t {
        const auto file = folder / "report.xlsx";
        if (!exchange::write_book(file, handout::report_book(review, {}, {}))) return 0;
        return std::filesystem::file_size(file);
    });
    time("evaluation in pages, PDF", rounds, [&] {
        const auto pages = handout::report_pages(plan, {});
        return pages ? sheet::to_pdf(*pages, handout::report_document(*plan, {}))->size() : 0;
    });
    return 0;
}
