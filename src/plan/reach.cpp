#include "plan/reach.h"

#include "geo/geodesy.h"

namespace plan {

WithinReach carriers_within(const Plan& plan, geo::LonLat position, double metres) {
    WithinReach out;
    for (const Carrier& carrier : plan.carriers) {
        if (!carrier.position) continue;
        const double distance = geo::distance_m(*carrier.position, position);
        const double doubt = carrier.uncertainty_m.value_or(0);
        if (distance + doubt <= metres)
            ++out.certain;
        else if (distance - doubt <= metres)
            ++out.possible;
    }
    return out;
}

}  // namespace plan
