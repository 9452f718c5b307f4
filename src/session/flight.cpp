#include "session/flight.h"

#include <algorithm>
#include <cmath>

namespace session {
namespace {

constexpr double k_rho = 1.42;
constexpr double k_speed = 1.2;  // lengths of the way in a second
constexpr double k_least_s = 0.4, k_most_s = 3;
constexpr double k_same_place = 1e-6;  // of the width: nearer centres are one, and the way is a zoom alone

/// Slow at both ends.
double eased(double share) { return share * share * (3 - 2 * share); }

}  // namespace

Flight::Flight(const FlightView& from, const FlightView& to)
    : from_(from), to_(to), distance_m_(std::hypot(to.centre.x - from.centre.x, to.centre.y - from.centre.y)) {
    if (from == to) return;
    const double w0 = from.width_m, w1 = to.width_m, rho2 = k_rho * k_rho;
    if (distance_m_ < k_same_place * std::max(w0, w1)) {
        distance_m_ = 0;
        length_ = std::abs(std::log(w1 / w0)) / k_rho;
    } else {
        const double d = distance_m_, grown = w1 * w1 - w0 * w0, across = rho2 * rho2 * d * d;
        const double b0 = (grown + across) / (2 * w0 * rho2 * d), b1 = (grown - across) / (2 * w1 * rho2 * d);
        // asinh(b) is what the paper writes as a logarithm, which is not finite where b is large
        r0_ = -std::asinh(b0);
        length_ = (-std::asinh(b1) - r0_) / k_rho;
    }
    duration_s_ = std::clamp(length_ / k_speed, k_least_s, k_most_s);
}

FlightView Flight::on_the_way(double s) const {
    const double w0 = from_.width_m;
    if (distance_m_ == 0) {
        const double share = length_ > 0 ? s / length_ : 1;
        return {{from_.centre.x + (to_.centre.x - from_.centre.x) * share,
                 from_.centre.y + (to_.centre.y - from_.centre.y) * share},
                w0 * std::pow(to_.width_m / w0, share)};
    }
    const double r = k_rho * s + r0_;
    const double along = w0 / (k_rho * k_rho) * (std::cosh(r0_) * std::tanh(r) - std::sinh(r0_));
    const double share = std::clamp(along / distance_m_, 0.0, 1.0);
    return {{from_.centre.x + (to_.centre.x - from_.centre.x) * share,
             from_.centre.y + (to_.centre.y - from_.centre.y) * share},
            w0 * std::cosh(r0_) / std::cosh(r)};
}

FlightView Flight::at(double elapsed_s, double duration_s) const {
    if (!(elapsed_s < duration_s)) return to_;
    if (!(elapsed_s > 0)) return from_;
    return on_the_way(length_ * eased(elapsed_s / duration_s));
}

}  // namespace session
