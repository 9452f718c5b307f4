// Proportional circles of counts: over the fills and the rail line, under symbols and names; the ring of
// a position that is not known exactly. Private to carto.
#pragma once

#include "build_context.h"

namespace carto {

/// Logical px; the area is proportional to the value, the largest has a fixed size.
float circle_radius(double value, double largest);

/// A thin dashed ring: what lies at `local` may lie anywhere within `metres` of it. Map metres are metres of the ground
/// here: in a city's own projection they differ by less than the ring is wide.
void draw_ring_of_doubt(scene::Builder& builder, scene::Vec2 local, double metres, float pixel_ratio);

/// Draws them and takes their room, so that names keep off. A circle stands off the rail line where its unit is large
/// enough; its place depends on the scale but not on its size, so that it stays where it is from year to year.
void draw_circles(BuildContext& context);

}  // namespace carto
