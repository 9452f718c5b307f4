// Scenarios: what is tried over the plan, compared with it, accepted or dropped.
#include <algorithm>
#include <fmt/format.h>
#include <memory>

#include "cli/rows.h"
#include "commands.h"
#include "editing.h"
#include "geo/geodesy.h"
#include "plan/carrier_fields.h"
#include "plan/gap_rules.h"
#include "plan/gaps.h"
#include "plan/names.h"
#include "plan/reach_report.h"
#include "plan/scenario.h"
#include "record_commands.h"
#include "store/scenario_file.h"

namespace cli {
namespace {

using base::ErrorKind;
using base::mark;

struct Options : EditingOptions {
    std::string name, to, file, remark, crs, function, programme, of = "stations";
    std::vector<std::string> move, add, remove, mine, theirs;
    std::optional<double> reach_m;
    bool anyway = false, reach_of_view = false;
    OutputFormat format;
};

const char* word_of(plan::TriedKind kind) {
    switch (kind) {
        case plan::TriedKind::added: return "added";
        case plan::TriedKind::moved: return "moved";
        case plan::TriedKind::changed: return "changed";
        case plan::TriedKind::removed: return "removed";
    }
    return "";
}

int count_of(const plan::Scenario& scenario, plan::TriedKind kind) {
    return static_cast<int>(std::ranges::count_if(
        scenario.carriers, [kind](const plan::TriedCarrier& carrier) { return plan::kind_of(carrier) == kind; }));
}

base::Result<int> list(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    Json rows = Json::array();
    for (const plan::Scenario& scenario : project->plan->scenarios)
        rows.push_back({{"id", scenario.id},
                        {"name", scenario.name},
                        {"added", count_of(scenario, plan::TriedKind::added)},
                        {"moved", count_of(scenario, plan::TriedKind::moved)},
                        {"changed", count_of(scenario, plan::TriedKind::changed)},
                        {"removed", count_of(scenario, plan::TriedKind::removed)},
                        {"reach_m", or_null(scenario.reach_m)},
                        {"base_changed", plan::base_changes(*project->plan, scenario).size()},
                        {"remark", text_or_null(scenario.remark)},
                        {"author", scenario.author},
                        {"entered", scenario.entered}});
    print_rows(context.out(), rows, options.format);
    return 0;
}

void put_position(Json& row, const char* which, const std::optional<geo::LonLat>& place) {
    row[std::string(which) + "_lon"] = place ? Json(place->lon) : Json(nullptr);
    row[std::string(which) + "_lat"] = place ? Json(place->lat) : Json(nullptr);
}

Json carrier_row(const Context& context, const plan::TriedCarrier& carrier) {
    const std::optional<geo::LonLat> was = carrier.was ? carrier.was->position : std::nullopt;
    const std::optional<geo::LonLat>& now = carrier.tried.position;
    Json row{{"number", carrier.tried.number},
             {"name", context.text(carrier.tried.name)},
             {"kind", word_of(plan::kind_of(carrier))},
             {"function", plan::to_key(carrier.tried.function)}};
    put_position(row, "was", was);
    put_position(row, "tried", now);
    row["moved_m"] = was && now ? metres(geo::distance_m(*was, *now)) : Json(nullptr);
    return row;
}

/// What the plan changed under a scenario, a sentence each.
void report_base(const Context& context, const plan::Plan& plan, const plan::Scenario& scenario) {
    for (const plan::BaseChange& change : plan::base_changes(plan, scenario))
        context.report(context.text(plan::sentence_of(change)));
}

base::Result<int> show(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    const auto scenario = plan::resolve_scenario(*project->plan, options.name);
    if (!scenario) return base::pass(scenario.error());
    Json rows = Json::array();
    for (const plan::TriedCarrier& carrier : (*scenario)->carriers) rows.push_back(carrier_row(context, carrier));
    print_rows(context.out(), rows, options.format);
    report_base(context, *project->plan, **scenario);
    return 0;
}

/// Numbers of a plan, of which two are compared.
struct Numbers {
    explicit Numbers(const plan::Plan& whose) : plan(&whose), index(whose), review(index) {}
    const plan::Plan* plan;
    plan::Index index;
    plan::ReviewIndex review;
};

Json compared(const char* what, const std::string& key, const std::string& name, plan::WithinReach present,
              plan::WithinReach scenario) {
    return {{"what", what},
            {"key", key},
            {"name", name},
            {"present_certain", present.certain},
            {"present_possible", present.possible},
            {"scenario_certain", scenario.certain},
            {"scenario_possible", scenario.possible}};
}

template <class Kind>
void compare_counts(const Context& context, const char* what, const std::vector<plan::CountOf<Kind>>& present,
                    const std::vector<plan::CountOf<Kind>>& scenario, Json& rows) {
    const auto within = [](const std::vector<plan::CountOf<Kind>>& counts, Kind kind) {
        const auto at = std::ranges::find(counts, kind, &plan::CountOf<Kind>::kind);
        return at == counts.end() ? plan::WithinReach{} : at->within;
    };
    std::vector<Kind> kinds;
    for (const auto* counts : {&present, &scenario})
        for (const plan::CountOf<Kind>& count : *counts)
            if (std::ranges::count(kinds, count.kind) == 0) kinds.push_back(count.kind);
    for (const Kind kind : kinds)
        rows.push_back(compared(what, std::string(plan::to_key(kind)), context.text(plan::label(kind)),
                                within(present, kind), within(scenario, kind)));
}

/// Carriers that enter the reach or leave it, or whose doubt changes that.
void compare_carriers(const Context& context, const Numbers& present, const plan::Reach& reach, const Numbers& scenario,
                      const plan::Reach& tried_reach, Json& rows) {
    const auto within = [](const Numbers& numbers, std::int64_t id, const plan::Reach& by) {
        plan::WithinReach sum;
        for (const plan::CarrierPlace& place : numbers.review.places())
            if (place.carrier->id == id) plan::count(sum, plan::membership(place, by));
        return sum;
    };
    std::vector<const plan::Carrier*> all;
    for (const plan::Carrier& carrier : present.plan->carriers) all.push_back(&carrier);
    for (const plan::Carrier& carrier : scenario.plan->carriers)
        if (present.index.carrier_by_id(carrier.id) == nullptr) all.push_back(&carrier);
    for (const plan::Carrier* carrier : all) {
        const auto before = within(present, carrier->id, reach), after = within(scenario, carrier->id, tried_reach);
        if (before != after)
            rows.push_back(
                compared("carrier", std::to_string(carrier->number), context.text(carrier->name), before, after));
    }
}

plan::WithinReach gaps_of(const Numbers& numbers) {
    plan::WithinReach sum;
    const std::vector<plan::GapRule> rules = plan::gap_rules_in_effect(*numbers.plan);
    for (const plan::Gap& gap : plan::find_gaps(numbers.review, rules)) ++(gap.certain ? sum.certain : sum.possible);
    return sum;
}

Json compare_all(const Context& context, const Numbers& present, const plan::Reach& reach, const Numbers& scenario,
                 const plan::Reach& tried_reach) {
    const auto counts = [](const Numbers& numbers, const plan::Reach& by) {
        return plan::count_within(numbers.review, by, std::vector<bool>(numbers.plan->carriers.size(), true));
    };
    const plan::ReachCounts before = counts(present, reach), after = counts(scenario, tried_reach);
    Json rows = Json::array();
    rows.push_back(compared("all", "", context.text(plan::term("Within reach")), before.within, after.within));
    compare_counts(context, "function", before.functions, after.functions, rows);
    compare_counts(context, "programme", before.programmes, after.programmes, rows);
    compare_carriers(context, present, reach, scenario, tried_reach, rows);
    rows.push_back(compared("gaps", "", context.text(plan::term("Gaps")), gaps_of(present), gaps_of(scenario)));
    return rows;
}

base::Result<int> compare(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    const auto scenario = plan::resolve_scenario(*project->plan, options.name);
    if (!scenario) return base::pass(scenario.error());
    plan::Reach reach;
    reach.of = plan::from_key<plan::ReachOf>(options.of).value_or(plan::ReachOf::stations);
    if (options.reach_m) reach.width_m = *options.reach_m;
    if (reach != plan::within_bounds(reach))
        return base::fail(ErrorKind::refused, "--reach", mark("a reach is {0} to {1} m wide; enter such a width"),
                          {fmt::format("{:.0f}", plan::k_least_reach_m), fmt::format("{:.0f}", plan::k_most_reach_m)});
    plan::Reach tried_reach = reach;
    tried_reach.width_m = (*scenario)->reach_m.value_or(reach.width_m);
    const plan::Plan tried = plan::with_scenario(*project->plan, **scenario);
    print_rows(context.out(), compare_all(context, Numbers(*project->plan), reach, Numbers(tried), tried_reach),
               options.format);
    report_base(context, *project->plan, **scenario);
    return 0;
}

/// "9=120.5,30.4": what stands before the first "=", and after it.
base::Result<std::pair<std::string, std::string>> split(const std::string& text) {
    const auto equals = text.find('=');
    if (equals != std::string::npos && equals > 0 && equals + 1 < text.size())
        return std::pair(text.substr(0, equals), text.substr(equals + 1));
    return base::fail(ErrorKind::usage, text, mark("is no CARRIER=POSITION; write for example 9=120.52,30.41"));
}

/// Edits one after another, each made from what the one before would show.
class Trial {
public:
    Trial(const Context& context, const Options& options, plan::Plan shown)
        : context_(context), options_(options), shown_(std::move(shown)) {}

