// What of a picture is another one when a scene follows one of the same place, or of one that is some px away: whoever
// kept the picture moves it and paints those parts alone. While the edge of a reach is dragged they are two narrow
// bands along the line; while the map is dragged, what comes into view and the furniture.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "scene/pixel_box.h"
#include "scene/scene.h"

namespace scene {

/// How far a picture is moved, px to the right and down.
struct PixelShift {
    int right = 0, down = 0;
    friend bool operator==(const PixelShift&, const PixelShift&) = default;
};

/// How far the picture of `before` has to be moved for the map in it to lie where `now` has it. Null where it looks
/// otherwise there (its scale, its size, its background, a picture under the map), where the two are not whole px
/// apart, and where less than half of it would be left.
std::optional<PixelShift> shift_between(const Pane& before, const Pane& now);

/// The camera whose picture is that of another one, moved.
Camera moved(Camera camera, PixelShift shift);

/// Strips of a picture of that size that it does not cover any more when it was moved; disjoint, at most two.
std::vector<PixelBox> uncovered(int width_px, int height_px, PixelShift shift);

/// `now`, its camera put right by less than can be seen and its textures moved along, so that what is painted of it
/// meets what is left of the picture of `before`.
Pane continued(const Pane& before, Pane now, PixelShift shift);

/// Disjoint parts of `now`, px of the picture, outside which it looks like `before` when that has been moved; all that
/// `now` paints where the two are seen otherwise, none where they look the same.
std::vector<PixelBox> changed_parts(const Pane& before, const Pane& now, PixelShift shift = {});

/// A pane that paints within parts of the picture what `pane` does, and beyond them less: over its ground, which is
/// whole, it lacks the lines, symbols and texts that touch none of them.
Pane cut_to_parts(const Pane& pane, std::span<const PixelBox> parts);

}  // namespace scene
