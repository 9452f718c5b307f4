// The contents of the cards: title, legend, index of carriers. Private to carto.
#pragma once

#include "band.h"
#include "card.h"
#include "carto/choropleth.h"

namespace carto {

/// `max_width`: logical px of a line.
void fill_title(Card& card, const plan::Index& index, const Choropleth& map, const MapOptions& options,
                float max_width);
/// What a slide says: its title, its conclusion, and by which measure its map is coloured.
void fill_slide_title(Card& card, const plan::Index& index, const Choropleth& map, const MapOptions& options,
                      float max_width);
/// Two lines: what is shown, and by which measure.
void fill_short_title(Card& card, const plan::Index& index, const Choropleth& map, const MapOptions& options,
                      float max_width);
/// The indicator of a cell of a wall, by its number in the plan, and how many areas have data.
void fill_cell_title(Card& card, const plan::Index& index, const Choropleth& map, const MapOptions& options,
                     float max_width);
/// How a class names its areas.
enum class AreaNames { none, one_line, all };
void fill_classes(Card& card, const plan::Index& index, const Choropleth& map, const MapOptions& options,
                  AreaNames names);
void fill_carriers(Card& card, const plan::Index& index, const MapOptions& options);
void fill_lines(Card& card, const plan::Index& index, const MapOptions& options);
/// The legend in a line or two: classes, or what the symbols of carriers mean where no areas are shown.
void fill_band(Band& band, const plan::Index& index, const Choropleth& map, const MapOptions& options);
/// What the map shows, without the legend.
void fill_short_band(Band& band, const plan::Index& index, const Choropleth& map, const MapOptions& options);
void fill_index(Card& card, const plan::Index& index, const MapOptions& options, float max_width);
/// Pages of an atlas by their numbers.
void fill_pages(Card& card, std::span<const IndexedPage> pages, const MapOptions& options, float max_width);

}  // namespace carto
