// Where every carrier lies, as surely as that is known, measured once: whatever a review asks - reach, filter, gaps,
// counts - is then a matter of comparing numbers, at the rate of the display. Points into the plan, which must outlive
// it. Immutable; any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geo/distance_range.h"
#include "plan/carrier_filter.h"
#include "plan/corridor_index.h"
#include "plan/index.h"
#include "plan/reach_width.h"

namespace plan {

/// Where a carrier lies. One without a position has no facts and is in nothing for certain.
struct CarrierPlace {
    const Carrier* carrier = nullptr;
    std::optional<CarrierFacts> facts;
    const Segment* segment = nullptr;             ///< of the unit that it is drawn in; null: off the corridor
    double doubt_m = 0;                           ///< as doubt_m()
    bool bounded = true;                          ///< false: how far off it may be is only assumed
    geo::DistanceRange from_stations, from_line;  ///< of those that are asked for the nearest
    std::vector<double> station_m;                ///< straight to each station, by the order of Plan::stations
    struct InUnit {
        const Unit* unit = nullptr;
        Membership membership = Membership::possible;
    };
    std::vector<InUnit> units;  ///< that its circle touches
};

class ReviewIndex {
public:
    /// Measured along the chosen line and to its stations; else along the nearest and to all.
    explicit ReviewIndex(const Index& index, ChosenLine chosen = {});
    /// The same of the plan after a change, along the same line: what was measured of a carrier that lies where it lay
    /// is kept. The plan before must still be there.
    ReviewIndex(const Index& index, ReviewIndex&& before);

    [[nodiscard]] const Index& index() const { return *index_; }
    [[nodiscard]] const CorridorIndex& corridor() const { return corridor_; }
    /// By the order of Plan::carriers.
    [[nodiscard]] std::span<const CarrierPlace> places() const { return places_; }
    /// The same for a carrier as it would be elsewhere; it must outlive the result.
    [[nodiscard]] CarrierPlace place_of(const Carrier& carrier) const;

private:
    void find_ground();
    void measure(CarrierPlace& place) const;
    void find_units(CarrierPlace& place) const;

    /// The borders of a unit, to see which circles touch them.
    struct Borders {
        geo::GeoExtent extent;
        std::vector<geo::LineLocator> rings;
    };

    const Index* index_;
    CorridorIndex corridor_;
    std::vector<geo::LonLat> stations_;        ///< all
    std::vector<geo::LonLat> asked_stations_;  ///< of the chosen line
    std::optional<geo::LineDistances> lines_;
    std::vector<Borders> borders_;  ///< by the order of Plan::units
    std::vector<CarrierPlace> places_;
};

/// Whether a carrier lies within a reach. One without a position: outside; it is counted apart.
Membership membership(const CarrierPlace& place, const Reach& reach);
/// Within `metres` of a station, in a straight line; `station`: its place in Plan::stations.
Membership membership(const CarrierPlace& place, std::size_t station, double metres);
/// In a unit.
Membership membership(const CarrierPlace& place, const Unit& unit);

/// What a carrier is, for a field of the filter: one of the keys that CarrierFilter::allowed takes.
std::string key_of(const CarrierPlace& place, FilterField field, const Reach& reach);
bool passes(const CarrierPlace& place, const CarrierFilter& filter, const Reach& reach);
/// By the order of Plan::carriers.
std::vector<bool> passing(const ReviewIndex& review, const CarrierFilter& filter, const Reach& reach);

/// A key that a field can allow, and how many carriers would be left if it alone were allowed in its field, everything
/// else of the filter as it is.
struct FilterChoice {
    std::string key;
    Name label;
    int leaves = 0;
};
/// Every key that a carrier of the plan has, in the plan's order.
std::vector<FilterChoice> choices(const ReviewIndex& review, FilterField field, const CarrierFilter& filter,
                                  const Reach& reach);
/// What a key of a field means, in words; the key itself where the plan has no such thing.
Name label_of(const Index& index, FilterField field, const std::string& key);

}  // namespace plan
