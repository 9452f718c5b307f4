#include "session/corridor_strip.h"

#include <algorithm>
#include <cmath>

#include "geo/geodesy.h"
#include "plan/corridor_index.h"
#include "plan/reach.h"

namespace session {
namespace {

constexpr double k_least_offset_m = 1000;

void place_stations(const plan::Plan& plan, const plan::CorridorIndex& index, CorridorStrip& strip) {
    for (const plan::Station& station : plan.stations) {
        const auto on_rail = index.along(station.position);
        if (!on_rail) continue;
        StripStation s;
        s.station = &station;
        s.chainage_m = on_rail->chainage_m;
        strip.length_m = std::max(strip.length_m, s.chainage_m);
        for (const plan::Carrier& c : plan.carriers) {
            if (!c.position) continue;
            const double distance = geo::distance_m(*c.position, s.station->position);
            for (std::size_t i = 0; i < k_catchments_m.size(); ++i)
                if (distance <= k_catchments_m[i]) ++s.carriers_within[i];
        }
        strip.stations.push_back(s);
    }
}

StripSegment empty_segment(const plan::Plan& plan, const plan::Segment& segment, const CorridorStrip& strip) {
    StripSegment out;
    out.segment = &segment;
    for (const plan::Unit& unit : plan.units)
        if (unit.segment == segment.key) out.units_without.push_back({&unit, 0});
    for (const StripStation& s : strip.stations) {
        const plan::Unit* unit = plan::find_unit(plan, s.station->unit);
        if (unit == nullptr || unit->segment != segment.key) continue;
        ++out.stations;
        if (s.carriers_within.back() == 0) out.stations_without.push_back(s.station);
    }
    return out;
}

/// Segments meet where the line goes from the units of one to those of the next, as the map colours it: each piece of
/// the line belongs to the unit at its middle.
void measure_segments(const plan::Plan& plan, const plan::CorridorIndex& index, CorridorStrip& strip) {
    if (plan.rail.empty()) return;
    const geo::LineString& line = plan.rail.front().centreline;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const geo::LonLat a = line[i - 1], b = line[i];
        const plan::Unit* unit = index.unit_at({(a.lon + b.lon) / 2, (a.lat + b.lat) / 2});
        if (unit == nullptr) continue;
        for (StripSegment& s : strip.segments) {
            if (s.segment->key != unit->segment) continue;
            if (s.to_m == s.from_m) s.from_m = index.along(a)->chainage_m;
            s.to_m = index.along(b)->chainage_m;
        }
    }
}

void count_carrier(const plan::Carrier& carrier, const plan::Unit* unit, CorridorStrip& strip) {
    for (StripSegment& segment : strip.segments) {
        if (unit == nullptr || unit->segment != segment.segment->key) continue;
        ++(carrier.programme == plan::Programme::build ? segment.carriers_build : segment.carriers_upgrade);
        std::erase_if(segment.units_without, [&](const UnitWithout& without) { return without.unit == unit; });
        return;
    }
    ++strip.off_corridor;
}

void place_carriers(const plan::Plan& plan, const plan::CorridorIndex& index, CorridorStrip& strip) {
    strip.most_offset_m = k_least_offset_m;
    for (const plan::Carrier& carrier : plan.carriers) {
        const auto facts = index.facts(carrier);
        if (!facts) {
            ++strip.unlocated;
            continue;
        }
        count_carrier(carrier, facts->unit, strip);
        if (!facts->on_rail) continue;
        const double offset = facts->on_rail->offset_m * (facts->on_rail->side < 0 ? -1 : 1);
        strip.most_offset_m = std::max(strip.most_offset_m, std::abs(offset));
        strip.carriers.push_back({&carrier, facts->on_rail->chainage_m, offset});
    }
}

void count_possible_carriers(const plan::Plan& plan, CorridorStrip& strip) {
    for (StripSegment& segment : strip.segments)
        for (UnitWithout& without : segment.units_without)
            for (const plan::Carrier& carrier : plan.carriers)
                if (plan::may_lie_in(plan, carrier, *without.unit)) ++without.possible;
}

}  // namespace

CorridorStrip make_corridor_strip(const plan::Plan& plan) {
    CorridorStrip strip;
    const plan::CorridorIndex index(plan);
    place_stations(plan, index, strip);
    for (const plan::Segment& segment : plan.segments) strip.segments.push_back(empty_segment(plan, segment, strip));
    measure_segments(plan, index, strip);
    place_carriers(plan, index, strip);
    count_possible_carriers(plan, strip);
    return strip;
}

}  // namespace session
