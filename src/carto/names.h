// Names of the map: where they find room beside a point, and their painting after everything else, so that no line and
// no ring crosses them. Knows no rule of which name goes first. Private to carto; one build.
#pragma once

#include <array>
#include <string>

#include "build_context.h"
#include "label.h"

namespace carto {

/// Where a block may stand around a symbol: the direction from it, and how far it is shifted along the symbol's side
/// (in its own width or height).
struct Side {
    scene::Vec2 direction;
    scene::Vec2 shift;
};
/// Best first.
inline constexpr std::array<Side, 16> k_sides{{{{1, 0}, {0, 0}},
                                               {{-1, 0}, {0, 0}},
                                               {{0, 1}, {0, 0}},
                                               {{0, -1}, {0, 0}},
                                               {{0.72F, 0.72F}, {0, 0}},
                                               {{0.72F, -0.72F}, {0, 0}},
                                               {{-0.72F, 0.72F}, {0, 0}},
                                               {{-0.72F, -0.72F}, {0, 0}},
                                               {{1, 0}, {0, 0.36F}},
                                               {{1, 0}, {0, -0.36F}},
                                               {{-1, 0}, {0, 0.36F}},
                                               {{-1, 0}, {0, -0.36F}},
                                               {{0, 1}, {0.36F, 0}},
                                               {{0, 1}, {-0.36F, 0}},
                                               {{0, -1}, {0.36F, 0}},
                                               {{0, -1}, {-0.36F, 0}}}};

/// A label that waits for its symbol: tried at each side, best first.
struct PointLabel {
    plan::FeatureRef feature;
    scene::Vec2 local;      ///< anchor on the map
    scene::Vec2 offset_px;  ///< of the symbol
    float reach = 0;
    TextBlock block;
    scene::Vec2 outward;        ///< preferred direction; (0,0): to the right
    float clear = 0;            ///< px left and right of it that hold no name or symbol, beyond what names need
    bool outside_city = false;  ///< keep off the units
};

Align align_of(const Side& side);
/// Box of size `size` (its x and y are not read) beside a point, `reach` px away from it.
scene::Rect box_beside(scene::Vec2 point, const scene::Rect& size, const Side& side, float reach);
scene::Rect size_of(const TextBlock& block);

void report(BuildContext& c, plan::FeatureRef feature, const std::string& text, bool placed, const scene::Rect& box);
/// Keeps a block whose box is known on the screen, fixed to a place of the map, for draw_names().
void draw_at(BuildContext& c, scene::Vec2 local, const TextBlock& block, const scene::Rect& box, Align align);
/// Gives what draw_at() kept, from the `first` on, colours that can be read on what lies there.
void colour_names(BuildContext& c, std::size_t first);
/// Paints what draw_at() kept.
void draw_names(BuildContext& c);

/// Colours of a layer's name, as transparent as that layer and the layer of labels are.
TextColours name_colours(const BuildContext& c, const TextColours& colours, Layer layer);
TextColours haloed(const BuildContext& c, scene::Colour colour, Layer layer);

/// How many corners of a box lie inside the rings of a mesh.
int corners_inside(const BuildContext& c, const scene::Rect& box, const Mesh& mesh);

/// Index in k_sides of the best free one for a box of `size`, whatever the label's block; -1: none is free.
int best_side(const BuildContext& c, const PointLabel& label, const scene::Rect& size);
/// Takes the best free side, draws and reports; false: none is free.
bool place(BuildContext& c, const PointLabel& label);
/// Tries `rings` distances, nearest first; reports a failure as well.
void place_at_some_distance(BuildContext& c, PointLabel label, int rings);

}  // namespace carto
