// The cores of the corridor as brackets above its line. Private to carto.
#pragma once

#include "strip_context.h"

namespace carto {

/// The height that the row of brackets takes, device px; 0 where the plan names no core.
float cores_height(const StripContext& context);
/// A bracket over the stretch between the members of each core, with its name; where the place of one of them is not
/// exact that is said and the bracket is dashed. A core without a place along the line has none;
/// in a row that is too low for text the brackets have no names.
void draw_cores(const StripContext& context, scene::Builder& builder, const scene::Rect& row);

}  // namespace carto
