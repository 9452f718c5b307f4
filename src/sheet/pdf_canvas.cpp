#include "pdf_canvas.h"

#include <cmath>
#include <vector>

#include "base/kept_text.h"
#include "cairo_faces.h"
#include "texture_lines.h"

namespace sheet {
namespace {

std::vector<cairo_glyph_t> glyphs_of(const PlacedText& text) {
    std::vector<cairo_glyph_t> out;
    out.reserve(text.glyphs.size());
    for (const scene::RunGlyph& g : text.glyphs)
        out.push_back({g.id, text.start.x + g.place.x, text.start.y + g.place.y});
    return out;
}

/// Which bytes of the text each glyph stands for, so that the text can be found and copied.
std::vector<cairo_text_cluster_t> clusters_of(const PlacedText& text) {
    std::vector<cairo_text_cluster_t> out;
    for (std::size_t i = 0; i < text.glyphs.size();) {
        std::size_t next = i + 1;
        while (next < text.glyphs.size() && text.glyphs[next].cluster == text.glyphs[i].cluster) ++next;
        const std::size_t end = next < text.glyphs.size() ? text.glyphs[next].cluster : text.run.text.size();
        out.push_back({static_cast<int>(end - text.glyphs[i].cluster), static_cast<int>(next - i)});
        i = next;
    }
    return out;
}

}  // namespace

void PdfCanvas::begin_group(std::string_view, const scene::Rect& clip) {
    cairo_save(cairo_);
    cairo_rectangle(cairo_, clip.x, clip.y, clip.width, clip.height);
    cairo_clip(cairo_);
}

void PdfCanvas::end_group() { cairo_restore(cairo_); }

void PdfCanvas::trace(const Path& path) {
    cairo_new_path(cairo_);
    for (const Path::Step& s : path.steps()) switch (s.verb) {
            case Path::Verb::move: cairo_move_to(cairo_, s.to.x, s.to.y); break;
            case Path::Verb::line: cairo_line_to(cairo_, s.to.x, s.to.y); break;
            case Path::Verb::curve:
                cairo_curve_to(cairo_, s.control_1.x, s.control_1.y, s.control_2.x, s.control_2.y, s.to.x, s.to.y);
                break;
            case Path::Verb::close: cairo_close_path(cairo_); break;
        }
}

void PdfCanvas::set_colour(scene::Colour c) {
    cairo_set_source_rgba(cairo_, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0);
}

void PdfCanvas::fill(const Path& path, scene::Colour colour) {
    trace(path);
    set_colour(colour);
    cairo_set_fill_rule(cairo_, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_fill(cairo_);
}

/// The box of what is painted now: of a large area, looked at closely, most lies outside the page.
scene::Rect PdfCanvas::clipped() const {
    double left = 0, top = 0, right = 0, bottom = 0;
    cairo_clip_extents(cairo_, &left, &top, &right, &bottom);
    return {static_cast<float>(left), static_cast<float>(top), static_cast<float>(right - left),
            static_cast<float>(bottom - top)};
}

/// Drawn line by line and dot by dot: a repeated tile would show its edges.
void PdfCanvas::fill(const Path& path, const Texture& texture) {
    cairo_save(cairo_);
    trace(path);
    cairo_set_fill_rule(cairo_, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_clip(cairo_);
    const TextureInk ink = ink_of(texture, clipped());
    if (ink.is_filled)
        fill(ink.path, texture.ink);
    else
        stroke(ink.path, {texture.ink, ink.width});
    cairo_restore(cairo_);
}

void PdfCanvas::stroke(const Path& path, const Pen& pen) {
    trace(path);
    set_colour(pen.colour);
    cairo_set_line_width(cairo_, pen.width);
    cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(cairo_, pen.dash > 0 ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
    const double dashes[] = {pen.dash, pen.gap};
    cairo_set_dash(cairo_, dashes, pen.dash > 0 ? 2 : 0, pen.phase);
    cairo_stroke(cairo_);
}

bool PdfCanvas::set_font(const PlacedText& text) {
    const auto face = fonts_.faces_->get(text.face);
    if (!face) {
        if (!error_) error_ = face.error();
        return false;
    }
    cairo_set_font_face(cairo_, *face);
    cairo_set_font_size(cairo_, text.run.size_px);
    return true;
}

void PdfCanvas::draw_halo(const PlacedText& text) {
    if (text.run.halo.a == 0 || !set_font(text)) return;
    const std::vector<cairo_glyph_t> glyphs = glyphs_of(text);
    cairo_new_path(cairo_);
    cairo_glyph_path(cairo_, glyphs.data(), static_cast<int>(glyphs.size()));
    set_colour(text.run.halo);
    cairo_set_line_width(cairo_, halo_width(text.run));
    cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
    cairo_set_dash(cairo_, nullptr, 0, 0);
    cairo_stroke(cairo_);
}

void PdfCanvas::draw_text(const PlacedText& text) {
    if (!set_font(text)) return;
    const std::vector<cairo_glyph_t> glyphs = glyphs_of(text);
    const std::vector<cairo_text_cluster_t> clusters = clusters_of(text);
    set_colour(text.run.colour);
    if (base::text_fault(text.run.text, base::TextForm::line))  // cairo would give up the whole page
        return cairo_show_glyphs(cairo_, glyphs.data(), static_cast<int>(glyphs.size()));
    cairo_show_text_glyphs(cairo_, text.run.text.data(), static_cast<int>(text.run.text.size()), glyphs.data(),
                           static_cast<int>(glyphs.size()), clusters.data(), static_cast<int>(clusters.size()),
                           static_cast<cairo_text_cluster_flags_t>(0));
}

void PdfCanvas::texts(std::span<const PlacedText> texts) {
    for (const PlacedText& text : texts) draw_halo(text);
    for (const PlacedText& text : texts) draw_text(text);
}

}  // namespace sheet