    base::Result<plan::Edit> all() {
        for (const std::string& text : options_.move)
            if (auto done = take(moved(text)); !done) return base::pass(done.error());
        for (const std::string& text : options_.add)
            if (auto done = take(added(text)); !done) return base::pass(done.error());
        for (const std::string& text : options_.remove)
            if (auto done = take(removed(text)); !done) return base::pass(done.error());
        return std::move(edit_);
    }

private:
    base::Result<void> take(base::Result<plan::Edit> edit) {
        if (!edit) return base::pass(edit.error());
        shown_ = plan::apply(shown_, *edit);
        edit_ = plan::combine(std::move(edit_), *std::move(edit));
        return {};
    }
    base::Result<geo::LonLat> position(const std::string& text) const {
        return read_position(context_, shown_, {text, options_.crs, options_.anyway});
    }
    [[nodiscard]] plan::FarAway far() const { return options_.anyway ? plan::FarAway::meant : plan::FarAway::refused; }
    base::Result<plan::Edit> moved(const std::string& text) const {
        const auto parts = split(text);
        if (!parts) return base::pass(parts.error());
        const auto carrier = find_carrier(shown_, parts->first);
        if (!carrier) return base::pass(carrier.error());
        const auto place = position(parts->second);
        if (!place) return base::pass(place.error());
        return plan::place_carrier(
            shown_, (*carrier)->id,
            {*place, plan::PositionQuality::digitised, plan::typed_coordinates(), std::nullopt, far()});
    }
    base::Result<plan::Edit> added(const std::string& text) const {
        const auto parts = split(text);
        if (!parts) return base::pass(parts.error());
        const auto place = position(parts->second);
        if (!place) return base::pass(place.error());
        plan::Carrier draft;
        draft.name.zh = parts->first;
        draft.position = *place;
        draft.quality = plan::PositionQuality::digitised;
        draft.position_basis = plan::typed_coordinates();
        for (const auto& [field, value] : {std::pair{plan::CarrierField::function, &options_.function},
                                           std::pair{plan::CarrierField::programme, &options_.programme}})
            if (!value->empty())
                if (auto written = plan::write_field(shown_, draft, field, *value); !written)
                    return base::pass(written.error());
        return plan::add_carrier(shown_, draft, far());
    }
    base::Result<plan::Edit> removed(const std::string& text) const {
        const auto carrier = find_carrier(shown_, text);
        if (!carrier) return base::pass(carrier.error());
        const std::int64_t ids[] = {(*carrier)->id};
        return plan::remove_carriers(shown_, ids);
    }

