#include "session/measuring.h"

#include "geo/geodesy.h"
#include "value_text.h"

namespace session {
namespace {

constexpr double k_mu_m2 = 10000.0 / 15;

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
    double length = geo::length_m(points);
    if (closed && points.size() > 2) length += geo::distance_m(points.back(), points.front());
    return length;
}

double Measuring::area_m2() const { return geo::ring_area_m2(points); }

void take_point_back(Measuring& measuring) {
    if (measuring.closed)
        measuring.closed = false;
    else if (!measuring.points.empty())
        measuring.points.pop_back();
}

}  // namespace session
