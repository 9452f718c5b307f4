#include "lettering.h"

#include <algorithm>

#include "label.h"

namespace carto {
namespace {

/// From the upper edge of a row.
float baseline(const Lettering& c, const ShapedText& shaped) {
    return (c.row_height() - shaped.ascent - shaped.descent) / 2 + shaped.ascent;
}

void write_row(const Lettering& c, scene::Builder& builder, scene::Vec2 corner, const ShapedText& shaped,
               const TextColours& colours) {
    add_text(builder, scene::Space::screen, {}, {corner.x, corner.y + baseline(c, shaped)}, shaped, colours);
}

}  // namespace

TextStyle Lettering::style(Weight weight) const { return {std::round(px(em)), weight, 0}; }

float Lettering::text_middle() const {
    constexpr float k_middle = 0.37F;  // of the size, from the baseline up: of ideographs and of digits alike
    return baseline(*this, text.shape("0", style())) - k_middle * style().size_px;
}

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
