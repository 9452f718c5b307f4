// What of a picture is another one when a scene follows one of the same place: whoever kept the picture paints that
// part alone. While the edge of a reach is dragged it is a fraction of the map.
#pragma once

#include <span>

#include "scene/scene.h"

namespace scene {

/// The part of `now`, px of the picture, that may look different from `before`; all that `now` paints where the two are
/// seen otherwise, empty (no width) where they look the same.
Rect changed_part(const Pane& before, const Pane& now);

}  // namespace scene
