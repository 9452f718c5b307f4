#include "geometry.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <utility>

#include "geo/geodesy.h"
#include "geo/locate.h"
#include "plan/lines.h"
#include "plan/note_details.h"

namespace carto {
namespace {

/// Turns positions into local metres.
class Projector {
public:
    Projector(const geo::CrsTransform& crs, geo::Projected origin) : crs_(crs), origin_(origin) {}

    [[nodiscard]] scene::Vec2 local(geo::LonLat p) const { return local(crs_.forward(p)); }
    [[nodiscard]] Path path(const geo::LineString& line) const {
        Path out;
        out.reserve(line.size());
        for (const geo::Projected p : crs_.forward(line)) out.push_back(local(p));
        return out;
    }
    [[nodiscard]] Mesh mesh(const geo::MultiPolygon& shape) const {
        std::vector<Path> rings;
        for (const geo::Polygon& polygon : shape) {
            rings.push_back(path(polygon.outer));
            for (const geo::Ring& hole : polygon.holes) rings.push_back(path(hole));
        }
        return tessellate(rings);
    }

private:
    [[nodiscard]] scene::Vec2 local(geo::Projected p) const {
        return {static_cast<float>(p.x - origin_.x), static_cast<float>(p.y - origin_.y)};
    }
    const geo::CrsTransform& crs_;
    geo::Projected origin_;
};

using Edge = std::pair<std::pair<double, double>, std::pair<double, double>>;

Edge edge_of(geo::LonLat a, geo::LonLat b) { return {{a.lon, a.lat}, {b.lon, b.lat}}; }

/// Units meet edge by edge: an edge whose reverse belongs to another unit is an inner border, any other the city limit.
class BorderSplitter {
public:
    explicit BorderSplitter(const std::vector<plan::Unit>& units) {
        for (std::size_t u = 0; u < units.size(); ++u)
            for (const geo::Polygon& polygon : units[u].shape)
                for (std::size_t i = 1; i < polygon.outer.size(); ++i)
                    owner_[edge_of(polygon.outer[i - 1], polygon.outer[i])] = u;
    }

