#include <fmt/format.h>
#include <memory>
#include <optional>

#include "base/error_words.h"
#include "cli/rows.h"
#include "commands.h"
#include "plan/measures.h"
#include "plan/names.h"

namespace cli {
namespace {

struct Options {
    std::string project;
    std::string indicator;
    std::string area;
    std::string targets;
    std::optional<int> year;
    OutputFormat format;
};

Json row_json(const plan::ProgressRow& row, const std::string& targets) {
    const plan::Observation* observed = row.observation;
    return {{"area", row.area},
            {"indicator", row.indicator},
            {"year", row.year},
            {"baseline", or_null(row.basis.baseline)},
            {"target", or_null(row.basis.target)},
            {"targets", text_or_null(targets)},
            {"actual", or_null(row.basis.actual)},
            {"attainment", or_null(row.attainment.value)},
            {"progress", or_null(row.progress.value)},
            {"expected", or_null(row.expected.value)},
            {"pace", or_null(row.pace.value)},
            {"gap", or_null(row.gap.value)},
            {"required_yearly", or_null(row.required_yearly.value)},
            {"class", text_or_null(row.class_key)},
            {"reason", text_or_null(std::string(plan::to_key(row.reason)))},
            {"projected", or_null(row.projected.value)},
            {"state", observed != nullptr ? Json(plan::to_key(observed->state)) : Json(nullptr)},
            {"source", text_or_null(observed != nullptr ? observed->source : "")},
            {"sample", observed != nullptr && observed->sample}};
}

/// Key of what was named; empty when nothing was; refused with the nearest names.
template <class Thing>
base::Result<std::string> key_of(const plan::Plan& plan, const std::string& text,
                                 base::Result<const Thing*> (*resolve)(const plan::Plan&, std::string_view)) {
    if (text.empty()) return std::string();
    const auto found = resolve(plan, text);
    if (!found) return base::pass(found.error());
    return (*found)->key;
}

base::Result<int> list(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    const plan::Plan& plan = *project->plan;
    const plan::Index index(plan);
    const auto area = key_of(plan, options.area, &plan::resolve_area);
    if (!area) return base::pass(area.error());
    const auto indicator = key_of(plan, options.indicator, &plan::resolve_indicator);
    if (!indicator) return base::pass(indicator.error());
    if (!options.targets.empty() && index.target_set(options.targets) == nullptr)
        return base::fail(base::ErrorKind::refused, options.targets,
                          base::mark("no such set of targets; langtu targets list shows them"));
    const int year = options.year.value_or(plan.baseline_year);
    if (year < plan.baseline_year || year > plan.target_year)
        return base::fail_with(base::ErrorKind::refused, fmt::format("year {}", year),
                               base::mark("outside the plan; choose {} to {}"), plan.baseline_year, plan.target_year);
    Json rows = Json::array();
    for (const plan::ProgressRow& row : plan::progress_rows(index, *area, *indicator, year, options.targets))
        rows.push_back(row_json(row, options.targets));
    print_rows(context.out(), rows, options.format);
    return 0;
}

}  // namespace

void add_progress(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("progress", "baseline, target, actual and the measures of progress");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "project file")->required();
    command->add_option("--indicator", options->indicator, "key, number or name");
    command->add_option("--area", options->area, "key or name");
    command->add_option("--year", options->year, "year (default: the baseline year)");
    command->add_option("--targets", options->targets, "key of a set of revised targets (default: the plan's)");
    add_format_options(*command, options->format);
    command->callback([options, &context] { context.finish(list(context, *options)); });
}

}  // namespace cli
