// How near and how far something may be that is known to lie within a circle. Pure functions, any thread.
#pragma once

#include <span>
#include <vector>

#include "geo/geometry.h"

namespace geo {

/// Metres, on the ellipsoid.
struct DistanceRange {
    double least = 0;  ///< of the nearest place of the circle
    double most = 0;   ///< of the farthest; never too small, and too large by k_range_slack_m or k_range_slack at most
    friend bool operator==(const DistanceRange&, const DistanceRange&) = default;
};

inline constexpr double k_range_slack_m = 0.5;      ///< or, where that is more,
inline constexpr double k_range_slack = 1.0 / 100;  ///< of the radius

/// Distances to the nearest of `places` from everywhere within `radius_m` of `centre`. Infinite without places.
DistanceRange distances_to(std::span<const LonLat> places, LonLat centre, double radius_m);
/// To the nearest place of a line.
DistanceRange distances_to(const LineString& line, LonLat centre, double radius_m);

/// distances_to() from many circles to the nearest of some lines: the same results, with their courses made only once.
class LineDistances {
public:
    explicit LineDistances(std::span<const LineString> lines);
    explicit LineDistances(const LineString& line);
    [[nodiscard]] DistanceRange from(LonLat centre, double radius_m) const;

private:
    std::vector<LineString> courses_;
};

}  // namespace geo
