#include "fonts.h"

namespace sheet {

base::Result<OpenFace> open_face(const scene::FontFace& file) {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0)
        return base::fail(base::ErrorKind::limit, "", base::mark("FreeType cannot start; free some memory"));
    OpenFace out;
    out.library = {library, [](FT_Library l) { FT_Done_FreeType(l); }};
    FT_Face face = nullptr;
    if (FT_New_Face(library, file.file.c_str(), file.index, &face) != 0)
        return base::fail(base::ErrorKind::refused, file.file.string(),
                          base::mark("is no font that can be read; install fonts-noto-cjk or correct LANGTU_FONT"));
    out.face = {face, [](FT_Face f) { FT_Done_Face(f); }};
    return out;
}

std::string family_of(const OpenFace& face) {
    return face.face->family_name != nullptr ? face.face->family_name : "sans-serif";
}

bool is_bold(const OpenFace& face) { return (face.face->style_flags & FT_STYLE_FLAG_BOLD) != 0; }

}  // namespace sheet
