// Coordinates in the addresses of web maps and in geo URIs. Private to geo; pure, any thread.
#pragma once

#include <optional>
#include <string_view>

#include "geo/coordinate_text.h"

namespace geo {

/// Whether a folded text is such an address, with coordinates or without.
bool is_link(std::string_view folded);
/// The place that it points at, else what its map shows.
std::optional<TypedPair> pair_of_link(std::string_view folded);

}  // namespace geo
