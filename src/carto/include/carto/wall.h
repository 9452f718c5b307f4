// A wall: small maps of all indicators beside each other, of one measure and year, on one legend. This is where its
// cells lie and what each shows; MapBuilder makes the scenes. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "carto/options.h"
#include "plan/plan.h"
#include "scene/scene.h"

namespace carto {

struct WallCell {
    std::string indicator;  ///< key
    scene::Rect box;        ///< whole device px of the picture
};

struct Wall {
    std::vector<WallCell> cells;  ///< in the plan's order, row by row, all of one size
    scene::ScenePtr frame;        ///< what lies round and under the cells: ground, legend, foot
    int width_px = 0, height_px = 0;
};

/// What a cell shows. One legend holds for all indicators only where the measure is a share of a way or a target and
/// the classes are fixed: other measures give way to attainment, classes made from the values to the semantic ones.
MapOptions cell_options(const MapOptions& options, const std::string& indicator);

/// The ground of a wall's picture, with its legend.
scene::Pane frame_pane(const Wall& wall);

/// How the cells of a wall are measured, device px.
struct CellShape {
    float aspect = 1;  ///< of the map, width over height
    float title = 0;   ///< height above the map
    float gap = 0;     ///< between cells
};
/// Boxes of `count` cells in `room` (device px): as many columns as let the maps be largest.
std::vector<scene::Rect> cell_boxes(std::size_t count, const scene::Rect& room, const CellShape& shape);

}  // namespace carto
