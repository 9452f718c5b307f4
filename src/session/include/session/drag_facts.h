// What changes while a carrier is dragged: the label at the pointer, as values and as rows of text. Pure functions,
// fast enough for every frame (the corridor is prepared once in a CorridorIndex); any thread.
#pragma once

#include <optional>
#include <vector>

#include "base/translate.h"
#include "plan/corridor_index.h"
#include "session/facts.h"

namespace plan {
class Ruler;
}

namespace session {

struct DragFacts {
    std::optional<double> distance_m;  ///< from where it was; empty for one that had no position
    plan::Name direction;              ///< one of eight winds: 东北 / NE; empty without a distance
    double doubt_m = 0;                ///< how far off the new position may be
    plan::CarrierFacts at;             ///< of the new position; points into the index's plan
};

/// Of a carrier dragged to `to` (EPSG:4490) by a hand that may be off by `doubt_m`.
DragFacts drag_facts(const plan::CorridorIndex& index, const plan::Carrier& carrier, geo::LonLat to,
                     double doubt_m = 0);

/// Rows: moved, lies in (and whether that agrees with its responsible body), chainage, from the line and side, nearest
/// station and distance. What there is not has no row.
std::vector<FactRow> drag_rows(const DragFacts& facts, const plan::Index& index, base::Language language);

}  // namespace session
