// Times as the history writes them (UTC, ISO 8601: "2026-11-28T01:32:13Z") in the user's zone. Any thread.
#pragma once

#include <ctime>
#include <optional>
#include <string>

#include "base/translate.h"

namespace base {

/// Nothing where the text is no such time.
std::optional<std::tm> local_time(const std::string& utc);

/// For a sentence: 2026年11月28日 09:32, 28 Nov 2026, 09:32. What is no time stays as it is.
std::string local_time_text(const std::string& utc, Language language);
/// For a column: 2026-11-28 09:32. What is no time stays as it is.
std::string local_time_cell(const std::string& utc);

}  // namespace base