    const Context& context_;
    const Options& options_;
    plan::Plan shown_;
    plan::Edit edit_;
};

std::optional<double> wanted_reach(const Options& options, std::optional<double> before) {
    if (options.reach_of_view) return std::nullopt;
    return options.reach_m ? options.reach_m : before;
}

const plan::Scenario* named(const plan::Plan& plan, const std::string& name) {
    const auto found = plan::resolve_scenario(plan, name);
    return found ? *found : nullptr;
}

/// Into the scenario of that name, which is started where there is none.
base::Result<plan::Edit> try_edit(const Context& context, const plan::Plan& plan, const Options& options,
                                  const plan::Entry& entry) {
    const plan::Scenario* before = named(plan, options.name);
    auto tried = Trial(context, options, before != nullptr ? plan::with_scenario(plan, *before) : plan).all();
    if (!tried) return tried;
    if (before == nullptr)
        return plan::start_scenario(plan, options.name, options.remark, wanted_reach(options, {}), *tried, entry);
    auto edit = plan::try_edit(plan, before->id, *tried, entry);
    const auto reach = wanted_reach(options, before->reach_m);
    if (!edit || reach == before->reach_m) return edit;
    return plan::combine(
        *std::move(edit),
        plan::set_scenario_reach(plan::apply(plan, *edit), before->id, reach, entry).value_or(plan::Edit{}));
}

using MakeEdit = base::Result<plan::Edit> (*)(const plan::Plan&, const plan::Scenario&, const Options&,
                                              const plan::Entry&);

/// A command that changes a scenario by its name.
template <MakeEdit make>
base::Result<int> change(const Context& context, const Options& options) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    const plan::Plan& plan = *(*project)->plan();
    const auto scenario = plan::resolve_scenario(plan, options.name);
    if (!scenario) return base::pass(scenario.error());
    return commit(context, **project, make(plan, **scenario, options, {(*project)->author(), (*project)->now()}),
                  options.reason);
}

base::Result<int> try_it(const Context& context, const Options& options) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    const plan::Entry entry{(*project)->author(), (*project)->now()};
    return commit(context, **project, try_edit(context, *(*project)->plan(), options, entry), options.reason);
}

