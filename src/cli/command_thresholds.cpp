#include <memory>
#include <optional>

#include "commands.h"
#include "editing.h"
#include "plan/observations.h"

namespace cli {
namespace {

struct Options : EditingOptions {
    std::optional<double> behind, on_pace, faster;
    std::string source;
    bool reset = false;
    OutputFormat format;
};

base::Result<int> show(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    const plan::ClassThresholds& t = project->plan->thresholds;
    print_rows(
        context.out(),
        Json::array(
            {{{"behind", t.behind}, {"on_pace", t.on_pace}, {"faster", t.faster}, {"source", text_or_null(t.source)}}}),
        options.format);
    return 0;
}

base::Result<int> set(const Context& context, const Options& options) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    const plan::Plan& plan = *(*project)->plan();
    plan::ClassThresholds next = options.reset ? plan::ClassThresholds{} : plan.thresholds;
    next.behind = options.behind.value_or(next.behind);
    next.on_pace = options.on_pace.value_or(next.on_pace);
    next.faster = options.faster.value_or(next.faster);
    const bool other_bounds = next.behind != plan.thresholds.behind || next.on_pace != plan.thresholds.on_pace ||
                              next.faster != plan.thresholds.faster;
    if (other_bounds || !options.source.empty()) next.source = options.source;  // the old one spoke of the old bounds
    return commit(context, **project, plan::set_thresholds(plan, next), options.reason);
}

}  // namespace

void add_thresholds(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("thresholds", "lower bounds of the classes of pace; without a value: show them");
    auto options = std::make_shared<Options>();
    add_editing_options(*command, *options);
    command->add_option("--behind", options->behind, "below it far behind (usually 0.60)");
    command->add_option("--on-pace", options->on_pace, "usually 0.95");
    command->add_option("--faster", options->faster, "usually 1.05");
    command->add_option("--source", options->source, "why these");
    command->add_flag("--reset", options->reset, "back to the usual ones");
    add_format_options(*command, options->format);
    command->callback([options, &context] {
        const bool changes =
            options->behind || options->on_pace || options->faster || options->reset || !options->source.empty();
        context.finish(changes ? set(context, *options) : show(context, *options));
    });
}

}  // namespace cli
