#include "cairo_faces.h"

#include <cairo-ft.h>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "fonts.h"

namespace sheet {
namespace {

struct FaceDeleter {
    void operator()(cairo_font_face_t* face) const { cairo_font_face_destroy(face); }
};

/// Cairo's face goes before the file that it reads.
struct KeptFace {
    OpenFace file;
    std::unique_ptr<cairo_font_face_t, FaceDeleter> face;
};

}  // namespace

base::Result<cairo_font_face_t*> cairo_face(const scene::FontFace& face) {
    static std::mutex mutex;
    static std::map<std::pair<std::string, int>, KeptFace> kept;
    const std::lock_guard lock(mutex);
    const std::pair key{face.file.string(), face.index};
    if (const auto found = kept.find(key); found != kept.end()) return found->second.face.get();
    auto file = open_face(face);
    if (!file) return base::pass(file.error());
    KeptFace made{*std::move(file), nullptr};
    made.face.reset(cairo_ft_font_face_create_for_ft_face(made.file.face.get(), FT_LOAD_NO_HINTING));
    return kept.emplace(key, std::move(made)).first->second.face.get();
}

}  // namespace sheet
