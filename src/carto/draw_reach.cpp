#include "draw_reach.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <functional>

#include "carto/pick.h"
#include "geo/overlay.h"
#include "geo/simplify.h"
#include "names.h"
#include "plan/known_length.h"
#include "words.h"

namespace carto {
namespace {

using scene::Space;
using scene::Vec2;

constexpr float k_ground_opacity = 0.14F;

std::vector<scene::Builder::LineStyle> edge_lines(const BuildContext& c, bool compared) {
    const float dash = compared ? c.px(6) : 0, gap = compared ? c.px(4) : 0;
    return {{c.theme.halo, c.px(3.5F), 0, 0}, {c.theme.accent, c.px(1.6F), dash, gap}};
}

/// Its corners, and on long sides places between them.
std::vector<Vec2> places_along(const BuildContext& c, const Path& ring) {
    const float spacing = c.px(8) / static_cast<float>(c.camera.pixels_per_metre);
    std::vector<Vec2> out;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const Vec2 from = ring[i - 1], way{ring[i].x - from.x, ring[i].y - from.y};
        const int steps = std::max(1, static_cast<int>(std::hypot(way.x, way.y) / spacing));
        for (int step = 0; step < steps; ++step) {
            const float share = static_cast<float>(step) / static_cast<float>(steps);
            out.push_back({from.x + share * way.x, from.y + share * way.y});
        }
    }
    return out;
}

/// Places of the edge in view, some of them, the northern first: a name there stands over the ground, not in it.
std::vector<Vec2> places_of_label(const BuildContext& c, const Mesh& mesh) {
    constexpr std::size_t k_most = 96;
    const float margin = c.px(20);
    std::vector<Vec2> seen;
    for (const Path& ring : mesh.rings)
        for (const Vec2 local : places_along(c, ring)) {
            const Vec2 at = c.screen(local);
            if (c.placement.in_view(at) && at.x >= margin && at.x <= static_cast<float>(c.camera.width_px) - margin &&
                at.y >= margin)
                seen.push_back(local);
        }
    std::ranges::stable_sort(seen, std::ranges::greater{}, &Vec2::y);
    std::vector<Vec2> out;
    const std::size_t step = 1 + seen.size() / k_most;
    for (std::size_t i = 0; i < seen.size(); i += step) out.push_back(seen[i]);
    return out;
}

void label_edge(BuildContext& c, const Mesh& mesh, double width_m) {
    const std::vector<Vec2> places = places_of_label(c, mesh);
    if (places.empty()) return;
    PointLabel label;
    label.reach = c.px(3);
    label.outward = {0, -1};
    label.clear = c.px(7);  // right beside a name it would be read as a part of it
    const std::string words = width_m < 1000 ? length_text(width_m, c.options.language)
                                             : fmt::format(fmt::runtime(base::translate(c.options.language, "{} km")),
                                                           plan::km_digits(width_m));
    label.block.add(c.text, words, {c.px(12), Weight::bold, c.px(1.8F)}, {c.theme.accent, c.theme.halo});
    const bool placed = std::ranges::any_of(places, [&](Vec2 local) {
        label.local = local;
        return place(c, label);
    });
    if (!placed) report(c, label.feature, words, false, {});
}

}  // namespace

Mesh reach_mesh(const geo::MultiPolygon& outline, const geo::CrsTransform& crs, geo::Projected origin,
                double tolerance_m) {
    std::vector<Path> rings;
    const auto add = [&](const geo::Ring& ring) {
        Path path;
        for (const geo::Projected p : crs.forward(geo::simplified(ring, tolerance_m)))
            path.push_back({static_cast<float>(p.x - origin.x), static_cast<float>(p.y - origin.y)});
        rings.push_back(std::move(path));
    };
    for (const geo::Polygon& polygon : outline) {
        add(polygon.outer);
        for (const geo::Ring& hole : polygon.holes) add(hole);
    }
    return tessellate(rings);
}

std::vector<Path> station_borders(std::span<const plan::Station* const> of, const Mesh& reach,
                                  const geo::CrsTransform& crs, geo::Projected origin) {
    geo::LineString positions;
    for (const plan::Station* s : of) positions.push_back(s->position);
    std::vector<geo::Projected> stations = crs.forward(positions);
    for (geo::Projected& p : stations) p = {p.x - origin.x, p.y - origin.y};
    std::vector<geo::ProjectedPath> rings;
    for (const Path& ring : reach.rings) {
        geo::ProjectedPath& path = rings.emplace_back();
        for (const Vec2 p : ring) path.push_back({p.x, p.y});
    }
    std::vector<Path> out;
    for (const geo::ProjectedPath& border : geo::borders_between(stations, rings)) {
        Path& path = out.emplace_back();
        for (const geo::Projected p : border) path.push_back({static_cast<float>(p.x), static_cast<float>(p.y)});
    }
    return out;
}

void draw_reach(BuildContext& c) {
    if (!c.options.shows_reach) return;
    const scene::FillStyle ground{transparent(c.theme.accent, k_ground_opacity), scene::Pattern::solid, {}};
    const Mesh& mesh = *c.review.reach;
    c.builder.fill(Space::map, {mesh.positions, mesh.indices, mesh.rings}, ground);
    const auto draw_edge = [&](const Mesh& of, bool compared) {
        for (const auto& style : edge_lines(c, compared))
            for (const Path& ring : of.rings) c.builder.line(Space::map, ring, style);
    };
    for (const Path& border : *c.review.borders)
        c.builder.line(Space::map, border, {transparent(c.theme.accent, 0.7F), c.px(1), c.px(2), c.px(3)});
    draw_edge(mesh, false);
    if (c.options.reach.compared_m) draw_edge(*c.review.compared, true);
}

void label_reach(BuildContext& c) {
    if (!c.options.shows_reach) return;
    label_edge(c, *c.review.reach, c.options.reach.width_m);
    if (c.options.reach.compared_m) label_edge(c, *c.review.compared, *c.options.reach.compared_m);
}

scene::Symbol by_membership(scene::Symbol symbol, plan::Membership membership, const Theme& theme) {
    constexpr double k_pale = 0.6;
    if (membership == plan::Membership::certain) return symbol;
    symbol.edge = symbol.fill;
    symbol.fill = mix(symbol.fill, theme.card, membership == plan::Membership::possible ? k_pale : 1);
    return symbol;
}

}  // namespace carto
