// A stretch of the corridor's line, by chainage. A value; any thread.
#pragma once

#include <algorithm>

namespace plan {

/// Metres along the line, counted as in CarrierFacts.
struct Stretch {
    double from_m = 0, to_m = 0;  ///< to_m is not the smaller one
    [[nodiscard]] double length_m() const { return to_m - from_m; }
    [[nodiscard]] bool contains(double chainage_m) const { return chainage_m >= from_m && chainage_m <= to_m; }
    friend bool operator==(const Stretch&, const Stretch&) = default;
};

/// Whichever of two chainages comes first.
inline Stretch stretch_between(double one_m, double other_m) {
    return {std::min(one_m, other_m), std::max(one_m, other_m)};
}

}  // namespace plan
