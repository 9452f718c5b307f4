// Whether units cover the city exactly: neighbours share every vertex of their border, nothing overlaps, nothing is
// left out between them. Topology on edges, no tolerance, no projection. Private to module exchange.
#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "plan/plan.h"

namespace exchange {

struct CoverageFault {
    std::size_t unit = 0;  ///< index of a unit that has a part in it
    base::Error reason;    ///< without a subject
};

std::optional<CoverageFault> find_coverage_fault(const std::vector<plan::Unit>& units);

}  // namespace exchange
