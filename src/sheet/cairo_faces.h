// The faces that cairo paints with, one for a font file in the whole program: it keeps what it has scaled by face, and
// a face for every page would be a copy of the font for each. Any thread; private to sheet.
#pragma once

#include <cairo.h>

#include "base/result.h"
#include "scene/scene.h"

namespace sheet {

/// Stays open until the program ends.
base::Result<cairo_font_face_t*> cairo_face(const scene::FontFace& face);

}  // namespace sheet
