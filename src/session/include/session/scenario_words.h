// What a scenario changes within reach, in words. Pure functions; any thread.
#pragma once

#include <string>
#include <vector>

#include "base/translate.h"

namespace plan {
struct Scenario;
}

namespace session {

class ReviewResults;

/// What of a scenario's carriers enters or leaves the reach, or is surer or less sure of it, a line each. `base`: of
/// the plan, `tried`: of the plan as the scenario would have it.
std::vector<std::string> reach_changes(const ReviewResults& base, const ReviewResults& tried,
                                       const plan::Scenario& scenario, base::Language language);

}  // namespace session
