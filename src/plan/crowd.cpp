#include "plan/crowd.h"

#include <random>
#include <utility>

#include "geo/locate.h"

namespace plan {
namespace {

/// In [0, 1); the same on every machine, unlike std::uniform_real_distribution.
double share(std::mt19937& random) { return static_cast<double>(random()) / 4294967296.0; }

geo::LonLat place_in(const Unit& unit, std::mt19937& random) {
    constexpr int k_tries = 200;
    geo::GeoExtent extent;
    geo::include(extent, unit.shape);
    for (int i = 0; i < k_tries; ++i) {
        const geo::LonLat at{extent.west + (extent.east - extent.west) * share(random),
                             extent.south + (extent.north - extent.south) * share(random)};
        if (geo::contains(unit.shape, at)) return at;
    }
    return unit.label_point;
}

}  // namespace

Plan with_carriers(Plan plan, int count) {
    if (plan.units.empty() || plan.carriers.empty()) return plan;
    std::mt19937 random(1);
    const std::vector<Carrier> own = std::exchange(plan.carriers, {});
    for (int i = 0; i < count; ++i) {
        const auto turn = static_cast<std::size_t>(i);
        Carrier carrier = own[turn % own.size()];
        carrier.number = i + 1;
        carrier.id = i + 1;
        carrier.position = place_in(plan.units[turn % plan.units.size()], random);
        carrier.first_position = carrier.position;
        plan.carriers.push_back(std::move(carrier));
    }
    return plan;
}

}  // namespace plan
