// How much of a length is known: it is computed from a position that may be off. Pure functions; any thread.
#pragma once

#include <span>
#include <string>

#include "geo/geometry.h"

namespace plan {

/// A length as far as it is known. Metres.
struct KnownLength {
    double metres = 0;           ///< rounded to `step`
    double least = 0, most = 0;  ///< between which it lies for certain; rounded to `step`, never negative
    double step = 1;             ///< the last digit that means something: 1, 10, 100 …
};

/// Of `metres` that may be off by `uncertainty_m`: two digits of the uncertainty are known, so the step is the power of
/// ten at or below a tenth of it, and never below a metre.
KnownLength known_length(double metres, double uncertainty_m);

/// How far off the area within a ring may be at most, m², when each corner may be off by its `doubts_m`: a corner for
/// each, the first not repeated. A ring's area is half the sum of p[i] × p[i+1], so a corner that moves by d changes it
/// by half of d × the way from the corner before to the one after it, and two neighbours that both move by half the
/// product of their moves as well.
double ring_area_doubt_m2(const geo::Ring& ring, std::span<const double> doubts_m);

/// Kilometres with two places at most and no zeros that mean nothing: 3, 1.5, 0.25.
std::string km_digits(double metres);

}  // namespace plan
