// The colours of what is drawn on the map for notes: told apart on every ground. Pure; any thread.
#pragma once

#include "plan/review.h"
#include "scene/scene.h"

namespace carto {

scene::Colour drawn_colour(plan::DrawnColour colour);

}  // namespace carto
