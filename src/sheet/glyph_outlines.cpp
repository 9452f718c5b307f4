#include "glyph_outlines.h"

#include FT_OUTLINE_H

namespace sheet {
namespace {

using scene::Vec2;

/// What FreeType tells of a glyph, step by step.
struct Tracing {
    Path path;
    Vec2 at;
    float em = 1;  ///< units of the font
    bool open = false;

    [[nodiscard]] Vec2 point(const FT_Vector* v) const {
        return {static_cast<float>(v->x) / em, static_cast<float>(v->y) / em};
    }
    void close() {
        if (open) path.close();
        open = false;
    }
};

int move_to(const FT_Vector* to, void* user) {
    auto& tracing = *static_cast<Tracing*>(user);
    tracing.close();
    tracing.at = tracing.point(to);
    tracing.path.move_to(tracing.at);
    tracing.open = true;
    return 0;
}

int line_to(const FT_Vector* to, void* user) {
    auto& tracing = *static_cast<Tracing*>(user);
    tracing.at = tracing.point(to);
    tracing.path.line_to(tracing.at);
    return 0;
}

/// A curve of one control point is one of two that lie two thirds of the way to it.
int conic_to(const FT_Vector* control, const FT_Vector* to, void* user) {
    auto& tracing = *static_cast<Tracing*>(user);
    const Vec2 c = tracing.point(control), end = tracing.point(to);
    const auto towards = [&](Vec2 from) {
        return Vec2{from.x + (c.x - from.x) * 2 / 3, from.y + (c.y - from.y) * 2 / 3};
    };
    tracing.path.curve_to(towards(tracing.at), towards(end), end);
    tracing.at = end;
    return 0;
}

int cubic_to(const FT_Vector* control_1, const FT_Vector* control_2, const FT_Vector* to, void* user) {
    auto& tracing = *static_cast<Tracing*>(user);
    tracing.at = tracing.point(to);
    tracing.path.curve_to(tracing.point(control_1), tracing.point(control_2), tracing.at);
    return 0;
}

void add_placed(Path& out, const Path& shape, Vec2 place, float size_px) {
    const auto at = [&](Vec2 p) { return Vec2{place.x + p.x * size_px, place.y - p.y * size_px}; };
    for (const Path::Step& s : shape.steps()) switch (s.verb) {
            case Path::Verb::move: out.move_to(at(s.to)); break;
            case Path::Verb::line: out.line_to(at(s.to)); break;
            case Path::Verb::curve: out.curve_to(at(s.control_1), at(s.control_2), at(s.to)); break;
            case Path::Verb::close: out.close(); break;
        }
}

}  // namespace

Path GlyphOutlines::of(const PlacedText& text) {
    Path out;
    const OpenFace* face = face_of(text.face);
    if (face == nullptr) return out;
    const FaceKey key{text.face.file.string(), text.face.index};
    for (const scene::RunGlyph& glyph : text.glyphs)
        add_placed(out, shape_of(key, *face, glyph.id), {text.start.x + glyph.place.x, text.start.y + glyph.place.y},
                   text.run.size_px);
    return out;
}

const OpenFace* GlyphOutlines::face_of(const scene::FontFace& face) {
    const auto [found, is_new] = faces_.try_emplace({face.file.string(), face.index});
    if (is_new) {
        auto opened = open_face(face);
        if (opened)
            found->second = std::move(*opened);
        else if (!error_)
            error_ = opened.error();
    }
    return found->second ? &*found->second : nullptr;
}

const Path& GlyphOutlines::shape_of(const FaceKey& key, const OpenFace& face, std::uint32_t glyph) {
    const auto [found, is_new] = shapes_.try_emplace({key, glyph});
    if (!is_new || FT_Load_Glyph(face.face.get(), glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING) != 0)
        return found->second;
    Tracing tracing;
    tracing.em = static_cast<float>(face.face->units_per_EM);
    const FT_Outline_Funcs steps{move_to, line_to, conic_to, cubic_to, 0, 0};
    FT_Outline_Decompose(&face.face->glyph->outline, &steps, &tracing);
    tracing.close();
    return found->second = std::move(tracing.path);
}

}  // namespace sheet
