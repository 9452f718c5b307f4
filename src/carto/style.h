// Colours and sizes of the map, by theme; palettes of classes. Sizes are logical px. Private to carto.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "carto/options.h"
#include "scene/scene.h"

namespace carto {

struct Theme {
    scene::Colour outside;  ///< land outside the city
    scene::Colour water;
    scene::Colour water_line;
    scene::Colour no_class;  ///< units when the fill is switched off
    scene::Colour border;    ///< between units
    scene::Colour city_limit;
    scene::Colour city_limit_halo;
    scene::Colour pattern_ground;
    scene::Colour pattern_ink;
    scene::Colour park_line;
    scene::Colour rail_dark;
    scene::Colour rail_light;
    scene::Colour station_fill;
    scene::Colour station_edge;
    scene::Colour text;
    scene::Colour text_soft;
    scene::Colour text_station;
    scene::Colour text_park;
    scene::Colour text_water;
    scene::Colour halo;
    scene::Colour symbol_edge;
    scene::Colour leader;
    scene::Colour card;
    scene::Colour card_edge;
    scene::Colour stamp;  ///< what is made up
    scene::Colour note, note_edge;
    scene::Colour accent;  ///< marks of the unrolled corridor
    scene::Colour segment_west, segment_middle, segment_east;
};

const Theme& theme(ThemeName name);

/// The palette that classes are shown in when `name` is asked for. Empty or unknown: the measure's own (diverging for
/// pace, else sequential). A diverging one needs classes that have a middle; for others a sequential one stands in.
std::string_view palette_used(std::string_view name, const plan::Classification& classes);
/// `count` colours from low to high, resampled between the palette's anchors, so that any count up to 12 has distinct
/// colours. An unknown name is that of the first palette.
std::vector<scene::Colour> palette(std::string_view name, int count, ThemeName theme = ThemeName::light);

/// Symbol of a function, distinct in shape and in colour.
struct CarrierStyle {
    scene::Shape shape;
    scene::Colour fill;
};
CarrierStyle carrier_style(plan::CarrierFunction function);
scene::Filling filling(plan::PositionQuality quality);

/// From `from` (share 0) to `to` (share 1), opaque.
scene::Colour mix(scene::Colour from, scene::Colour to, double share);
/// The colour with its alpha times `opacity` (0 … 1).
scene::Colour transparent(scene::Colour colour, float opacity);

/// A text colour that reads on `background`.
bool is_dark(scene::Colour background);

}  // namespace carto
