#include <algorithm>
#include <fmt/format.h>
#include <memory>

#include "commands.h"
#include "editing.h"
#include "plan/measures.h"
#include "plan/names.h"
#include "plan/observations.h"
#include "record_commands.h"

namespace cli {
namespace {

struct Options : EditingOptions {
    std::string key, name, name_en, source;
    std::vector<std::string> targets;
    OutputFormat format;
};

base::Result<int> list(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    const plan::Plan& plan = *project->plan;
    const plan::Index index(plan);
    Json rows = Json::array();
    for (const plan::RevisedTarget& target : plan.revised_targets) {
        const plan::TargetSet* set = index.target_set(target.set);
        rows.push_back({{"set", target.set},
                        {"name_zh", set != nullptr ? set->name.zh : ""},
                        {"source", set != nullptr ? set->source : ""},
                        {"area", target.area},
                        {"indicator", target.indicator},
                        {"planned", or_null(plan::target_of(index, target.area, target.indicator))},
                        {"target", target.target}});
    }
    print_rows(context.out(), rows, options.format);
    return 0;
}

/// AREA/INDICATOR=VALUE
base::Result<plan::RevisedTarget> read_target(const plan::Index& index, const std::string& text) {
    const auto slash = text.find('/');
    const auto equals = text.rfind('=');
    if (slash == std::string::npos || equals == std::string::npos || equals < slash)
        return base::fail(base::ErrorKind::usage, text,
                          base::mark("is no AREA/INDICATOR=VALUE; write for example city/rd_gdp=3.86"));
    const auto area = plan::resolve_area(index.plan(), text.substr(0, slash));
    if (!area) return base::pass(area.error());
    const auto what = plan::resolve_observable(index, text.substr(slash + 1, equals - slash - 1));
    if (!what) return base::pass(what.error());
    const auto value = plan::read_value(*what, text.substr(equals + 1));
    if (!value) return base::pass(value.error());
    if (!*value)
        return base::fail(base::ErrorKind::refused, text, base::mark("has no value; leave out what is not revised"));
    return plan::RevisedTarget{0, "", (*area)->key, what->key, **value};
}

base::Result<int> add(const Context& context, const Options& options) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    const plan::Index index(*(*project)->plan());
    std::vector<plan::RevisedTarget> targets;
    for (const std::string& text : options.targets) {
        const auto target = read_target(index, text);
        if (!target) return base::pass(target.error());
        targets.push_back(*target);
    }
    const plan::TargetSet set{0, options.key, {options.name, options.name_en}, options.source};
    return commit(context, **project, plan::put_target_set(index, set, std::move(targets)), options.reason);
}

base::Result<int> remove(const Context& context, const Options& options) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    return commit(context, **project, plan::remove_target_set(plan::Index(*(*project)->plan()), options.key),
                  options.reason);
}

}  // namespace

void add_targets(CLI::App& app, Context& context) {
    auto* targets = app.add_subcommand("targets", "sets of targets that were revised after the plan");
    targets->require_subcommand(1);
    const auto [list_command, listing] = subcommand(*targets, context, "list", "every revised target", &list);
    list_command->add_option("PROJECT", listing->project, "project file")->required();
    add_format_options(*list_command, listing->format);
    const auto [add_command, adding] = subcommand(*targets, context, "add", "a set, or another for its key", &add);
    add_editing_options(*add_command, *adding);
    add_command->add_option("--key", adding->key, "short, in letters and digits: r2023")->required();
    add_command->add_option("--name", adding->name, "Chinese name")->required();
    add_command->add_option("--name-en", adding->name_en, "English name");
    add_command->add_option("--source", adding->source, "the document it stands in")->required();
    add_command->add_option("AREA/INDICATOR=VALUE", adding->targets, "for example city/rd_gdp=3.86")->required();
    const auto [remove_command, removing] = subcommand(*targets, context, "remove", "a whole set", &remove);
    add_editing_options(*remove_command, *removing);
    remove_command->add_option("KEY", removing->key, "of the set")->required();
}

}  // namespace cli
