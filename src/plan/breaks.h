// The arithmetic behind data_breaks(): inner breaks of sorted values. Private to plan; pure functions, any thread.
#pragma once

#include <span>
#include <vector>

namespace plan {

/// The number of classes asked for, within what the sorted values and the limit allow.
int possible_classes(std::span<const double> sorted, int classes);

/// Round bounds around the values: the first is not above the minimum, the last not below the maximum.
std::vector<double> pretty_bounds(std::span<const double> sorted, int classes);

/// First value of every class but the lowest, for the split of the sorted, different values into `classes` with the
/// least sum of squared deviations from the class means; `weights` counts how often each value occurs.
std::vector<double> jenks_breaks(std::span<const double> different, std::span<const int> weights, int classes);

}  // namespace plan
