#include "plan/segment_report.h"

#include <algorithm>

#include "geo/geodesy.h"
#include "plan/measures.h"

namespace plan {
namespace {

bool in_segment(const Unit& unit, const Segment* segment) {
    return segment == nullptr ? unit.segment.empty() : unit.segment == segment->key;
}

/// Certain where every unit that the circle touches is one of the segment's, and none of it lies outside them all.
Membership membership_of(const CarrierPlace& place, const SegmentReport& report) {
    Membership inside = Membership::outside;
    bool elsewhere = false;
    for (const auto& [unit, m] : place.units) {
        if (!in_segment(*unit, report.segment))
            elsewhere = true;
        else
            inside = std::max(inside, m);
    }
    if (inside == Membership::outside) return inside;
    // Between units of one segment nothing is lost; at the city's edge the circle reaches out of it.
    const bool reaches_out = inside == Membership::possible && report.units.size() < 2;
    return elsewhere || reaches_out || !place.bounded ? Membership::possible : Membership::certain;
}

/// Each piece of the line belongs to the unit at its middle.
void measure_line(const ReviewIndex& review, std::size_t line, SegmentReport& report) {
    const geo::LineString& course = review.index()->rail[line].centreline;
    for (std::size_t i = 1; i < course.size(); ++i) {
        const geo::LonLat a = course[i - 1], b = course[i];
        const Unit* unit = review.corridor().unit_at({(a.lon + b.lon) / 2, (a.lat + b.lat) / 2});
        if (unit == nullptr ? report.segment != nullptr : !in_segment(*unit, report.segment)) continue;
        const auto chainage_m = [&](geo::LonLat at) { return review.corridor().lines().along(at, line)->chainage_m; };
        if (report.length_m == 0) {
            report.line = line;
            report.from_m = chainage_m(a);
        }
        if (report.line == line) report.to_m = chainage_m(b);
        report.length_m += geo::distance_m(a, b);
    }
}

void measure_lines(const ReviewIndex& review, SegmentReport& report) {
    for (std::size_t line = 0; line < review.index()->rail.size(); ++line)
        if (review.corridor().measures_along(line)) measure_line(review, line, report);
}

void count_carriers(const ReviewIndex& review, SegmentReport& report) {
    for (const CarrierFunction f : k_carrier_functions) report.functions.push_back({f, {}, 0});
    for (const Programme p : {Programme::build, Programme::upgrade}) report.programmes.push_back({p, {}, 0});
    for (const CarrierPlace& place : review.places()) {
        if (!place.facts) continue;
        const Membership m = membership_of(place, report);
        count(report.carriers, m);
        const bool drawn =
            place.segment == report.segment && (report.segment != nullptr || place.facts->unit != nullptr);
        for (auto& f : report.functions)
            if (f.kind == place.carrier->function) {
                count(f.within, m);
                f.all += drawn ? 1 : 0;
            }
        for (auto& p : report.programmes)
            if (p.kind == place.carrier->programme) {
                count(p.within, m);
                p.all += drawn ? 1 : 0;
            }
        if (!drawn) continue;
        ++report.drawn;
        if (!place.carrier->floor_area_m2) continue;
        report.floor_area_m2 += *place.carrier->floor_area_m2;
        ++report.with_floor_area;
    }
}

bool belongs(const Area& area, const SegmentReport& report, const Index& index) {
    return !area.units.empty() && std::all_of(area.units.begin(), area.units.end(), [&](const std::string& code) {
        const Unit* unit = index.unit(code);
        return unit != nullptr && in_segment(*unit, report.segment);
    });
}

void add(double& sum, int& areas, const std::optional<double>& value) {
    if (!value) return;
    sum += *value;
    ++areas;
}

void add_indicators(const Index& index, SegmentReport& report, int year, std::string_view target_set) {
    for (const Indicator& indicator : index->indicators) {
        IndicatorSum sum{&indicator};
        IndicatorValues ratio{&indicator, {}};
        for (const Area* area : index.areas()) {
            if (!belongs(*area, report, index)) continue;
            const Basis basis = basis_of(index, area->key, indicator.key, year, target_set);
            ++sum.areas;
            add(sum.baseline, sum.with_baseline, basis.baseline);
            add(sum.target, sum.with_target, basis.target);
            add(sum.actual, sum.with_actual, basis.actual);
            ratio.areas.push_back({area, basis.baseline, basis.target, basis.actual});
        }
        if (indicator.city_value == CityValue::sum)
            report.sums.push_back(sum);
        else
            report.ratios.push_back(std::move(ratio));
    }
}

}  // namespace

std::vector<SegmentReport> segment_reports(const ReviewIndex& review, int year, std::string_view target_set) {
    const Index& index = review.index();
    std::vector<SegmentReport> out;
    for (const Segment& segment : index->segments) out.emplace_back().segment = &segment;
    out.emplace_back();  // off the corridor
    for (SegmentReport& report : out) {
        for (const Unit& unit : index->units)
            if (in_segment(unit, report.segment)) report.units.push_back(&unit);
        for (const Station* station : review.corridor().stations()) {
            const Unit* unit = index.unit(station->unit);
            if (unit == nullptr ? report.segment == nullptr : in_segment(*unit, report.segment))
                report.stations.push_back(station);
        }
        measure_lines(review, report);
        count_carriers(review, report);
        add_indicators(index, report, year, target_set);
    }
    return out;
}

}  // namespace plan
