#include "lettering.h"

#include <algorithm>

#include "label.h"

namespace carto {
namespace {

void write_row(const Lettering& c, scene::Builder& builder, scene::Vec2 corner, const ShapedText& shaped,
               const TextColours& colours) {
    const float inset = (c.row_height() - shaped.ascent - shaped.descent) / 2;
    add_text(builder, scene::Space::screen, {}, {corner.x, corner.y + inset + shaped.ascent}, shaped, colours);
}

}  // namespace

TextStyle Lettering::style(Weight weight) const { return {std::round(px(em)), weight, 0}; }

std::string Lettering::fitted(std::string_view words, float room) const {
    if (width_of(words) <= room) return std::string(words);
    return with_ellipsis(text, words, style(), std::max(room, 0.0F));
}

void Lettering::write(scene::Builder& builder, scene::Vec2 corner, std::string_view words, scene::Colour colour) const {
    write_row(*this, builder, corner, text.shape(words, style()), {colour});
}

void Lettering::write_over(scene::Builder& builder, scene::Vec2 corner, std::string_view words,
                           scene::Colour colour) const {
    TextStyle haloed = style();
    haloed.halo_px = px(1.5F);
    scene::Colour halo = theme.card;
    halo.a = 225;
    write_row(*this, builder, corner, text.shape(words, haloed), {colour, halo});
}

}  // namespace carto
