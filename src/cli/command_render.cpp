#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <memory>

#include "base/atomic_file.h"
#include "base/kept_text.h"
#include "carto/pick.h"
#include "cli/map_arguments.h"
#include "cli/rows.h"
#include "commands.h"
#include "handout/registration.h"
#include "picture/picture.h"
#include "plan/stories.h"
#include "render/png.h"
#include "review_arguments.h"
#include "scene/undrawn.h"
#include "session/bullet_chart.h"
#include "session/saved_view.h"
#include "sheet/sheet.h"
#include "underlay_arguments.h"
#include "view_arguments.h"

namespace cli {
namespace {

/// What a saved view says itself.
constexpr std::array k_said_by_view{"--what",     "--corridor",  "--spread",  "--ruler", "--bbox",    "--compare",
                                    "--area",     "--indicator", "--measure", "--year",  "--method",  "--classes",
                                    "--breaks",   "--palette",   "--targets", "--wall",  "--layers",  "--filter",
                                    "--reach",    "--of",        "--detour",  "--line",  "--against", "--hide-others",
                                    "--areas-of", "--underlay",  "--pair"};

struct Options {
    std::string project, out, view;
    std::string beside_view;  ///< the first of the options given that a saved view says itself; empty: none
    bool outline_text = false;
    MapArguments map;
    ReviewArguments review;
    UnderlayArguments underlay;
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

Json subject_json(const carto::MapOptions& map, const carto::Choropleth& choropleth) {
    return {{"indicator", choropleth.indicator == nullptr ? Json(nullptr) : Json(choropleth.indicator->key)},
            {"measure", plan::to_key(map.measure)},
            {"year", map.year},
            {"targets", map.target_set.empty() ? Json(nullptr) : Json(map.target_set)}};
}

Json document_of(const Options& options, const plan::Plan& plan, const carto::MapOptions& map,
                 const picture::Composition& picture) {
    const plan::Index index(plan);
    const carto::Choropleth choropleth = carto::make_choropleth(index, map);
    Json unlocated = Json::array();
    for (const plan::Carrier& c : plan.carriers)
        if (!c.position) unlocated.push_back(c.number);
    Json document{{"file", options.out}, {"width", picture.width_px}, {"height", picture.height_px}};
    if (options.map.draws_strip()) {
        document["unlocated_carriers"] = unlocated;
        return document;
    }
    if (options.map.chart()) {
        document.update(subject_json(map, choropleth));
        return document;
    }
    if (!options.map.paper.empty() || !options.map.scale.empty())
        document["scale"] = std::round(options.map.dpi / 0.0254 / picture.camera.pixels_per_metre);
    document["metres_per_pixel"] = metres(1 / picture.camera.pixels_per_metre);
    document.update(subject_json(map, choropleth));
    document["method"] = plan::to_key(choropleth.classification.method_used);
    document["classes"] = classes_json(choropleth.classification, map.language);
    document["joined_classes"] = choropleth.classification.joined;
    document["missing"] = missing_json(choropleth.classification);
    document["labels"] = labels_json(*picture.scene, index);
    document["unlocated_carriers"] = unlocated;
    return document;
}

enum class Kind { png, pdf, svg };

/// By the ending of the name.
base::Result<Kind> kind_of(const std::string& file) {
    const std::filesystem::path path(file);
    std::string ending = path.extension().string();
    for (char& c : ending) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (ending == ".png") return Kind::png;
    if (ending == ".pdf") return Kind::pdf;
    if (ending == ".svg") return Kind::svg;
    return base::fail(
        base::ErrorKind::refused, file,
        base::mark("is not a picture that can be written; choose a name that ends in .png, .pdf or .svg"));
}

std::string attribution_of(const plan::Plan& plan) {
    std::string out;
    for (const plan::Source& s : plan.sources)
        if (!s.attribution.empty() && out.find(s.attribution) == std::string::npos)
            out += (out.empty() ? "" : "; ") + s.attribution;
    return out;
}

/// The map of a saved view, in the size and the theme that were asked for; its title stands where none is given.
base::Result<picture::Request> saved_request(const Context& context, const Options& options, plan::PlanPtr plan,
                                             const Size& size) {
    const auto saved = plan::named_view(*plan, options.view);
    if (!saved) return base::pass(saved.error());
    if (auto fits = check_beside(options.map, (*saved)->wall); !fits) return base::pass(fits.error());
    const plan::Index index(*plan);
    const auto asked = resolve_options(options.map, *plan, context.english());
    if (!asked) return base::pass(asked.error());
    carto::MapOptions wish = session::shown_by(**saved, index, asked->language);
    wish.scenario = options.review.scenario;
    wish.theme = asked->theme;
    wish.furniture = asked->furniture;
    wish.pixel_ratio = asked->pixel_ratio;
    wish.title = options.map.title.empty() ? context.text((*saved)->title) : options.map.title;
    for (const std::string& gone : session::missing_from(index, **saved, context.language()))
        context.report(context.say(base::mark("the view “{0}” speaks of {1}, which the plan does not have any more"),
                                   context.text((*saved)->title), gone));
    picture::View view{size.width, size.height, session::extent_of(**saved), std::nullopt};
    view.wall = (*saved)->wall;
    view.highlighted = session::ringed_in(**saved, index);
    const auto scale = scale_of(options.map);
    if (!scale) return base::pass(scale.error());
    view.scale = *scale;
    view.dpi = options.map.dpi;
    wish.sheet = asked->sheet;
    return picture::Request{std::move(plan), std::move(wish), view};
}

/// What the arguments ask for, with the plan that it is asked of.
base::Result<picture::Request> load_request(const Context& context, const Options& options, const Size& size) {
    const auto plan = open_plan(context, options.project, options.review.scenario);
    if (!plan) return base::pass(plan.error());
    if (!options.view.empty()) return saved_request(context, options, *plan, size);
    auto wish = resolve_options(options.map, **plan, context.english());
    if (!wish) return base::pass(wish.error());
    wish->scenario = options.review.scenario;
    const plan::Index index(**plan);
    const auto review = resolve_review(options.review, index);
    if (!review) return base::pass(review.error());
    wish->filter = review->filter;
    wish->hides_filtered = review->hides_filtered;
    wish->area_segments = review->area_segments;
    wish->shows_reach = review->shows_reach;
    wish->reach = review->reach;
    wish->line = review->line;
    auto underlay = resolve_underlay(context, options.underlay, **plan);
    if (!underlay) return base::pass(underlay.error());
    wish->traced = *std::move(underlay);
    auto extent = resolve_extent(options.map, **plan);
    if (!extent) return base::pass(extent.error());
    picture::View view{size.width, size.height, *extent, std::nullopt};
    const auto scale = scale_of(options.map);
    if (!scale) return base::pass(scale.error());
    view.scale = *scale;
    view.dpi = options.map.dpi;
    view.wall = options.map.wall;
    view.corridor = options.map.draws_strip();
    if (const auto chart = options.map.chart()) view.chart = carto::AreaChartView{*chart};
    if (options.map.draws_bullets()) {
        const auto area = area_or_city(index, options.map.area);
        if (!area) return base::pass(area.error());
        view.bullets = session::bullet_chart(index, **area, *wish);
    }
    if (view.corridor && (*plan)->rail.empty())
        return base::fail(base::ErrorKind::refused, options.project,
                          base::mark("has no rail line, so there is no corridor to unroll; leave out --what strip"));
    return picture::Request{*plan, *wish, view};
}

/// A picture of its own kind on disk, and what is told of it.
struct Written {
    picture::Request request;
    picture::Composition composition;
};

/// What the file says of itself, as every hand-out does.
sheet::Document described(const picture::Request& request) {
    const auto in = [&](const plan::Name& name) { return carto::in(name, request.options.language); };
    const std::string& title = request.options.title;
    return {title.empty() ? in(request.plan->title) : title, request.options.sheet.maker,
            in(request.plan->boundary_note), request.options.language == carto::Language::zh ? "zh-CN" : "en"};
}

render::PngTexts words_of(const picture::Request& request) {
    const sheet::Document document = described(request);
    return {{"Title", document.title},
            {"Author", document.author},
            {"Software", "Langtu"},
            {"Copyright", attribution_of(*request.plan)},
            {"Comment", document.subject}};
}

base::Result<Written> write_png(const Context& context, const Options& options, const Size& size) {
    picture::Request request;
    // runs beside the opening of OpenGL; what it fills in is read after draw_once() has joined it
    const auto load = [&]() -> base::Result<picture::Request> {
        auto loaded = load_request(context, options, size);
        if (loaded) request = *loaded;
        return loaded;
    };
    const auto write = [&](const picture::Composition& drawn, const picture::Rows& rows) -> base::Result<void> {
        const auto bytes =
            render::png_bytes(options.out, drawn.width_px, drawn.height_px, rows, options.map.dpi, words_of(request));
        if (!bytes) return base::pass(bytes.error());
        return base::write_file_atomically(options.out, *bytes);
    };
    auto picture = picture::draw_once(load, write);
    if (!picture) return base::pass(picture.error());
    return Written{std::move(request), std::move(*picture)};
}

base::Result<Written> write_sheet(const Context& context, const Options& options, const Size& size, Kind kind) {
    auto request = load_request(context, options, size);
    if (!request) return base::pass(request.error());
    auto composition = picture::compose(*request);
    if (!composition) return base::pass(composition.error());
    sheet::Page page{composition->panes, composition->width_px, composition->height_px, options.map.dpi,
                     composition->pixel_ratio};
    page.registration = handout::registration_of(*composition, *request->plan);
    const sheet::Document document = described(*request);
    const auto svg_text = options.outline_text ? sheet::SvgText::outlines : sheet::SvgText::lines;
    const auto bytes = kind == Kind::pdf ? sheet::to_pdf(page, document) : sheet::to_svg(page, document, svg_text);
    if (!bytes) return base::pass(bytes.error());
    if (auto written = base::write_file_atomically(options.out, *bytes); !written) return base::pass(written.error());
    return Written{std::move(*request), std::move(*composition)};
}

void report_joined(const Context& context, const picture::Request& request) {
    const long joined = carto::make_choropleth(plan::Index(*request.plan), request.options).classification.joined;
    if (joined > 0)
        context.report(
            context.say(base::mark_count(joined, "{} class is one with its neighbour: no digits tell them apart",
                                         "{} classes are one with their neighbours: no digits tell them apart"),
                        joined));
}

/// Says once which characters the picture shows as empty boxes.
void report_undrawn(const Context& context, const picture::Composition& picture) {
    std::vector<scene::ScenePtr> scenes{picture.scene};
    for (const scene::Pane& pane : picture.panes) scenes.push_back(pane.scene);
    const std::u32string undrawn = scene::undrawn_characters(scenes);
    if (!undrawn.empty())
        context.report(context.say(base::mark("the fonts lack {}; those who see the picture see boxes there"),
                                   base::code_points_text(undrawn)));
}

base::Result<int> render(const Context& context, const Options& options) {
    if (!options.view.empty() && !options.beside_view.empty())
        return base::fail(base::ErrorKind::usage, options.beside_view,
                          base::mark("is said by the saved view; leave out this option or --view"));
    const auto kind = kind_of(options.out);
    if (!kind) return base::pass(kind.error());
    if (!options.underlay.file.empty() && (*kind != Kind::png || options.map.draws_strip() || options.map.chart()))
        return base::fail(base::ErrorKind::usage, "--underlay",
                          base::mark("lies under a map in a PNG alone; choose a name that ends in .png"));
    if (options.outline_text && *kind != Kind::svg)
        return base::fail(base::ErrorKind::usage, "--outline-text",
                          base::mark("is for an SVG; a PDF has its fonts in it, a PNG its pixels"));
    const auto size = size_of(options.map, *kind == Kind::png ? k_png_limit : SizeLimit{});
    if (!size) return base::pass(size.error());
    const auto written =
        *kind == Kind::png ? write_png(context, options, *size) : write_sheet(context, options, *size, *kind);
    if (!written) return base::pass(written.error());
    report_undrawn(context, written->composition);
    report_joined(context, written->request);
    if (options.format.json)
        print_json(context.out(),
                   document_of(options, *written->request.plan, written->request.options, written->composition));
    return 0;
}

}  // namespace

void add_render(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("render", "draw the map into a PNG, PDF or SVG, without a display");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "project file")->required();
    command->add_option("OUT", options->out, "picture, ends in .png, .pdf or .svg")->required();
    command->add_option("--view", options->view, "a saved view, by its title, in place of options for one");
    command->add_flag("--outline-text", options->outline_text, "words of an SVG as outlines, which need no font");
    add_map_arguments(*command, options->map);
    add_review_arguments(*command, options->review);
    add_against(*command, options->review);
    add_hide_others(*command, options->review);
    add_areas_of(*command, options->review);
    add_underlay_arguments(*command, options->underlay);
    add_json_option(*command, options->format);
    command->callback([options, command, &context] {
        const auto given =
            std::ranges::find_if(k_said_by_view, [&](const char* name) { return command->count(name) > 0; });
        if (given != k_said_by_view.end()) options->beside_view = *given;
        context.finish(render(context, *options));
    });
}

}  // namespace cli
