// The options of a command that say which carriers it speaks of and within which reach. Private to cli. One thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "carto/options.h"
#include "plan/index.h"

namespace CLI {
class App;
}

namespace cli {

/// As typed; empty texts were not given.
struct ReviewArguments {
    std::string reach, of = "stations", against;
    double detour = 1;
    std::vector<std::string> filter;
    bool hide_others = false;
    std::string scenario;
};

/// --filter, --reach, --of, --detour.
void add_review_arguments(CLI::App& command, ReviewArguments& arguments);
/// --against and --hide-others.
void add_against(CLI::App& command, ReviewArguments& arguments);
void add_hide_others(CLI::App& command, ReviewArguments& arguments);

/// --scenario.
void add_scenario_option(CLI::App& command, std::string& scenario);
/// The plan, or what a scenario would make of it; an empty name: the plan. Refused with the names that there are.
base::Result<plan::PlanPtr> plan_or_scenario(const plan::PlanPtr& plan, const std::string& scenario);

/// Every word that the plan does not know is refused with those that it does. A reach is shown where --reach is given.
base::Result<carto::Review> resolve_review(const ReviewArguments& arguments, const plan::Index& index);

}  // namespace cli
