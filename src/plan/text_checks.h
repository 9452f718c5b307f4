// Texts of a plan that no field would take today: a project of an earlier version may hold them. Private to plan.
#pragma once

#include <vector>

#include "plan/checks.h"

namespace plan {

/// A warning for each text that holds what cannot be kept, in the plan's order.
std::vector<Finding> check_texts(const Plan& plan);

}  // namespace plan
