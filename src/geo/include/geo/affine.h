// An affine map of a plane to a plane, and the one that fits pairs of points best: how a scanned picture is laid under
// a map. Pixels count right and down, metres east and north. Pure functions; any thread.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "geo/geometry.h"

namespace geo {

/// A place of a picture, px right of and below its upper left corner.
struct PicturePoint {
    double x = 0, y = 0;
    friend bool operator==(const PicturePoint&, const PicturePoint&) = default;
};

/// x' = xx·x + xy·y + x0; y' = yx·x + yy·y + y0
struct Affine {
    double xx = 1, xy = 0, x0 = 0;
    double yx = 0, yy = -1, y0 = 0;
    [[nodiscard]] Projected operator()(PicturePoint p) const {
        return {xx * p.x + xy * p.y + x0, yx * p.x + yy * p.y + y0};
    }
    /// Nothing where the plane falls together to a line.
    [[nodiscard]] std::optional<PicturePoint> back(Projected p) const;
    friend bool operator==(const Affine&, const Affine&) = default;
};

struct FitPair {
    PicturePoint from;
    Projected to;
};

/// Of two pairs the similarity (turned, scaled, shifted; not mirrored) through both; of three or more the affine map
/// with the least sum of squared distances. Nothing for fewer than two, and where the points of one side coincide or,
/// of three or more, lie on one line.
std::optional<Affine> fit_affine(std::span<const FitPair> pairs);

/// How far each pair is from where the map puts it, metres.
std::vector<double> residuals_m(const Affine& map, std::span<const FitPair> pairs);
/// The root of their mean square; 0 without pairs.
double overall_m(std::span<const double> residuals);

}  // namespace geo
