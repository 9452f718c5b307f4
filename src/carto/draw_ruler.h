// The ruler of the line on the map: ticks across it with kilometres, at a round spacing for the scale. Private to
// carto; one build.
#pragma once

#include "build_context.h"

namespace carto {

/// Nothing where the ruler is off. The ticks go to the list of marks; their numbers keep off what stands already, and
/// those that find no room are left out.
void draw_ruler(BuildContext& c);

}  // namespace carto
