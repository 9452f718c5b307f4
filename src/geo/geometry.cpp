#include "geo/geometry.h"

namespace geo {

void include(GeoExtent& extent, const MultiPolygon& shape) {
    for (const Polygon& polygon : shape)
        for (const LonLat& p : polygon.outer) extent.include(p);
}

void include(GeoExtent& extent, const LineString& line) {
    for (const LonLat& p : line) extent.include(p);
}

}  // namespace geo
