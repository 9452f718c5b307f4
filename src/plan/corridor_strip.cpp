#include "plan/corridor_strip.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "plan/corridor_index.h"
#include "plan/gaps.h"
#include "plan/index.h"
#include "plan/reach.h"
#include "plan/review_index.h"

namespace plan {
namespace {

constexpr double k_least_offset_m = 1000;

/// Of a station by its place in the plan's list.
StripStation station_at(const ReviewIndex& review, std::size_t row, double chainage_m) {
    StripStation s{&review.index()->stations[row], chainage_m, {}};
    for (const CarrierPlace& place : review.places()) {
        if (!place.facts) continue;
        for (std::size_t i = 0; i < k_catchments_m.size(); ++i)
            if (place.station_m[row] <= k_catchments_m[i]) ++s.carriers_within[i];
    }
    return s;
}

void place_ground(const ReviewIndex& review, const StripGround& ground, CorridorStrip& strip) {
    const Index& index = review.index();
    for (const auto& [row, chainage_m] : ground.stations) {
        strip.stations.push_back(station_at(review, row, chainage_m));
        strip.length_m = std::max(strip.length_m, chainage_m);
    }
    for (const auto& [row, chainage_m] : ground.planned)
        strip.planned.push_back({&index->planned_stations[row], chainage_m});
    for (const auto& [row, at] : ground.parks) {
        const Park& park = index->parks[row];
        const bool stands = park.extent == ParkExtent::unit_stands_for;
        strip.parks.push_back({&park, at, stands ? index.unit(park.unit) : nullptr});
    }
    for (const auto& [row, at] : ground.units) strip.units.push_back({&index->units[row], at});
}

int possible_within(const ReviewIndex& review, const Station& station, double metres) {
    const auto row = static_cast<std::size_t>(&station - review.index()->stations.data());
    return static_cast<int>(std::count_if(
        review.places().begin(), review.places().end(),
        [&](const CarrierPlace& place) { return membership(place, row, metres) == Membership::possible; }));
}

StripSegment empty_segment(const ReviewIndex& review, const Segment& segment, const CorridorStrip& strip) {
    const Index& index = review.index();
    StripSegment out;
    out.segment = &segment;
    for (const Unit& unit : index->units)
        if (unit.segment == segment.key) out.units_without.push_back({&unit, 0});
    for (const StripStation& s : strip.stations) {
        const Unit* unit = index.unit(s.station->unit);
        if (unit == nullptr || unit->segment != segment.key) continue;
        ++out.stations;
        if (s.carriers_within.back() == 0)
            out.stations_without.push_back({s.station, possible_within(review, *s.station, k_catchments_m.back())});
    }
    return out;
}

/// Segments meet where the line goes from the units of one to those of the next.
void measure_segments(CorridorStrip& strip) {
    for (const StripUnit& u : strip.units)
        for (StripSegment& s : strip.segments) {
            if (s.segment->key != u.unit->segment) continue;
            if (s.to_m == s.from_m) s.from_m = u.at.from_m;
            s.to_m = u.at.to_m;
        }
}

/// A carrier more or less in the segment of a unit; false: the unit is of none.
bool add_to_segment(CorridorStrip& strip, const Carrier& carrier, const Unit* unit, int count) {
    for (StripSegment& segment : strip.segments) {
        if (unit == nullptr || unit->segment != segment.segment->key) continue;
        (carrier.programme == Programme::build ? segment.carriers_build : segment.carriers_upgrade) += count;
        return true;
    }
    return false;
}

/// `count`: 0 of one along another line, which is in its unit all the same.
void count_carrier(const Carrier& carrier, const Unit* unit, int count, CorridorStrip& strip) {
    if (!add_to_segment(strip, carrier, unit, count)) {
        strip.off_corridor += count;
        return;
    }
    for (StripSegment& segment : strip.segments)
        std::erase_if(segment.units_without, [&](const UnitWithout& without) { return without.unit == unit; });
}

void measure_offset(CorridorStrip& strip, double offset_m) {
    strip.most_left_m = std::max(strip.most_left_m, -offset_m);
    strip.most_right_m = std::max(strip.most_right_m, offset_m);
    strip.most_offset_m = std::max(strip.most_left_m, strip.most_right_m);
}

void place_carriers(const ReviewIndex& review, CorridorStrip& strip) {
    strip.most_offset_m = strip.most_left_m = strip.most_right_m = k_least_offset_m;
    for (std::size_t row = 0; row < review.places().size(); ++row) {
        const Carrier& carrier = *review.places()[row].carrier;
        const auto& facts = review.places()[row].facts;
        if (!facts) {
            ++strip.unlocated;
            continue;
        }
        const bool is_along_another = facts->on_rail && facts->on_rail->line != strip.line;
        count_carrier(carrier, facts->unit, is_along_another ? 0 : 1, strip);
        if (is_along_another) ++strip.along_others;
        if (!facts->on_rail || is_along_another) continue;
        const double offset = facts->on_rail->offset_m * (facts->on_rail->side < 0 ? -1 : 1);
        measure_offset(strip, offset);
        strip.carriers.push_back({&carrier, facts->on_rail->chainage_m, offset, facts->unit, row});
    }
}

/// One without a position may lie where its responsible area is.
bool may_lie_in(const ReviewIndex& review, const CarrierPlace& place, const Unit& unit) {
    if (place.facts) return membership(place, unit) != Membership::outside;
    return plan::may_lie_in(review.index().plan(), *place.carrier, unit);
}

void count_possible_carriers(const ReviewIndex& review, CorridorStrip& strip) {
    for (StripSegment& segment : strip.segments)
        for (UnitWithout& without : segment.units_without)
            for (const CarrierPlace& place : review.places())
                if (may_lie_in(review, place, *without.unit)) ++without.possible;
}

}  // namespace

Stretch whole_line(const CorridorStrip& strip) {
    Stretch out{0, strip.length_m};
    for (const StripCarrier& carrier : strip.carriers) {
        out.from_m = std::min(out.from_m, carrier.chainage_m);
        out.to_m = std::max(out.to_m, carrier.chainage_m);
    }
    return out;
}

double along_from_reach_m(const CorridorStrip& strip, ReachOf of, double chainage_m) {
    if (of == ReachOf::line) return std::max({0.0, -chainage_m, chainage_m - strip.length_m});
    double least = std::numeric_limits<double>::infinity();
    for (const StripStation& s : strip.stations) least = std::min(least, std::abs(s.chainage_m - chainage_m));
    return least;
}

std::vector<StripGap> open_stretches(std::span<const Gap> gaps, std::size_t line) {
    std::vector<StripGap> out;
    for (const Gap& gap : gaps)
        if (gap.rule->kind == GapKind::stretch && gap.line == line && !gap.acknowledged())
            out.push_back({gap.from_m, gap.to_m});
    return out;
}

CorridorStrip make_corridor_strip(const ReviewIndex& review, const StripGround& ground) {
    CorridorStrip strip;
    strip.line = ground.line;
    place_ground(review, ground, strip);
    for (const Segment& segment : review.index()->segments)
        strip.segments.push_back(empty_segment(review, segment, strip));
    measure_segments(strip);
    place_carriers(review, strip);
    count_possible_carriers(review, strip);
    return strip;
}

CorridorStrip with_moved(CorridorStrip strip, const CorridorIndex& corridor, std::span<const MovedCarrier> moved) {
    for (const auto& [id, position] : moved)
        for (StripCarrier& c : strip.carriers) {
            if (c.carrier->id != id) continue;
            const auto at = corridor.along(position);
            if (!at) continue;
            const Unit* unit = corridor.unit_at(position);
            add_to_segment(strip, *c.carrier, c.unit, -1);
            if (at->line != strip.line) {
                strip.carriers.erase(strip.carriers.begin() + (&c - strip.carriers.data()));
                ++strip.along_others;
                break;
            }
            add_to_segment(strip, *c.carrier, unit, 1);
            c.unit = unit;
            c.chainage_m = at->chainage_m;
            c.offset_m = at->offset_m * (at->side < 0 ? -1 : 1);
            measure_offset(strip, c.offset_m);
        }
    return strip;
}

CorridorStrip make_corridor_strip(const Index& index, ChosenLine chosen) {
    return make_corridor_strip(ReviewIndex(index, chosen), make_strip_ground(index, chosen));
}

}  // namespace plan
