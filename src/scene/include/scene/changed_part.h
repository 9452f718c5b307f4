// What of a picture is another one when a scene follows one of the same place: whoever kept the picture paints those
// parts alone. While the edge of a reach is dragged it is a fraction of the map.
#pragma once

#include <vector>

#include "scene/scene.h"

namespace scene {

/// The few parts of `now`, boxes in px of the picture, that may look different from `before`; all that `now` paints
/// where the two are seen otherwise, none where they look the same.
std::vector<Rect> changed_parts(const Pane& before, const Pane& now);

}  // namespace scene
