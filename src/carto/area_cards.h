// The areas of a map as a card: a table of the indicator, or a ranking. Private to carto.
#pragma once

#include <span>
#include <vector>

#include "card.h"
#include "carto/choropleth.h"

namespace carto {

struct ListedArea {
    const AreaValue* area = nullptr;
    int place = 0;  ///< in a ranking, those that are level share one; 0: it has none
};
/// In the order in which they stand there: a table as the plan has them, the city last.
std::vector<ListedArea> listed_areas(const Choropleth& map, const MapOptions& options);

/// Baseline, value, target and the measure that the map shows, a row an area; of some of them. `size`: of its type,
/// logical px.
void fill_area_table(Card& card, const plan::Index& index, const Choropleth& map, const MapOptions& options,
                     std::span<const ListedArea> areas, float size);
/// What the map shows of each, with its class.
void fill_ranking(Card& card, const plan::Index& index, const Choropleth& map, const MapOptions& options,
                  std::span<const ListedArea> areas, float size);

}  // namespace carto
