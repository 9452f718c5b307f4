// carrier_facts() for thousands of carriers: what all of them need is measured once and far candidates are left out
// before anything exact is computed. Gives the same facts. Points into the plan, which must outlive it. Immutable; any
// thread.
#pragma once

#include <optional>
#include <vector>

#include "plan/corridor.h"
#include "plan/lines.h"

namespace plan {

/// A station and how far it is.
struct StationNear {
    const Station* station = nullptr;
    double distance_m = 0;
};

class CorridorIndex {
public:
    /// Measures along the chosen line and to its stations; else along the nearest and to all.
    explicit CorridorIndex(const Plan& plan, ChosenLine chosen = {});

    [[nodiscard]] const Plan& plan() const { return *plan_; }
    [[nodiscard]] const Lines& lines() const { return lines_; }
    [[nodiscard]] ChosenLine chosen() const { return chosen_; }
    /// As stations_of() the chosen line.
    [[nodiscard]] const std::vector<const Station*>& stations() const { return stations_; }
    /// The one line that can be drawn unrolled: the chosen, else the first.
    [[nodiscard]] std::size_t line() const { return chosen_.value_or(0); }
    /// Whether something is measured along a line.
    [[nodiscard]] bool measures_along(std::size_t line) const { return !chosen_ || *chosen_ == line; }
    /// As carrier_facts(): nothing for an unlocated carrier.
    [[nodiscard]] std::optional<CarrierFacts> facts(const Carrier& carrier) const;
    /// As unit_at().
    [[nodiscard]] const Unit* unit_at(geo::LonLat position) const;
    /// As along_corridor().
    [[nodiscard]] std::optional<LinePosition> along(geo::LonLat position) const;

    /// The station that is nearest in a straight line; nothing without stations.
    [[nodiscard]] std::optional<StationNear> nearest(geo::LonLat position) const;
    /// The station whose place on the line is nearest along it to a place as along() gives it; nothing without
    /// stations.
    [[nodiscard]] std::optional<StationNear> nearest_along(const LinePosition& at) const;

private:
    [[nodiscard]] const Station* nearest_station(geo::LonLat position, double& distance_m) const;

    const Plan* plan_;
    ChosenLine chosen_;
    Lines lines_;
    std::vector<const Station*> stations_;      ///< those that are asked for
    std::vector<geo::GeoExtent> unit_extents_;  ///< as plan.units
};

}  // namespace plan
