// Notes pinned on the map with their numbers, over everything but names, and what was drawn for them. Private to carto;
// one build.
#pragma once

#include <vector>

#include "build_context.h"
#include "carrier_layout.h"

namespace carto {

/// What a note looks like, at the given device px per logical px: a small sheet.
scene::Symbol note_symbol(const Theme& theme, float pixel_ratio);

/// Lets names that are placed before the notes keep off them.
void discourage_notes(BuildContext& c);
/// The stretches that notes are pinned to, and drawings, into the list of marks.
void draw_courses_of_notes(BuildContext& c);
/// The sheets with their numbers; those of carriers beside where `spots` has them.
void draw_notes(BuildContext& c, const std::vector<CarrierSpot>& spots);

}  // namespace carto
