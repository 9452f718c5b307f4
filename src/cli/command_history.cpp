#include <fmt/format.h>
#include <memory>

#include "cli/rows.h"
#include "commands.h"
#include "editing.h"
#include "exchange/table_file.h"
#include "session/history_rows.h"

namespace cli {
namespace {

struct Options : EditingOptions {
    OutputFormat format;
    std::string by, carrier, table;
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
            {"undone", step.state != store::StepState::applied},
            {"kind", store::to_key(step.kind)},
            {"state", store::to_key(step.state)},
            {"marks", marks},
            {"changes", changes_json(step)}};
}

void print_step(const Context& context, const store::HistoryStep& step) {
    std::string line =
        fmt::format("{}  {}  {}  {}", step.n, step.time, printable(step.author), printable(context.text(step.summary)));
    if (!step.reason.empty()) line += fmt::format("  ({})", printable(step.reason));
    if (step.state != store::StepState::applied) line += fmt::format("  [{}]", store::to_key(step.state));
    context.out() << line << '\n';
}

/// A row for each value that changed, as the window saves it.
base::Result<int> write_table(const Context& context, const Options& options,
                              const std::vector<store::HistoryStep>& steps) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    const auto table = session::history_table(*project->plan, steps, context.language());
    if (auto written = exchange::write_table(options.table, table); !written) return base::pass(written.error());
    context.report("wrote " + options.table);
    return 0;
}

base::Result<int> history(const Context& context, const Options& options) {
    store::HistoryQuery query;
    query.author = options.by;
    query.most = options.most > 0 ? options.most : std::numeric_limits<int>::max();
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

base::Result<int> move_cursor(const Context& context, const Options& options, bool undo) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    for (int i = 0; i < options.steps; ++i) {
        const auto what = undo ? (*project)->undo() : (*project)->redo();
        if (!what) return base::pass(what.error());
        context.report(fmt::format("{}: {}", undo ? "undone" : "done again", context.text(what->summary)));
    }
    return 0;
}

base::Result<int> revert(const Context& context, const Options& options) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    const auto n = (*project)->revert(options.n, options.reason);
    if (!n) return base::pass(n.error());
    context.report(fmt::format("{}: taken back step {}", *n, options.n));
    return 0;
}

}  // namespace

void add_history(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("history", "every change: who, when, why, old and new values; latest first");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "project file")->required();
    command->add_option("--by", options->by, "only changes of this person");
    command->add_option("--carrier", options->carrier, "only changes of this carrier: number or name");
    command->add_option("--most", options->most, "at most so many");
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
        command->add_option("--steps", options->steps, "how many (default: 1)")->check(CLI::PositiveNumber);
        command->callback([options, &context, undo] { context.finish(move_cursor(context, *options, undo)); });
    }
    auto* command = app.add_subcommand("revert", "take one old change back, where nothing later clashes with it");
    auto options = std::make_shared<Options>();
    add_editing_options(*command, *options);
    command->add_option("N", options->n, "number of the change in the history")->required();
    command->callback([options, &context] { context.finish(revert(context, *options)); });
}

}  // namespace cli
