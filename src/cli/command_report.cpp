// The review and progress of a plan as a workbook, or its evaluation as pages, that leaves the house.
#include <filesystem>
#include <fmt/format.h>
#include <limits>
#include <memory>
#include <span>

#include "base/atomic_file.h"
#include "base/unicode.h"
#include "cli/rows.h"
#include "commands.h"
#include "editing.h"
#include "handout/remarks.h"
#include "handout/report_book.h"
#include "handout/report_deck.h"
#include "handout/report_pages.h"
#include "review_arguments.h"
#include "session/export_wish.h"
#include "store/project.h"

namespace cli {
namespace {

struct Options {
    std::string project, out, maker, date, title, words = "reached";
    int year = 0;
    ReviewArguments review;
    OutputFormat format;
};

base::Result<int> write_book(const Context& context, const Options& options, const plan::Plan& plan,
                             const handout::ReportWish& wish) {
    store::HistoryQuery all;
    all.most = std::numeric_limits<int>::max();
    const auto steps = store::read_history(options.project, all);
    if (!steps) return base::pass(steps.error());
    const plan::Index index(plan);
    const plan::ReviewIndex review(index, plan::find_line(plan, wish.review.line));
    const exchange::Book book = handout::report_book(review, *steps, wish);
    const auto written = exchange::write_book(options.out, book);
    if (!written) return base::pass(written.error());
    if (options.format.json)
        print_json(context.out(), {{"file", options.out}, {"sheets", book.sheets.size()}});
    else
        context.report(context.say(base::mark("wrote {}"), options.out));
    report_left_out(context, *written);
    return 0;
}

/// `parts`: what it has so many of.
Json summary_of(const Options& options, const plan::Plan& plan, const handout::EvaluationWish& wish, const char* parts,
                std::size_t number, std::size_t bytes) {
    const plan::Index index(plan);
    const int year = handout::evaluated_year(index, wish.year);
    const session::ReachedCount count = session::count_reached(index, year);
    const session::EnteredCount entered = session::count_entered(index, year);
    return {{"file", options.out},
            {parts, number},
            {"bytes", bytes},
            {"year", year},
            {"words", session::to_key(wish.words)},
            {"indicators", count.all},
            {"indicators_with_value", count.judged},
            {"indicators_reached", count.reached},
            {"values_asked", entered.asked},
            {"values_entered", entered.entered()},
            {"sample", index.has_sample()}};
}

base::Result<int> write_pages(const Context& context, const Options& options, const plan::PlanPtr& plan,
                              const handout::EvaluationWish& wish) {
    const auto pages = handout::report_pages(plan, wish);
    if (!pages) return base::pass(pages.error());
    const auto bytes = sheet::to_pdf(*pages, handout::report_document(*plan, wish));
    if (!bytes) return base::pass(bytes.error());
    if (auto written = base::write_file_atomically(options.out, *bytes); !written) return base::pass(written.error());
    if (options.format.json)
        print_json(context.out(), summary_of(options, *plan, wish, "pages", pages->size(), bytes->size()));
    else
        context.report(context.say(base::mark("wrote {}"), options.out));
    for (const std::string& remark : handout::undrawn_remarks(*pages, context.message_language()))
        context.report(remark);
    return 0;
}

base::Result<int> write_deck(const Context& context, const Options& options, const plan::PlanPtr& plan,
                             const handout::EvaluationWish& wish) {
    const auto deck = handout::report_deck(plan, wish);
    if (!deck) return base::pass(deck.error());
    const auto bytes = exchange::write_pptx(options.out, *deck);
    if (!bytes) return base::pass(bytes.error());
    if (options.format.json)
        print_json(context.out(), summary_of(options, *plan, wish, "slides", deck->slides.size(), *bytes));
    else
        context.report(context.say(base::mark("wrote {}"), options.out));
    return 0;
}

base::Result<int> write(const Context& context, const Options& options) {
    const std::string ending = base::fold(std::filesystem::path(options.out).extension().string());
    if (ending != ".xlsx" && ending != ".pdf" && ending != ".pptx")
        return base::fail(base::ErrorKind::refused, options.out,
                          base::mark("is no file that a report goes into; choose a name that ends in .pdf, .xlsx or "
                                     ".pptx"));
    const auto shown = open_plan(context, options.project, options.review.scenario);
    if (!shown) return base::pass(shown.error());
    const plan::Plan& plan = **shown;
    const plan::Index index(plan);
    // a workbook may tell the baseline, which no evaluation judges
    const int first_year = ending == ".xlsx" ? plan.baseline_year : plan.baseline_year + 1;
    if (options.year != 0 && (options.year < first_year || options.year > plan.target_year))
        return base::fail_with(base::ErrorKind::refused, fmt::format("--year {}", options.year),
                               base::mark("lies outside the plan; choose {} to {}"), first_year, plan.target_year);
    auto asked = resolve_review(options.review, index);
    if (!asked) return base::pass(asked.error());
    if (auto day = check_day("--date", options.date); !day) return base::pass(day.error());
    for (const auto& [option, text] : {std::pair("--title", &options.title), std::pair("--maker", &options.maker)})
        if (auto fits = session::check_sheet_line(base::ErrorKind::usage, option, *text); !fits)
            return base::pass(fits.error());
    const handout::ReportWish wish{context.language(),      options.year,     options.maker, options.date,
                                   options.review.scenario, *std::move(asked)};
    if (ending == ".xlsx") return write_book(context, options, plan, wish);
    const handout::EvaluationWish evaluation{
        wish, options.title, session::result_words_from_key(options.words).value_or(session::ResultWords{})};
    return ending == ".pdf" ? write_pages(context, options, *shown, evaluation)
                            : write_deck(context, options, *shown, evaluation);
}

}  // namespace

void add_report(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand(
        "report", "the plan's evaluation as pages or slides; progress, carriers and history as a workbook");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "project file")->required();
    command->add_option("OUT", options->out, "ends in .pdf, .xlsx or .pptx; an existing file is replaced")->required();
    command->add_option("--year", options->year, "that is judged; default: the last with values");
    command->add_option("--maker", options->maker, "who made it");
    command->add_option("--date", options->date, "of the data, YYYY-MM-DD");
    command->add_option("--title", options->title, "of the pages; default: that of the plan");
    command->add_option("--words", options->words, "of the results on the pages: reached, expected, progress, standard")
        ->check(CLI::IsMember({"reached", "expected", "progress", "standard"}))
        ->capture_default_str();
    add_json_option(*command, options->format);
    add_review_arguments(*command, options->review);
    command->callback([options, &context] { context.finish(write(context, *options)); });
}

}  // namespace cli
