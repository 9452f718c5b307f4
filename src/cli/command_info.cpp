#include <fmt/format.h>
#include <memory>

#include "cli/rows.h"
#include "commands.h"

namespace cli {
namespace {

struct Options {
    std::string project;
    OutputFormat format;
};

Json extent_json(const geo::GeoExtent& extent) {
    if (extent.empty()) return nullptr;
    return {extent.west, extent.south, extent.east, extent.north};
}

Json layers_json(const store::ProjectInfo& info) {
    Json layers = Json::array();
    for (const store::LayerInfo& layer : info.layers)
        layers.push_back({{"name", layer.name},
                          {"count", layer.count},
                          {"geometry", text_or_null(layer.geometry)},
                          {"extent", extent_json(layer.extent)}});
    return layers;
}

Json sources_json(const plan::Plan& plan) {
    Json sources = Json::array();
    for (const plan::Source& source : plan.sources)
        sources.push_back({{"layer", source.layer},
                           {"source_zh", text_or_null(source.source.zh)},
                           {"source_en", text_or_null(source.source.en)},
                           {"licence_zh", text_or_null(source.licence.zh)},
                           {"licence_en", text_or_null(source.licence.en)},
                           {"attribution", text_or_null(source.attribution)},
                           {"accuracy_zh", text_or_null(source.accuracy.zh)},
                           {"accuracy_en", text_or_null(source.accuracy.en)}});
    return sources;
}

Json document_of(const store::OpenProject& project) {
    const plan::Plan& plan = *project.plan;
    Json indicators = Json::array();
    for (const plan::Indicator& indicator : plan.indicators) indicators.push_back(indicator.key);
    Json document;
    document["schema_version"] = project.info.schema_version;
    document["crs"] = project.info.crs;
    document["extent"] = extent_json(project.info.extent);
    document["layers"] = layers_json(project.info);
    document["indicators"] = std::move(indicators);
    document["years"] = {plan.baseline_year, plan.target_year};
    document["history_length"] = project.info.history_length;
    document["title_zh"] = plan.title.zh;
    document["title_en"] = plan.title.en;
    document["display_crs"] = text_or_null(plan.display_crs);
    document["sources"] = sources_json(plan);
    return document;
}

void print_for_people(const Context& context, const store::OpenProject& project) {
    const plan::Plan& plan = *project.plan;
    const geo::GeoExtent& extent = project.info.extent;
    context.out() << context.text(plan.title) << '\n';
    context.out() << fmt::format("schema {}  {}  {}–{}  history {}\n", project.info.schema_version, project.info.crs,
                                 plan.baseline_year, plan.target_year, project.info.history_length);
    if (!extent.empty())
        context.out() << fmt::format("{:.6f},{:.6f},{:.6f},{:.6f}\n", extent.west, extent.south, extent.east,
                                     extent.north);
    Json layers = layers_json(project.info);
    for (Json& layer : layers) layer.erase("extent");
    print_rows(context.out(), layers, {});
    for (const plan::Indicator& indicator : plan.indicators)
        context.out() << fmt::format("{}  {} ({})\n", indicator.key, context.text(indicator.name),
                                     context.text(indicator.unit));
    for (const plan::Source& source : plan.sources)
        context.out() << fmt::format("{}: {}; {}; {}\n", source.layer, context.text(source.source),
                                     context.text(source.accuracy), context.text(source.licence));
}

base::Result<int> show(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    if (options.format.json)
        print_json(context.out(), document_of(*project));
    else
        print_for_people(context, *project);
    return 0;
}

}  // namespace

void add_info(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("info", "layers, counts, extent, indicators, years, sources");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "project file")->required();
    add_json_option(*command, options->format);
    command->callback([options, &context] { context.finish(show(context, *options)); });
}

}  // namespace cli
