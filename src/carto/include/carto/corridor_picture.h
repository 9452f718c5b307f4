// What of the corridor unrolled is wanted, and what comes of it. Values; any thread.
#pragma once

#include <optional>

#include "carto/strip_axis.h"
#include "plan/stretch.h"
#include "scene/scene.h"

namespace carto {

struct StripView {
    std::optional<plan::Stretch> part;  ///< of the line; empty: all of it
};

struct CorridorPicture {
    scene::ScenePtr scene;  ///< nothing of it is in map space: screen_pane() shows it
    StripAxis axis;         ///< where a pointer is
    scene::Rect head;       ///< the row with the names of the segments, device px
    bool crowded = false;   ///< carriers are dots without numbers
};

}  // namespace carto
