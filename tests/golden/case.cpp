#include "case.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "carto/pick.h"
#include "cli/map_arguments.h"
#include "edits.h"

namespace golden {
namespace {

namespace fs = std::filesystem;

/// The options of a case, under the names of the command line.
cli::MapArguments arguments_of(const Json& c) {
    cli::MapArguments a;
    a.size = c.value("size", "1000x680");
    a.dpi = c.value("dpi", 96);
    a.bbox = c.value("bbox", "");
    a.area = c.value("area", "");
    a.indicator = c.value("indicator", "");
    a.measure = c.value("measure", a.measure);
    a.method = c.value("method", a.method);
    a.breaks = c.value("breaks", "");
    a.palette = c.value("palette", "");
    a.theme = c.value("theme", a.theme);
    a.title = c.value("title", "");
    a.layers = c.value("layers", "");
    a.targets = c.value("targets", "");
    a.year = c.value("year", 0);
    a.classes = c.value("classes", a.classes);
    a.compare = c.value("compare", "");
    a.wall = c.value("wall", false);
    a.corridor = c.value("corridor", false);
    a.what = c.value("what", "");
    a.spread = c.value("spread", "");
    a.ruler = c.value("ruler", false);
    a.no_furniture = c.value("no_furniture", false);
    return a;
}

/// "opacity": {"areas": 0.5}
void set_opacity(const Json& c, carto::MapOptions& options) {
    const auto wish = c.value("opacity", Json::object());
    for (const auto& [key, value] : wish.items())
        options.opacity[static_cast<std::size_t>(carto::layer_from_key(key).value())] = value;
}

/// "reach": metres from the stations; "functions": of the carriers that pass the filter
void set_review(const Json& c, carto::MapOptions& options) {
    options.shows_reach = c.contains("reach");
    options.reach.width_m = c.value("reach", options.reach.width_m);
    for (const std::string key : c.value("functions", Json::array()))
        options.filter.toggle(plan::FilterField::function, key);
}

/// "highlighted_row": a row of the legend by its key, as in carto::to_row_key
void highlight_row(const Json& c, carto::MapOptions& options) {
    if (c.contains("highlighted_row")) options.highlighted = carto::from_row_key(c["highlighted_row"]);
}

/// "carrier 9"
plan::FeatureRef feature_of(const plan::Index& index, const std::string& text) {
    const std::size_t space = text.find(' ');
    const auto kind = plan::feature_kind_from_key(text.substr(0, space));
    const plan::FeatureRef feature = index.feature(kind.value_or(plan::FeatureKind::none), text.substr(space + 1));
    if (feature) return feature;
    throw std::runtime_error("no feature " + text);
}

/// "highlighted": ["carrier 9"]
std::vector<plan::FeatureRef> highlighted_of(const plan::Index& index, const Json& c) {
    std::vector<plan::FeatureRef> out;
    for (const std::string text : c.value("highlighted", Json::array())) out.push_back(feature_of(index, text));
    return out;
}

template <class T>
T value_or_throw(base::Result<T> result) {
    if (!result) throw std::runtime_error(base::to_line(result.error()));
    return std::move(*result);
}

scene::Rect legend_of(const scene::Scene& scene) {
    for (const scene::Rect& box : scene.furniture)
        if (!scene.legend_rows.empty() && box.overlaps(scene.legend_rows.front().box)) return box;
    throw std::runtime_error("the picture has no legend");
}

/// Where the feature's symbol lies, or the name of a feature without one.
scene::Vec2 place_of(const picture::Picture& picture, plan::FeatureRef feature) {
    const scene::Scene& scene = *picture.scene;
    for (const scene::PickTarget& target : scene.pick_targets)
        if (target.pick == carto::to_pick(feature)) {
            const scene::Vec2 at =
                scene::to_screen(picture.camera, {scene.origin.x + target.anchor.x, scene.origin.y + target.anchor.y});
            return {at.x + target.offset.x, at.y + target.offset.y};
        }
    for (const scene::LabelReport& label : scene.labels)
        if (label.pick == carto::to_pick(feature) && label.placed)
            return {label.box.x + label.box.width / 2, label.box.y + label.box.height / 2};
    throw std::runtime_error("the picture shows no " + std::string(plan::to_key(feature.kind)));
}

scene::Rect around(scene::Vec2 middle, float pixel_ratio) {
    const float width = 240 * pixel_ratio, height = 160 * pixel_ratio;
    return {std::round(middle.x - width / 2), std::round(middle.y - height / 2), width, height};
}

}  // namespace

fs::path cases_folder() { return fs::path(LANGTU_SOURCE_DIR) / "tests/golden"; }

std::vector<std::string> all_cases() {
    std::vector<std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(cases_folder()))
        if (entry.path().filename() == "case.json")
            out.push_back(fs::relative(entry.path().parent_path(), cases_folder()).string());
    std::sort(out.begin(), out.end());
    return out;
}

picture::Picture draw(const Json& c, const plan::Plan& haining) {
    auto plan = std::make_shared<plan::Plan>(haining);
    apply_edit(*plan, c.value("edit", ""));
    const cli::MapArguments arguments = arguments_of(c);
    const auto size = value_or_throw(cli::parse_size(arguments.size));
    auto options = value_or_throw(cli::resolve_options(arguments, *plan, c.value("lang", "zh") == "en"));
    const auto extent = value_or_throw(cli::resolve_extent(arguments, *plan));
    if (c.value("window", false)) options.furniture = carto::Furniture::window;
    set_opacity(c, options);
    set_review(c, options);
    highlight_row(c, options);
    const auto chart = arguments.chart();
    return value_or_throw(picture::draw_once([&]() -> base::Result<picture::Request> {
        return picture::Request{
            plan,
            options,
            {size.width, size.height, extent, std::nullopt, highlighted_of(plan::Index(*plan), c), arguments.wall,
             arguments.draws_strip(), chart ? std::optional(carto::AreaChartView{*chart}) : std::nullopt}};
    }));
}

scene::Rect part_of(const Json& c, const plan::Plan& haining, const picture::Picture& picture) {
    const Json wish = c.value("picture", Json("whole"));
    if (wish.is_array()) return {wish[0], wish[1], wish[2], wish[3]};
    const std::string part = wish;
    const scene::Scene& scene = *picture.scene;
    if (part == "none") return {};
    if (part == "whole") return {0, 0, static_cast<float>(picture.width_px), static_cast<float>(picture.height_px)};
    if (part == "legend") return legend_of(scene);
    if (part.starts_with("furniture ")) return scene.furniture.at(std::stoul(part.substr(10)));
    if (part.starts_with("around "))
        return around(place_of(picture, feature_of(plan::Index(haining), part.substr(7))),
                      static_cast<float>(c.value("dpi", 96)) / 96);
    throw std::runtime_error("no part " + part + " of a picture");
}

}  // namespace golden
