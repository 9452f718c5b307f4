#include "geo/overlay.h"

#include <geos_c.h>
#include <memory>
#include <utility>
#include <vector>

namespace geo {
namespace {

double east(LonLat p) { return p.lon; }
double north(LonLat p) { return p.lat; }
double east(Projected p) { return p.x; }
double north(Projected p) { return p.y; }

/// GEOS for the length of one call; it keeps what it would print to itself.
class Geos {
public:
    Geos() : context_(GEOS_init_r()) {}
    ~Geos() { GEOS_finish_r(context_); }
    Geos(const Geos&) = delete;
    Geos& operator=(const Geos&) = delete;

    struct Destroy {
        GEOSContextHandle_t context;
        void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(context, geometry); }
    };
    using Shape = std::unique_ptr<GEOSGeometry, Destroy>;

    [[nodiscard]] Shape own(GEOSGeometry* geometry) const { return {geometry, Destroy{context_}}; }
    [[nodiscard]] GEOSContextHandle_t context() const { return context_; }

    /// Null for a ring without an inside.
    template <class Place>
    [[nodiscard]] GEOSGeometry* ring(const std::vector<Place>& ring) const {
        if (ring.size() < 3) return nullptr;
        const bool closed = ring.front() == ring.back();
        const auto count = static_cast<unsigned>(ring.size() + (closed ? 0 : 1));
        if (count < 4) return nullptr;
        GEOSCoordSequence* sequence = GEOSCoordSeq_create_r(context_, count, 2);
        for (unsigned i = 0; i < count; ++i) {
            const Place p = ring[i % ring.size()];
            GEOSCoordSeq_setXY_r(context_, sequence, i, east(p), north(p));
        }
        return GEOSGeom_createLinearRing_r(context_, sequence);
    }

    [[nodiscard]] Shape points(std::span<const Projected> places) const {
        std::vector<GEOSGeometry*> parts;
        for (const Projected p : places) parts.push_back(GEOSGeom_createPointFromXY_r(context_, p.x, p.y));
        return own(
            GEOSGeom_createCollection_r(context_, GEOS_MULTIPOINT, parts.data(), static_cast<unsigned>(parts.size())));
    }

    /// The ground that an odd number of rings goes round.
    [[nodiscard]] Shape ground(std::span<const ProjectedPath> rings) const {
        Shape all = own(GEOSGeom_createEmptyCollection_r(context_, GEOS_MULTIPOLYGON));
        for (const ProjectedPath& path : rings) {
            GEOSGeometry* made = ring(path);
            if (made == nullptr) continue;
            const Shape one = own(GEOSGeom_createPolygon_r(context_, made, nullptr, 0));
            if (Shape next = own(GEOSSymDifference_r(context_, all.get(), one.get()))) all = std::move(next);
        }
        return all;
    }

    [[nodiscard]] GEOSGeometry* polygon(const Polygon& polygon) const {
        GEOSGeometry* outer = ring(polygon.outer);
        if (outer == nullptr) return nullptr;
        std::vector<GEOSGeometry*> holes;
        for (const Ring& hole : polygon.holes)
            if (GEOSGeometry* made = ring(hole)) holes.push_back(made);
        return GEOSGeom_createPolygon_r(context_, outer, holes.data(), static_cast<unsigned>(holes.size()));
    }

    [[nodiscard]] Shape collection(std::span<const Polygon> polygons) const {
        std::vector<GEOSGeometry*> parts;
        for (const Polygon& p : polygons)
            if (GEOSGeometry* made = polygon(p)) parts.push_back(made);
        return own(GEOSGeom_createCollection_r(context_, GEOS_MULTIPOLYGON, parts.data(),
                                               static_cast<unsigned>(parts.size())));
    }

    [[nodiscard]] std::vector<ProjectedPath> taken_lines(const Shape& shape) const {
        std::vector<ProjectedPath> out;
        if (!shape) return out;
        const int parts = GEOSGetNumGeometries_r(context_, shape.get());
        for (int i = 0; i < parts; ++i) {
            const GEOSGeometry* part = GEOSGetGeometryN_r(context_, shape.get(), i);
            if (GEOSGeomTypeId_r(context_, part) != GEOS_LINESTRING) continue;
            ProjectedPath& path = out.emplace_back();
            for (const LonLat p : taken_ring(part)) path.push_back({p.lon, p.lat});
        }
        return out;
    }

    [[nodiscard]] MultiPolygon taken(const Shape& shape) const {
        MultiPolygon out;
        if (!shape) return out;
        const int parts = GEOSGetNumGeometries_r(context_, shape.get());
        for (int i = 0; i < parts; ++i) {
            const GEOSGeometry* part = GEOSGetGeometryN_r(context_, shape.get(), i);
            if (GEOSGeomTypeId_r(context_, part) == GEOS_POLYGON && GEOSisEmpty_r(context_, part) == 0)
                out.push_back(taken_polygon(part));
        }
        return out;
    }

private:
    [[nodiscard]] Polygon taken_polygon(const GEOSGeometry* part) const {
        Polygon out{taken_ring(GEOSGetExteriorRing_r(context_, part)), {}};
        const int holes = GEOSGetNumInteriorRings_r(context_, part);
        for (int i = 0; i < holes; ++i) out.holes.push_back(taken_ring(GEOSGetInteriorRingN_r(context_, part, i)));
        return out;
    }

    [[nodiscard]] Ring taken_ring(const GEOSGeometry* ring) const {
        const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(context_, ring);
        unsigned count = 0;
        GEOSCoordSeq_getSize_r(context_, sequence, &count);
        Ring out(count);
        for (unsigned i = 0; i < count; ++i) GEOSCoordSeq_getXY_r(context_, sequence, i, &out[i].lon, &out[i].lat);
        return out;
    }

    GEOSContextHandle_t context_;
};

}  // namespace

MultiPolygon united(std::span<const Polygon> pieces) {
    const Geos geos;
    const Geos::Shape all = geos.collection(pieces);
    return geos.taken(geos.own(GEOSUnaryUnion_r(geos.context(), all.get())));
}

MultiPolygon intersection(const MultiPolygon& one, const MultiPolygon& another) {
    if (one.empty() || another.empty()) return {};
    const Geos geos;
    const Geos::Shape a = geos.collection(one), b = geos.collection(another);
    return geos.taken(geos.own(GEOSIntersection_r(geos.context(), a.get(), b.get())));
}

std::vector<ProjectedPath> borders_between(std::span<const Projected> places, std::span<const ProjectedPath> rings) {
    if (places.size() < 2 || rings.empty()) return {};
    const Geos geos;
    const Geos::Shape points = geos.points(places), ground = geos.ground(rings);
    const Geos::Shape edges = geos.own(GEOSVoronoiDiagram_r(geos.context(), points.get(), ground.get(), 0, 1));
    if (!edges || !ground) return {};
    return geos.taken_lines(geos.own(GEOSIntersection_r(geos.context(), edges.get(), ground.get())));
}

}  // namespace geo
