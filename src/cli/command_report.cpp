// The review and progress of a plan as a workbook that leaves the house.
#include <fmt/format.h>
#include <limits>
#include <memory>

#include "commands.h"
#include "editing.h"
#include "handout/report_book.h"
#include "review_arguments.h"
#include "store/project.h"

namespace cli {
namespace {

struct Options {
    std::string project, out, maker, date;
    int year = 0;
    ReviewArguments review;
};

base::Result<int> write(const Context& context, const Options& options) {
    const auto shown = open_plan(context, options.project, options.review.scenario);
    if (!shown) return base::pass(shown.error());
    const plan::Plan& plan = **shown;
    const plan::Index index(plan);
    if (options.year != 0 && (options.year < plan.baseline_year || options.year > plan.target_year))
        return base::fail_with(base::ErrorKind::refused, fmt::format("--year {}", options.year),
                               base::mark("lies outside the plan; choose {} to {}"), plan.baseline_year,
                               plan.target_year);
    auto asked = resolve_review(options.review, index);
    if (!asked) return base::pass(asked.error());
    store::HistoryQuery all;
    all.most = std::numeric_limits<int>::max();
    const auto steps = store::read_history(options.project, all);
    if (!steps) return base::pass(steps.error());
    if (auto day = check_day("--date", options.date); !day) return base::pass(day.error());
    const plan::ReviewIndex review(index, plan::find_line(plan, asked->line));
    const auto written = exchange::write_book(
        options.out, handout::report_book(review, *steps,
                                          {context.language(), options.year, options.maker, options.date,
                                           options.review.scenario, *std::move(asked)}));
    if (!written) return base::pass(written.error());
    context.report(context.say(base::mark("wrote {}"), options.out));
    report_left_out(context, *written);
    return 0;
}

}  // namespace

void add_report(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("report", "progress, carriers, gaps and history of the plan as a workbook");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "project file")->required();
    command->add_option("OUT", options->out, "ends in .xlsx; an existing file is replaced")->required();
    command->add_option("--year", options->year, "that is judged; default: the last with values");
    command->add_option("--maker", options->maker, "who made it");
    command->add_option("--date", options->date, "of the data, YYYY-MM-DD");
    add_review_arguments(*command, options->review);
    command->callback([options, &context] { context.finish(write(context, *options)); });
}

}  // namespace cli
