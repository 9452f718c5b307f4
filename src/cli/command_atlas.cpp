// A map in parts: an index and a page for each area, station or saved view, in one file or one a page.
#include <cctype>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <system_error>

#include "base/atomic_file.h"
#include "base/error_words.h"
#include "base/system_remedy.h"
#include "carto/paper.h"
#include "cli/map_arguments.h"
#include "cli/rows.h"
#include "commands.h"
#include "handout/atlas_pages.h"
#include "handout/page_file.h"
#include "plan/stories.h"
#include "review_arguments.h"
#include "session/saved_view.h"
#include "view_arguments.h"

namespace cli {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::mark;
using session::ExportFormat;

struct Options {
    std::string project, out, by = "areas", story, paper = "A3", format = "pdf";
    bool replace = false;
    MapArguments map;
    ReviewArguments review;
    OutputFormat output;
};

/// What the options of a map ask for, by the fields of the window's form.
base::Result<session::ExportWish> wish_of(const Context& context, const Options& options,
                                          const carto::MapOptions& map) {
    session::ExportWish wish;
    wish.what = session::ExportWhat::atlas;
    wish.by = session::atlas_by_from_key(options.by).value_or(wish.by);
    wish.paper = options.paper;
    wish.language = context.language();
    const auto scale = scale_of(options.map);
    if (!scale) return base::pass(scale.error());
    if (const double denominator = scale->value_or(0); denominator > 0) wish.scale = fmt::format("{:.0f}", denominator);
    wish.title = map.title;
    wish.maker = map.sheet.maker;
    wish.date = map.sheet.date;
    wish.approval = map.sheet.approval;
    wish.stamp = map.sheet.stamp;
    wish.beside = map.sheet.beside;
    return wish;
}

base::Result<handout::ExportSource> source_of(const Context& context, const Options& options,
                                              const carto::MapOptions& map, const plan::Index& index,
                                              const plan::PlanPtr& plan) {
    auto view = view_of(options.map, options.review, index, context.english());
    if (!view) return base::pass(view.error());
    handout::ExportSource source{plan, options.project, *std::move(view), {}, map};
    source.shown.scenario = options.review.scenario;
    source.shown.language = context.message_language();
    if (options.story.empty()) return source;
    const auto story = plan::named_story(*plan, options.story);
    if (!story) return base::pass(story.error());
    source.story = **story;
    return source;
}

/// What belongs to one map alone, and what belongs to another division.
base::Result<void> check_usage(const Options& options) {
    const auto refuse = [](const char* option, const char* words) -> base::Result<void> {
        return base::fail(ErrorKind::usage, option, words);
    };
    for (const auto& [option, text] : {std::pair("--bbox", &options.map.bbox), std::pair("--area", &options.map.area)})
        if (!text->empty())
            return refuse(option, mark("is for a single map; the pages of an atlas find their own ground"));
    if (!options.story.empty() && options.by != "views")
        return refuse("--story", mark("is for an atlas of views; give --by views with it"));
    return {};
}

/// One file where the name ends in .pdf, else a folder with a file a page.
base::Result<bool> is_one_file(const Options& options) {
    const fs::path out(options.out);
    std::error_code error;
    if (fs::is_directory(out, error)) return false;
    std::string ending = out.extension().string();
    for (char& c : ending) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (ending.empty()) return false;
    if (ending != ".pdf")
        return base::fail(ErrorKind::refused, options.out,
                          mark("is no file that an atlas goes into; choose a name that ends in .pdf, or a folder for "
                               "one file a page"));
    if (options.format != "pdf")
        return base::fail(ErrorKind::usage, "--format " + options.format,
                          mark("holds one page; name a folder in place of a .pdf for one file a page"));
    return true;
}

ExportFormat format_of(const std::string& word) {
    return word == "svg" ? ExportFormat::svg : word == "png" ? ExportFormat::png : ExportFormat::pdf;
}

Json extent_json(const sheet::Registration& map) {
    geo::GeoExtent extent;
    for (const geo::LonLat& corner : map.corners) extent.include(corner);
    return Json::array({extent.west, extent.south, extent.east, extent.north});
}

Json page_json(const handout::AtlasPage& page, std::size_t number, const plan::Plan& plan) {
    Json json{{"number", number}, {"name", page.name}, {"scale", nullptr}, {"extent", nullptr}, {"projected", nullptr}};
    if (page.scale > 0) json["scale"] = std::lround(page.scale);
    if (page.page.registration) json["extent"] = extent_json(*page.page.registration);
    const geo::ProjectedExtent& ground = page.ground;
    if (!ground.empty())
        json["projected"] = {
            {"crs", plan.display_crs},
            {"extent", {metres(ground.min_x), metres(ground.min_y), metres(ground.max_x), metres(ground.max_y)}}};
    json["missing"] = page.missing;
    return json;
}

base::Result<void> write_document(const Options& options, const handout::Atlas& atlas, Json& told) {
    std::vector<sheet::Page> pages;
    for (const handout::AtlasPage& page : atlas.pages) pages.push_back(page.page);
    const auto bytes = sheet::to_pdf(pages, atlas.document);
    if (!bytes) return base::pass(bytes.error());
    told["file"] = options.out;
    told["bytes"] = bytes->size();
    return base::write_file_atomically(options.out, *bytes);
}

base::Result<std::vector<base::FileContent>> page_files(const Options& options, const handout::Atlas& atlas) {
    const ExportFormat format = format_of(options.format);
    std::vector<base::FileContent> out;
    for (std::size_t i = 0; i < atlas.pages.size(); ++i) {
        sheet::Document document = atlas.document;
        document.title += " · " + atlas.pages[i].name;
        auto bytes = handout::page_bytes(atlas.pages[i].page, document, format);
        if (!bytes) return base::pass(bytes.error());
        out.push_back({fs::path(options.out) / handout::page_file_name(atlas, i, format), *std::move(bytes)});
    }
    return out;
}

base::Result<void> check_free(const Options& options, const std::vector<base::FileContent>& files) {
    std::error_code error;
    for (const base::FileContent& each : files)
        if (!options.replace && fs::exists(each.file, error))
            return base::fail(ErrorKind::refused, each.file.string(),
                              mark("is there already; name another folder, or give --replace"));
    return {};
}

base::Result<void> write_folder(const Options& options, const handout::Atlas& atlas, Json& told) {
    const auto files = page_files(options, atlas);
    if (!files) return base::pass(files.error());
    if (auto free = check_free(options, *files); !free) return free;
    std::error_code error;
    const bool is_new = fs::create_directory(options.out, error);
    if (error)
        return base::fail(ErrorKind::io, options.out, mark("cannot be made as a folder ({}); {}"),
                          {base::system_reason(error.value()), base::system_remedy(error.value())});
    if (auto written = base::write_files_atomically(options.out, *files); !written) {
        if (is_new) fs::remove(options.out, error);
        return written;
    }
    told["folder"] = options.out;
    for (std::size_t i = 0; i < files->size(); ++i) {
        told["pages"][i]["file"] = (*files)[i].file.string();
        told["pages"][i]["bytes"] = (*files)[i].content.size();
    }
    return {};
}

/// A sentence that names no page is about what was typed for the field.
base::Error at_option(const session::ExportProblem& problem) {
    base::Error error = problem.error;
    if (error.subject.empty() && problem.field != session::ExportField::what)
        error.subject = fmt::format("--{}", session::to_key(problem.field));
    return error;
}

base::Result<int> write(const Context& context, const Options& asked) {
    Options options = asked;
    options.map.paper = options.paper;
    if (auto usage = check_usage(options); !usage) return base::pass(usage.error());
    const auto one_file = is_one_file(options);
    if (!one_file) return base::pass(one_file.error());
    if (auto size = size_of(options.map); !size) return base::pass(size.error());
    const auto plan = open_plan(context, options.project, options.review.scenario);
    if (!plan) return base::pass(plan.error());
    const plan::Index index(**plan);
    if (options.map.year == 0) options.map.year = index.years_with_values().back();  // as a report judges
    const auto map = resolve_options(options.map, **plan, context.english());
    if (!map) return base::pass(map.error());
    const auto wish = wish_of(context, options, *map);
    if (!wish) return base::pass(wish.error());
    const auto source = source_of(context, options, *map, index, *plan);
    if (!source) return base::pass(source.error());
    const auto atlas = handout::atlas_pages(*source, *wish);
    if (!atlas) return base::pass(at_option(atlas.error()));
    Json told{{"pages", Json::array()}, {"remarks", atlas->remarks}};
    for (std::size_t i = 0; i < atlas->pages.size(); ++i)
        told["pages"].push_back(page_json(atlas->pages[i], i + 1, **plan));
    auto written = *one_file ? write_document(options, *atlas, told) : write_folder(options, *atlas, told);
    if (!written) return base::pass(written.error());
    for (const std::string& remark : atlas->remarks) context.report(remark);
    if (options.output.json)
        print_json(context.out(), told);
    else
        context.report(context.say(mark("wrote {}"), options.out));
    return 0;
}

}  // namespace

void add_atlas(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("atlas", "an index and a page for each area, station or saved view");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "project file")->required();
    command->add_option("OUT", options->out, "a file that ends in .pdf, or a folder for one file a page")->required();
    command->add_option("--by", options->by, "what each page shows: areas, stations or views")
        ->check(CLI::IsMember({"areas", "stations", "views"}))
        ->capture_default_str();
    command->add_option("--story", options->story, "of which the views are; default: all saved views");
    command->add_option("--paper", options->paper, "sheet of paper: A4, A3, A0, report, 16:9; A4-portrait …")
        ->capture_default_str();
    command->add_option("--format", options->format, "of the files in a folder: pdf, svg or png")
        ->check(CLI::IsMember({"pdf", "svg", "png"}))
        ->capture_default_str();
    command->add_flag("--replace", options->replace, "files of the same names in the folder are replaced");
    add_sheet_arguments(*command, options->map);
    add_view_arguments(*command, options->map, options->review);
    command->get_option("--year")->description("year of the value; default: the last with values");
    add_json_option(*command, options->output);
    command->callback([options, &context] { context.finish(write(context, *options)); });
}

}  // namespace cli
