#include "plan/movement.h"

#include <cmath>

#include "geo/geodesy.h"
#include "plan/known_length.h"
#include "plan/names.h"
#include "say.h"

namespace plan {

Name wind_name(double azimuth_deg) {
    const double turned = std::fmod(std::fmod(azimuth_deg, 360) + 360 + 22.5, 360);
    switch (static_cast<int>(turned / 45)) {
        case 0: return term_in("wind", "N");
        case 1: return term_in("wind", "NE");
        case 2: return term_in("wind", "E");
        case 3: return term_in("wind", "SE");
        case 4: return term_in("wind", "S");
        case 5: return term_in("wind", "SW");
        case 6: return term_in("wind", "W");
        default: return term_in("wind", "NW");
    }
}

Name distance_name(double metres) {
    if (std::round(metres * 10) < 100) return say("{:.1f} m", metres);
    if (std::round(metres) < 1000) return say("{:.0f} m", metres);
    return say("{} km", km_digits(metres));
}

Name movement_name(geo::LonLat from, geo::LonLat to) {
    const geo::Geodesic way = geo::geodesic(from, to);
    const Name distance = distance_name(way.distance_m);
    const Name wind = wind_name(way.azimuth_deg);
    return say("{2} {3}", distance.zh, wind.zh, distance.en, wind.en);
}

}  // namespace plan
