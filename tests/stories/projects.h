// The projects that stories open: Haining's plan, and changes to it as data may come one day.
#pragma once

#include <filesystem>
#include <string>

#include "plan/plan.h"

namespace stories {

/// Haining's plan changed: "" as it is, "empty" without carriers, indicators and rail, "names" with names that are long
/// or hold characters that mean something to programs, "many" with 1,000 carriers, "branch" with a second line,
/// "samples" with made-up values, "no_story" without a story. "unsaved" without views and
/// stories. Throws for an unknown one.
plan::PlanPtr plan_named(const std::string& name);

/// Writes a project file; throws where that fails.
void make_project(const std::filesystem::path& file, const plan::Plan& plan);

}  // namespace stories
