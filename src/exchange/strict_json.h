// JSON that a person wrote: parsed with the place of a mistake, and without the duplicate members that JSON readers
// pass over in silence. Private to module exchange.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/result.h"

namespace exchange {

/// Parses `text`, which begins at line `first_line` of `file`.
base::Result<nlohmann::json> parse_strict(const std::filesystem::path& file, std::string_view text,
                                          std::size_t first_line);

}  // namespace exchange
