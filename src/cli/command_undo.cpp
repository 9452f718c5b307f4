// Undo, redo, and taking one old change back or again.
#include <memory>
#include <string>
#include <vector>

#include "base/error_words.h"
#include "commands.h"
#include "editing.h"

namespace cli {
namespace {

using base::mark;

constexpr int k_most_steps = 1'000'000;  // more than anybody edits

struct Options : EditingOptions {
    int steps = 1;
    std::int64_t n = 0, merge = 0;
};

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
            said.push_back(context.say(undo ? mark("undone: {}") : mark("redone: {}"), context.text(what->summary)));
            continue;
        }
        for (int back = 0; back < i; ++back)
            if (auto given = move_once(**project, !undo); !given) return base::pass(given.error());
        return base::pass(what.error());
    }
    for (const std::string& line : said) context.report(line);
    return finish(**project, 0);
}

/// Says what was done with a step, in which step, whose it was and what it said.
base::Result<int> say_done(const Context& context, store::Project& project, const char* pattern,
                           const store::DoneStep& done, std::int64_t n) {
    const auto steps = project.history({n + 1, 1, {}, {}, {}});
    if (!steps) return base::pass(steps.error());
    for (const store::HistoryStep& step : *steps)
        context.report(context.say(pattern, done.n, n, printable(step.author), printable(context.text(step.summary))));
    return finish(project, 0);
}

base::Result<int> revert_step(const Context& context, const Options& options, store::Project& project) {
    const auto done = project.revert(options.n, options.reason);
    if (!done) return base::pass(done.error());
    return say_done(context, project, mark("{}: undone step {} of {}: {}"), *done, options.n);
}

base::Result<int> revert_merge(const Context& context, const Options& options, store::Project& project) {
    const auto done = project.take_merge_back(options.merge, options.reason);
    if (!done) return base::pass(done.error());
    context.report(context.say(mark("{}: undone merge {}"), done->n, options.merge));
    return finish(project, 0);
}

base::Result<int> revert(const Context& context, const Options& options) {
    if (options.n == 0 && options.merge == 0)
        return base::fail(
            base::ErrorKind::usage, "N",
            mark("is missing: the number of the change, or --merge and that of a merge; see langtu history"));
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    return options.merge > 0 ? revert_merge(context, options, **project) : revert_step(context, options, **project);
}

base::Result<int> take_again(const Context& context, const Options& options) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    const auto done = (*project)->take_again(options.n, options.reason);
    if (!done) return base::pass(done.error());
    return say_done(context, **project, mark("{}: taken again step {} of {}: {}"), *done, options.n);
}

CLI::Option* add_step_number(CLI::App& command, Options& options) {
    return command.add_option("N", options.n, "number of the change in the history")
        ->check(CLI::Range(1, k_most_steps));
}

void add_cursor_command(CLI::App& app, Context& context, bool undo) {
    auto* command = app.add_subcommand(
        undo ? "undo" : "redo", undo ? "take the last changes back, of those made here" : "do what was undone again");
    auto options = std::make_shared<Options>();
    add_editing_options(*command, *options);
    command->add_option("--steps", options->steps, "how many (default: 1)")->check(CLI::Range(1, k_most_steps));
    command->callback([options, &context, undo] { context.finish(move_cursor(context, *options, undo)); });
}

void add_revert(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("revert", "take one old change back, where nothing later clashes with it");
    auto options = std::make_shared<Options>();
    add_editing_options(*command, *options);
    auto* number = add_step_number(*command, *options);
    command->add_option("--merge", options->merge, "take back all that this merge changed")
        ->check(CLI::Range(1, k_most_steps))
        ->excludes(number);
    command->callback([options, &context] { context.finish(revert(context, *options)); });
}

void add_take_again(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("take-again", "take a change again that was taken back");
    auto options = std::make_shared<Options>();
    add_editing_options(*command, *options);
    add_step_number(*command, *options)->required();
    command->callback([options, &context] { context.finish(take_again(context, *options)); });
}

}  // namespace

void add_undo(CLI::App& app, Context& context) {
    add_cursor_command(app, context, true);
    add_cursor_command(app, context, false);
    add_revert(app, context);
    add_take_again(app, context);
}

}  // namespace cli
