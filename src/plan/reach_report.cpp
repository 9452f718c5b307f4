#include "plan/reach_report.h"

#include <algorithm>
#include <cmath>

#include "geo/buffer.h"
#include "geo/geodesy.h"
#include "geo/overlay.h"

namespace plan {
namespace {

constexpr std::array k_programmes{Programme::build, Programme::upgrade};

template <class Kind>
void count_kind(std::vector<CountOf<Kind>>& counts, Kind kind, Membership membership) {
    for (CountOf<Kind>& c : counts) {
        if (c.kind != kind) continue;
        ++c.all;
        count(c.within, membership);
    }
}

void count_stations(const CarrierPlace& place, const Plan& plan, const Reach& reach,
                    std::vector<StationReach>& stations) {
    for (StationReach& s : stations) {
        const auto at = static_cast<std::size_t>(s.station - plan.stations.data());
        count(s.within, membership(place, at, reach.straight_m()));
        for (std::size_t i = 0; i < k_station_widths_m.size(); ++i)
            count(s.at_widths[i], membership(place, at, k_station_widths_m[i] / reach.detour));
        if (place.facts && place.facts->nearest_station == s.station) s.nearest.push_back(&place);
    }
}

/// What the wider reach says more of a carrier: certain now, or possible where it was outside.
Membership added(Membership narrow, Membership wide) { return wide > narrow ? wide : Membership::outside; }

std::pair<Reach, Reach> by_width(const Reach& reach) {
    Reach narrow = reach, wide = reach;
    narrow.width_m = std::min(reach.width_m, *reach.compared_m);
    wide.width_m = std::max(reach.width_m, *reach.compared_m);
    return {narrow, wide};
}

std::optional<Covered> covered(const geo::MultiPolygon& outline, const geo::MultiPolygon& shape) {
    const double whole = geo::area_m2(shape);
    const double part = geo::area_m2(geo::intersection(outline, shape));
    if (!(part > 0) || !(whole > 0)) return std::nullopt;
    return Covered{nullptr, nullptr, part / 1e6, std::min(1.0, part / whole)};
}

geo::MultiPolygon around_lines(const Plan& plan, double metres, ChosenLine chosen, double sagitta_m) {
    std::vector<geo::MultiPolygon> bands;
    for (std::size_t line = 0; line < plan.rail.size(); ++line)
        if (!chosen || *chosen == line) bands.push_back(geo::buffer(plan.rail[line].centreline, metres, sagitta_m));
    if (bands.empty()) return {};
    if (bands.size() == 1) return std::move(bands.front());
    std::vector<geo::Polygon> pieces;
    for (const geo::MultiPolygon& band : bands) pieces.insert(pieces.end(), band.begin(), band.end());
    return geo::united(pieces);
}

}  // namespace

void count(WithinReach& sum, Membership membership) {
    if (membership == Membership::certain) ++sum.certain;
    if (membership == Membership::possible) ++sum.possible;
}

ReachCounts count_within(const ReviewIndex& review, const Reach& reach, const std::vector<bool>& passes) {
    ReachCounts out;
    for (const CarrierFunction f : k_carrier_functions) out.functions.push_back({f, {}, 0});
    for (const Programme p : k_programmes) out.programmes.push_back({p, {}, 0});
    for (const Station* s : review.corridor().stations()) out.stations.push_back({s, {}, {}, {}});
    for (std::size_t i = 0; i < review.places().size(); ++i) {
        if (!passes[i]) continue;
        const CarrierPlace& place = review.places()[i];
        const Membership here = membership(place, reach);
        count_kind(out.functions, place.carrier->function, here);
        count_kind(out.programmes, place.carrier->programme, here);
        count_stations(place, review.index().plan(), reach, out.stations);
        count(out.within, here);
        if (!place.facts)
            ++out.unlocated;
        else if (here == Membership::outside)
            ++out.outside;
        if (!reach.compared_m) continue;
        const auto [narrow, wide] = by_width(reach);
        count(out.added, added(membership(place, narrow), membership(place, wide)));
    }
    for (StationReach& s : out.stations)
        std::sort(s.nearest.begin(), s.nearest.end(), [](const CarrierPlace* a, const CarrierPlace* b) {
            return a->facts->nearest_station_m < b->facts->nearest_station_m;
        });
    return out;
}

WithinReach ReachCurve::at(double straight_m) const {
    const auto up_to = [&](const std::vector<double>& distances) {
        return static_cast<int>(std::upper_bound(distances.begin(), distances.end(), straight_m) - distances.begin());
    };
    const int certain = up_to(certain_m);
    return {certain, up_to(possible_m) - certain};
}

ReachCurve reach_curve(const ReviewIndex& review, ReachOf of, const std::vector<bool>& passes) {
    ReachCurve out;
    for (std::size_t i = 0; i < review.places().size(); ++i) {
        const CarrierPlace& place = review.places()[i];
        if (!passes[i] || !place.facts) continue;
        const geo::DistanceRange& range = of == ReachOf::line ? place.from_line : place.from_stations;
        out.possible_m.push_back(range.least);
        if (place.bounded) out.certain_m.push_back(range.most);
    }
    std::sort(out.certain_m.begin(), out.certain_m.end());
    std::sort(out.possible_m.begin(), out.possible_m.end());
    return out;
}

geo::MultiPolygon reach_outline(const Plan& plan, const Reach& reach, ChosenLine chosen) {
    return reach_outline(plan, reach, chosen, geo::k_buffer_sagitta_m);
}

geo::MultiPolygon reach_outline(const Plan& plan, const Reach& reach, ChosenLine chosen, double sagitta_m) {
    if (reach.of == ReachOf::line) return around_lines(plan, reach.straight_m(), chosen, sagitta_m);
    std::vector<geo::LonLat> places;
    for (const Station* s : stations_of(plan, chosen)) places.push_back(s->position);
    return geo::buffer(std::span<const geo::LonLat>(places), reach.straight_m(), sagitta_m);
}

std::vector<Covered> covered_by(const Plan& plan, const geo::MultiPolygon& outline) {
    std::vector<Covered> out;
    for (const Unit& unit : plan.units)
        if (auto c = covered(outline, unit.shape)) {
            c->unit = &unit;
            out.push_back(*c);
        }
    for (const Park& park : plan.parks)
        if (auto c = covered(outline, park.shape)) {
            c->park = &park;
            out.push_back(*c);
        }
    return out;
}

}  // namespace plan
