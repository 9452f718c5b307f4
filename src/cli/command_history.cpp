#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <limits>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/local_time.h"
#include "cli/rows.h"
#include "commands.h"
#include "editing.h"
#include "exchange/table_file.h"
#include "history_span.h"
#include "session/history_rows.h"

namespace cli {
namespace {

using base::mark;

constexpr int k_most_steps = 1'000'000;  // more than anybody edits

struct Options : EditingOptions {
    OutputFormat format;
    std::string by, carrier, table;
    SpanOptions span;
    int most = 0;
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

/// Numbers of steps by their UUIDs.
using Numbers = std::unordered_map<std::string, std::int64_t>;

/// Empty where no step takes another back: then nobody asks. The whole history, since what is taken back is older.
base::Result<Numbers> read_numbers(const std::string& project, const std::vector<store::HistoryStep>& shown) {
    Numbers numbers;
    const auto names_others = [](const store::HistoryStep& step) {
        return !step.reverts.empty() || !step.again.empty();
    };
    if (std::none_of(shown.begin(), shown.end(), names_others)) return numbers;
    const auto all = store::read_history(project, {0, std::numeric_limits<int>::max(), {}, {}, {}});
    if (!all) return base::pass(all.error());
    for (const store::HistoryStep& step : *all) numbers.emplace(step.uuid, step.n);
    return numbers;
}

std::vector<std::int64_t> numbers_of(const Numbers& numbers, const std::vector<std::string>& uuids) {
    std::vector<std::int64_t> list;
    for (const std::string& uuid : uuids)
        if (const auto number = numbers.find(uuid); number != numbers.end()) list.push_back(number->second);
    return list;
}

Json merge_json(const store::HistoryStep& step) {
    if (step.merge == 0) return nullptr;
    return {{"number", step.merge}, {"author", text_or_null(step.brought_by)}, {"time", text_or_null(step.brought_at)}};
}

Json step_json(const Context& context, const store::HistoryStep& step, const Numbers& numbers) {
    Json marks = Json::array();
    for (const store::StepMark& mark : step.marks)
        marks.push_back({{"action", mark.undo ? "undo" : "redo"}, {"time", mark.time}, {"author", mark.author}});
    const bool in_effect = step.state == store::StepState::applied || step.state == store::StepState::absorbed;
    return {{"n", step.n},
            {"uuid", step.uuid},
            {"time", step.time},
            {"author", step.author},
            {"reason", text_or_null(step.reason)},
            {"summary", context.text(step.summary)},
            {"undone", !in_effect},
            {"kind", store::to_key(step.kind)},
            {"state", store::to_key(step.state)},
            {"sent", step.sent},
            {"merge", merge_json(step)},
            {"takes_back", numbers_of(numbers, step.reverts)},
            {"takes_again", numbers_of(numbers, step.again)},
            {"marks", marks},
            {"changes", changes_json(step)}};
}

/// What a step is beside what it says itself: whether it is in effect, where it came from, whether others have it.
std::string facts_of(const Context& context, const store::HistoryStep& step, const Numbers& numbers) {
    std::vector<std::string> facts;
    if (step.state != store::StepState::applied)
        facts.emplace_back(session::state_words(step.state, context.language()));
    if (step.merge > 0)
        facts.push_back(context.say(mark("merge {} by {} on {}"), step.merge, printable(step.brought_by),
                                    base::local_time_cell(step.brought_at)));
    else if (step.sent)
        facts.push_back(context.say(mark("sent")));
    if (const auto back = numbers_of(numbers, step.reverts); !back.empty())
        facts.push_back(context.say(mark("takes back {}"), fmt::format("{}", fmt::join(back, ", "))));
    if (const auto again = numbers_of(numbers, step.again); !again.empty())
        facts.push_back(context.say(mark("takes again {}"), fmt::format("{}", fmt::join(again, ", "))));
    return fmt::format("{}", fmt::join(facts, "; "));
}

void print_step(const Context& context, const store::HistoryStep& step, const Numbers& numbers) {
    std::string line = fmt::format("{}  {}  {}  {}", step.n, base::local_time_cell(step.time), printable(step.author),
                                   printable(context.text(step.summary)));
    if (!step.reason.empty()) line += fmt::format("  ({})", printable(step.reason));
    if (const std::string facts = facts_of(context, step, numbers); !facts.empty())
        line += fmt::format("  [{}]", facts);
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
    const auto numbers = read_numbers(options.project, *steps);
    if (!numbers) return base::pass(numbers.error());
    Json list = Json::array();
    for (const store::HistoryStep& step : *steps) {
        if (options.format.json)
            list.push_back(step_json(context, step, *numbers));
        else
            print_step(context, step, *numbers);
    }
    if (options.format.json) print_json(context.out(), list);
    return 0;
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

}  // namespace cli
