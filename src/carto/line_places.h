// Places and parts of the corridor's line by their chainage. Private to carto.
#pragma once

#include "geometry.h"

namespace carto {

/// A place of the line with its direction on the screen.
struct OnLine {
    scene::Vec2 local, along;
};
/// Of a line with at least two vertices; beyond its ends the last edge is carried on.
OnLine place_at(const MeasuredLine& line, double chainage_m);

/// Empty where the line has nothing of it.
Path part_of(const MeasuredLine& line, double from_m, double to_m);

}  // namespace carto
