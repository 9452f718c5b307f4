#include <fmt/format.h>
#include <limits>
#include <memory>
#include <optional>
#include <string_view>

#include "base/error_words.h"
#include "commands.h"
#include "editing.h"
#include "exchange/observation_export.h"
#include "exchange/table_file.h"
#include "history_span.h"
#include "plan/review_index.h"
#include "review_arguments.h"
#include "session/history_rows.h"
#include "session/review_tables.h"
#include "store/project.h"

namespace cli {
namespace {

struct Options {
    std::string project, out, what = "observations";
    std::optional<int> year;
    SpanOptions span;
    ReviewArguments review;
};

exchange::TableFile review_table(const Options& options, const plan::Index& index, const carto::Review& asked,
                                 base::Language language) {
    const plan::ReviewIndex review(index, plan::find_line(index.plan(), asked.line));
    if (options.what == "stations") return session::stations_table(review, asked, language);
    if (options.what == "areas") return session::areas_table(review, asked, language);
    if (options.what == "gaps") return session::gaps_table(review, language);
    if (options.what == "notes") return session::notes_table(index.plan(), language);
    return session::segments_table(review, options.year.value_or(index->baseline_year), language);
}

bool is_review_table(std::string_view what) {
    return what == "areas" || what == "gaps" || what == "stations" || what == "corridor" || what == "notes";
}

base::Result<int> write(const Context& context, const Options& options) {
    const auto shown = open_plan(context, options.project, options.review.scenario);
    if (!shown) return base::pass(shown.error());
    const plan::Plan& plan = **shown;
    const plan::Index index(plan);
    base::Result<std::size_t> written;
    if (options.what != "history" && (options.span.since || options.span.until))
        return base::fail(base::ErrorKind::usage, "export",
                          base::mark("--since and --until are for --what history; leave them out"));
    if (options.year && (*options.year < plan.baseline_year || *options.year > plan.target_year))
        return base::fail_with(base::ErrorKind::refused, fmt::format("--year {}", *options.year),
                               base::mark("lies outside the plan; choose {} to {}"), plan.baseline_year,
                               plan.target_year);
    if (options.what == "observations") {
        written = exchange::write_observations(options.out, index, {options.year, context.language()});
    } else if (options.what == "carriers") {
        const auto asked = resolve_review(options.review, index);
        if (!asked) return base::pass(asked.error());
        exchange::TableFile table = session::carriers_table(
            plan::ReviewIndex(index, plan::find_line(plan, asked->line)), *asked, context.language());
        session::name_scenario(table, options.review.scenario, context.language());
        written = exchange::write_table(options.out, table);
    } else if (is_review_table(options.what)) {
        const auto asked = resolve_review(options.review, index);
        if (!asked) return base::pass(asked.error());
        exchange::TableFile table = review_table(options, index, *asked, context.language());
        session::name_scenario(table, options.review.scenario, context.language());
        written = exchange::write_table(options.out, table);
    } else {
        store::HistoryQuery all;
        all.most = std::numeric_limits<int>::max();
        const auto span = read_span(context, options.project, options.span);
        if (!span) return base::pass(span.error());
        all.span = *span;
        const auto steps = store::read_history(options.project, all);
        if (!steps) return base::pass(steps.error());
        written = exchange::write_table(options.out, session::history_table(index, *steps, context.language()));
    }
    if (!written) return base::pass(written.error());
    context.report(context.say(base::mark("wrote {}"), options.out));
    report_left_out(context, *written);
    return 0;
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("export", "write a table as .xlsx or .csv");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "project file")->required();
    command->add_option("OUT", options->out, "file to write; an existing one is replaced")->required();
    command
        ->add_option("--what", options->what,
                     "observations (default), carriers, areas, corridor, stations, gaps, notes or history")
        ->check(
            CLI::IsMember({"observations", "carriers", "areas", "corridor", "stations", "gaps", "notes", "history"}));
    command->add_option("--year", options->year,
                        "observations of one year (default: all); of the corridor's actual values");
    add_review_arguments(*command, options->review);
    add_span_options(*command, options->span);
    command->callback([options, &context] { context.finish(write(context, *options)); });
}

}  // namespace cli
