#include <algorithm>
#include <cmath>

#include "acceptances.h"
#include "base/error_words.h"
#include "base/kept_text.h"
#include "base/translate.h"
#include "carrier_parts.h"
#include "new_id.h"
#include "plan/find.h"
#include "plan/names.h"
#include "plan/nearness.h"
#include "plan/reach_width.h"
#include "plan/scenario.h"
#include "say.h"
#include "scenario_carriers.h"
#include "typed_value.h"

namespace plan {
namespace {

using base::ErrorKind;
using base::mark;

tl::unexpected<base::Error> refuse(std::string_view subject, const char* pattern,
                                   std::vector<std::string> arguments = {}) {
    return base::fail(ErrorKind::refused, std::string(subject), pattern, std::move(arguments));
}

std::string words_of(const Name& name) { return base::name_argument(name.zh, in_english(name)); }

base::Result<const Scenario*> known(const Plan& plan, std::int64_t id) {
    const Scenario* scenario = find_scenario(plan, id);
    if (scenario == nullptr)
        return refuse("", mark("the project does not have this scenario any more; look at the history"));
    return scenario;
}

/// As it is kept; refused where it is no name, or that of another scenario than `but`.
base::Result<std::string> checked_name(const Plan& plan, const std::string& text, std::int64_t but = 0) {
    std::string name = base::trimmed(text);
    if (name.empty()) return refuse(text, mark("is no name of a scenario; give it one"));
    if (auto kept = check_line(name, name); !kept) return base::pass(kept.error());
    for (const Scenario& scenario : plan.scenarios)
        if (scenario.id != but && scenario.name == name)
            return refuse(name, mark("is the name of another scenario; choose another name"));
    return name;
}

base::Result<std::string> checked_remark(const std::string& text) {
    std::string remark = clean_lines(text);
    if (auto kept = base::check_text(ErrorKind::refused, "", remark, base::TextForm::lines); !kept)
        return base::pass(kept.error());
    return remark;
}

base::Result<void> check_reach(std::optional<double> reach_m) {
    if (!reach_m || (*reach_m >= k_least_reach_m && *reach_m <= k_most_reach_m)) return {};
    return refuse("", mark("a reach is {0} to {1} m wide; enter such a width"),
                  {std::to_string(std::lround(k_least_reach_m)), std::to_string(std::lround(k_most_reach_m))});
}

std::int64_t unused_scenario_id(const Plan& plan) {
    return new_id([&](std::int64_t id) { return find_scenario(plan, id) != nullptr; });
}

/// The scenario as it shall be, changed by who made the entry.
Edit put(Scenario scenario, const Entry& entry, Name summary) {
    scenario.entered = entry.date;
    scenario.author = entry.author;
    Edit edit;
    edit.scenarios.put.push_back(std::move(scenario));
    edit.summary = std::move(summary);
    return edit;
}

/// As if its fields had been typed and its place had been chosen.
base::Result<void> check_entered(const Plan& plan, Carrier carrier) {
    if (carrier.position)
        if (auto there = check_position(plan, *carrier.position, FarAway::refused); !there) return there;
    for (const FieldDefinition& d : carrier_fields())
        if (auto written = write_field(plan, carrier, d.field, read_field(carrier, d.field)); !written) return written;
    return {};
}

base::Result<void> check_imported(const Plan& plan, const Scenario& scenario) {
    bool any = scenario.carriers.empty();
    for (const TriedCarrier& carrier : scenario.carriers) {
        any = any || !carrier.was || find_carrier(plan, carrier.tried.id) != nullptr;
        if (auto can = check_entered(plan, carrier.tried); !can) return can;
    }
    if (any) return {};
    return refuse(scenario.name, mark("tries carriers that this project does not have; import it into the project "
                                      "that it was exported from, or into a copy of that"));
}

/// How many of each kind.
Name counts_of(const std::vector<LaidCarrier>& laid) {
    int added = 0, moved = 0, changed = 0, removed = 0;
    for (const LaidCarrier& one : laid) switch (kind_of(*one.of)) {
            case TriedKind::added: ++added; break;
            case TriedKind::moved: ++moved; break;
            case TriedKind::changed: ++changed; break;
            case TriedKind::removed: ++removed; break;
        }
    return say("{} new, {} moved, {} changed, {} to the bin", added, moved, changed, removed);
}

base::Result<void> nothing_asks(const Plan& plan, const Scenario& scenario) {
    for (const BaseChange& change : base_changes(plan, scenario))
        if (change.asks())
            return refuse(scenario.name, mark("{}; say first what shall stand: rebase the scenario"),
                          {words_of(sentence_of(change))});
    return {};
}

const BaseAnswer* answer_about(std::span<const BaseAnswer> answers, std::int64_t carrier) {
    const auto at = std::ranges::find(answers, carrier, &BaseAnswer::carrier);
    return at == answers.end() ? nullptr : &*at;
}

/// The carrier over the plan as it is now; nothing where it goes from the scenario. What the scenario tries stands
/// unless `theirs`.
std::optional<TriedCarrier> rebased(const Plan& plan, const TriedCarrier& carrier, bool theirs) {
    const Carrier* now = find_carrier(plan, carrier.tried.id);
    if (!carrier.was) return now == nullptr ? std::optional(carrier) : std::nullopt;
    if (now == nullptr) return theirs ? std::nullopt : std::optional(TriedCarrier{carrier.tried, {}});
    TriedCarrier next{*now, *now};
    for (const CarrierPart& part : carrier_parts()) {
        const bool tries = !part.same(carrier.tried, *carrier.was);
        const bool plan_changed = !part.same(*now, *carrier.was);
        if (tries && !(plan_changed && theirs)) part.take(next.tried, carrier.tried);
    }
    const bool was_binned = now->removed && !carrier.was->removed;
    if (was_binned && theirs) return std::nullopt;
    if (was_binned) next.tried.removed = carrier.tried.removed;
    return next.tried == *next.was ? std::nullopt : std::optional(std::move(next));
}

}  // namespace

base::Result<const Scenario*> resolve_scenario(const Plan& plan, std::string_view text) {
    const std::string wanted = base::trimmed(text);
    std::vector<const Scenario*> found;
    std::vector<Name> names;
    for (const Scenario& scenario : plan.scenarios) {
        if (scenario.name == wanted) found.push_back(&scenario);
        if (std::to_string(scenario.id) == wanted) return &scenario;
        names.push_back({scenario.name, scenario.name});
    }
    if (found.size() == 1) return found.front();
    if (found.size() > 1)
        return refuse(wanted, mark("is the name of two scenarios; use the id of one, {0} or {1}"),
                      {std::to_string(found[0]->id), std::to_string(found[1]->id)});
    if (names.empty())
        return refuse(wanted, mark("is no scenario of the project, which has none; try something first"));
    return refuse(wanted, mark("is no scenario of the project; it has: {}"), {names_argument(names)});
}

base::Result<Edit> start_scenario(const Plan& plan, const std::string& name, const std::string& remark,
                                  std::optional<double> reach_m, const Edit& tried, const Entry& entry) {
    auto called = checked_name(plan, name);
    if (!called) return base::pass(called.error());
    auto words = checked_remark(remark);
    if (!words) return base::pass(words.error());
    if (auto can = check_reach(reach_m); !can) return base::pass(can.error());
    Scenario scenario{unused_scenario_id(plan), *std::move(called), *std::move(words), reach_m, {}, "", ""};
    scenario = with_tried(plan, std::move(scenario), tried);
    Name summary = tried.summary.zh.empty() ? say("Start the scenario “{0}”", scenario.name)
                                            : say("Start the scenario “{0}”: {2}", scenario.name, tried.summary.zh,
                                                  in_english(tried.summary));
    return put(std::move(scenario), entry, std::move(summary));
}

base::Result<Edit> try_edit(const Plan& plan, std::int64_t id, const Edit& tried, const Entry& entry) {
    const auto before = known(plan, id);
    if (!before) return base::pass(before.error());
    Scenario scenario = with_tried(plan, **before, tried);
    if (scenario == **before) return Edit{};
    Name summary = say("Try in “{0}”: {2}", scenario.name, tried.summary.zh, in_english(tried.summary));
    return put(std::move(scenario), entry, std::move(summary));
}

base::Result<Edit> set_scenario_reach(const Plan& plan, std::int64_t id, std::optional<double> reach_m,
                                      const Entry& entry) {
    const auto before = known(plan, id);
    if (!before) return base::pass(before.error());
    if (auto can = check_reach(reach_m); !can) return base::pass(can.error());
    if (reach_m == (*before)->reach_m) return Edit{};
    Scenario scenario = **before;
    scenario.reach_m = reach_m;
    Name summary = reach_m ? say("Try in “{0}” a reach of {1} m", scenario.name, std::lround(*reach_m))
                           : say("Try in “{0}” the reach of the view", scenario.name);
    return put(std::move(scenario), entry, std::move(summary));
}

base::Result<Edit> describe_scenario(const Plan& plan, std::int64_t id, const std::string& name,
                                     const std::string& remark, const Entry& entry) {
    const auto before = known(plan, id);
    if (!before) return base::pass(before.error());
    auto called = checked_name(plan, name, id);
    if (!called) return base::pass(called.error());
    auto words = checked_remark(remark);
    if (!words) return base::pass(words.error());
    Scenario scenario = **before;
    scenario.name = *std::move(called);
    scenario.remark = *std::move(words);
    if (scenario == **before) return Edit{};
    Name summary = scenario.name == (*before)->name
                       ? say("Change the remark on the scenario “{0}”", scenario.name)
                       : say("Call the scenario “{0}” “{1}”", (*before)->name, scenario.name);
    return put(std::move(scenario), entry, std::move(summary));
}

base::Result<Edit> duplicate_scenario(const Plan& plan, std::int64_t id, const std::string& name, const Entry& entry) {
    const auto before = known(plan, id);
    if (!before) return base::pass(before.error());
    auto called = checked_name(plan, name);
    if (!called) return base::pass(called.error());
    Scenario scenario = **before;
    scenario.id = unused_scenario_id(plan);
    scenario.name = *std::move(called);
    Name summary = say("Copy the scenario “{0}” as “{1}”", (*before)->name, scenario.name);
    return put(std::move(scenario), entry, std::move(summary));
}

base::Result<Edit> drop_scenario(const Plan& plan, std::int64_t id) {
    const auto scenario = known(plan, id);
    if (!scenario) return base::pass(scenario.error());
    Edit edit;
    edit.scenarios.remove.push_back(id);
    edit.summary = say("Drop the scenario “{0}”", (*scenario)->name);
    return edit;
}

base::Result<Edit> import_scenario(const Plan& plan, Scenario scenario, const Entry& entry) {
    auto called = checked_name(plan, scenario.name);
    if (!called) return base::pass(called.error());
    auto words = checked_remark(scenario.remark);
    if (!words) return base::pass(words.error());
    if (auto can = check_reach(scenario.reach_m); !can) return base::pass(can.error());
    if (auto can = check_imported(plan, scenario); !can) return base::pass(can.error());
    scenario.id = unused_scenario_id(plan);
    scenario.name = *std::move(called);
    scenario.remark = *std::move(words);
    Name summary = say("Import the scenario “{0}”", scenario.name);
    return put(std::move(scenario), entry, std::move(summary));
}

base::Result<Edit> accept_scenario(const Plan& plan, std::int64_t id) {
    const auto scenario = known(plan, id);
    if (!scenario) return base::pass(scenario.error());
    if (auto none = nothing_asks(plan, **scenario); !none) return base::pass(none.error());
    std::vector<LaidCarrier> laid = laid_carriers(plan, **scenario);
    std::erase_if(laid, [](const LaidCarrier& one) { return one.now != nullptr && one.laid == *one.now; });
    if (laid.empty())
        return refuse((*scenario)->name, mark("changes no carrier, so there is nothing to accept; drop it instead"));
    Edit edit;
    edit.scenarios.remove.push_back(id);
    for (const LaidCarrier& one : laid) {
        edit.carriers.push_back(one.laid);
        if (one.now == nullptr) continue;
        end_field_acceptances(plan, *one.now, one.laid, edit);
        if (one.now->position != one.laid.position) end_position_acceptances(plan, one.laid.id, edit);
    }
    const Name counts = counts_of(laid);
    edit.summary = say("Accept the scenario “{0}”: {2}", (*scenario)->name, counts.zh, counts.en);
    return edit;
}

base::Result<Edit> rebase_scenario(const Plan& plan, std::int64_t id, std::span<const BaseAnswer> answers,
                                   const Entry& entry) {
    const auto before = known(plan, id);
    if (!before) return base::pass(before.error());
    for (const BaseChange& change : base_changes(plan, **before))
        if (change.asks() && answer_about(answers, change.carrier) == nullptr)
            return refuse((*before)->name, mark("{}; say whether what is tried shall stand or what the plan has"),
                          {words_of(sentence_of(change))});
    Scenario scenario = **before;
    scenario.carriers.clear();
    for (const TriedCarrier& carrier : (*before)->carriers) {
        const BaseAnswer* answer = answer_about(answers, carrier.tried.id);
        const bool theirs = answer != nullptr && answer->choice == BaseChoice::theirs;
        if (auto next = rebased(plan, carrier, theirs)) scenario.carriers.push_back(*std::move(next));
    }
    const Scenario numbered = scenario;
    for (const LaidCarrier& one : laid_carriers(plan, numbered))
        if (one.renumbered)
            scenario.carriers[static_cast<std::size_t>(one.of - numbered.carriers.data())].tried.number =
                one.laid.number;
    if (scenario == **before) return Edit{};
    Name summary = say("Rebase the scenario “{0}” on the plan as it is", scenario.name);
    return put(std::move(scenario), entry, std::move(summary));
}

}  // namespace plan
