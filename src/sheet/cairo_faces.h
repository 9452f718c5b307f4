// The faces that cairo paints with, one for a font file. Any thread; private to sheet.
#pragma once

#include <cairo.h>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "base/result.h"
#include "fonts.h"
#include "sheet/sheet.h"

namespace sheet {

class Fonts::Faces {
public:
    /// Good as long as this is there.
    base::Result<cairo_font_face_t*> get(const scene::FontFace& face);

private:
    struct FaceDeleter {
        void operator()(cairo_font_face_t* face) const { cairo_font_face_destroy(face); }
    };
    std::mutex mutex_;
    std::map<std::pair<std::string, int>, std::unique_ptr<cairo_font_face_t, FaceDeleter>> kept_;
};

}  // namespace sheet
