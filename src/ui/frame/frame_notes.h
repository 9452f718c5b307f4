// What the parts of one frame tell each other. Private to ui.
#pragma once

#include <optional>
#include <vector>

#include "geo/geometry.h"
#include "plan/feature_ref.h"

namespace ui {

/// Where a carrier was and where it went, as a list of changes points at it.
struct PastPosition {
    std::optional<geo::LonLat> from, to;
    const char* words = "";  ///< beside `to`, where several must be told apart
};

struct FrameNotes {
    plan::FeatureRef pointed;  ///< what a row or a mark of this frame says the pointer is on
    std::vector<PastPosition> past_positions;
    bool map_hovered = false;
    bool arrows_taken = false;  ///< the focused table uses the arrow keys
};

}  // namespace ui
