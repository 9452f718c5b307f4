// Whether a GeoJSON geometry is one that a package may have. Positions are EPSG:4490 and must lie in its area of use,
// which also finds swapped axes. Private to module exchange.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "schema.h"

namespace exchange {

/// What is wrong and what to do; nothing where it is right.
std::optional<std::string> geometry_fault(const nlohmann::json& geometry, Shape shape);

/// The same for a position that is written as two properties.
std::optional<std::string> position_fault(double lon, double lat);

}  // namespace exchange