base::Result<plan::Edit> rename(const plan::Plan& plan, const plan::Scenario& scenario, const Options& options,
                                const plan::Entry& entry) {
    return plan::describe_scenario(plan, scenario.id, options.to,
                                   options.remark.empty() ? scenario.remark : options.remark, entry);
}

base::Result<plan::Edit> duplicate(const plan::Plan& plan, const plan::Scenario& scenario, const Options& options,
                                   const plan::Entry& entry) {
    return plan::duplicate_scenario(plan, scenario.id, options.to, entry);
}

base::Result<plan::Edit> drop(const plan::Plan& plan, const plan::Scenario& scenario, const Options&,
                              const plan::Entry&) {
    return plan::drop_scenario(plan, scenario.id);
}

base::Result<plan::Edit> accept(const plan::Plan& plan, const plan::Scenario& scenario, const Options&,
                                const plan::Entry&) {
    return plan::accept_scenario(plan, scenario.id);
}

/// The carriers of the scenario that a text names: a number, a name, or "all".
base::Result<void> take_answers(const plan::Scenario& scenario, const std::vector<std::string>& texts,
                                plan::BaseChoice choice, std::vector<plan::BaseAnswer>& answers) {
    for (const std::string& text : texts) {
        const auto before = answers.size();
        for (const plan::TriedCarrier& carrier : scenario.carriers)
            if (text == "all" || text == std::to_string(carrier.tried.number) || text == carrier.tried.name.zh ||
                text == carrier.tried.name.en)
                answers.push_back({carrier.tried.id, choice});
        if (answers.size() == before)
            return base::fail(ErrorKind::refused, text,
                              mark("is no carrier of the scenario; use a number of scenario "
                                   "show, or all"));
    }
    return {};
}

base::Result<plan::Edit> rebase(const plan::Plan& plan, const plan::Scenario& scenario, const Options& options,
                                const plan::Entry& entry) {
    std::vector<plan::BaseAnswer> answers;
    if (auto taken = take_answers(scenario, options.mine, plan::BaseChoice::mine, answers); !taken)
        return base::pass(taken.error());
    if (auto taken = take_answers(scenario, options.theirs, plan::BaseChoice::theirs, answers); !taken)
        return base::pass(taken.error());
    return plan::rebase_scenario(plan, scenario.id, answers, entry);
}

base::Result<int> export_it(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    const auto scenario = plan::resolve_scenario(*project->plan, options.name);
    if (!scenario) return base::pass(scenario.error());
    if (auto written = store::write_scenario(options.file, **scenario); !written) return base::pass(written.error());
    return 0;
}

base::Result<int> import_it(const Context& context, const Options& options) {
    auto scenario = store::read_scenario(options.file);
    if (!scenario) return base::pass(scenario.error());
    if (!options.to.empty()) scenario->name = options.to;
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    const plan::Entry entry{(*project)->author(), (*project)->now()};
    return commit(context, **project, plan::import_scenario(*(*project)->plan(), *std::move(scenario), entry),
                  options.reason);
}

using Run = base::Result<int> (*)(const Context&, const Options&);

