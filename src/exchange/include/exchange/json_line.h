// One line of JSON that a person or a script wrote. Pure; any thread.
#pragma once

#include <string_view>

#include "base/result.h"

namespace exchange {

/// Refused, without a subject, where it is no JSON, or where an object of it has a member twice, of which JSON readers
/// keep one in silence.
base::Result<void> check_json_line(std::string_view line);

}  // namespace exchange
