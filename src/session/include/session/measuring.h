// The measure tool without the tool: the positions clicked, their geodesic length and area, and both as text in the
// units of Chinese planning. Knows no map. Values and pure functions; any thread.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/translate.h"
#include "geo/geometry.h"
#include "plan/feature_ref.h"

namespace plan {
class CorridorIndex;
class Index;
}  // namespace plan

namespace session {

struct FactRow;

enum class LengthUnit { m, km };
inline constexpr std::array k_length_units{LengthUnit::m, LengthUnit::km};

/// 1 mu (亩) is 10 000 / 15 m².
enum class AreaUnit { m2, ha, km2, mu };
inline constexpr std::array k_area_units{AreaUnit::m2, AreaUnit::ha, AreaUnit::km2, AreaUnit::mu};

/// "12,345.6 m": grouped, with as many decimals as a click on a map is worth.
std::string length_text(double metres, LengthUnit unit, base::Language language);
std::string area_text(double m2, AreaUnit unit, base::Language language);

struct MeasuredPoint {
    geo::LonLat at;            ///< EPSG:4490
    plan::FeatureRef on = {};  ///< the station or the carrier that it was snapped to; none: a place of its own
    friend bool operator==(const MeasuredPoint&, const MeasuredPoint&) = default;
};

struct Measuring {
    std::vector<MeasuredPoint> points;  ///< a closed figure does not repeat the first
    bool closed = false;                ///< a ring: length is its perimeter

    /// On the ellipsoid, along the points, and back to the first one if closed.
    [[nodiscard]] double length_m() const;
    /// Enclosed by the ring of the points, whether closed or not yet; 0 for fewer than three.
    [[nodiscard]] double area_m2() const;
    friend bool operator==(const Measuring&, const Measuring&) = default;
};

/// How far off a measured point may be, metres: the doubt of the carrier that it was snapped to.
double doubt_m(const MeasuredPoint& point, const plan::Index& index);
/// How far off the length may be.
double doubt_m(const Measuring& measuring, const plan::Index& index);
/// How far off the enclosed area may be at most, m².
double area_doubt_m2(const Measuring& measuring, const plan::Index& index);

/// What the ends of an open figure have along the line: "Along the line" between their feet, then chainage and offset
/// of each; of one point those of it alone. Empty without a line, and of a closed figure, which has no ends.
std::vector<FactRow> rows_along_line(const Measuring& measuring, const plan::Index& index,
                                     const plan::CorridorIndex& corridor, base::Language language);

/// Opens a closed figure again, else forgets the last point.
void take_point_back(Measuring& measuring);

}  // namespace session
