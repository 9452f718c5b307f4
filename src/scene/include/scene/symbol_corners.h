// The corners of the symbols of straight edges, the same that shaders/symbol.frag has as distances. Pure; any thread.
#pragma once

#include <vector>

#include "scene/scene.h"

namespace scene {

/// The corners of the symbol's shape around `at`, every edge moved outwards by `grow` px (inwards where negative). None
/// for a circle, a box, or where nothing is left. All but the star are convex; every shape is seen whole from `at`.
std::vector<Vec2> symbol_corners(const Symbol& symbol, Vec2 at, float grow);

/// The part of a ring of corners where x is at least `least`.
std::vector<Vec2> cut_left(const std::vector<Vec2>& ring, float least);

}  // namespace scene
