// Changes to Haining's plan that golden cases ask for by name: data as they may come one day.
#pragma once

#include <string>

#include "plan/plan.h"

namespace golden {

/// "": none. Throws std::invalid_argument for an unknown name.
void apply_edit(plan::Plan& plan, const std::string& name);

}  // namespace golden
