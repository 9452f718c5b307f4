// Values observed after the baseline year, revised targets, bound names and thresholds: what may be recorded, and the
// edits that record it. The plan's own baselines and targets cannot be overwritten by any of them. Pure functions, any
// thread; pointers go into the plan.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "plan/edit.h"
#include "plan/index.h"
#include "plan/plan.h"

namespace plan {

/// What can be observed: an indicator, or for the city a row of its tables (key figure_key(): table2.7).
struct Observable {
    std::string key;
    Name name;
    Name unit;
    int decimals = 0;
    Direction direction = Direction::higher_is_better;
    bool city_only = false;
    bool is_share = false;  ///< per cent of a whole: 0 … 100
    bool is_count = false;  ///< a whole number, not negative
};
std::optional<Observable> observable(const Index& index, std::string_view key);
/// By key, number or name, of an indicator first; refused with the nearest names.
base::Result<Observable> resolve_observable(const Index& index, std::string_view text);

/// How many areas, the city not among them, have an actual value.
struct Coverage {
    int with = 0;
    int of = 0;
};
Coverage coverage(const Index& index, std::string_view indicator, int year);

/// Whether a text stands for "no value": empty, /, a dash of any kind, N/A, 无 …
bool is_missing_mark(std::string_view text);
/// A number as typed or pasted: full-width digits, thousands separators, a sign, a unit after it ("12.5%", "１,２３４
/// 家"). Nothing for a mark of a missing value; refused where it is neither.
base::Result<std::optional<double>> read_value(const Observable& what, std::string_view text);

struct ObservationDraft {
    std::string area;       ///< key
    std::string indicator;  ///< key of an Observable
    int year = 0;
    double value = 0;
    ValueState state = ValueState::final_value;
    std::string source;
    bool sample = false;
};
/// Who records it, and on which day (ISO date).
struct Entry {
    std::string author;
    std::string date;
};
/// Refuses what cannot be, with one sentence: an unknown area or indicator, a year outside the plan, a share over 100.
base::Result<void> check_observation(const Index& index, const ObservationDraft& draft);
/// Records values as one step; those that are there already as they are stay untouched.
base::Result<Edit> observe(const Index& index, std::span<const ObservationDraft> drafts, const Entry& entry);
base::Result<Edit> remove_observations(const Index& index, std::span<const std::int64_t> ids);

base::Result<Edit> remove_samples(const Plan& plan);

/// Refused for what is no name, and for a name that the plan itself gives to another area: bound, it would put values
/// where nobody looks for them. `area` is a key.
base::Result<void> check_alias(const Plan& plan, const std::string& alias, const std::string& area);
/// Binds a name of somebody's table to an area: it means that area wherever a name is read, in all its writings.
base::Result<Edit> bind_alias(const Plan& plan, const std::string& alias, const std::string& area);
/// Ends that. Refused for a name that nobody bound.
base::Result<Edit> unbind_alias(const Plan& plan, const std::string& alias);

/// Adds a set of revised targets (or replaces the one of that key), with its source.
base::Result<Edit> put_target_set(const Index& index, TargetSet set, std::vector<RevisedTarget> targets);
base::Result<Edit> remove_target_set(const Index& index, const std::string& key);

/// Refused unless 0 < behind < on_pace < faster and, where they are not the usual ones, a source is given.
base::Result<Edit> set_thresholds(const Plan& plan, const ClassThresholds& thresholds);

}  // namespace plan
