// Scales of maps on paper. Pure; any thread.
#pragma once

namespace carto {

/// The smallest round denominator that is at least `denominator`: 1, 1.5, 2, 2.5, 3, 4, 5, 6 or 8 times a power of ten.
double round_denominator(double denominator);
/// The largest of them that is at most `denominator`.
double round_denominator_within(double denominator);

}  // namespace carto
