// The rules behind gaps: which length is too long, which function serves which indicator, what the plan asks of a
// segment. A project has rules of its own, of its package or changed by hand; the usual ones, which are Langtu's own,
// stand where the project has none of the same key. Pure functions, any thread; pointers go into the plan.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "plan/edit.h"

namespace plan {

inline constexpr double k_longest_gap_rule_m = 100'000;

/// A station without a carrier within 3 km; a stretch longer than 5 km without one; a unit of the corridor without one.
std::vector<GapRule> usual_gap_rules();
/// The project's rules and the usual ones that it does not replace, those that are switched off among them; the usual
/// kinds first, then by key.
std::vector<GapRule> all_gap_rules(const Plan& plan);
/// Those that are not switched off.
std::vector<GapRule> gap_rules_in_effect(const Plan& plan);
/// By key; refused with the keys that there are.
base::Result<GapRule> resolve_gap_rule(const Plan& plan, std::string_view key);

/// The id of a rule follows from its key.
std::int64_t gap_rule_id(std::string_view key);

/// Refuses a rule that could find nothing, or that names what the plan does not have.
base::Result<void> check_gap_rule(const Plan& plan, const GapRule& rule);
/// Puts the rule in the place of the one with its key, or adds it. Each edit refuses what is not possible with one
/// sentence; an Edit that would change nothing is empty().
base::Result<Edit> put_gap_rule(const Plan& plan, GapRule rule);
base::Result<Edit> switch_gap_rule(const Plan& plan, std::string_view key, bool off);
/// The usual rule of that key stands again. Refused for a rule that has no usual form.
base::Result<Edit> usual_gap_rule_again(const Plan& plan, std::string_view key);

}  // namespace plan
