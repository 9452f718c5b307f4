// The scanned picture under the map. Private to carto; one build.
#pragma once

#include "build_context.h"

namespace carto {

/// Puts it where it lies, and says in two of its corners that it is there to be traced.
void draw_underlay(BuildContext& context);

}  // namespace carto
