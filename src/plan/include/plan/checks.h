// What is wrong or doubtful in a plan's data, found by looking at the values alone. Errors contradict the plan or each
// other; warnings are what a planner should know before showing the map. A warning about a carrier can be accepted with
// a note: it stays in the list, with the note. Pure functions, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/corridor_index.h"
#include "plan/plan.h"

namespace plan {

enum class Severity { error, warning };

/// The codes of the findings about a carrier.
inline constexpr std::string_view k_carrier_unlocated = "carrier_unlocated";
inline constexpr std::string_view k_carrier_outside_city = "carrier_outside_city";
inline constexpr std::string_view k_carrier_outside_responsible_area = "carrier_outside_responsible_area";
inline constexpr std::string_view k_carrier_in_water = "carrier_in_water";
inline constexpr std::string_view k_carrier_moved_far = "carrier_moved_far";
inline constexpr std::string_view k_carrier_not_surveyed = "carrier_not_surveyed";
inline constexpr std::string_view k_carriers_on_same_spot = "carriers_on_same_spot";
inline constexpr std::string_view k_carrier_name_used = "carrier_name_used";
inline constexpr std::string_view k_carrier_dates_reversed = "carrier_dates_reversed";

struct Finding {
    Severity severity = Severity::warning;
    std::string code;                          ///< stable, snake_case: sum_differs, carrier_outside_city, …
    std::string where;                         ///< what it is about: "carrier 7", "area changan, indicator rd_gdp"
    Name message;                              ///< what is the matter; what to do
    std::vector<std::int64_t> carriers = {};   ///< ids of the carriers it is about
    std::optional<std::string> accepted = {};  ///< the note, where somebody lets it stand
    friend bool operator==(const Finding&, const Finding&) = default;
};

/// All checks, errors first, then in the plan's order.
std::vector<Finding> check(const Plan& plan);

/// A few words for the finding of a code about a carrier: 位于市域之外. The code itself for others.
Name finding_name(std::string_view code);
/// Whether it ends when the carrier moves.
bool is_about_position(std::string_view code);

/// The checks of carriers one by one, prepared for a whole gesture: a check looks only at shapes whose extent holds
/// the position and at the carriers of the same spot or name. Points into the plan, which must outlive it. Immutable.
class CarrierChecks {
public:
    explicit CarrierChecks(const Plan& plan);

    /// What is doubtful about a carrier as it is in the plan, or as a draft shows it that is not in the plan (yet).
    [[nodiscard]] std::vector<Finding> check(const Carrier& carrier) const;
    /// Of the carriers in use, those closer than a metre, itself included if it is in use; by number.
    [[nodiscard]] std::vector<const Carrier*> on_spot_of(const Carrier& carrier) const;
    /// Likewise those with the same Chinese name.
    [[nodiscard]] std::vector<const Carrier*> named_as(const Carrier& carrier) const;

private:
    [[nodiscard]] bool in_water(geo::LonLat position) const;
    void check_place(const Carrier& carrier, std::vector<Finding>& out) const;

    const Plan* plan_;
    CorridorIndex index_;
    std::vector<geo::GeoExtent> water_extents_;                    ///< as plan.water
    std::vector<const Carrier*> by_longitude_;                     ///< those with a position
    std::vector<std::pair<std::string, const Carrier*>> by_name_;  ///< folded Chinese name
};

/// CarrierChecks for one carrier only.
std::vector<Finding> check_carrier(const Plan& plan, const Carrier& carrier);

}  // namespace plan
