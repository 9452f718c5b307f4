// Faces opened for embedding: not those that text was shaped with, for whoever sets a size on a face changes it for
// everybody else. Private to sheet.
#pragma once

#include <ft2build.h>
#include FT_FREETYPE_H
#include <memory>
#include <string>

#include "base/result.h"
#include "scene/scene.h"

namespace sheet {

struct OpenFace {
    std::shared_ptr<FT_LibraryRec_> library;  ///< outlives the face
    std::shared_ptr<FT_FaceRec_> face;
};

base::Result<OpenFace> open_face(const scene::FontFace& face);

/// "Noto Sans CJK SC", as other programs ask for it.
std::string family_of(const OpenFace& face);
bool is_bold(const OpenFace& face);

}  // namespace sheet
