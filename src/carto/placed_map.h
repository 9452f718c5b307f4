// What symbols and names came to in a build that shows the reach: the next one that asks them the same, whatever the
// reach is, takes it over, so that the edge can be dragged without a place being sought again. Private to carto.
#pragma once

#include <optional>
#include <vector>

#include "build_context.h"
#include "carrier_layout.h"

namespace carto {

/// All that the places depend on.
struct PlacesAsked {
    MapOptions options;  ///< without the reach
    scene::Camera camera;
    std::vector<scene::Rect> furniture;
    std::vector<bool> passes;
    friend bool operator==(const PlacesAsked&, const PlacesAsked&) = default;
};

struct PlacedMap {
    PlacesAsked asked;
    scene::Drawing marks;  ///< of the scene that was built
    std::vector<CarrierSpot> spots;
    Placement placement;
    std::vector<PlacedName> names;  ///< in the colours that can be read where they stand
    std::vector<std::optional<UnitCircle>> unit_circles;
    std::vector<scene::LabelReport> reports;
};

/// Stations and carriers with their names, names of areas, parks and neighbours; fills the scene's reports and targets.
/// `placed`: of the build before, and then of this one; its marks are not yet there.
void draw_symbols_and_labels(BuildContext& context, std::optional<PlacedMap>& placed);

}  // namespace carto
