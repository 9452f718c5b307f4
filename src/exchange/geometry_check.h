// Whether a GeoJSON geometry is one that a package may have. Positions are EPSG:4490 and must lie in its area of use,
// which also finds swapped axes. Private to module exchange.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "base/result.h"
#include "schema.h"

namespace exchange {

/// What is wrong and what to do, without a subject; nothing where it is right.
std::optional<base::Error> geometry_fault(const nlohmann::json& geometry, Shape shape);

/// The same for a position that is written as two properties.
std::optional<base::Error> position_fault(double lon, double lat);

}  // namespace exchange
