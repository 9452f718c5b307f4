// carrier_facts() for thousands of carriers: what all of them need is measured once and far candidates are left out
// before anything exact is computed. Gives the same facts. Points into the plan, which must outlive it. Immutable; any
// thread.
#pragma once

#include <optional>
#include <vector>

#include "geo/linear_reference.h"
#include "plan/corridor.h"

namespace plan {

/// A station and how far it is.
struct StationNear {
    const Station* station = nullptr;
    double distance_m = 0;
};

class CorridorIndex {
public:
    explicit CorridorIndex(const Plan& plan);

    [[nodiscard]] const Plan& plan() const { return *plan_; }
    /// As carrier_facts(): nothing for an unlocated carrier.
    [[nodiscard]] std::optional<CarrierFacts> facts(const Carrier& carrier) const;
    /// As unit_at().
    [[nodiscard]] const Unit* unit_at(geo::LonLat position) const;
    /// As along_corridor().
    [[nodiscard]] std::optional<geo::LinearPosition> along(geo::LonLat position) const;

    /// The station that is nearest in a straight line; nothing without stations.
    [[nodiscard]] std::optional<StationNear> nearest(geo::LonLat position) const;
    /// The station whose place on the line is nearest along it to a chainage as along() gives it; nothing without
    /// stations or a line.
    [[nodiscard]] std::optional<StationNear> nearest_along(double chainage_m) const;

private:
    [[nodiscard]] const Station* nearest_station(geo::LonLat position, double& distance_m) const;

    const Plan* plan_;
    std::vector<geo::GeoExtent> unit_extents_;  ///< as plan.units
    std::optional<geo::LineLocator> line_;
    double first_station_m_ = 0;     ///< chainage of the first station from the line's first vertex
    std::vector<double> station_m_;  ///< chainages, as plan.stations; empty without a line
};

}  // namespace plan
