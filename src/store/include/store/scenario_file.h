// A scenario as a file that a colleague can import: JSON, not trusted when it is read. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "plan/plan.h"

namespace store {

std::string scenario_to_file(const plan::Scenario& scenario);
/// The scenario without an id. Refused with one sentence where the text is none; `file` names it in the message.
base::Result<plan::Scenario> scenario_from_file(std::string_view text, const std::string& file);

}  // namespace store
