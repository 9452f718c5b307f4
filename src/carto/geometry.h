// The plan's geometries projected, cut into triangles and split into borders, once per plan. Positions are metres of
// the display CRS relative to `origin` (see scene.h). Private to carto.
#pragma once

#include <string>
#include <vector>

#include "geo/crs.h"
#include "plan/plan.h"
#include "scene/scene.h"

namespace carto {

using Path = std::vector<scene::Vec2>;

struct Mesh {
    std::vector<scene::Vec2> positions;
    std::vector<std::uint32_t> indices;
    std::vector<Path> rings;
    scene::Rect bounds;  ///< of the rings, y north
};

/// A stretch of the rail line inside one segment of the corridor (segment empty: none).
struct RailPiece {
    std::string segment;
    Path path;
};

/// A line with the chainage of each of its vertices, from its first station.
struct MeasuredLine {
    Path path;
    std::vector<double> chainage_m;
};

struct MapGeometry {
    geo::Projected origin;
    geo::ProjectedExtent extent;            ///< of units and stations, absolute: what a first look must show
    std::vector<Mesh> units, parks, water;  ///< as in the plan, same order
    std::vector<scene::Vec2> park_labels, stations, neighbours;
    std::vector<std::vector<scene::Vec2>> unit_label_choices;  ///< per unit, best first; the given label point leads
    std::vector<Path> inner_borders;                           ///< each shared border once
    std::vector<Path> city_limit;
    std::vector<Path> rail;
    std::vector<RailPiece> rail_pieces;
    std::vector<MeasuredLine> measured_lines;          ///< as in the plan
    std::vector<std::optional<scene::Vec2>> carriers;  ///< empty: unlocated
    std::vector<scene::Vec2> notes;                    ///< where they stand now
    std::vector<Path> drawings;                        ///< for notes
};

MapGeometry make_geometry(const plan::Plan& plan, const geo::CrsTransform& crs);

/// The carriers and notes of another plan over the same ground as `before`; only carriers that moved are projected.
void place_points(MapGeometry& geometry, const plan::Plan& before, const plan::Plan& plan,
                  const geo::CrsTransform& crs);

/// Whether a place of the map lies inside the mesh's rings, taken by the odd-even rule.
bool inside(const Mesh& mesh, scene::Vec2 at);

/// Triangles of a polygon with holes by the odd-even rule; rings may touch or cross.
Mesh tessellate(const std::vector<Path>& rings);

}  // namespace carto
