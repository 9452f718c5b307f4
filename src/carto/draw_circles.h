// Proportional circles of counts: over the fills and the rail line, under symbols and names. Private to carto.
#pragma once

#include "build_context.h"

namespace carto {

/// Logical px; the area is proportional to the value, the largest has a fixed size.
float circle_radius(double value, double largest);

/// Where a unit's circle lies, device px; of no size where it has none.
scene::Rect circle_of_unit(const BuildContext& context, std::size_t unit);

/// Draws them and takes their room, so that names keep off.
void draw_circles(BuildContext& context);

}  // namespace carto
