// Notes pinned on the map, over everything but names. Private to carto; one build.
#pragma once

#include "build_context.h"

namespace carto {

/// What a note looks like, at the given device px per logical px: a small sheet.
scene::Symbol note_symbol(const Theme& theme, float pixel_ratio);

void draw_notes(BuildContext& c);

}  // namespace carto
