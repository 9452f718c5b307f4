// Scenarios: carriers as they would be, over the plan and not part of it. What may be done to a carrier may be tried:
// an edit that was made from the plan as the scenario would have it is laid into the scenario instead of the plan.
// A scenario says of each carrier what it changes, field by field and the position as one; what the plan changed
// meanwhile in other fields stays the plan's. Pure functions, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "plan/edit.h"
#include "plan/observations.h"

namespace plan {

const Scenario* find_scenario(const Plan& plan, std::int64_t id);
/// By name, or by id where two have one name; refused with the names that there are.
base::Result<const Scenario*> resolve_scenario(const Plan& plan, std::string_view text);

/// The plan as the scenario would have it: its carriers, and nothing else. A carrier that is gone is left out; a new
/// one whose number another has by now gets the next that is free.
Plan with_scenario(const Plan& plan, const Scenario& scenario);
/// The scenario with the carriers of `edit`, which was made from with_scenario(plan, scenario). A carrier that is again
/// as the plan has it is no longer part of it.
Scenario with_tried(const Plan& plan, Scenario scenario, const Edit& edit);

/// What a scenario does to a carrier.
enum class TriedKind : std::uint8_t { added, moved, changed, removed };
TriedKind kind_of(const TriedCarrier& carrier);

/// How a carrier differs now from what it was when it was tried.
enum class BaseChangeKind : std::uint8_t {
    changed,       ///< other fields
    binned,        ///< it lies in the bin
    gone,          ///< the project does not have it, or no longer
    taken,         ///< a new one: another carrier has its number, it gets the next that is free
    there_already  ///< a new one: the plan has it, as after accepting it in a copy
};
struct BaseChange {
    std::int64_t carrier = 0;  ///< id
    int number = 0;            ///< that the scenario has
    Name name;
    BaseChangeKind kind = BaseChangeKind::changed;
    std::vector<Name> fields;   ///< changed: which, in words
    std::vector<Name> clashes;  ///< of those the ones that the scenario changes to something else
    /// Whether somebody has to say what shall stand.
    [[nodiscard]] bool asks() const {
        return !clashes.empty() || kind == BaseChangeKind::binned || kind == BaseChangeKind::gone;
    }
    friend bool operator==(const BaseChange&, const BaseChange&) = default;
};
/// Which carriers of the scenario are not any more as they were, in its order.
std::vector<BaseChange> base_changes(const Plan& plan, const Scenario& scenario);
/// One sentence about it.
Name sentence_of(const BaseChange& change);

/// Each refuses what is not possible with one sentence. An Edit that would change nothing is empty(). The date of an
/// entry is in UTC, ISO 8601. A reach is in metres; empty: that of the view.
base::Result<Edit> start_scenario(const Plan& plan, const std::string& name, const std::string& remark,
                                  std::optional<double> reach_m, const Edit& tried, const Entry& entry);
/// Lays an edit into a scenario of the project: see with_tried().
base::Result<Edit> try_edit(const Plan& plan, std::int64_t id, const Edit& tried, const Entry& entry);
base::Result<Edit> set_scenario_reach(const Plan& plan, std::int64_t id, std::optional<double> reach_m,
                                      const Entry& entry);
base::Result<Edit> describe_scenario(const Plan& plan, std::int64_t id, const std::string& name,
                                     const std::string& remark, const Entry& entry);
base::Result<Edit> duplicate_scenario(const Plan& plan, std::int64_t id, const std::string& name, const Entry& entry);
base::Result<Edit> drop_scenario(const Plan& plan, std::int64_t id);
/// A scenario that came in a file. Refused where what it tries could not be entered by hand.
base::Result<Edit> import_scenario(const Plan& plan, Scenario scenario, const Entry& entry);

/// Makes the scenario the plan, as one step, in which the scenario goes. Refused while base_changes() asks.
base::Result<Edit> accept_scenario(const Plan& plan, std::int64_t id);

/// Lays the scenario over the plan as it is now. Mine: what the scenario tries stands, also where the plan has changed
/// the same; a carrier of the bin would come back, one that is gone would be new. Theirs: what the plan has stands.
/// Refused where a carrier that asks has no answer.
base::Result<Edit> rebase_scenario(const Plan& plan, std::int64_t id, std::span<const BaseAnswer> answers,
                                   const Entry& entry);

}  // namespace plan
