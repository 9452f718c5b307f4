#include "geo/geometry.h"

#include <cmath>

namespace geo {

LineString densified(const LineString& line) {
    constexpr double k_most_deg = 0.02;
    LineString out;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i > 0) {
            const LonLat a = line[i - 1], b = line[i];
            const double longest = std::max(std::abs(b.lon - a.lon), std::abs(b.lat - a.lat));
            const int parts = static_cast<int>(std::min(1000.0, std::ceil(longest / k_most_deg)));
            for (int k = 1; k < parts; ++k)
                out.push_back({a.lon + (b.lon - a.lon) * k / parts, a.lat + (b.lat - a.lat) * k / parts});
        }
        out.push_back(line[i]);
    }
    return out;
}

void include(GeoExtent& extent, const MultiPolygon& shape) {
    for (const Polygon& polygon : shape)
        for (const LonLat& p : polygon.outer) extent.include(p);
}

void include(GeoExtent& extent, const LineString& line) {
    for (const LonLat& p : line) extent.include(p);
}

}  // namespace geo
