// What is wrong or doubtful in a plan's data, found by looking at the values alone. Errors contradict the plan or each
// other; warnings are what a planner should know before showing the map. Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.h"

namespace plan {

enum class Severity { error, warning };

struct Finding {
    Severity severity = Severity::warning;
    std::string code;   ///< stable, snake_case: sum_differs, carrier_outside_city, …
    std::string where;  ///< what it is about: "carrier 7", "area changan, indicator rd_gdp"
    Name message;
    friend bool operator==(const Finding&, const Finding&) = default;
};

/// All checks, errors first, then in the plan's order.
std::vector<Finding> check(const Plan& plan);

}  // namespace plan
