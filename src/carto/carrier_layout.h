// Where the symbols of carriers are drawn: at their position, or, where several would cover each other, spread around
// the spot with a leader line each, where their lines cross no name and their own names find room. Depends on the scale
// only, not on the panning. Where carriers are too dense for that, each is a small symbol at its place. Private to
// carto.
#pragma once

#include <vector>

#include "placement.h"
#include "scene/scene.h"

namespace carto {

struct CarrierSpot {
    std::size_t carrier = 0;  ///< index in the plan
    scene::Vec2 anchor_px;    ///< screen, of its position
    scene::Vec2 offset;       ///< px, of its symbol
    bool spread = false;      ///< has a leader line
    bool crowded = false;     ///< so dense that there is no point in numbers
    float dot_px = 0;         ///< diameter of the small symbol that is drawn where carriers are dense; 0: full size
};

/// `anchors`: positions on the screen, with the index of each carrier. `size_px`: a symbol's diameter with its edge.
/// Takes the boxes of the symbols in `placement`, but for the small ones: names of areas may lie over these.
std::vector<CarrierSpot> lay_out_carriers(const std::vector<CarrierSpot>& at, float size_px, Placement& placement);

}  // namespace carto
