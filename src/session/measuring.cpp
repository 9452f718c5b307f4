#include "session/measuring.h"

#include "geo/geodesy.h"
#include "plan/index.h"
#include "plan/known_length.h"
#include "plan/place_along.h"
#include "plan/reach.h"
#include "plan/ruler.h"
#include "session/facts.h"
#include "session/known_text.h"
#include "value_text.h"

namespace session {
namespace {

constexpr double k_mu_m2 = 10000.0 / 15;

geo::LineString line_of(const Measuring& measuring) {
    geo::LineString line;
    for (const MeasuredPoint& point : measuring.points) line.push_back(point.at);
    return line;
}

/// "许村 · K3+120, 350 m to the north"
std::string end_text(const MeasuredPoint& point, const plan::PlaceAlong& place, const plan::Index& index,
                     base::Language language) {
    std::string text;
    if (const plan::Station* station = index.station(point.on)) text = carto::in(station->name, language) + "  ";
    if (const plan::Carrier* carrier = index.carrier(point.on)) text = carto::in(carrier->name, language) + "  ";
    const auto& at = *place.on_rail;
    if (const auto line = line_row(index, at.line, language)) text += line->value + "  ";
    text += short_chainage(index.ruler(at.line), at.chainage_m, place.doubt_m) + "  ";
    if (at.side != 0) text += short_distance(at.offset_m, place.doubt_m, language) + " ";
    return text + side_text(index, at.line, at.side, at.offset_m, place.doubt_m, language);
}

}  // namespace

std::string length_text(double metres, LengthUnit unit, base::Language language) {
    const auto say = [&](const char* english) { return base::translate(language, english); };
    if (unit == LengthUnit::km) return grouped(metres / 1000, 3) + " " + say("km");
    return grouped(metres, 1) + " " + say("m");
}

std::string area_text(double m2, AreaUnit unit, base::Language language) {
    const auto say = [&](const char* english) { return base::translate(language, english); };
    switch (unit) {
        case AreaUnit::m2: return grouped(m2, 0) + " m²";
        case AreaUnit::ha: return grouped(m2 / 10000, 2) + " " + say("ha");
        case AreaUnit::km2: return grouped(m2 / 1e6, 3) + " km²";
        case AreaUnit::mu: return grouped(m2 / k_mu_m2, 1) + " " + say("mu");
    }
    return {};
}

double Measuring::length_m() const {
    double length = geo::length_m(line_of(*this));
    if (closed && points.size() > 2) length += geo::distance_m(points.back().at, points.front().at);
    return length;
}

double Measuring::area_m2() const { return geo::ring_area_m2(line_of(*this)); }

double doubt_m(const MeasuredPoint& point, const plan::Index& index) {
    const plan::Carrier* carrier = index.carrier(point.on);
    return carrier != nullptr ? plan::doubt_m(*carrier) : 0;
}

double doubt_m(const Measuring& measuring, const plan::Index& index) {
    const auto& points = measuring.points;
    double doubt = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool is_end = !measuring.closed && (i == 0 || i + 1 == points.size());
        doubt += (is_end ? 1 : 2) * doubt_m(points[i], index);
    }
    return doubt;
}

double area_doubt_m2(const Measuring& measuring, const plan::Index& index) {
    std::vector<double> doubts;
    for (const MeasuredPoint& point : measuring.points) doubts.push_back(doubt_m(point, index));
    return plan::ring_area_doubt_m2(line_of(measuring), doubts);
}

std::vector<FactRow> rows_along_line(const Measuring& measuring, const plan::Index& index,
                                     const plan::CorridorIndex& corridor, base::Language language) {
    if (measuring.closed || measuring.points.empty()) return {};
    const auto say = [&](const char* english) { return std::string(base::translate(language, english)); };
    const auto place_of = [&](const MeasuredPoint& point) {
        return plan::place_along(corridor, point.at, doubt_m(point, index));
    };
    const MeasuredPoint &first = measuring.points.front(), &last = measuring.points.back();
    const plan::PlaceAlong from = place_of(first), to = place_of(last);
    if (!from.on_rail || !to.on_rail) return {};
    const plan::Ruler& ruler = index.ruler(from.on_rail->line);
    const std::string chainages = carto::in(plan::label(ruler.kind()), language);
    if (measuring.points.size() == 1)
        return {{say("From"), end_text(first, from, index, language)}, {say("Basis of chainages"), chainages}};
    const auto apart = plan::apart_along_m(ruler, from, to);
    return {{say("Along the line"),
             apart ? about_distance(*apart, from.doubt_m + to.doubt_m, language) : say("they lie along two lines")},
            {say("From"), end_text(first, from, index, language)},
            {say("To"), end_text(last, to, index, language)},
            {say("Basis of chainages"), chainages}};
}

void take_point_back(Measuring& measuring) {
    if (measuring.closed)
        measuring.closed = false;
    else if (!measuring.points.empty())
        measuring.points.pop_back();
}

}  // namespace session
