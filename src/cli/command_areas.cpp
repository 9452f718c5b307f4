#include <cmath>
#include <memory>
#include <optional>

#include "cli/rows.h"
#include "commands.h"
#include "plan/index.h"

namespace cli {
namespace {

struct Options {
    std::string project;
    OutputFormat format;
};

/// The segment that all units of an area lie in; empty where they differ or lie off the corridor.
std::string segment_of(const plan::Index& index, const plan::Area& area) {
    std::string segment;
    for (const std::string& code : area.units) {
        const plan::Unit* unit = index.unit(code);
        if (unit == nullptr || (!segment.empty() && unit->segment != segment)) return {};
        segment = unit->segment;
    }
    return segment;
}

/// Of our generalised shapes; of a park only what is published, since its outline may be a sketch.
std::optional<double> area_km2_of(const plan::Index& index, const plan::Area& area) {
    if (area.kind == plan::AreaKind::park) {
        const plan::Park* park = index.park(area.park);
        return park != nullptr ? park->area_published_km2 : std::nullopt;
    }
    double sum = 0;
    for (const plan::Unit& unit : index->units)
        if (area.kind == plan::AreaKind::city || (!area.units.empty() && unit.code == area.units.front()))
            sum += unit.area_generalised_km2;
    return std::round(sum * 1e6) / 1e6;  // a square metre: no digits that only the addition made
}

base::Result<int> list(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    const plan::Index index(*project->plan);
    Json rows = Json::array();
    for (const plan::Area& area : index->areas)
        rows.push_back({{"key", area.key},
                        {"name_zh", area.name.zh},
                        {"name_en", area.name.en},
                        {"segment", text_or_null(segment_of(index, area))},
                        {"is_unit", area.kind == plan::AreaKind::unit},
                        {"area_km2", or_null(area_km2_of(index, area))},
                        {"kind", plan::to_key(area.kind)}});
    print_rows(context.out(), rows, options.format);
    return 0;
}

}  // namespace

void add_areas(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("areas", "the areas that the plan sets targets for");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "project file")->required();
    add_format_options(*command, options->format);
    command->callback([options, &context] { context.finish(list(context, *options)); });
}

}  // namespace cli
