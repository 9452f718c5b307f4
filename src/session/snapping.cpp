#include "session/snapping.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

#include "base/translate.h"

namespace session {
namespace {

constexpr double k_m_per_degree = 111320;  // of latitude; for choosing among near places it is near enough

/// A flat ground round a position, metres east and north of it.
class Ground {
public:
    explicit Ground(geo::LonLat middle)
        : middle_(middle), m_per_lon_(k_m_per_degree * std::cos(middle.lat * std::numbers::pi / 180)) {}

    [[nodiscard]] geo::Projected metres(geo::LonLat p) const {
        return {(p.lon - middle_.lon) * m_per_lon_, (p.lat - middle_.lat) * k_m_per_degree};
    }
    [[nodiscard]] geo::LonLat position(geo::Projected p) const {
        return {middle_.lon + p.x / m_per_lon_, middle_.lat + p.y / k_m_per_degree};
    }

private:
    geo::LonLat middle_;
    double m_per_lon_;
};

/// The point of a segment that is nearest to the origin.
geo::Projected nearest(geo::Projected a, geo::Projected b) {
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double length2 = dx * dx + dy * dy;
    const double share = length2 > 0 ? std::clamp(-(a.x * dx + a.y * dy) / length2, 0.0, 1.0) : 0;
    return {a.x + share * dx, a.y + share * dy};
}

class Search {
public:
    Search(geo::LonLat at, double radius_m) : ground_(at), best_m_(radius_m) {}

    void try_point(geo::LonLat position, const plan::Name& what, plan::FeatureRef feature) {
        const geo::Projected p = ground_.metres(position);
        if (const double away = std::hypot(p.x, p.y); away < best_m_) {
            best_m_ = away;
            found = Snap{position, what, feature};
        }
    }

    void try_ring(const geo::Ring& ring, const plan::Name& unit) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const geo::Projected p = nearest(ground_.metres(ring[i - 1]), ground_.metres(ring[i]));
            const double away = std::hypot(p.x, p.y);
            if (away >= best_m_) continue;
            best_m_ = away;
            const char* pattern = base::mark("the border of {0}");
            found = Snap{ground_.position(p),
                         {fmt::format(fmt::runtime(base::translate(base::Language::zh, pattern)), unit.zh),
                          fmt::format(fmt::runtime(pattern), unit.en)},
                         {}};
        }
    }

    std::optional<Snap> found;

private:
    Ground ground_;
    double best_m_;
};

void try_points(Search& search, const plan::Index& index, std::span<const std::int64_t> moving) {
    for (const plan::Station& station : index->stations)
        search.try_point(station.position, station.name, ref_of(station));
    for (const plan::Carrier& carrier : index->carriers)
        if (carrier.position && std::find(moving.begin(), moving.end(), carrier.id) == moving.end())
            search.try_point(*carrier.position, carrier.name, ref_of(carrier));
}

}  // namespace

std::optional<Snap> snap(const plan::Index& index, geo::LonLat at, double radius_m,
                         std::span<const std::int64_t> moving) {
    Search search(at, radius_m);
    try_points(search, index, moving);
    if (search.found) return search.found;
    for (const plan::Unit& unit : index->units)
        for (const geo::Polygon& part : unit.shape) {
            search.try_ring(part.outer, unit.name);
            for (const geo::Ring& hole : part.holes) search.try_ring(hole, unit.name);
        }
    return search.found;
}

std::optional<Snap> snap_to_point(const plan::Index& index, geo::LonLat at, double radius_m) {
    Search search(at, radius_m);
    try_points(search, index, {});
    return search.found;
}

}  // namespace session
