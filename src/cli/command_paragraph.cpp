// A paragraph to paste: how an area stands against its targets.
#include <fmt/format.h>
#include <memory>

#include "cli/map_arguments.h"
#include "commands.h"
#include "plan/find.h"
#include "plan/names.h"
#include "session/paragraph.h"

namespace cli {
namespace {

struct Options {
    std::string project, area, indicator, targets, words = "reached";
    int year = 0;
};

base::Result<int> write(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    const plan::Index index(*project->plan);
    const auto area = area_or_city(index, options.area);
    if (!area) return base::pass(area.error());
    if (!options.targets.empty() && index.target_set(options.targets) == nullptr)
        return base::fail(base::ErrorKind::refused, options.targets,
                          base::mark("no such set of targets; langtu targets list shows them"));
    const int year = options.year != 0 ? options.year : index.years_with_values().back();
    if (year < index->baseline_year || year > index->target_year)
        return base::fail_with(base::ErrorKind::refused, fmt::format("--year {}", year),
                               base::mark("lies outside the plan; choose {} to {}"), index->baseline_year,
                               index->target_year);
    const auto words = session::result_words_from_key(options.words).value_or(session::ResultWords{});
    if (options.indicator.empty()) {
        context.out() << session::paragraph_of(index, **area, year, context.language(), options.targets, words) << '\n';
        return 0;
    }
    const auto indicator = plan::resolve_indicator(index.plan(), options.indicator);
    if (!indicator) return base::pass(indicator.error());
    context.out() << session::paragraph_of(index, **area, **indicator, year, context.language(), options.targets, words)
                  << '\n';
    return 0;
}

}  // namespace

void add_paragraph(CLI::App& app, Context& context) {
    auto* command =
        app.add_subcommand("paragraph", "a text to paste: how the city or an area stands against its targets");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "project file")->required();
    command->add_option("--area", options->area, "key or name; default: the city");
    command->add_option("--indicator", options->indicator, "key or name; default: all");
    command->add_option("--year", options->year, "default: the last with values");
    command->add_option("--targets", options->targets, "key of a set of revised targets; default: the plan's");
    command->add_option("--words", options->words, "of the result: reached, expected, progress, standard")
        ->check(CLI::IsMember({"reached", "expected", "progress", "standard"}))
        ->capture_default_str();
    command->callback([options, &context] { context.finish(write(context, *options)); });
}

}  // namespace cli
