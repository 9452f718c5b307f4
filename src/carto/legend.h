// The contents of the cards: title, legend, index of carriers. Private to carto.
#pragma once

#include "card.h"
#include "carto/choropleth.h"

namespace carto {

enum class LegendDetail {
    classes,  ///< the classes of the indicator only
    full,     ///< the signs of every layer too
};

/// `max_width`: logical px of a line.
void fill_title(Card& card, const plan::Plan& plan, const Choropleth& map, const MapOptions& options, float max_width);
void fill_legend(Card& card, const plan::Plan& plan, const Choropleth& map, const MapOptions& options,
                 LegendDetail detail);
void fill_index(Card& card, const plan::Plan& plan, const MapOptions& options, float max_width);

}  // namespace carto