/// A part that names a project and a scenario.
std::pair<CLI::App*, std::shared_ptr<Options>> part(CLI::App& parent, Context& context, const char* name,
                                                    const char* help, Run run, bool edits) {
    const auto [command, options] = subcommand(parent, context, name, help, run);
    if (edits)
        add_editing_options(*command, *options);
    else
        command->add_option("PROJECT", options->project, "project file")->required();
    command->add_option("SCENARIO", options->name, "name, or id where two have one name")->required();
    return {command, options};
}

void add_looking(CLI::App& scenario, Context& context) {
    const auto [list_command, listing] = subcommand(scenario, context, "list", "every scenario", &list);
    list_command->add_option("PROJECT", listing->project, "project file")->required();
    add_format_options(*list_command, listing->format);
    const auto [show_command, showing] =
        part(scenario, context, "show", "its carriers, as they were and would be", &show, false);
    add_format_options(*show_command, showing->format);
    const auto [compare_command, comparing] =
        part(scenario, context, "compare", "its numbers beside those of the plan", &compare, false);
    compare_command->add_option("--reach", comparing->reach_m, "width, metres (default: 1000)");
    compare_command->add_option("--of", comparing->of, "stations (default) or line")
        ->check(CLI::IsMember({"stations", "line"}));
    add_format_options(*compare_command, comparing->format);
}

void add_trying(CLI::App& scenario, Context& context) {
    const auto [command, options] =
        part(scenario, context, "try", "try something, in a new scenario or one that is there", &try_it, true);
    command->add_option("--move", options->move, "CARRIER=POSITION; may be given again");
    command->add_option("--add", options->add, "NAME=POSITION of a new carrier; may be given again");
    command->add_option("--function", options->function, "of the new carriers (default: platform)");
    command->add_option("--programme", options->programme, "of the new carriers (default: build)");
    command->add_option("--remove", options->remove, "number or name of a carrier that would go; may be given again");
    auto* reach = command->add_option("--reach", options->reach_m, "width that the scenario is judged by, metres");
    command->add_flag("--reach-of-view", options->reach_of_view, "judged by the reach of the view again")
        ->excludes(reach);
    command->add_option("--remark", options->remark, "of a new scenario");
    command->add_option("--crs", options->crs, "system of the positions: EPSG code, PROJ text, gcj02, bd09 or unknown");
    command->add_flag("--anyway", options->anyway, "also where a position lies far outside the city");
}

void add_keeping(CLI::App& scenario, Context& context) {
    const auto [rename_command, renaming] =
        part(scenario, context, "rename", "another name, another remark", &change<&rename>, true);
    rename_command->add_option("NEW_NAME", renaming->to, "name")->required();
    rename_command->add_option("--remark", renaming->remark, "what it is for");
    const auto [copy_command, copying] =
        part(scenario, context, "duplicate", "a copy under another name", &change<&duplicate>, true);
    copy_command->add_option("NEW_NAME", copying->to, "name of the copy")->required();
    part(scenario, context, "drop", "the scenario goes; undo brings it back", &change<&drop>, true);
    part(scenario, context, "accept", "the plan becomes as it is tried, as one step", &change<&accept>, true);
    const auto [rebase_command, rebasing] =
        part(scenario, context, "rebase", "over the plan as it is now", &change<&rebase>, true);
    rebase_command->add_option("--mine", rebasing->mine, "carrier of which what is tried stands, or all");
    rebase_command->add_option("--theirs", rebasing->theirs, "carrier of which what the plan has stands, or all");
    const auto [export_command, exporting] =
        part(scenario, context, "export", "as a file for a colleague", &export_it, false);
    export_command->add_option("FILE", exporting->file, "JSON file")->required();
    const auto [import_command, importing] =
        subcommand(scenario, context, "import", "a scenario of a file", &import_it);
    add_editing_options(*import_command, *importing);
    import_command->add_option("FILE", importing->file, "JSON file")->required();
    import_command->add_option("--name", importing->to, "another name than it has there");
}

}  // namespace

void add_scenario(CLI::App& app, Context& context) {
    auto* scenario =
        app.add_subcommand("scenario", "what is tried over the plan: list, show, compare, try, accept, drop …");
    scenario->require_subcommand(1);
    add_looking(*scenario, context);
    add_trying(*scenario, context);
    add_keeping(*scenario, context);
}

}  // namespace cli
