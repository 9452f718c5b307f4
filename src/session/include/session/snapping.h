// Where a dragged carrier is drawn to when that is asked for: a station, another carrier, the border of a unit.
// Pure functions, fast enough for every frame; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "plan/index.h"
#include "plan/plan.h"

namespace session {

struct Snap {
    geo::LonLat position;  ///< EPSG:4490
    plan::Name what;       ///< the station, the carrier, or "the border of …"
};

/// The nearest of them within `radius_m` of `at`; points come before borders. Carriers in `moving` do not count.
std::optional<Snap> snap(const plan::Index& index, geo::LonLat at, double radius_m,
                         std::span<const std::int64_t> moving);

}  // namespace session
