// A reach: how far from the stations or from the line something may lie. Values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "plan/name.h"

namespace plan {

/// What a reach is measured from.
enum class ReachOf : std::uint8_t { stations, line };
std::string_view to_key(ReachOf value);
Name label(ReachOf value);

inline constexpr double k_least_reach_m = 1, k_most_reach_m = 100'000, k_most_detour = 5;

struct Reach {
    ReachOf of = ReachOf::stations;
    double width_m = 1000;             ///< of a way on the ground, with the detour
    std::optional<double> compared_m;  ///< another width, to see what the wider one adds
    double detour = 1;                 ///< length of a way divided by the straight line; 1: straight lines
    /// Radius of the straight lines, metres.
    [[nodiscard]] double straight_m() const { return width_m / detour; }
    friend bool operator==(const Reach&, const Reach&) = default;
};

/// With widths between the least and the most, and a detour of at least 1; what is no number is as in Reach{}.
Reach within_bounds(Reach reach);

/// A width as people type it: metres, or with a unit: 800, 800 m, 1.5 km, 1.5千米. Refused where it is none, or not
/// between the least and the most; `subject` names where it was typed.
base::Result<double> width_from_text(std::string_view text, const std::string& subject);

}  // namespace plan
