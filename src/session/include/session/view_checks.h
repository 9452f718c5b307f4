// What is doubtful about the saved views of a project: those that speak of what it does not have any more. Pure; any
// thread.
#pragma once

#include <vector>

#include "plan/checks.h"
#include "plan/index.h"

namespace session {

inline constexpr const char* k_view_of_what_is_gone = "view_of_what_is_gone";

/// A warning for each such view that is not removed, in the order in which they were saved.
std::vector<plan::Finding> check_views(const plan::Index& index);

}  // namespace session
