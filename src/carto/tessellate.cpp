// Polygons to triangles with the GLU tessellator, which needs no OpenGL context and survives invalid rings.
#include <GL/glu.h>
#include <algorithm>
#include <array>
#include <deque>
#include <limits>
#include <memory>

#include "geometry.h"

namespace carto {
namespace {

struct Collector {
    Mesh* mesh;
    std::deque<std::array<double, 3>> made;  // coordinates that must outlive the run
};

std::uint32_t as_index(void* vertex) { return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(vertex)); }
void* as_vertex(std::size_t index) { return reinterpret_cast<void*>(index); }

void on_vertex(void* vertex, void* user) { static_cast<Collector*>(user)->mesh->indices.push_back(as_index(vertex)); }

// Being there makes GLU send plain triangles only.
void on_edge_flag(GLboolean, void*) {}

void on_combine(GLdouble at[3], void* [4], GLfloat[4], void** out, void* user) {
    auto& mesh = *static_cast<Collector*>(user)->mesh;
    *out = as_vertex(mesh.positions.size());
    mesh.positions.push_back({static_cast<float>(at[0]), static_cast<float>(at[1])});
}

struct TessDeleter {
    void operator()(GLUtesselator* t) const { gluDeleteTess(t); }
};

template <class Function>
void set_callback(GLUtesselator* tess, GLenum which, Function* function) {
    gluTessCallback(tess, which, reinterpret_cast<_GLUfuncptr>(function));
}

scene::Rect bounds_of(const std::vector<Path>& rings) {
    constexpr float k_far = std::numeric_limits<float>::max();
    scene::Vec2 low{k_far, k_far}, high{-k_far, -k_far};
    for (const Path& ring : rings)
        for (const scene::Vec2 p : ring) {
            low = {std::min(low.x, p.x), std::min(low.y, p.y)};
            high = {std::max(high.x, p.x), std::max(high.y, p.y)};
        }
    return low.x <= high.x ? scene::Rect{low.x, low.y, high.x - low.x, high.y - low.y} : scene::Rect{};
}

}  // namespace

bool inside(const Mesh& mesh, scene::Vec2 at) {
    if (!mesh.bounds.contains(at)) return false;
    bool in = false;
    for (const Path& ring : mesh.rings)
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const scene::Vec2 a = ring[i];
            const scene::Vec2 b = ring[j];
            if ((a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x) in = !in;
        }
    return in;
}

Mesh tessellate(const std::vector<Path>& rings) {
    Mesh mesh;
    mesh.rings = rings;
    mesh.bounds = bounds_of(rings);
    Collector collector{&mesh, {}};
    const std::unique_ptr<GLUtesselator, TessDeleter> tess(gluNewTess());
    set_callback(tess.get(), GLU_TESS_VERTEX_DATA, on_vertex);
    set_callback(tess.get(), GLU_TESS_EDGE_FLAG_DATA, on_edge_flag);
    set_callback(tess.get(), GLU_TESS_COMBINE_DATA, on_combine);
    gluTessProperty(tess.get(), GLU_TESS_WINDING_RULE, GLU_TESS_WINDING_ODD);
    gluTessNormal(tess.get(), 0, 0, 1);
    gluTessBeginPolygon(tess.get(), &collector);
    for (const Path& ring : rings) {
        gluTessBeginContour(tess.get());
        for (const scene::Vec2 p : ring) {
            auto& coordinates = collector.made.emplace_back(std::array<double, 3>{p.x, p.y, 0});
            gluTessVertex(tess.get(), coordinates.data(), as_vertex(mesh.positions.size()));
            mesh.positions.push_back(p);
        }
        gluTessEndContour(tess.get());
    }
    gluTessEndPolygon(tess.get());
    return mesh;
}

}  // namespace carto
