// The reach on the map: its ground under the symbols, its edge with its width, and how surely each carrier lies in it.
// Private to carto.
#pragma once

#include <span>
#include <vector>

#include "build_context.h"

namespace carto {

/// An outline (EPSG:4490) as the map draws it, without the points that lie within a tolerance of its edge: an arc that
/// is exact to 0.25 m has a point for every pixel or two.
Mesh reach_mesh(const geo::MultiPolygon& outline, const geo::CrsTransform& crs, geo::Projected origin,
                double tolerance_m);

/// Within a reach, where a place is as near to one station as to the next, straight on the map, which near enough to
/// the city is as true as on the ellipsoid.
std::vector<Path> station_borders(std::span<const plan::Station* const> of, const Mesh& reach,
                                  const geo::CrsTransform& crs, geo::Projected origin);

void draw_reach(BuildContext& context);
/// The widths at the edges; takes their room.
void label_reach(BuildContext& context);

/// A carrier's symbol as its place in the reach has it: full where it is certain, pale where it is possible, empty
/// outside.
scene::Symbol by_membership(scene::Symbol symbol, plan::Membership membership, const Theme& theme);

}  // namespace carto
