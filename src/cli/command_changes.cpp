#include <array>
#include <memory>
#include <string_view>
#include <utility>

#include "clash_answers.h"
#include "cli/rows.h"
#include "commands.h"
#include "editing.h"
#include "history_span.h"
#include "merge_report.h"

namespace cli {
namespace {

using base::ErrorKind;
using base::mark;
using base::mark_count;

struct Options : EditingOptions {
    std::string file, on_conflict = "refuse";
    SpanOptions span;
    bool dry_run = false;
    OutputFormat format;
};

/// One answer to all clashes.
constexpr std::array<std::pair<std::string_view, store::Choose>, 3> k_answers{
    {{"mine", store::Choose::mine}, {"theirs", store::Choose::theirs}, {"later", store::Choose::later}}};

base::Result<int> export_changes(const Context& context, const Options& options) {
    const auto span = read_span(context, options.project, options.span);
    if (!span) return base::pass(span.error());
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    const auto changes = (*project)->export_changes(*span);
    if (!changes) return base::pass(changes.error());
    if (auto closed = finish(**project, 0); !closed) return closed;
    if (changes->steps.empty())
        return base::fail(ErrorKind::refused, options.project,
                          mark("has no change in effect there; nothing was written"));
    if (auto written = store::write_changes(options.file, *changes); !written) return base::pass(written.error());
    context.report(
        context.say(base::mark_count(std::ssize(changes->steps), "wrote {} change to {}", "wrote {} changes to {}"),
                    changes->steps.size(), options.file));
    return 0;
}

base::Result<std::vector<store::Resolution>> resolve(const Options& options, const store::MergePreview& preview) {
    const std::ptrdiff_t count = std::ssize(preview.clashes);
    for (const auto& [word, choice] : k_answers)
        if (options.on_conflict == word) return std::vector(count, store::Resolution{choice, {}});
    if (count == 0) return std::vector<store::Resolution>{};
    if (options.on_conflict != "ask-file")
        return base::fail(ErrorKind::locked, options.file,
                          mark_count(count,
                                     "{} value was changed on both sides; see --dry-run, then pass --on-conflict "
                                     "mine, theirs, later or ask-file",
                                     "{} values were changed on both sides; see --dry-run, then pass --on-conflict "
                                     "mine, theirs, later or ask-file"),
                          {std::to_string(count)});
    if (auto answers = read_answers(options.file, preview)) return *answers;
    if (auto written = write_clashes(options.file, preview); !written) return base::pass(written.error());
    return base::fail(ErrorKind::locked, options.file,
                      mark_count(count,
                                 "{} value was changed on both sides; fill in \"choose\" (\"mine\", \"theirs\", "
                                 "\"later\" or {{\"value\": …}}) in {} and apply again",
                                 "{} values were changed on both sides; fill in \"choose\" (\"mine\", \"theirs\", "
                                 "\"later\" or {{\"value\": …}}) in {} and apply again"),
                      {std::to_string(count), answers_path(options.file).string()});
}

void say_open_questions(const Context& context, const store::Project& project) {
    const auto questions = project.questions();
    if (!questions || questions->empty()) return;
    context.report(context.say(mark_count(std::ssize(*questions), "{} question is open; see langtu changes questions",
                                          "{} questions are open; see langtu changes questions"),
                               questions->size()));
}

base::Result<int> apply(const Context& context, const Options& options) {
    const auto changes = store::read_changes_file(options.file);
    if (!changes) return base::pass(changes.error());
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    const auto preview = (*project)->preview_merge(*changes);
    if (!preview) return base::pass(preview.error());
    if (options.format.json)
        print_json(context.out(), preview_json(context, *preview));
    else
        print_preview(context, plan::Index(*(*project)->plan()), *preview);
    if (options.dry_run || !preview->brings_something) return 0;
    const auto resolutions = resolve(options, *preview);
    if (!resolutions) return base::pass(resolutions.error());
    const auto done = (*project)->merge(*changes, *resolutions, options.reason);
    if (!done) return base::pass(done.error());
    context.report(context.say(mark("{}: applied"), done->n));
    say_open_questions(context, **project);
    return finish(**project, 0);
}

void add_export(CLI::App& changes, Context& context) {
    auto* command = changes.add_subcommand("export", "write a file of changes");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "project file")->required();
    command->add_option("OUT", options->file, "file to make")->required();
    add_span_options(*command, options->span);
    command->callback([options, &context] { context.finish(export_changes(context, *options)); });
    command->fallthrough();
}

void add_apply(CLI::App& changes, Context& context) {
    auto* command = changes.add_subcommand("apply", "take in a file of changes");
    auto options = std::make_shared<Options>();
    add_editing_options(*command, *options);
    command->add_option("FILE", options->file, "file of changes")->required();
    command
        ->add_option("--on-conflict", options->on_conflict,
                     "what both sides changed; later: keep what is here and leave a question open")
        ->check(CLI::IsMember({"ask-file", "mine", "theirs", "later", "refuse"}));
    command->add_flag("--dry-run", options->dry_run, "only say what would be done");
    add_json_option(*command, options->format);
    command->callback([options, &context] { context.finish(apply(context, *options)); });
    command->fallthrough();
}

}  // namespace

void add_changes(CLI::App& app, Context& context) {
    auto* changes =
        app.add_subcommand("changes", "carry changes to a colleague's copy of the project, and take theirs");
    changes->require_subcommand(1);
    add_export(*changes, context);
    add_apply(*changes, context);
    add_questions(*changes, context);
}

}  // namespace cli
