#include "cli/map_arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

#include "base/error_words.h"
#include "carto/paper.h"
#include "plan/find.h"
#include "plan/names.h"
#include "session/export_wish.h"

namespace cli {
namespace {

using base::ErrorKind;

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::size_t start = 0;
    for (std::size_t at = 0; at <= text.size(); ++at)
        if (at == text.size() || text[at] == separator) {
            parts.push_back(text.substr(start, at - start));
            start = at + 1;
        }
    return parts;
}

template <class Number>
bool parse_whole(const std::string& text, Number& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

tl::unexpected<base::Error> unknown(const std::string& option, const std::string& word,
                                    const std::vector<std::string>& known) {
    std::string list;
    for (const std::string& name : known) list += (list.empty() ? "" : ", ") + name;
    return base::fail_with(ErrorKind::refused, option, base::mark("'{}' is none of them; choose from {}"), word, list);
}

template <class Items>
std::vector<std::string> keys_of(const Items& items) {
    std::vector<std::string> keys;
    for (const auto item : items) keys.emplace_back(to_key(item));
    return keys;
}

constexpr std::array k_methods{plan::Method::semantic, plan::Method::manual, plan::Method::pretty, plan::Method::equal,
                               plan::Method::quantile, plan::Method::jenks,  plan::Method::stddev};

base::Result<void> resolve_measure(const MapArguments& a, carto::MapOptions& out) {
    const auto measure = plan::measure_from_key(a.measure);
    if (!measure) return unknown("--measure", a.measure, keys_of(plan::k_measures));
    const auto method = plan::method_from_key(a.breaks.empty() ? a.method : "manual");
    if (!method || *method == plan::Method::unique) return unknown("--method", a.method, keys_of(k_methods));
    out.measure = *measure;
    out.method = *method;
    if (a.breaks.empty() && *method == plan::Method::manual)
        return base::fail(ErrorKind::usage, "--method manual",
                          base::mark("needs its class breaks; give --breaks a,b,c"));
    if (a.breaks.empty()) return {};
    auto breaks = parse_numbers(a.breaks, "--breaks");
    if (!breaks) return base::pass(breaks.error());
    out.breaks = std::move(*breaks);
    if (plan::is_ratio(out.measure))
        for (double& b : out.breaks) b /= 100;  // typed as the legend shows them: per cent
    return {};
}

base::Result<void> resolve_layers(const MapArguments& a, carto::MapOptions& out) {
    if (a.layers.empty()) return {};
    std::vector<carto::Layer> shown;
    for (const std::string& word : split(a.layers, ',')) {
        const auto layer = carto::layer_from_key(word);
        if (!layer) return unknown("--layers", word, keys_of(carto::k_layers));
        shown.push_back(*layer);
    }
    for (const carto::Layer layer : carto::k_layers)
        if (std::find(shown.begin(), shown.end(), layer) == shown.end()) out.hidden.push_back(layer);
    return {};
}

}  // namespace

base::Result<void> check_beside(const MapArguments& a, bool is_wall) {
    if (!is_wall || a.beside.empty()) return {};
    return base::fail(ErrorKind::usage, "--beside",
                      base::mark("is of one map and not of the wall of all indicators; leave one of the two out"));
}

namespace {

/// Options that only one of the pictures has.
base::Result<void> resolve_what(const MapArguments& a, carto::MapOptions& out) {
    const bool is_chart = a.chart() || a.draws_bullets();
    if (!a.what.empty() && a.what != "map" && a.what != "strip" && !is_chart)
        return unknown("--what", a.what, {"map", "strip", "ranking", "years", "bullets"});
    const auto refuse = [](const std::string& option, const char* words) -> base::Result<void> {
        return base::fail(ErrorKind::usage, option, words);
    };
    const std::pair<const char*, bool> of_a_map[] = {
        {"--bbox", !a.bbox.empty()},       {"--area", !a.area.empty() && !a.draws_bullets()},
        {"--compare", !a.compare.empty()}, {"--wall", a.wall},
        {"--layers", !a.layers.empty()},   {"--ruler", a.ruler},
        {"--scale", !a.scale.empty()},     {"--beside", !a.beside.empty()}};
    for (const auto& [option, given] : of_a_map)
        if (given && (a.draws_strip() || is_chart))
            return refuse(option, is_chart ? base::mark("is of a map and not of a chart; leave one of the two out")
                                           : base::mark("is of a map and not of the unrolled corridor; leave one of "
                                                        "the two out"));
    if (auto fits = check_beside(a, a.wall); !fits) return fits;
    out.ruler = a.ruler;
    if (a.spread.empty()) return {};
    if (!a.draws_strip())
        return refuse("--spread", base::mark("is of the unrolled corridor; give --what strip with it"));
    const auto spread = carto::strip_spread_from_key(a.spread);
    if (!spread) return unknown("--spread", a.spread, keys_of(carto::k_strip_spreads));
    out.spread = *spread;
    return {};
}

base::Result<void> resolve_look(const MapArguments& a, carto::MapOptions& out) {
    const std::pair<const char*, const std::string*> texts[] = {
        {"--title", &a.title}, {"--maker", &a.maker}, {"--date", &a.date}, {"--approval", &a.approval}};
    for (const auto& [option, text] : texts)
        if (auto fits = session::check_sheet_line(ErrorKind::usage, option, *text); !fits) return fits;
    if (a.theme != "light" && a.theme != "dark" && a.theme != "print")
        return unknown("--theme", a.theme, {"light", "dark", "print"});
    out.theme = a.theme == "dark"    ? carto::ThemeName::dark
                : a.theme == "print" ? carto::ThemeName::print
                                     : carto::ThemeName::light;
    const auto palettes = carto::palette_names();
    if (!a.palette.empty() && std::find(palettes.begin(), palettes.end(), a.palette) == palettes.end())
        return unknown("--palette", a.palette, {palettes.begin(), palettes.end()});
    out.palette = a.palette;
    return {};
}

/// What the map is compared with: the same measure in another year, or the values with their targets.
base::Result<void> resolve_comparison(const MapArguments& a, const plan::Plan& plan, carto::MapOptions& out) {
    if (a.compare.empty()) return {};
    const carto::Shown here{out.measure, out.year};
    if (a.compare == plan::to_key(plan::Measure::target)) {
        if (out.measure != plan::Measure::value)
            return base::fail(ErrorKind::usage, "--compare target",
                              base::mark("compares values; give --measure value with it"));
        out.compared = carto::compare(here, {plan::Measure::target, out.year});
        return {};
    }
    int year = 0;
    if (!parse_whole(a.compare, year) || year < plan.baseline_year || year > plan.target_year || year == out.year)
        return base::fail_with(ErrorKind::usage, "--compare " + a.compare,
                               base::mark("is neither 'target' nor another year; choose {} to {} but {}"),
                               plan.baseline_year, plan.target_year, out.year);
    out.compared = carto::compare(here, {out.measure, year});
    return {};
}

/// A number as it was typed.
std::string plain(double number) { return fmt::format("{}", number); }

/// Degrees as a refusal shows them.
std::string shown(double degrees) { return fmt::format("{:.2f}", degrees); }

bool on_earth(const geo::GeoExtent& e) {
    constexpr double k_most_lon = 180, k_most_lat = 90;
    return e.west >= -k_most_lon && e.east <= k_most_lon && e.south >= -k_most_lat && e.north <= k_most_lat;
}

bool overlap(const geo::GeoExtent& a, const geo::GeoExtent& b) {
    return a.west < b.east && b.west < a.east && a.south < b.north && b.south < a.north;
}

geo::GeoExtent extent_of(const plan::Plan& plan) {
    geo::GeoExtent extent;
    for (const plan::Unit& unit : plan.units) geo::include(extent, unit.shape);
    for (const plan::Carrier& carrier : plan.carriers)
        if (carrier.position) extent.include(*carrier.position);
    return extent;
}

/// West beyond east or south beyond north, with what was likely meant.
tl::unexpected<base::Error> ends_exchanged(const std::string& subject, const geo::GeoExtent& e) {
    const geo::GeoExtent meant{std::min(e.west, e.east), std::min(e.south, e.north), std::max(e.west, e.east),
                               std::max(e.south, e.north)};
    if (!on_earth(meant))
        return base::fail(ErrorKind::usage, subject,
                          base::mark("is no extent; write WEST,SOUTH,EAST,NORTH in degrees"));
    return base::fail_with(ErrorKind::usage, subject,
                           base::mark("has its ends exchanged; write WEST,SOUTH,EAST,NORTH in degrees, perhaps "
                                      "{},{},{},{}"),
                           plain(meant.west), plain(meant.south), plain(meant.east), plain(meant.north));
}

/// Somewhere on the earth where the plan has something to draw: the projection has no answer far away.
base::Result<geo::GeoExtent> resolve_bbox(const std::string& text, const plan::Plan& plan) {
    const std::string subject = "--bbox " + text;
    const auto numbers = parse_numbers(text, "--bbox");
    if (!numbers) return base::pass(numbers.error());
    if (numbers->size() != 4)
        return base::fail(ErrorKind::usage, subject,
                          base::mark("is no extent; write WEST,SOUTH,EAST,NORTH in degrees"));
    const geo::GeoExtent extent{(*numbers)[0], (*numbers)[1], (*numbers)[2], (*numbers)[3]};
    if (extent.west == extent.east || extent.south == extent.north)
        return base::fail(
            ErrorKind::usage, subject,
            base::mark("has no size, two of its ends are the same; write WEST,SOUTH,EAST,NORTH in degrees"));
    if (extent.west > extent.east || extent.south > extent.north) return ends_exchanged(subject, extent);
    const geo::GeoExtent swapped{extent.south, extent.west, extent.north, extent.east};
    const geo::GeoExtent whole = extent_of(plan);
    if (on_earth(swapped) && overlap(swapped, whole))
        return base::fail(ErrorKind::usage, subject,
                          base::mark("has latitudes before longitudes; write WEST,SOUTH,EAST,NORTH in degrees"));
    if (!on_earth(extent))
        return base::fail(
            ErrorKind::usage, subject,
            base::mark("reaches beyond the earth; choose longitudes from -180 to 180 and latitudes from -90 to 90"));
    if (!whole.empty() && !overlap(extent, whole))
        return base::fail_with(ErrorKind::usage, subject,
                               base::mark("shows nothing of the plan; choose a part of {},{},{},{}"), shown(whole.west),
                               shown(whole.south), shown(whole.east), shown(whole.north));
    return extent;
}

}  // namespace

void add_subject_arguments(CLI::App& command, MapArguments& a) {
    auto* bbox = command.add_option("--bbox", a.bbox, "extent WEST,SOUTH,EAST,NORTH in degrees");
    auto* compare =
        command.add_option("--compare", a.compare, "another year, or 'target': two maps in one, a line between");
    command.add_option("--area", a.area, "extent of an area: key or name; with --what bullets, whose they are")
        ->excludes(bbox);
    command.add_option("--indicator", a.indicator, "key or name; default: the first");
    command.add_option("--measure", a.measure, "value, target, attainment, progress, pace, gap, …")
        ->capture_default_str();
    command.add_option("--year", a.year, "year of the value; default: the plan's baseline year");
    command.add_option("--method", a.method, "semantic, manual, pretty, equal, quantile, jenks, stddev")
        ->capture_default_str();
    command.add_option("--classes", a.classes, "number of classes")
        ->check(CLI::Range(1, plan::k_max_classes))
        ->capture_default_str();
    command.add_option("--breaks", a.breaks, "class breaks a,b,c, in the unit of the legend (per cent for ratios)");
    command.add_option("--palette", a.palette, "colours of the classes");
    command.add_option("--targets", a.targets, "key of a set of revised targets; default: the plan's");
    command.add_flag("--wall", a.wall, "small maps of all indicators on one legend")->excludes(compare);
    command.add_option("--layers", a.layers, "layers to draw, comma-separated; default: all");
}

namespace {

/// A sheet of the window's form: its paper at the resolution that it has there.
CLI::Option* add_template(CLI::App& command, MapArguments& a) {
    const auto sheets = session::export_papers();
    const std::vector<std::string> known(sheets.begin(), sheets.end());
    const auto use = [&a](const std::string& key) {
        a.paper = key;
        if (const auto paper = carto::paper_from_key(key)) a.dpi = carto::usual_dpi(*paper);
    };
    return command
        .add_option_function<std::string>(
            "--template", use,
            "sheet of the window's form, at its resolution: A4, A4-portrait, A3, A3-portrait, 16:9, report, A0")
        ->check(CLI::IsMember(known));
}

}  // namespace

void add_sheet_arguments(CLI::App& command, MapArguments& a) {
    command.add_option("--scale", a.scale, "denominator on that paper, or auto: the largest round one");
    command.add_option("--title", a.title, "title in place of the indicator's name");
    command.add_option("--maker", a.maker, "who made the sheet");
    command.add_option("--date", a.date, "of the data, as it shall stand there");
    command.add_option("--approval", a.approval, "number of the map's approval (审图号)");
    command
        .add_option("--stamp", a.stamp,
                    "schematic (and for internal use, the default), internal, schematic-only or none")
        ->check(CLI::IsMember({"schematic", "internal", "schematic-only", "none"}));
    command
        .add_option("--beside", a.beside,
                    "title and legend: carriers (their index, the default), table or ranking of the areas, strip (the "
                    "corridor unrolled), none")
        ->check(CLI::IsMember({"carriers", "table", "ranking", "strip", "none"}));
}

void add_map_arguments(CLI::App& command, MapArguments& a) {
    auto* size = command.add_option("--size", a.size, "picture size in pixels, WIDTHxHEIGHT")->capture_default_str();
    auto* paper = command.add_option("--paper", a.paper,
                                     "sheet of paper in place of a size: A4, A3, A0, report, 16:9; A4-portrait …");
    add_sheet_arguments(command, a);
    auto* dpi = command.add_option("--dpi", a.dpi, "resolution; 96 is a screen, larger draws signs and text larger")
                    ->check(CLI::Range(48, 1200))
                    ->capture_default_str();
    add_template(command, a)->excludes(size)->excludes(paper)->excludes(dpi);
    command.add_option("--theme", a.theme, "light, dark or print")->capture_default_str();
    command.add_flag("--no-furniture", a.no_furniture, "the map alone");
    command.add_option("--what", a.what,
                       "map; strip: the corridor unrolled along the rail line; ranking or years: the areas as a chart; "
                       "bullets: the indicators of the city, or of --area, against their targets");
    command.add_flag("--corridor", a.corridor, "the same as --what strip");
    command.add_option("--spread", a.spread, "distances from the line on a strip: sqrt, true or schematic");
    command.add_flag("--ruler", a.ruler, "ticks with kilometres along the line, on a map");
    add_subject_arguments(command, a);
}

namespace {

constexpr int k_least_side = 16;  // px

}  // namespace

base::Result<Size> parse_size(const std::string& text, const SizeLimit& limit) {
    const auto parts = split(text, 'x');
    Size size;
    const bool read = parts.size() == 2 && parse_whole(parts[0], size.width) && parse_whole(parts[1], size.height);
    if (!read) return base::fail(ErrorKind::usage, "--size " + text, base::mark("is no size; write it as 1920x1080"));
    if (std::min(size.width, size.height) < k_least_side || std::max(size.width, size.height) > limit.side)
        return base::fail_with(ErrorKind::limit, "--size " + text,
                               base::mark("is out of range; choose {} to {} pixels a side"), k_least_side, limit.side);
    if (static_cast<long long>(size.width) * size.height > limit.pixels)
        return base::fail_with(
            ErrorKind::limit, "--size " + text, base::mark("is more than {0} million pixels; choose a smaller size"),
            limit.pixels / 1'000'000, fmt::format("{:.3g}", static_cast<double>(limit.pixels) / 1e8));
    return size;
}

namespace {

carto::Stamp stamp_of(const std::string& word) {
    return word == "none"             ? carto::Stamp::none
           : word == "internal"       ? carto::Stamp::internal
           : word == "schematic-only" ? carto::Stamp::schematic
                                      : carto::Stamp::schematic_internal;
}

}  // namespace

base::Result<Size> size_of(const MapArguments& a, const SizeLimit& limit) {
    if (a.paper.empty()) return parse_size(a.size, limit);
    const auto paper = carto::paper_from_key(a.paper);
    if (!paper) return unknown("--paper", a.paper, {"A4", "A3", "A2", "A1", "A0", "report", "16:9", "A4-portrait"});
    const Size size{carto::px_of(paper->width_mm, a.dpi), carto::px_of(paper->height_mm, a.dpi)};
    if (std::max(size.width, size.height) <= limit.side) return size;
    const double inches = std::max(paper->width_mm, paper->height_mm) / 25.4;
    return base::fail_with(ErrorKind::limit, fmt::format("--paper {} --dpi {}", a.paper, a.dpi),
                           base::mark("is more than {} pixels a side; choose at most --dpi {}"), limit.side,
                           static_cast<int>(limit.side / inches));
}

base::Result<std::optional<double>> scale_of(const MapArguments& a) {
    constexpr double k_least = 100, k_most = 1e8;
    if (a.scale.empty()) return a.paper.empty() ? std::nullopt : std::optional(0.0);
    if (a.scale == "auto") return std::optional(0.0);
    double denominator = 0;
    const std::string text = a.scale.starts_with("1:") ? a.scale.substr(2) : a.scale;
    if (!parse_whole(text, denominator) || !(denominator >= k_least && denominator <= k_most))
        return base::fail(ErrorKind::usage, "--scale " + a.scale,
                          base::mark("is no scale; write its denominator, 100 to 100000000, or auto"));
    return std::optional(denominator);
}

base::Result<std::vector<double>> parse_numbers(const std::string& text, const std::string& option) {
    std::vector<double> out;
    for (const std::string& part : split(text, ',')) {
        double value = 0;
        if (!parse_whole(part, value) || !std::isfinite(value))
            return base::fail_with(ErrorKind::usage, option,
                                   base::mark("'{}' is not a number; write numbers with commas between"), part);
        out.push_back(value);
    }
    return out;
}

base::Result<carto::MapOptions> resolve_options(const MapArguments& a, const plan::Plan& plan, bool english) {
    carto::MapOptions out;
    out.language = english ? carto::Language::en : carto::Language::zh;
    out.furniture = a.no_furniture ? carto::Furniture::none : carto::Furniture::page;
    out.sheet = {a.maker, a.date, a.approval, stamp_of(a.stamp), carto::paper_words(a.paper), 0};
    out.sheet.beside = carto::beside_from_key(a.beside).value_or(carto::Beside::carriers);
    out.title = a.title;
    out.classes = a.classes;
    const auto paper = carto::paper_from_key(a.paper);
    out.pixel_ratio = static_cast<float>(a.dpi) / 96.0F * (paper ? paper->type : 1);
    out.year = a.year == 0 ? plan.baseline_year : a.year;
    if (out.year < plan.baseline_year || out.year > plan.target_year)
        return base::fail_with(ErrorKind::refused, fmt::format("--year {}", out.year),
                               base::mark("lies outside the plan; choose {} to {}"), plan.baseline_year,
                               plan.target_year);
    if (!plan.indicators.empty()) out.indicator = plan.indicators.front().key;
    if (!a.indicator.empty()) {
        const auto indicator = plan::resolve_indicator(plan, a.indicator);
        if (!indicator) return base::pass(indicator.error());
        out.indicator = (*indicator)->key;
    }
    if (!a.targets.empty() && plan::find_by_key(plan.target_sets, a.targets) == nullptr)
        return base::fail(base::ErrorKind::refused, a.targets,
                          base::mark("no such set of targets; langtu targets list shows them"));
    out.target_set = a.targets;
    for (const auto& step :
         {resolve_what(a, out), resolve_measure(a, out), resolve_layers(a, out), resolve_look(a, out)})
        if (!step) return base::pass(step.error());
    if (auto compared = resolve_comparison(a, plan, out); !compared) return base::pass(compared.error());
    return out;
}

base::Result<const plan::Area*> area_or_city(const plan::Index& index, const std::string& text) {
    if (!text.empty()) return plan::resolve_area(index.plan(), text);
    if (const plan::Area* city = index.city()) return city;
    return base::fail(ErrorKind::refused, "--area",
                      base::mark("is needed: the plan has no row for the city as a whole"));
}

base::Result<geo::GeoExtent> resolve_extent(const MapArguments& a, const plan::Plan& plan) {
    geo::GeoExtent extent;
    if (!a.bbox.empty()) return resolve_bbox(a.bbox, plan);
    if (a.area.empty()) return extent;
    const auto area = plan::resolve_area(plan, a.area);
    if (!area) return base::pass(area.error());
    if (const plan::Park* park = plan::find_by_key(plan.parks, (*area)->park)) geo::include(extent, park->shape);
    for (const std::string& code : (*area)->units)
        if (const plan::Unit* unit = plan::find_by_key(plan.units, code); unit != nullptr && (*area)->park.empty())
            geo::include(extent, unit->shape);
    return extent;
}

}  // namespace cli
