// The map's signs, shared by map and legend so that both draw the same. Private to carto.
#pragma once

#include <vector>

#include "plan/plan.h"
#include "scene/builder.h"
#include "style.h"

namespace carto {

scene::Symbol station_symbol(const Theme& theme, float ratio);
scene::Symbol carrier_symbol(plan::CarrierFunction function, plan::PositionQuality quality, const Theme& theme,
                             float ratio);
/// Diameter of a carrier's symbol with its edge, device px.
float carrier_size(float ratio);

/// Lines painted over each other, lowest first.
std::vector<scene::Builder::LineStyle> rail_lines(const Theme& theme, float ratio);
std::vector<scene::Builder::LineStyle> city_limit_lines(const Theme& theme, float ratio);
std::vector<scene::Builder::LineStyle> unit_border_lines(const Theme& theme, float ratio);
std::vector<scene::Builder::LineStyle> park_lines(plan::ParkExtent extent, const Theme& theme, float ratio);
std::vector<scene::Builder::LineStyle> segment_lines(std::string_view segment, const Theme& theme, float ratio);

}  // namespace carto
