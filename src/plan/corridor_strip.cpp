#include "plan/corridor_strip.h"

#include <algorithm>
#include <cmath>

#include "geo/geodesy.h"
#include "plan/corridor_index.h"
#include "plan/index.h"
#include "plan/reach.h"

namespace plan {
namespace {

constexpr double k_least_offset_m = 1000;

void place_stations(const Index& index, const CorridorIndex& corridor, CorridorStrip& strip) {
    for (const Station& station : index->stations) {
        const auto on_rail = corridor.along(station.position);
        if (!on_rail) continue;
        StripStation s;
        s.station = &station;
        s.chainage_m = on_rail->chainage_m;
        strip.length_m = std::max(strip.length_m, s.chainage_m);
        for (const Carrier& c : index->carriers) {
            if (!c.position) continue;
            const double distance = geo::distance_m(*c.position, s.station->position);
            for (std::size_t i = 0; i < k_catchments_m.size(); ++i)
                if (distance <= k_catchments_m[i]) ++s.carriers_within[i];
        }
        strip.stations.push_back(s);
    }
}

StripSegment empty_segment(const Index& index, const Segment& segment, const CorridorStrip& strip) {
    StripSegment out;
    out.segment = &segment;
    for (const Unit& unit : index->units)
        if (unit.segment == segment.key) out.units_without.push_back({&unit, 0});
    for (const StripStation& s : strip.stations) {
        const Unit* unit = index.unit(s.station->unit);
        if (unit == nullptr || unit->segment != segment.key) continue;
        ++out.stations;
        if (s.carriers_within.back() == 0) out.stations_without.push_back(s.station);
    }
    return out;
}

/// Segments meet where the line goes from the units of one to those of the next, as the map colours it: each piece of
/// the line belongs to the unit at its middle.
void measure_segments(const Index& index, const CorridorIndex& corridor, CorridorStrip& strip) {
    if (index->rail.empty()) return;
    const geo::LineString& line = index->rail.front().centreline;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const geo::LonLat a = line[i - 1], b = line[i];
        const Unit* unit = corridor.unit_at({(a.lon + b.lon) / 2, (a.lat + b.lat) / 2});
        if (unit == nullptr) continue;
        for (StripSegment& s : strip.segments) {
            if (s.segment->key != unit->segment) continue;
            if (s.to_m == s.from_m) s.from_m = corridor.along(a)->chainage_m;
            s.to_m = corridor.along(b)->chainage_m;
        }
    }
}

void count_carrier(const Carrier& carrier, const Unit* unit, CorridorStrip& strip) {
    for (StripSegment& segment : strip.segments) {
        if (unit == nullptr || unit->segment != segment.segment->key) continue;
        ++(carrier.programme == Programme::build ? segment.carriers_build : segment.carriers_upgrade);
        std::erase_if(segment.units_without, [&](const UnitWithout& without) { return without.unit == unit; });
        return;
    }
    ++strip.off_corridor;
}

void place_carriers(const Index& index, const CorridorIndex& corridor, CorridorStrip& strip) {
    strip.most_offset_m = k_least_offset_m;
    for (const Carrier& carrier : index->carriers) {
        const auto facts = corridor.facts(carrier);
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

void count_possible_carriers(const Index& index, CorridorStrip& strip) {
    for (StripSegment& segment : strip.segments)
        for (UnitWithout& without : segment.units_without)
            for (const Carrier& carrier : index->carriers)
                if (may_lie_in(index.plan(), carrier, *without.unit)) ++without.possible;
}

}  // namespace

CorridorStrip make_corridor_strip(const Index& index) {
    CorridorStrip strip;
    const CorridorIndex corridor(index.plan());
    place_stations(index, corridor, strip);
    for (const Segment& segment : index->segments) strip.segments.push_back(empty_segment(index, segment, strip));
    measure_segments(index, corridor, strip);
    place_carriers(index, corridor, strip);
    count_possible_carriers(index, strip);
    return strip;
}

}  // namespace plan
