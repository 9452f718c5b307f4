#include <memory>

#include "commands.h"
#include "plan/sample_data.h"

namespace cli {
namespace {

struct Options {
    std::string project;
    std::string from;
    bool force = false;
    bool samples = false;
    bool province = false;
};

base::Result<plan::Plan> content_of(const Context& context, const Options& options) {
    if (options.province) return plan::sample_province();
    const std::filesystem::path package =
        options.from.empty() ? context.services().built_in_package : std::filesystem::path(options.from);
    if (!context.services().read_package)
        return base::fail(base::ErrorKind::refused, options.project,
                          base::mark("this build cannot read geodata packages"));
    auto plan = context.services().read_package(package);
    return plan && options.samples ? plan::with_sample_observations(std::move(*plan)) : plan;
}

base::Result<int> make(const Context& context, const Options& options) {
    const auto content = content_of(context, options);
    if (!content) return base::pass(content.error());
    const auto overwrite = options.force ? store::Overwrite::yes : store::Overwrite::no;
    if (auto made = store::create_project(options.project, *content, overwrite); !made) return base::pass(made.error());
    context.report(context.say(base::mark("made {}"), options.project));
    return 0;
}

}  // namespace

void add_new(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("new", "make a project from a geodata package");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "project file to make")->required();
    command->add_option("--from", options->from, "folder of the package (default: the built-in Haining package)");
    command->add_flag("--force", options->force, "replace an existing file");
    command->add_flag("--sample-observations", options->samples, "with made-up values of later years, marked SAMPLE");
    command
        ->add_flag("--sample-province", options->province, "a province that does not exist, to try the program's size")
        ->excludes("--from", "--sample-observations");
    command->callback([options, &context] { context.finish(make(context, *options)); });
}

}  // namespace cli
