#include <algorithm>
#include <cmath>
#include <memory>

#include "cli/rows.h"
#include "commands.h"
#include "plan/reach_report.h"
#include "review_arguments.h"

namespace cli {
namespace {

struct Options {
    std::string project;
    ReviewArguments review;
    OutputFormat format;
};

class Writer {
public:
    explicit Writer(const plan::Reach& reach) : reach_(reach) {}

    void count(const char* kind, const std::string& key, const plan::Name& name, const plan::WithinReach& within,
               std::optional<int> of = {}) {
        Json& row = begin(kind, key, name);
        row["certain"] = within.certain;
        row["possible"] = within.possible;
        row["of"] = or_null(of);
    }
    void ground(const char* kind, const std::string& key, const plan::Name& name, const plan::Covered& covered) {
        Json& row = begin(kind, key, name);
        row["area_km2"] = std::round(covered.area_km2 * 1000) / 1000;
        row["share"] = std::round(covered.share * 10000) / 10000;
    }
    [[nodiscard]] const Json& rows() const { return rows_; }

private:
    Json& begin(const char* kind, const std::string& key, const plan::Name& name) {
        return rows_.emplace_back(Json{{"kind", kind},
                                       {"key", key},
                                       {"name_zh", name.zh},
                                       {"name_en", name.en},
                                       {"certain", nullptr},
                                       {"possible", nullptr},
                                       {"of", nullptr},
                                       {"area_km2", nullptr},
                                       {"share", nullptr},
                                       {"reach_of", plan::to_key(reach_.of)},
                                       {"width_m", reach_.width_m},
                                       {"detour", reach_.detour}});
    }

    plan::Reach reach_;
    Json rows_ = Json::array();
};

base::Result<int> list(const Context& context, const Options& options) {
    const auto plan = open_plan(context, options.project, options.review.scenario);
    if (!plan) return base::pass(plan.error());
    const plan::Index index(**plan);
    const auto asked = resolve_review(options.review, index);
    if (!asked) return base::pass(asked.error());
    if (asked->reach.of == plan::ReachOf::line ? index->rail.empty() : index->stations.empty())
        return base::fail(base::ErrorKind::refused, options.project,
                          base::mark("has no rail line or no stations, so nothing has a reach; choose the other --of"));
    const plan::ChosenLine line = plan::find_line(**plan, asked->line);
    const plan::ReviewIndex review(index, line);
    const std::vector<bool> passes = plan::passing(review, asked->filter, asked->reach);
    const auto counts = plan::count_within(review, asked->reach, passes);
    Writer writer(asked->reach);
    const auto passing = static_cast<int>(std::count(passes.begin(), passes.end(), true));
    writer.count("all", "all", {}, counts.within, passing);
    writer.count("outside", "outside", {}, {counts.outside, 0});
    writer.count("unlocated", "unlocated", {}, {counts.unlocated, 0});
    if (asked->reach.compared_m) writer.count("added", "added", {}, counts.added);
    for (const auto& f : counts.functions)
        writer.count("function", std::string(plan::to_key(f.kind)), plan::label(f.kind), f.within, f.all);
    for (const auto& p : counts.programmes)
        writer.count("programme", std::string(plan::to_key(p.kind)), plan::label(p.kind), p.within, p.all);
    for (const plan::StationReach& s : counts.stations)
        writer.count("station", std::to_string(s.station->order), s.station->name, s.within,
                     static_cast<int>(s.nearest.size()));
    for (const plan::Covered& c : plan::covered_by(**plan, plan::reach_outline(**plan, asked->reach, line))) {
        if (c.unit != nullptr)
            writer.ground("unit", c.unit->code, c.unit->name, c);
        else
            writer.ground("park", c.park->key, c.park->name, c);
    }
    print_rows(context.out(), writer.rows(), options.format);
    return 0;
}

}  // namespace

void add_reach(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("reach", "what lies within reach of the stations or of the line");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "project file")->required();
    add_review_arguments(*command, options->review);
    add_against(*command, options->review);
    add_format_options(*command, options->format);
    command->callback([options, &context] { context.finish(list(context, *options)); });
}

}  // namespace cli
