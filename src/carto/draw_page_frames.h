// Where the pages of an atlas lie, on the map of its index: a frame and a number each. Private to carto; one build.
#pragma once

#include "build_context.h"

namespace carto {

/// Into the list of marks; names and symbols that are placed later keep off the numbers.
void draw_page_frames(BuildContext& context);

}  // namespace carto
