// The ruler of the line: chainages of its stations, official ones, origin and direction.
#include <memory>

#include "cli/rows.h"
#include "commands.h"
#include "editing.h"
#include "plan/corridor.h"
#include "plan/index.h"
#include "plan/lines.h"
#include "plan/names.h"
#include "plan/ruler.h"
#include "record_commands.h"
#include "review_arguments.h"

namespace cli {
namespace {

using base::ErrorKind;
using base::mark;

struct Options : EditingOptions {
    std::string station, chainage, source, line;
    bool remove = false, reversed = false, forward = false, reset = false;
    OutputFormat format;
};

base::Result<double> read_metres(const std::string& text) {
    if (const auto metres = plan::read_chainage(text)) return *metres;
    return base::fail(ErrorKind::refused, text, mark("is no chainage; write K12+350, metres, or 12.35 km"));
}

Json station_row(const Context& context, const plan::Index& index, const plan::StationPosition& at) {
    const plan::Plan& plan = index.plan();
    const plan::Ruler& ruler = index.ruler(at.on_rail.line);
    const plan::Station& station =
        *std::ranges::find_if(plan.stations, [&](const plan::Station& s) { return s.order == at.order; });
    const plan::OfficialChainage* official = plan::official_chainage(plan, at.order);
    const double shown = ruler.shown_m(at.on_rail.chainage_m);
    Json row{{"order", at.order},
             {"name", context.text(station.name)},
             {"chainage", plan::ruler_text(shown)},
             {"chainage_m", metres(shown)},
             {"measured_m", metres(at.on_rail.chainage_m)},
             {"official_m", official != nullptr ? metres(official->chainage_m) : Json(nullptr)},
             {"source", official != nullptr ? text_or_null(official->source) : Json(nullptr)},
             {"is", plan::to_key(ruler.kind())}};
    if (plan::has_several_lines(plan)) row["line"] = context.text(plan.rail[at.on_rail.line].name);
    return row;
}

base::Result<int> stations(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    const plan::Plan& plan = *project->plan;
    if (plan.rail.empty())
        return base::fail(ErrorKind::refused, options.project,
                          mark("the plan has no line; there is nothing to measure"));
    const auto line = plan::resolve_line(plan, options.line);
    if (!line) return base::pass(line.error());
    const plan::Index index(plan);
    Json rows = Json::array();
    for (const plan::StationPosition& at : plan::station_positions(plan, *line))
        rows.push_back(station_row(context, index, at));
    print_rows(context.out(), rows, options.format);
    for (std::size_t i = 0; i < plan.rail.size(); ++i)
        if (const auto& problem = index.ruler(i).problem(); problem && (!*line || **line == i))
            context.report(context.text(*problem));
    return 0;
}

base::Result<plan::Edit> official_edit(const plan::Plan& plan, const Options& options, const std::string& author) {
    const auto station = plan::resolve_station(plan, options.station);
    if (!station) return base::pass(station.error());
    if (options.remove) return plan::remove_official_chainage(plan, (*station)->order);
    const auto chainage = read_metres(options.chainage);
    if (!chainage) return base::pass(chainage.error());
    return plan::set_official_chainage(plan, (*station)->order, *chainage, options.source, entry_of_today(author));
}

base::Result<int> official(const Context& context, const Options& options) {
    if (options.chainage.empty() && !options.remove)
        return base::fail(ErrorKind::usage, "official", mark("needs a chainage, or --remove"));
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    return commit(context, **project, official_edit(*(*project)->plan(), options, (*project)->author()),
                  options.reason);
}

/// The line whose origin is set: the one that is named, else that of the station, else the first.
base::Result<std::size_t> line_of_origin(const plan::Plan& plan, const Options& options, const plan::Station* station) {
    const auto line = plan::resolve_line(plan, options.line);
    if (!line) return base::pass(line.error());
    if (*line) return **line;
    return station != nullptr ? plan::Lines(plan).home_of(*station) : 0;
}

base::Result<plan::RulerOrigin> changed(plan::RulerOrigin origin, const Options& options,
                                        const plan::Station* station) {
    if (options.reset) return plan::RulerOrigin{};
    if (station != nullptr) {
        origin.station = station->order;
        origin.chainage_m = 0;
    }
    if (!options.chainage.empty()) {
        const auto chainage = read_metres(options.chainage);
        if (!chainage) return base::pass(chainage.error());
        origin.chainage_m = *chainage;
    }
    if (options.reversed) origin.reversed = true;
    if (options.forward) origin.reversed = false;
    return origin;
}

base::Result<plan::Edit> origin_edit(const plan::Plan& plan, const Options& options) {
    const plan::Station* station = nullptr;
    if (!options.station.empty()) {
        const auto named = plan::resolve_station(plan, options.station);
        if (!named) return base::pass(named.error());
        station = *named;
    }
    const auto line = line_of_origin(plan, options, station);
    if (!line) return base::pass(line.error());
    const auto wanted = changed(plan::ruler_origin(plan, *line), options, station);
    if (!wanted) return base::pass(wanted.error());
    return plan::set_ruler_origin(plan, *wanted, *line);
}

base::Result<int> origin(const Context& context, const Options& options) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    return commit(context, **project, origin_edit(*(*project)->plan(), options), options.reason);
}

}  // namespace

void add_line(CLI::App& app, Context& context) {
    auto* line = app.add_subcommand("line", "the line as a ruler: chainages of stations, official ones, origin");
    line->require_subcommand(1);
    const auto [list_command, listing] =
        subcommand(*line, context, "stations", "every station with the chainage that is shown", &stations);
    list_command->add_option("PROJECT", listing->project, "project file")->required();
    add_line_option(*list_command, listing->line);
    add_format_options(*list_command, listing->format);
    const auto [official_command, entering] =
        subcommand(*line, context, "official", "the chainage that the operator publishes for a station", &official);
    add_editing_options(*official_command, *entering);
    official_command->add_option("STATION", entering->station, "number or name")->required();
    official_command->add_option("CHAINAGE", entering->chainage, "K12+350, metres, or 12.35 km");
    official_command->add_option("--source", entering->source, "where it is published");
    official_command->add_flag("--remove", entering->remove, "the station has none any more");
    const auto [origin_command, setting] =
        subcommand(*line, context, "origin", "where the ruler begins and which way it counts", &origin);
    add_editing_options(*origin_command, *setting);
    origin_command->add_option("--station", setting->station, "number or name of the station it begins at");
    origin_command->add_option("--chainage", setting->chainage, "what that station has (default: 0)");
    origin_command->add_option("--line", setting->line,
                               "name of the line whose ruler it is; default: the station's, else the first");
    auto* reversed = origin_command->add_flag("--reversed", setting->reversed, "against the line: from east to west");
    origin_command->add_flag("--forward", setting->forward, "with the line: from west to east")->excludes(reversed);
    origin_command->add_flag("--reset", setting->reset, "from the first station, with the line");
}

}  // namespace cli
