// What the parts of the unrolled corridor's drawing share. Lives for one build. Private to carto.
#pragma once

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "base/translate.h"
#include "carto/choropleth.h"
#include "carto/corridor_picture.h"
#include "carto/options.h"
#include "carto/strip_axis.h"
#include "carto/text.h"
#include "plan/corridor_strip.h"
#include "plan/index.h"
#include "scene/builder.h"
#include "style.h"

namespace carto {

inline constexpr float k_strip_behind = 72;  ///< logical px right of the field: many carriers lie at the line's end
inline constexpr float k_strip_text = 12;    ///< logical px; what the window's panels have as their small face

struct StripContext {
    const plan::Index& index;
    const plan::CorridorStrip& strip;
    const Choropleth& choropleth;
    const MapOptions& options;
    const StripView& view;
    const Theme& theme;
    TextEngine& text;
    std::vector<bool> passing;  ///< the filter, by the plan's carriers; empty: all do
    StripAxis axis = {};

    [[nodiscard]] float px(float logical) const { return logical * options.pixel_ratio; }
    [[nodiscard]] TextStyle style(Weight weight = Weight::regular) const;
    /// Of a row of text with a little air.
    [[nodiscard]] float row_height() const { return std::round(px(17)); }
    [[nodiscard]] float width_of(std::string_view words) const { return text.shape(words, style()).width; }
    /// Cut with an ellipsis where it is wider than `room`.
    [[nodiscard]] std::string fitted(std::string_view words, float room) const;
    [[nodiscard]] std::string name(const plan::Name& n) const { return in(n, options.language); }
    [[nodiscard]] const char* say(const char* english) const { return base::translate(options.language, english); }
    /// The text in the middle of a row whose upper left corner is given.
    void write(scene::Builder& builder, scene::Vec2 corner, std::string_view words, scene::Colour colour) const;
    /// The same with a halo of the card's colour.
    void write_over(scene::Builder& builder, scene::Vec2 corner, std::string_view words, scene::Colour colour) const;

    /// Whether any of a stretch is shown, and between which device px.
    struct Span {
        float from = 0, to = 0;
        [[nodiscard]] float width() const { return to - from; }
    };
    [[nodiscard]] Span span(const plan::Stretch& at) const;
    [[nodiscard]] bool shows(double chainage_m) const { return axis.shown().contains(chainage_m); }
    /// Whether a carrier passes the filter.
    [[nodiscard]] bool passes(const plan::StripCarrier& carrier) const {
        return carrier.row >= passing.size() || passing[carrier.row];
    }
    [[nodiscard]] bool is_drawn(const plan::StripCarrier& carrier) const {
        return shows(carrier.chainage_m) && (passes(carrier) || !options.hides_filtered);
    }
};

inline scene::FillStyle plain_fill(scene::Colour colour) { return {colour, scene::Pattern::solid, {}}; }

}  // namespace carto
