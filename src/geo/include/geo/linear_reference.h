// Where a position is along a line: chainage, offset and side. Computed in an azimuthal plane around the position (true
// distance and direction from it), so it is right to the millimetre near the line and needs no projected CRS.
// Knows no rail and no plan. Pure functions, any thread.
#pragma once

#include <optional>
#include <vector>

#include "geo/geometry.h"

namespace geo {

struct LinearPosition {
    double chainage_m = 0;  ///< along the line from its first vertex, on the ellipsoid
    double offset_m = 0;    ///< shortest distance to the line, never negative
    int side = 0;           ///< looking along the line: -1 left of it, 1 right of it, 0 on it (closer than 1 mm)
    LonLat on_line;         ///< the nearest position of the line
    friend bool operator==(const LinearPosition&, const LinearPosition&) = default;
};

/// The nearest place of `line` to `position`; beyond an end it is that end. Nothing for a line of fewer than two
/// vertices.
std::optional<LinearPosition> locate_along(const LineString& line, LonLat position);

/// locate_along() for many positions on one line: the same results, with the line measured only once.
class LineLocator {
public:
    explicit LineLocator(LineString line);
    [[nodiscard]] std::optional<LinearPosition> locate(LonLat position) const;

private:
    LineString line_;
    std::vector<double> chainage_m_;  ///< of each vertex
};

/// The position at a chainage; before the first or after the last vertex it is that vertex. Nothing for an empty line.
std::optional<LonLat> position_at(const LineString& line, double chainage_m);

}  // namespace geo
