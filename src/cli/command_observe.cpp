#include <memory>

#include "commands.h"
#include "editing.h"
#include "plan/observations.h"
#include "plan/sample_data.h"

namespace cli {
namespace {

struct Options : EditingOptions {
    ObservationWords words;
    bool remove = false, load_samples = false, remove_samples = false;
};

base::Result<plan::Edit> edit_of(const plan::Plan& plan, const Options& options, const std::string& author) {
    const plan::Index index(plan);
    if (options.load_samples) return plan::observe(index, plan::sample_observations(index), entry_of_today(author));
    if (options.remove_samples) return plan::remove_samples(plan);
    return observation_edit(index, options.words, options.remove, author);
}

base::Result<int> run_observe(const Context& context, const Options& options) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    return commit(context, **project, edit_of(*(*project)->plan(), options, (*project)->author()), options.reason);
}

}  // namespace

void add_observe(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("observe", "record what an area had reached in a year");
    auto options = std::make_shared<Options>();
    add_editing_options(*command, *options);
    command->add_option("--area", options->words.area, "key or name; the city too");
    command->add_option("--indicator", options->words.indicator, "key, number or name; for the city also table2.7");
    command->add_option("--year", options->words.year, "a year after the baseline year");
    command->add_option("--value", options->words.value, "in the indicator's unit");
    command->add_option("--source", options->words.source, "where the value comes from");
    command->add_option("--state", options->words.state, "preliminary or final (default)")
        ->check(CLI::IsMember({"preliminary", "final"}));
    auto* remove = command->add_flag("--remove", options->remove, "take the value away");
    auto* load = command->add_flag("--load-samples", options->load_samples, "made-up values for trying, marked SAMPLE");
    auto* clear = command->add_flag("--remove-samples", options->remove_samples, "take all made-up values away");
    remove->excludes(load)->excludes(clear);
    load->excludes(clear);
    command->callback([options, &context] { context.finish(run_observe(context, *options)); });
}

}  // namespace cli
