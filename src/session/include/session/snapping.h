// Where a dragged carrier or a measured point is drawn to: a station, a carrier, the border of a unit.
// Pure functions, fast enough for every frame; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "plan/index.h"
#include "plan/plan.h"

namespace session {

struct Snap {
    geo::LonLat position;           ///< EPSG:4490
    plan::Name what;                ///< the station, the carrier, or "the border of …"
    plan::FeatureRef feature = {};  ///< the station or the carrier; none: a border
};

/// The nearest of them within `radius_m` of `at`; points come before borders. Carriers in `moving` do not count.
std::optional<Snap> snap(const plan::Index& index, geo::LonLat at, double radius_m,
                         std::span<const std::int64_t> moving);

/// Of stations and located carriers alone, as measuring does.
std::optional<Snap> snap_to_point(const plan::Index& index, geo::LonLat at, double radius_m);

}  // namespace session
