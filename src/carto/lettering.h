// Rows of plain text in a drawing that is in screen space alone: their style, how wide they are, how they are cut.
// Lives for one build. Private to carto.
#pragma once

#include <cmath>
#include <string>
#include <string_view>

#include "base/translate.h"
#include "carto/options.h"
#include "carto/text.h"
#include "scene/builder.h"
#include "style.h"

namespace carto {

inline constexpr float k_row_text = 12;    ///< logical px; what the panels of the window have as their small face
inline constexpr float k_panel_text = 14;  ///< logical px; what the panels have as their face

struct Lettering {
    const MapOptions& options;
    const Theme& theme;
    TextEngine& text;
    float em = k_row_text;  ///< logical px

    [[nodiscard]] float px(float logical) const { return logical * options.pixel_ratio; }
    [[nodiscard]] TextStyle style(Weight weight = Weight::regular) const;
    /// Of a row of text with a little air.
    [[nodiscard]] float row_height() const { return std::round(px(em * 17 / k_row_text)); }
    /// From the upper edge of a row to the middle of the characters that are written in it.
    [[nodiscard]] float text_middle() const;
    [[nodiscard]] float width_of(std::string_view words) const { return text.shape(words, style()).width; }
    /// Cut with an ellipsis where it is wider than `room`.
    [[nodiscard]] std::string fitted(std::string_view words, float room) const;
    [[nodiscard]] std::string name(const plan::Name& n) const { return in(n, options.language); }
    [[nodiscard]] const char* say(const char* english) const { return base::translate(options.language, english); }
    /// The text in the middle of a row whose upper left corner is given.
    void write(scene::Builder& builder, scene::Vec2 corner, std::string_view words, scene::Colour colour) const;
    /// The same with a halo of the card's colour.
    void write_over(scene::Builder& builder, scene::Vec2 corner, std::string_view words, scene::Colour colour) const;
};

inline scene::FillStyle plain_fill(scene::Colour colour) { return {colour, scene::Pattern::solid, {}}; }

}  // namespace carto
