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

class Context;

/// As typed; empty texts were not given.
struct ReviewArguments {
    std::string reach, of = "stations", against;
    double detour = 1;
    std::vector<std::string> filter;
    bool hide_others = false;
    std::vector<std::string> areas_of;
    std::string scenario;
    std::string line;
};

/// --filter, --reach, --of, --detour, --line, --scenario.
void add_review_arguments(CLI::App& command, ReviewArguments& arguments);
/// --against and --hide-others.
void add_against(CLI::App& command, ReviewArguments& arguments);
void add_hide_others(CLI::App& command, ReviewArguments& arguments);
/// --areas-of.
void add_areas_of(CLI::App& command, ReviewArguments& arguments);

/// --line.
void add_line_option(CLI::App& command, std::string& line);
/// --scenario.
void add_scenario_option(CLI::App& command, std::string& scenario);
/// The plan of a project, or what a scenario of it would make of it; an empty name: the plan. Refused with the names
/// that there are.
base::Result<plan::PlanPtr> open_plan(const Context& context, const std::string& project, const std::string& scenario);

/// Every word that the plan does not know is refused with those that it does. A reach is shown where --reach is given.
base::Result<carto::Review> resolve_review(const ReviewArguments& arguments, const plan::Index& index);

}  // namespace cli
