// The outlines of the map's symbols as paths, the same that shaders/symbol.frag has as distances. Private to sheet.
#pragma once

#include "canvas.h"

namespace sheet {

/// The symbol's shape around `at`, every edge moved outwards by `grow` px (inwards where negative).
Path symbol_outline(const scene::Symbol& symbol, scene::Vec2 at, float grow);
/// The part of it right of `at`.
Path right_half(const scene::Symbol& symbol, scene::Vec2 at, float grow);
Path circle(scene::Vec2 centre, float radius);

}  // namespace sheet
