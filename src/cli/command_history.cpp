#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <memory>

#include "base/local_time.h"
#include "cli/rows.h"
#include "commands.h"
#include "editing.h"
#include "exchange/table_file.h"
#include "history_span.h"
#include "session/history_rows.h"

namespace cli {
namespace {

constexpr int k_most_steps = 1'000'000;  // more than anybody edits

struct Options : EditingOptions {
    OutputFormat format;
    std::string by, carrier, table;
    SpanOptions span;
    int most = 0;
    int steps = 1;
    std::int64_t n = 0;
};

Json changes_json(const store::HistoryStep& step) {
    Json changes = Json::array();
    for (const store::RowChange& row : step.rows)
        for (const store::ColumnChange& column : row.columns)
            if (!(column.before == column.after))
                changes.push_back({{"table", row.table},
                                   {"id", row.id},
                                   {"column", column.column},
                                   {"old", value_json(column.before)},
                                   {"new", value_json(column.after)}});
    return changes;
}

Json step_json(const Context& context, const store::HistoryStep& step) {
    Json marks = Json::array();
    for (const store::StepMark& mark : step.marks)
        marks.push_back({{"action", mark.undo ? "undo" : "redo"}, {"time", mark.time}, {"author", mark.author}});
    return {{"n", step.n},
            {"time", step.time},
            {"author", step.author},
            {"reason", text_or_null(step.reason)},
            {"summary", context.text(step.summary)},
            {"undone", step.state == store::StepState::undone || step.state == store::StepState::left},
            {"kind", store::to_key(step.kind)},
            {"state", store::to_key(step.state)},
            {"marks", marks},
            {"changes", changes_json(step)}};
}

void print_step(const Context& context, const store::HistoryStep& step) {
    std::string line = fmt::format("{}  {}  {}  {}", step.n, base::local_time_cell(step.time), printable(step.author),
                                   printable(context.text(step.summary)));
    if (!step.reason.empty()) line += fmt::format("  ({})", printable(step.reason));
    if (step.state != store::StepState::applied)
        line += fmt::format("  [{}]", session::state_words(step.state, context.language()));
    context.out() << line << '\n';
}

/// A row for each value that changed, as the window saves it.
base::Result<int> write_table(const Context& context, const Options& options,
                              const std::vector<store::HistoryStep>& steps) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    const auto table = session::history_table(plan::Index(*project->plan), steps, context.language());
    const auto written = exchange::write_table(options.table, table);
    if (!written) return base::pass(written.error());
    context.report(context.say(base::mark("wrote {}"), options.table));
    report_left_out(context, *written);
    return 0;
}

base::Result<int> history(const Context& context, const Options& options) {
    store::HistoryQuery query;
    query.author = options.by;
    query.most = options.most > 0 ? options.most : std::numeric_limits<int>::max();
    const auto span = read_span(context, options.project, options.span);
    if (!span) return base::pass(span.error());
    query.span = *span;
    if (!options.carrier.empty()) {
        const auto project = open_project(context, options.project);
        if (!project) return base::pass(project.error());
        const auto carrier = find_carrier(*project->plan, options.carrier);
        if (!carrier) return base::pass(carrier.error());
        query.carrier = (*carrier)->id;
    }
    const auto steps = store::read_history(options.project, query);
    if (!steps) return base::pass(steps.error());
    if (!options.table.empty()) return write_table(context, options, *steps);
    Json list = Json::array();
    for (const store::HistoryStep& step : *steps) {
        if (options.format.json)
            list.push_back(step_json(context, step));
        else
            print_step(context, step);
    }
    if (options.format.json) print_json(context.out(), list);
    return 0;
}

/// Refused where undo or redo could not take so many steps, before the first is taken.
base::Result<void> check_steps(const store::Project& project, int wanted, bool undo) {
    if (wanted == 1) return {};  // whether there is one the project says itself
    const int there = undo ? project.steps_to_undo() : project.steps_to_redo();
    if (there >= wanted) return {};
    return base::fail(
        base::ErrorKind::refused, project.path().string(),
        undo ? base::mark_count(there, "{} step can be undone, not {}; none was, choose another number for --steps",
                                "{} steps can be undone, not {}; none was, choose another number for --steps")
             : base::mark_count(there, "{} step can be done again, not {}; none was, choose another number for --steps",
                                "{} steps can be done again, not {}; none was, choose another number for --steps"),
        {std::to_string(there), std::to_string(wanted)});
}

base::Result<store::DoneStep> move_once(store::Project& project, bool undo) {
    return undo ? project.undo() : project.redo();
}

/// All or nothing: what had been taken when one step failed is given back.
base::Result<int> move_cursor(const Context& context, const Options& options, bool undo) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    if (auto enough = check_steps(**project, options.steps, undo); !enough) return base::pass(enough.error());
    std::vector<std::string> said;
    for (int i = 0; i < options.steps; ++i) {
        const auto what = move_once(**project, undo);
        if (what) {
            said.push_back(
                context.say(undo ? base::mark("undone: {}") : base::mark("redone: {}"), context.text(what->summary)));
            continue;
        }
        for (int back = 0; back < i; ++back)
            if (auto given = move_once(**project, !undo); !given) return base::pass(given.error());
        return base::pass(what.error());
    }
    for (const std::string& line : said) context.report(line);
    return finish(**project, 0);
}

base::Result<int> revert(const Context& context, const Options& options) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    const auto done = (*project)->revert(options.n, options.reason);
    if (!done) return base::pass(done.error());
    context.report(context.say(base::mark("{}: undone step {}"), done->n, options.n));
    return finish(**project, 0);
}

}  // namespace

void add_history(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("history", "every change: who, when, why, old and new values; latest first");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "project file")->required();
    command->add_option("--by", options->by, "only changes of this person");
    command->add_option("--carrier", options->carrier, "only changes of this carrier: number or name");
    add_span_options(*command, options->span);
    command->add_option("--most", options->most, "at most so many")->check(CLI::Range(1, k_most_steps));
    command->add_option("--table", options->table, "write a table instead: a name that ends in .xlsx or .csv");
    add_json_option(*command, options->format);
    command->callback([options, &context] { context.finish(history(context, *options)); });
}

void add_undo(CLI::App& app, Context& context) {
    for (const bool undo : {true, false}) {
        auto* command = app.add_subcommand(undo ? "undo" : "redo",
                                           undo ? "take the last changes back" : "do what was undone again");
        auto options = std::make_shared<Options>();
        add_editing_options(*command, *options);
        command->add_option("--steps", options->steps, "how many (default: 1)")->check(CLI::Range(1, k_most_steps));
        command->callback([options, &context, undo] { context.finish(move_cursor(context, *options, undo)); });
    }
    auto* command = app.add_subcommand("revert", "take one old change back, where nothing later clashes with it");
    auto options = std::make_shared<Options>();
    add_editing_options(*command, *options);
    command->add_option("N", options->n, "number of the change in the history")
        ->required()
        ->check(CLI::Range(1, k_most_steps));
    command->callback([options, &context] { context.finish(revert(context, *options)); });
}

}  // namespace cli
