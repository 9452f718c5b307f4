#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>

#include "carto/pick.h"
#include "cli/map_arguments.h"
#include "cli/rows.h"
#include "commands.h"
#include "picture/picture.h"
#include "render/png.h"

namespace cli {
namespace {

struct Options {
    std::string project, out;
    MapArguments map;
    OutputFormat format;
};

Json classes_json(const plan::Classification& classification, carto::Language language) {
    Json classes = Json::array();
    const auto bound = [](double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); };
    for (const plan::ClassRange& c : classification.classes)
        classes.push_back({{"lower", bound(c.lower)},
                           {"upper", bound(c.upper)},
                           {"label", carto::in(c.label, language)},
                           {"count", c.count}});
    return classes;
}

Json missing_json(const plan::Classification& classification) {
    Json missing = Json::object();
    for (std::size_t i = 1; i < classification.missing.size(); ++i)
        if (classification.missing[i] > 0)
            missing[std::string(plan::to_key(static_cast<plan::Missing>(i)))] = classification.missing[i];
    return missing;
}

Json labels_json(const scene::Scene& scene, const plan::Index& index) {
    int placed = 0;
    Json unplaced = Json::array();
    for (const scene::LabelReport& label : scene.labels) {
        placed += label.placed ? 1 : 0;
        if (label.placed) continue;
        const plan::FeatureRef feature = carto::to_feature(label.pick);
        unplaced.push_back(
            {{"kind", plan::to_key(feature.kind)}, {"key", index.key_of(feature)}, {"text", label.text}});
    }
    return {{"placed", placed}, {"unplaced", unplaced}};
}

Json document_of(const Options& options, const plan::Plan& plan, const carto::MapOptions& map,
                 const picture::Picture& picture) {
    const plan::Index index(plan);
    const carto::Choropleth choropleth = carto::make_choropleth(index, map);
    Json unlocated = Json::array();
    for (const plan::Carrier& c : plan.carriers)
        if (!c.position) unlocated.push_back(c.number);
    Json document;
    document["file"] = options.out;
    document["width"] = picture.width_px;
    document["height"] = picture.height_px;
    document["metres_per_pixel"] = metres(1 / picture.camera.pixels_per_metre);
    document["indicator"] = choropleth.indicator == nullptr ? Json(nullptr) : Json(choropleth.indicator->key);
    document["measure"] = plan::to_key(map.measure);
    document["year"] = map.year;
    document["targets"] = map.target_set.empty() ? Json(nullptr) : Json(map.target_set);
    document["method"] = plan::to_key(choropleth.classification.method_used);
    document["classes"] = classes_json(choropleth.classification, map.language);
    document["missing"] = missing_json(choropleth.classification);
    document["labels"] = labels_json(*picture.scene, index);
    document["unlocated_carriers"] = unlocated;
    return document;
}

base::Result<void> check_extension(const std::string& file) {
    if (file.size() > 4 && (file.ends_with(".png") || file.ends_with(".PNG"))) return {};
    return base::fail(base::ErrorKind::refused, file,
                      base::mark("is no picture that can be written; choose a name that ends in .png"));
}

std::vector<std::pair<std::string, std::string>> png_text(const plan::Plan& plan, carto::Language language) {
    std::string attribution;
    for (const plan::Source& s : plan.sources)
        if (!s.attribution.empty() && attribution.find(s.attribution) == std::string::npos)
            attribution += (attribution.empty() ? "" : "; ") + s.attribution;
    return {{"Title", carto::in(plan.title, language)},
            {"Software", "Langtu"},
            {"Copyright", attribution},
            {"Comment", carto::in(plan.boundary_note, language)}};
}

base::Result<int> render(const Context& context, const Options& options) {
    if (auto ok = check_extension(options.out); !ok) return base::pass(ok.error());
    const auto size = parse_size(options.map.size);
    if (!size) return base::pass(size.error());
    plan::PlanPtr plan;
    carto::MapOptions map;
    picture::View view{size->width, size->height, {}, std::nullopt};
    // runs beside the opening of OpenGL; what it fills in is read after draw_once() has joined it
    const auto load = [&]() -> base::Result<picture::Request> {
        auto project = open_project(context, options.project);
        if (!project) return base::pass(project.error());
        plan = project->plan;
        auto wish = resolve_options(options.map, *plan, context.english());
        if (!wish) return base::pass(wish.error());
        auto extent = resolve_extent(options.map, *plan);
        if (!extent) return base::pass(extent.error());
        map = *wish;
        view.extent = *extent;
        view.wall = options.map.wall;
        return picture::Request{plan, map, view};
    };
    const auto picture = picture::draw_once(load);
    if (!picture) return base::pass(picture.error());
    if (auto written = render::write_png(options.out, picture->width_px, picture->height_px, picture->rgba,
                                         options.map.dpi, png_text(*plan, map.language));
        !written)
        return base::pass(written.error());
    if (options.format.json) print_json(context.out(), document_of(options, *plan, map, *picture));
    return 0;
}

}  // namespace

void add_render(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("render", "draw the map into a PNG, without a display");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "project file")->required();
    command->add_option("OUT", options->out, "picture, ends in .png")->required();
    add_map_arguments(*command, options->map);
    add_json_option(*command, options->format);
    command->callback([options, &context] { context.finish(render(context, *options)); });
}

}  // namespace cli
