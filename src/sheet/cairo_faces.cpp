#include "cairo_faces.h"

#include <cairo-ft.h>

namespace sheet {

base::Result<cairo_font_face_t*> Fonts::Faces::get(const scene::FontFace& face) {
    const std::lock_guard lock(mutex_);
    const auto [found, is_new] = kept_.try_emplace({face.file.string(), face.index});
    if (!is_new && found->second) return found->second.get();
    auto opened = open_face(face);
    if (!opened) return base::pass(opened.error());
    cairo_font_face_t* made = cairo_ft_font_face_create_for_ft_face(opened->face.get(), FT_LOAD_NO_HINTING);
    // cairo keeps scaled fonts in a cache of its own, which may outlive this: the file is open as long as they are
    // there
    static const cairo_user_data_key_t k_owner{};
    auto owner = std::make_unique<OpenFace>(std::move(*opened));
    const auto destroy = [](void* data) { delete static_cast<OpenFace*>(data); };
    if (cairo_font_face_set_user_data(made, &k_owner, owner.get(), destroy) == CAIRO_STATUS_SUCCESS)
        static_cast<void>(owner.release());
    found->second.reset(made);
    return made;
}

Fonts::Fonts() : faces_(std::make_unique<Faces>()) {}
Fonts::~Fonts() = default;

}  // namespace sheet
