// SpatiaLite's geometry BLOB, written and read without SpatiaLite: XY, EPSG:4490, points, lines and multi-polygons.
// Reading trusts nothing: every count is checked against the bytes that are left. Pure functions, any thread.
//
//   00 | 01 little-endian | srid:4 | west south east north: 4x8 | 7C | type:4 | body | FE
//   multi body: count:4, then for each part 69 | type:4 | body
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "geo/geometry.h"

namespace store {

inline constexpr int k_srid = 4490;

using Blob = std::vector<std::uint8_t>;

Blob encode(geo::LonLat point);
Blob encode(const geo::LineString& line);
Blob encode(const geo::MultiPolygon& shape);

/// Nothing for anything but a well-formed BLOB of that type with finite positions in the range of degrees.
std::optional<geo::LonLat> decode_point(std::span<const std::uint8_t> blob);
std::optional<geo::LineString> decode_line(std::span<const std::uint8_t> blob);
std::optional<geo::MultiPolygon> decode_multi_polygon(std::span<const std::uint8_t> blob);

}  // namespace store
