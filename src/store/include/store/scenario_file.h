// A scenario as a file that a colleague can import: JSON, not trusted when it is read. Any thread.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "plan/plan.h"

namespace store {

std::string scenario_to_file(const plan::Scenario& scenario);
/// The scenario without an id. Refused with one sentence where the text is none; `file` names it in the message.
base::Result<plan::Scenario> scenario_from_file(std::string_view text, const std::string& file);

/// Writes the file in one step, in the place of one of that name.
base::Result<void> write_scenario(const std::filesystem::path& path, const plan::Scenario& scenario);
/// Never waits on a pipe; a file over 32 MiB is refused.
base::Result<plan::Scenario> read_scenario(const std::filesystem::path& path);

}  // namespace store
