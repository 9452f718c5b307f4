#include <memory>

#include "cli/rows.h"
#include "commands.h"
#include "plan/corridor_index.h"
#include "plan/index.h"
#include "plan/known_length.h"
#include "plan/reach.h"
#include "plan/review_index.h"
#include "review_arguments.h"

namespace cli {
namespace {

struct Options {
    std::string project;
    ReviewArguments review;
    OutputFormat format;
};

constexpr const char* k_positional[] = {
    "lon",      "lat",  "quality",         "uncertainty_m",    "unit", "in_responsible_area", "chainage_m",
    "offset_m", "side", "nearest_station", "nearest_station_m"};

/// The unit as `areas` names it, so that the two lists can be joined.
Json unit_key(const plan::Index& index, const plan::Unit* unit) {
    if (unit == nullptr) return nullptr;
    const plan::Area* area = index.area_of_unit(unit->code);
    return area != nullptr ? area->key : unit->code;
}

const char* side_word(int side) { return side < 0 ? "left" : side > 0 ? "right" : "on"; }

void add_position(Json& row, const plan::Index& index, const plan::Carrier& carrier, const plan::CarrierFacts& facts) {
    row["lon"] = carrier.position->lon;
    row["lat"] = carrier.position->lat;
    row["quality"] = plan::to_key(carrier.quality);
    row["uncertainty_m"] = or_null(carrier.uncertainty_m);
    row["unit"] = unit_key(index, facts.unit);
    row["in_responsible_area"] = or_null(facts.in_responsible_area);
    if (facts.on_rail) {
        if (plan::has_several_lines(index.plan())) row["line"] = index->rail[facts.on_rail->line].name.zh;
        row["chainage_m"] = metres(facts.on_rail->chainage_m);
        row["offset_m"] = metres(facts.on_rail->offset_m);
        row["side"] = side_word(facts.on_rail->side);
    }
    if (facts.nearest_station != nullptr) {
        row["nearest_station"] = facts.nearest_station->name.zh;
        row["nearest_station_m"] = metres(facts.nearest_station_m);
    }
}

Json row_of(const plan::Index& index, const plan::CarrierPlace& place, const plan::Reach& reach) {
    const plan::Carrier& carrier = *place.carrier;
    Json row;
    row["number"] = carrier.number;
    row["name_zh"] = carrier.name.zh;
    row["name_en"] = carrier.name.en;
    row["function"] = plan::to_key(carrier.function);
    row["programme"] = plan::to_key(carrier.programme);
    row["responsible_body"] = carrier.responsible_body;
    for (const char* key : k_positional) row[key] = nullptr;
    if (plan::has_several_lines(index.plan())) row["line"] = nullptr;
    row["within"] = nullptr;
    row["segment"] = place.segment != nullptr ? Json(place.segment->key) : Json();
    row["stage"] = plan::to_key(carrier.stage);
    row["floor_area_m2"] = or_null(carrier.floor_area_m2);
    if (!place.facts) return row;
    add_position(row, index, carrier, *place.facts);
    row["within"] = plan::to_key(plan::membership(place, reach));
    return row;
}

/// For people: no more digits than the position is known to, and a side with a question mark where it may be the other.
/// JSON keeps the numbers with the uncertainty beside them.
void round_to_known(Json& row, double doubt) {
    if (row["offset_m"].is_number() && row["offset_m"].get<double>() < doubt)
        row["side"] = row["side"].get<std::string>() + "?";
    for (const char* key : {"chainage_m", "offset_m", "nearest_station_m"})
        if (row[key].is_number()) row[key] = plan::known_length(row[key].get<double>(), doubt).metres;
}

base::Result<int> list(const Context& context, const Options& options) {
    const auto plan = open_plan(context, options.project, options.review.scenario);
    if (!plan) return base::pass(plan.error());
    const plan::Index index(**plan);
    const auto asked = resolve_review(options.review, index);
    if (!asked) return base::pass(asked.error());
    const plan::ReviewIndex review(index, plan::find_line(**plan, asked->line));
    Json rows = Json::array();
    for (const plan::CarrierPlace& place : review.places()) {
        if (!plan::passes(place, asked->filter, asked->reach)) continue;
        Json& row = rows.emplace_back(row_of(index, place, asked->reach));
        if (!options.format.json) round_to_known(row, place.doubt_m);
    }
    print_rows(context.out(), rows, options.format);
    if (rows.empty() && !review.places().empty())
        context.report(context.say(base::mark("No carrier passes; leave out a --filter.")));
    return 0;
}

}  // namespace

void add_carriers(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("carriers", "every carrier: position, area, place along the line");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "project file")->required();
    add_review_arguments(*command, options->review);
    add_format_options(*command, options->format);
    command->callback([options, &context] { context.finish(list(context, *options)); });
}

}  // namespace cli
