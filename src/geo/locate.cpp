#include "geo/locate.h"

#include <algorithm>

namespace geo {
namespace {

/// Even-odd rule: counts the edges that a ray to the east crosses. An edge holds its southern end, not its northern
/// one.
bool inside(const Ring& ring, LonLat p) {
    bool in = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const LonLat& south = ring[i - 1].lat <= ring[i].lat ? ring[i - 1] : ring[i];
        const LonLat& north = ring[i - 1].lat <= ring[i].lat ? ring[i] : ring[i - 1];
        if (p.lat < south.lat || p.lat >= north.lat) continue;
        // The same arithmetic whatever way the edge runs, so that neighbours agree about their common edge.
        if (p.lon < south.lon + (p.lat - south.lat) / (north.lat - south.lat) * (north.lon - south.lon)) in = !in;
    }
    return in;
}

}  // namespace

bool contains(const Polygon& polygon, LonLat position) {
    bool in = inside(polygon.outer, position);
    for (const Ring& hole : polygon.holes)
        if (inside(hole, position)) in = !in;
    return in;
}

bool contains(const MultiPolygon& shape, LonLat position) {
    return std::any_of(shape.begin(), shape.end(), [&](const Polygon& polygon) { return contains(polygon, position); });
}

}  // namespace geo
