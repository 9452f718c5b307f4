// The carriers of a scenario laid over the plan as it is now. Private to plan; pure.
#pragma once

#include <optional>
#include <vector>

#include "plan/plan.h"

namespace plan {

/// A carrier of a scenario as it would be now.
struct LaidCarrier {
    const TriedCarrier* of = nullptr;
    const Carrier* now = nullptr;  ///< the plan's; null: it would be new
    Carrier laid;
    bool renumbered = false;  ///< another carrier has its number
};

/// Those of the scenario, without those that are gone, and those that would be new and are there already. Points into
/// both.
std::vector<LaidCarrier> laid_carriers(const Plan& plan, const Scenario& scenario);

/// `now` with what the scenario changes.
Carrier laid_over(Carrier now, const TriedCarrier& carrier);

}  // namespace plan