    void split(const geo::Ring& ring, std::size_t unit, std::vector<geo::LineString>& inner,
               std::vector<geo::LineString>& outer) const {
        Kind previous = Kind::skip;
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const Kind kind = kind_of(ring[i - 1], ring[i], unit);
            if (kind != Kind::skip) {
                auto& lines = kind == Kind::inner ? inner : outer;
                if (kind != previous) lines.push_back({ring[i - 1]});
                lines.back().push_back(ring[i]);
            }
            previous = kind;
        }
    }

private:
    enum class Kind { skip, inner, outer };
    [[nodiscard]] Kind kind_of(geo::LonLat a, geo::LonLat b, std::size_t unit) const {
        const auto reverse = owner_.find(edge_of(b, a));
        if (reverse == owner_.end()) return Kind::outer;
        return reverse->second > unit ? Kind::inner : Kind::skip;  // the neighbour draws it otherwise
    }
    std::map<Edge, std::size_t> owner_;
};

/// Chains lines whose ends meet, so that dashes and joints run through.
std::vector<geo::LineString> chained(std::vector<geo::LineString> lines) {
    std::vector<geo::LineString> out;
    while (!lines.empty()) {
        geo::LineString line = std::move(lines.back());
        lines.pop_back();
        for (bool grown = true; grown;) {
            const auto next = std::find_if(lines.begin(), lines.end(),
                                           [&](const geo::LineString& l) { return l.front() == line.back(); });
            grown = next != lines.end();
            if (!grown) break;
            line.insert(line.end(), next->begin() + 1, next->end());
            lines.erase(next);
        }
        out.push_back(std::move(line));
    }
    return out;
}

void add_borders(MapGeometry& out, const plan::Plan& plan, const Projector& project) {
    const BorderSplitter splitter(plan.units);
    std::vector<geo::LineString> inner;
    std::vector<geo::LineString> outer;
    for (std::size_t u = 0; u < plan.units.size(); ++u)
        for (const geo::Polygon& polygon : plan.units[u].shape) splitter.split(polygon.outer, u, inner, outer);
    for (const geo::LineString& line : inner) out.inner_borders.push_back(project.path(line));
    for (const geo::LineString& line : chained(std::move(outer))) out.city_limit.push_back(project.path(line));
}

std::string segment_at(const plan::Plan& plan, geo::LonLat position) {
    for (const plan::Unit& unit : plan.units)
        if (geo::contains(unit.shape, position)) return unit.segment;
    return {};
}

void add_rail(MapGeometry& out, const plan::Plan& plan, const Projector& project) {
    for (const plan::RailLine& rail : plan.rail) {
        const Path path = project.path(rail.centreline);
        out.rail.push_back(path);
        for (std::size_t i = 1; i < path.size(); ++i) {
            const geo::LonLat a = rail.centreline[i - 1];
            const geo::LonLat b = rail.centreline[i];
            const std::string segment = segment_at(plan, {(a.lon + b.lon) / 2, (a.lat + b.lat) / 2});
            if (i == 1 || out.rail_pieces.back().segment != segment)
                out.rail_pieces.push_back({segment, {path[i - 1]}});
            out.rail_pieces.back().path.push_back(path[i]);
        }
    }
}

void measure_lines(MapGeometry& out, const plan::Plan& plan) {
    const plan::Lines lines(plan);
    for (std::size_t l = 0; l < lines.size(); ++l) {
        const geo::LineString& course = plan.rail[l].centreline;
        MeasuredLine& measured = out.measured_lines.emplace_back(MeasuredLine{out.rail[l], {}});
        double chainage = lines.whole(l).from_m;
        for (std::size_t i = 0; i < course.size(); ++i) {
            if (i > 0) chainage += geo::distance_m(course[i - 1], course[i]);
            measured.chainage_m.push_back(chainage);
        }
    }
}

/// The label point, then a grid of points inside the shape, nearest to it first.
std::vector<scene::Vec2> label_choices(const plan::Unit& unit, const Projector& project) {
    std::vector<scene::Vec2> out{project.local(unit.label_point)};
    geo::GeoExtent extent;
    geo::include(extent, unit.shape);
    constexpr int k_steps = 12;
    for (int iy = 1; iy < k_steps; ++iy)
        for (int ix = 1; ix < k_steps; ++ix) {
            const geo::LonLat p{extent.west + (extent.east - extent.west) * ix / k_steps,
                                extent.south + (extent.north - extent.south) * iy / k_steps};
            if (geo::contains(unit.shape, p)) out.push_back(project.local(p));
        }
    const scene::Vec2 first = out.front();
    std::stable_sort(out.begin() + 1, out.end(), [&](scene::Vec2 a, scene::Vec2 b) {
        return std::hypot(a.x - first.x, a.y - first.y) < std::hypot(b.x - first.x, b.y - first.y);
    });
    return out;
}

geo::ProjectedExtent projected_extent(const plan::Plan& plan, const geo::CrsTransform& crs) {
    geo::ProjectedExtent extent;
    for (const plan::Unit& unit : plan.units)
        for (const geo::Polygon& polygon : unit.shape)
            for (const geo::Projected p : crs.forward(polygon.outer)) extent.include(p);
    for (const plan::Station& station : plan.stations) extent.include(crs.forward(station.position));
    return extent;
}

using LocalPoint = std::optional<scene::Vec2>;

LocalPoint local_of(const Projector& project, const std::optional<geo::LonLat>& at) {
    return at ? LocalPoint(project.local(*at)) : std::nullopt;
}

/// Where the rows of `now` lie; a row that lies where it did in `before` keeps its point of `known`.
template <class Row>
std::vector<LocalPoint> moved_points(const std::vector<LocalPoint>& known, const plan::Rows<Row>& before,
                                     const plan::Rows<Row>& now, const Projector& project) {
    std::unordered_map<std::int64_t, std::size_t> places;
    for (std::size_t i = 0; i < before.size(); ++i) places.emplace(before[i].id, i);
    std::vector<LocalPoint> points;
    points.reserve(now.size());
    for (const Row& row : now) {
        const auto at = places.find(row.id);
        const bool stayed = at != places.end() && before[at->second].position == row.position;
        points.push_back(stayed ? known[at->second] : local_of(project, row.position));
    }
    return points;
}

void place_notes(MapGeometry& geometry, const plan::Plan& plan, const Projector& project) {
    geometry.notes.clear();
    for (const plan::Note& note : plan.notes) geometry.notes.push_back(project.local(plan::place_of_note(plan, note)));
    geometry.drawings.clear();
    for (const plan::NoteDrawing& drawing : plan.note_drawings) {
        Path& path = geometry.drawings.emplace_back();
        for (const geo::LonLat& position : drawing.course) path.push_back(project.local(position));
    }
}

}  // namespace

void place_points(MapGeometry& geometry, const plan::Plan& before, const plan::Plan& plan,
                  const geo::CrsTransform& crs) {
    const Projector project(crs, geometry.origin);
    geometry.carriers = moved_points(geometry.carriers, before.carriers, plan.carriers, project);
    place_notes(geometry, plan, project);
}

MapGeometry make_geometry(const plan::Plan& plan, const geo::CrsTransform& crs) {
    MapGeometry out;
    out.extent = projected_extent(plan, crs);
    if (!out.extent.empty())
        out.origin = {std::round((out.extent.min_x + out.extent.max_x) / 2),
                      std::round((out.extent.min_y + out.extent.max_y) / 2)};
    const Projector project(crs, out.origin);
    for (const plan::Unit& unit : plan.units) {
        out.units.push_back(project.mesh(unit.shape));
        out.unit_label_choices.push_back(label_choices(unit, project));
    }
    for (const plan::Park& park : plan.parks) {
        out.parks.push_back(project.mesh(park.shape));
        out.park_labels.push_back(project.local(park.position));
    }
    for (const plan::Water& water : plan.water) out.water.push_back(project.mesh(water.shape));
    for (const plan::Station& station : plan.stations) out.stations.push_back(project.local(station.position));
    for (const plan::NeighbourLabel& n : plan.neighbours) out.neighbours.push_back(project.local(n.position));
    out.carriers = moved_points({}, {}, plan.carriers, project);
    place_notes(out, plan, project);
    add_borders(out, plan, project);
    add_rail(out, plan, project);
    measure_lines(out, plan);
    return out;
}

}  // namespace carto
