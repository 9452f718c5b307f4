#include <memory>

#include "cli/rows.h"
#include "commands.h"
#include "editing.h"
#include "plan/find.h"
#include "plan/observations.h"
#include "record_commands.h"

namespace cli {
namespace {

using base::mark;

struct Options : EditingOptions {
    std::string name, area;
    OutputFormat format;
};

base::Result<int> list(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    Json rows = Json::array();
    for (const plan::AreaAlias& alias : project->plan->area_aliases) {
        const plan::Area* area = plan::find_by_key(project->plan->areas, alias.area);
        rows.push_back({{"name", alias.alias},
                        {"area", alias.area},
                        {"area_name", area == nullptr ? Json(nullptr) : Json(context.text(area->name))}});
    }
    print_rows(context.out(), rows, options.format);
    return 0;
}

base::Result<int> bind(const Context& context, const Options& options) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    auto edit = plan::bind_alias(*(*project)->plan(), options.name, options.area);
    if (edit && edit->empty())
        return base::fail(base::ErrorKind::refused, options.name, mark("is bound to this area already"));
    return commit(context, **project, std::move(edit), options.reason);
}

base::Result<int> unbind(const Context& context, const Options& options) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    return commit(context, **project, plan::unbind_alias(*(*project)->plan(), options.name), options.reason);
}

}  // namespace

void add_names(CLI::App& app, Context& context) {
    auto* names = app.add_subcommand("names", "names that were bound to areas by hand: list, bind or unbind");
    names->require_subcommand(1);
    const auto [list_command, listing] = subcommand(*names, context, "list", "every bound name", &list);
    list_command->add_option("PROJECT", listing->project, "project file")->required();
    add_format_options(*list_command, listing->format);
    const auto [bind_command, binding] =
        subcommand(*names, context, "bind", "a name means an area, wherever a name is read", &bind);
    add_editing_options(*bind_command, *binding);
    bind_command->add_option("NAME", binding->name, "as tables and people write it")->required();
    bind_command->add_option("AREA", binding->area, "key or name")->required();
    const auto [unbind_command, unbinding] =
        subcommand(*names, context, "unbind", "a bound name means nothing again", &unbind);
    add_editing_options(*unbind_command, *unbinding);
    unbind_command->add_option("NAME", unbinding->name, "a bound name")->required();
}

}  // namespace cli
