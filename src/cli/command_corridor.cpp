#include <memory>

#include "base/error_words.h"
#include "cli/rows.h"
#include "commands.h"
#include "plan/cores.h"
#include "plan/names.h"
#include "plan/segment_report.h"
#include "review_arguments.h"

namespace cli {
namespace {

struct Options {
    std::string project;
    int year = 0;
    std::string targets, scenario, line;
    bool cores = false;
    OutputFormat format;
};

Json sum(double value, int areas) { return areas > 0 ? Json(value) : Json(nullptr); }

void add_indicators(Json& row, const plan::SegmentReport& report) {
    for (const plan::IndicatorSum& s : report.sums) {
        const std::string& key = s.indicator->key;
        row[key + "_baseline"] = sum(s.baseline, s.with_baseline);
        row[key + "_target"] = sum(s.target, s.with_target);
        row[key + "_actual"] = sum(s.actual, s.with_actual);
        row[key + "_areas_with_actual"] = s.with_actual;
        row[key + "_areas"] = s.areas;
    }
}

Json row_of(const plan::Index& index, const plan::SegmentReport& report) {
    std::string units;
    for (const plan::Unit* unit : report.units) units += (units.empty() ? "" : "、") + unit->name.zh;
    const plan::Name name = report.segment != nullptr ? report.segment->name : plan::term("Off the corridor");
    Json row{{"segment", report.segment != nullptr ? Json(report.segment->key) : Json(nullptr)},
             {"name_zh", name.zh},
             {"name_en", name.en},
             {"units", units},
             {"stations", report.stations.size()},
             {"from_m", report.length_m > 0 ? metres(report.from_m) : Json(nullptr)},
             {"to_m", report.length_m > 0 ? metres(report.to_m) : Json(nullptr)},
             {"length_m", metres(report.length_m)},
             {"carriers_drawn", report.drawn},
             {"carriers_certain", report.carriers.certain},
             {"carriers_possible", report.carriers.possible}};
    for (const auto& f : report.functions) row[std::string(plan::to_key(f.kind))] = f.all;
    for (const auto& p : report.programmes) row[std::string(plan::to_key(p.kind))] = p.all;
    row["floor_area_m2"] = sum(report.floor_area_m2, report.with_floor_area);
    row["with_floor_area"] = report.with_floor_area;
    add_indicators(row, report);
    if (plan::has_several_lines(index.plan()))
        row["line"] = report.length_m > 0 ? Json(index->rail[report.line].name.zh) : Json(nullptr);
    return row;
}

Json row_of(const plan::CoreAlong& core) {
    std::string zh, en;
    for (const plan::Name& member : core.members) {
        zh += (zh.empty() ? "" : "、") + member.zh;
        en += (en.empty() ? "" : ", ") + member.en;
    }
    return {{"core", core.core->key},
            {"name_zh", core.core->name.zh},
            {"name_en", core.core->name.en},
            {"members_zh", text_or_null(zh)},
            {"members_en", text_or_null(en)},
            {"unplaced_zh", text_or_null(core.core->unplaced.zh)},
            {"unplaced_en", text_or_null(core.core->unplaced.en)},
            {"from_m", core.at ? metres(core.at->from_m) : Json(nullptr)},
            {"to_m", core.at ? metres(core.at->to_m) : Json(nullptr)},
            {"exact", core.exact},
            {"source_zh", core.core->source.zh},
            {"source_en", text_or_null(core.core->source.en)}};
}

Json cores_of(const plan::Index& index, plan::ChosenLine line) {
    const plan::CorridorStrip strip = plan::make_corridor_strip(index, line);
    Json rows = Json::array();
    for (const plan::CoreAlong& core : plan::cores_along(index, strip)) rows.push_back(row_of(core));
    return rows;
}

base::Result<int> list(const Context& context, const Options& options) {
    const auto shown = open_plan(context, options.project, options.scenario);
    if (!shown) return base::pass(shown.error());
    const plan::Plan& plan = **shown;
    const int year = options.year == 0 ? plan.baseline_year : options.year;
    if (year < plan.baseline_year || year > plan.target_year)
        return base::fail_with(base::ErrorKind::refused, "--year " + std::to_string(year),
                               base::mark("lies outside the plan; choose {} to {}"), plan.baseline_year,
                               plan.target_year);
    const plan::Index index(plan);
    const auto line = plan::resolve_line(plan, options.line);
    if (!line) return base::pass(line.error());
    if (options.cores) {
        print_rows(context.out(), cores_of(index, *line), options.format);
        return 0;
    }
    if (!options.targets.empty() && index.target_set(options.targets) == nullptr)
        return base::fail(base::ErrorKind::refused, options.targets,
                          base::mark("no such set of targets; langtu targets list shows them"));
    Json rows = Json::array();
    for (const plan::SegmentReport& report :
         plan::segment_reports(plan::ReviewIndex(index, *line), year, options.targets))
        rows.push_back(row_of(index, report));
    print_rows(context.out(), rows, options.format);
    return 0;
}

}  // namespace

void add_corridor(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("corridor", "what each segment of the corridor has");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "project file")->required();
    command->add_option("--year", options->year, "of the actual values; default: the plan's baseline year");
    command->add_option("--targets", options->targets, "key of a set of revised targets; default: the plan's");
    command->add_flag("--cores", options->cores, "the cores that the plan names, with what belongs to them");
    add_line_option(*command, options->line);
    add_scenario_option(*command, options->scenario);
    add_format_options(*command, options->format);
    command->callback([options, &context] { context.finish(list(context, *options)); });
}

}  // namespace cli
