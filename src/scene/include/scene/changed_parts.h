// What of a picture is another one when a scene follows one of the same place: whoever kept the picture paints those
// parts alone. While the edge of a reach is dragged they are two narrow bands along the line.
#pragma once

#include <span>
#include <vector>

#include "scene/pixel_box.h"
#include "scene/scene.h"

namespace scene {

/// Disjoint parts of `now`, px of the picture, outside which it looks like `before`; all that `now` paints where the
/// two are seen otherwise, none where they look the same.
std::vector<PixelBox> changed_parts(const Pane& before, const Pane& now);

/// A pane that paints within parts of the picture what `pane` does, and beyond them less: over its ground, which is
/// whole, it lacks the lines, symbols and texts that touch none of them.
Pane cut_to_parts(const Pane& pane, std::span<const PixelBox> parts);

}  // namespace scene
