// Lengths between places, straight and along the line.
#include <fmt/format.h>
#include <memory>

#include "base/error_words.h"
#include "cli/rows.h"
#include "commands.h"
#include "editing.h"
#include "geo/geodesy.h"
#include "plan/index.h"
#include "plan/known_length.h"
#include "plan/names.h"
#include "plan/place_along.h"
#include "plan/reach.h"
#include "plan/ruler.h"
#include "review_arguments.h"

namespace cli {
namespace {

using base::ErrorKind;
using base::mark;

struct Options {
    std::string project, crs, line;
    std::vector<std::string> places;
    bool closed = false, anyway = false;
    OutputFormat format;
};

struct Place {
    const plan::Carrier* carrier = nullptr;
    const plan::Station* station = nullptr;
    plan::PlaceAlong along;
    [[nodiscard]] const plan::Name* name() const {
        return carrier != nullptr ? &carrier->name : station != nullptr ? &station->name : nullptr;
    }
};

/// The rest of a text behind a prefix; nothing where it does not begin so.
std::optional<std::string> behind(const std::string& text, std::string_view prefix) {
    return text.starts_with(prefix) ? std::optional(text.substr(prefix.size())) : std::nullopt;
}

base::Result<Place> place_of(const plan::CorridorIndex& corridor, const plan::Carrier& carrier) {
    if (!carrier.position)
        return base::fail(ErrorKind::refused, carrier.name.zh,
                          mark("has no position, so nothing can be measured from it; give it one, or coordinates"));
    return Place{&carrier, nullptr, plan::place_along(corridor, *carrier.position, plan::doubt_m(carrier))};
}

base::Result<Place> place_of(const plan::CorridorIndex& corridor, const plan::Station& station) {
    return Place{nullptr, &station, plan::place_along(corridor, station.position)};
}

template <class Row>
base::Result<Place> place_of(const plan::CorridorIndex& corridor, const base::Result<const Row*>& row) {
    if (!row) return base::pass(row.error());
    return place_of(corridor, **row);
}

/// K12+350, by the ruler of the line that is measured along, else of the first; nothing for a text of another form.
std::optional<base::Result<Place>> read_chainage_place(const plan::CorridorIndex& corridor, const std::string& text) {
    const auto shown = text.find_first_of("kK+") != std::string::npos ? plan::read_chainage(text) : std::nullopt;
    if (!shown) return std::nullopt;
    if (corridor.lines().size() == 0)
        return base::fail(ErrorKind::refused, text, mark("is a chainage and the plan has no line; write coordinates"));
    const plan::Ruler ruler(corridor.plan(), corridor.line());
    if (auto at = plan::place_at_chainage(corridor, corridor.line(), ruler.measured_m(*shown)))
        return Place{nullptr, nullptr, *std::move(at)};
    const plan::Stretch& whole = corridor.lines().whole(corridor.line());
    const plan::Stretch ends = plan::stretch_between(ruler.shown_m(whole.from_m), ruler.shown_m(whole.to_m));
    return base::fail_with(ErrorKind::refused, text, mark("lies beyond the line, which runs from {} to {}"),
                           plan::ruler_text(ends.from_m), plan::ruler_text(ends.to_m));
}

/// A carrier by number or name, a station by name, a chainage, or coordinates; with station: or carrier: before it only
/// that.
base::Result<Place> read_place(const Context& context, const plan::CorridorIndex& corridor, const std::string& text,
                               const Options& options) {
    const plan::Plan& plan = corridor.plan();
    if (const auto station = behind(text, "station:")) return place_of(corridor, plan::resolve_station(plan, *station));
    if (const auto carrier = behind(text, "carrier:")) return place_of(corridor, find_carrier(plan, *carrier));
    const bool is_number = text.find_first_not_of("0123456789") == std::string::npos;
    const auto carrier = plan::resolve_carrier(plan, text);
    if (is_number) return place_of(corridor, carrier);
    const auto station = plan::resolve_station(plan, text);
    if (carrier && station)
        return base::fail(ErrorKind::refused, text,
                          mark("names a carrier and a station; write carrier: or station: before it"));
    if (carrier) return place_of(corridor, carrier);
    if (station) return place_of(corridor, station);
    if (auto place = read_chainage_place(corridor, text)) return *std::move(place);
    const auto at = read_position(context, plan, {text, options.crs, options.anyway});
    if (at) return Place{nullptr, nullptr, plan::place_along(corridor, *at)};
    if (text.find_first_of("0123456789") != std::string::npos) return base::pass(at.error());
    return base::fail(
        ErrorKind::refused, text,
        mark("is no carrier, no station, no chainage and no coordinates; write a name, a number, K12+350, "
             "or LON,LAT"));
}

base::Result<std::vector<Place>> read_places(const Context& context, const plan::CorridorIndex& corridor,
                                             const Options& options) {
    std::vector<Place> places;
    for (const std::string& text : options.places) {
        auto place = read_place(context, corridor, text, options);
        if (!place) return base::pass(place.error());
        places.push_back(*std::move(place));
    }
    return places;
}

geo::LineString line_of(const std::vector<Place>& places) {
    geo::LineString line;
    for (const Place& place : places) line.push_back(place.along.position);
    return line;
}

const char* side_word(int side) { return side < 0 ? "left" : side > 0 ? "right" : "on"; }

void add_station(Json& row, const Context& context, const char* key, const std::optional<plan::StationNear>& near) {
    row[key] = near ? Json(context.text(near->station->name)) : Json(nullptr);
    row[std::string(key) + "_m"] = near ? metres(near->distance_m) : Json(nullptr);
}

Json row_of(const Context& context, const plan::Index& index, const Place& place, double from_start_m) {
    const auto& at = place.along.on_rail;
    const plan::Ruler& ruler = index.ruler(at ? at->line : 0);
    const char* what = place.carrier != nullptr ? "carrier" : place.station != nullptr ? "station" : "place";
    Json row{{"is", what},
             {"name", place.name() != nullptr ? Json(context.text(*place.name())) : Json(nullptr)},
             {"lon", place.along.position.lon},
             {"lat", place.along.position.lat},
             {"uncertainty_m", place.along.doubt_m > 0 ? metres(place.along.doubt_m) : Json(nullptr)},
             {"from_start_m", metres(from_start_m)},
             {"chainage", at ? Json(plan::ruler_text(ruler.shown_m(at->chainage_m))) : Json(nullptr)},
             {"chainage_m", at ? metres(ruler.shown_m(at->chainage_m)) : Json(nullptr)},
             {"measured_m", at ? metres(at->chainage_m) : Json(nullptr)},
             {"offset_m", at ? metres(at->offset_m) : Json(nullptr)},
             {"side", at ? Json(side_word(at->side)) : Json(nullptr)}};
    if (plan::has_several_lines(index.plan()))
        row["line"] = at ? Json(context.text(index->rail[at->line].name)) : Json(nullptr);
    add_station(row, context, "nearest_station", place.along.nearest);
    add_station(row, context, "nearest_along", place.along.nearest_along);
    return row;
}

Json rows_of(const Context& context, const plan::Index& index, const std::vector<Place>& places) {
    Json rows = Json::array();
    double length = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (i > 0) length += geo::distance_m(places[i - 1].along.position, places[i].along.position);
        rows.push_back(row_of(context, index, places[i], length));
    }
    return rows;
}

/// As far as they are known, for people: numbers of a carrier that may be elsewhere have the digits of its doubt.
void round_to_known(Json& rows) {
    for (Json& row : rows) {
        if (row["uncertainty_m"].is_null()) continue;
        const double doubt = row["uncertainty_m"].get<double>();
        if (row["offset_m"].is_number() && row["offset_m"].get<double>() < doubt)
            row["side"] = row["side"].get<std::string>() + "?";
        for (const char* key :
             {"from_start_m", "chainage_m", "measured_m", "offset_m", "nearest_station_m", "nearest_along_m"})
            if (row[key].is_number()) row[key] = plan::known_length(row[key].get<double>(), doubt).metres;
        if (row["chainage"].is_string()) row["chainage"] = "≈" + plan::ruler_text(row["chainage_m"].get<double>());
    }
}

struct Measured {
    double length_m = 0;
    std::optional<double> area_m2, along_m, measured_along_m;
    double doubt_m = 0;         ///< of the length along the line
    double length_doubt_m = 0;  ///< of the other
};

Measured measure(const plan::Ruler& ruler, const std::vector<Place>& places, bool closed) {
    geo::LineString line = line_of(places);
    const plan::PlaceAlong &from = places.front().along, &to = places.back().along;
    Measured out;
    if (closed) {
        out.area_m2 = geo::ring_area_m2(line);
        line.push_back(line.front());
    } else {
        out.along_m = plan::apart_along_m(ruler, from, to);
        if (out.along_m) out.measured_along_m = std::abs(to.on_rail->chainage_m - from.on_rail->chainage_m);
        out.doubt_m = from.doubt_m + to.doubt_m;
    }
    out.length_m = geo::length_m(line);
    for (const Place& place : places) out.length_doubt_m += 2 * place.along.doubt_m;
    if (!closed) out.length_doubt_m -= from.doubt_m + to.doubt_m;
    return out;
}

Json optional_metres(const std::optional<double>& value) { return value ? metres(*value) : Json(nullptr); }

/// "3.4 km", or "about 3 km ±2 km".
std::string length_words(const Context& context, double length_m, double doubt_m) {
    const std::string known = plan::km_digits(plan::known_length(length_m, doubt_m).metres);
    if (doubt_m <= 0) return context.say("{} km", known);
    return context.say("about {} km, ±{} km", known, plan::km_digits(doubt_m));
}

void print_totals(const Context& context, const plan::Ruler& ruler, const Measured& measured) {
    if (measured.length_doubt_m > 0)
        context.out() << context.say("Length: {}", length_words(context, measured.length_m, measured.length_doubt_m))
                      << '\n';
    else
        context.out() << context.say("Length: {} m", fmt::format("{:.1f}", measured.length_m)) << '\n';
    if (measured.area_m2) context.out() << context.say("Area: {} m²", fmt::format("{:.0f}", *measured.area_m2)) << '\n';
    if (measured.along_m)
        context.out() << context.say("Along the line: {} ({})",
                                     length_words(context, *measured.along_m, measured.doubt_m),
                                     context.text(plan::label(ruler.kind())))
                      << '\n';
}

void print(const Context& context, const plan::Index& index, const std::vector<Place>& places, const Options& options) {
    const auto& first = places.front().along.on_rail;
    const plan::Ruler& ruler = index.ruler(first ? first->line : 0);
    const Measured measured = measure(ruler, places, options.closed);
    Json rows = rows_of(context, index, places);
    if (options.format.json)
        return print_json(context.out(), {{"length_m", metres(measured.length_m)},
                                          {"area_m2", optional_metres(measured.area_m2)},
                                          {"along_line_m", optional_metres(measured.measured_along_m)},
                                          {"chainage_difference_m", optional_metres(measured.along_m)},
                                          {"uncertainty_m", metres(measured.doubt_m)},
                                          {"ruler", plan::to_key(ruler.kind())},
                                          {"places", rows}});
    if (!options.format.csv) round_to_known(rows);
    print_rows(context.out(), rows, options.format);
    if (!options.format.csv) print_totals(context, ruler, measured);
}

base::Result<int> run(const Context& context, const Options& options) {
    const std::size_t least = options.closed ? 3 : 1;
    if (options.places.size() < least)
        return base::fail(ErrorKind::usage, "--closed", mark("needs at least three places; give them"));
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    const auto line = plan::resolve_line(*project->plan, options.line);
    if (!line) return base::pass(line.error());
    const plan::CorridorIndex corridor(*project->plan, *line);
    const auto places = read_places(context, corridor, options);
    if (!places) return base::pass(places.error());
    print(context, plan::Index(*project->plan), *places, options);
    return 0;
}

}  // namespace

void add_measure(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("measure", "length and area between places, and what they have along the line");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "project file")->required();
    command
        ->add_option("PLACE", options->places,
                     "LON,LAT, a carrier by number or name, a station by name, or K12+350; also carrier:…, station:…")
        ->required();
    add_line_option(*command, options->line);
    command->add_flag("--closed", options->closed, "back to the first place: perimeter and area");
    command->add_option("--crs", options->crs, "system of coordinates: EPSG code, PROJ text, gcj02, bd09 or unknown");
    command->add_flag("--anyway", options->anyway, "also where a place lies far outside the city");
    add_format_options(*command, options->format);
    command->callback([options, &context] { context.finish(run(context, *options)); });
}

}  // namespace cli
