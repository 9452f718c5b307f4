// Pixels as the zlib stream of a PNG, worked out in two bands at once. Private to render.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace render {

/// Rows of RGB, each but the first less the row above (filter "up"), deflated. `rgba`: width * height * 4 bytes.
/// Empty where zlib has no memory for its own; throws std::bad_alloc where there is none for the rows.
std::optional<std::vector<std::uint8_t>> deflate_rows(std::span<const std::uint8_t> rgba, int width, int height);

}  // namespace render
