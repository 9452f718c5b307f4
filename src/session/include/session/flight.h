// The way of a camera from one place to another: out, across and in again, so that what passes by on the screen moves
// at one speed (J. J. van Wijk, W. A. A. Nuij: Smooth and Efficient Zooming and Panning, InfoVis 2003, equations 7 to
// 12, with rho = 1.42). A function of the time alone, so it takes as long on a slow machine. Values; any thread.
#pragma once

#include "geo/geometry.h"

namespace session {

/// Where a camera looks: the centre and how much of the ground its smaller side shows. Metres of the display CRS.
struct FlightView {
    geo::Projected centre;
    double width_m = 1;
    friend bool operator==(const FlightView&, const FlightView&) = default;
};

class Flight {
public:
    /// Widths above zero.
    Flight(const FlightView& from, const FlightView& to);

    /// From 0.4 to 3 s as the way is long; 0: both are the same.
    [[nodiscard]] double duration_s() const { return duration_s_; }
    /// The view after that time, eased at both ends; exactly `from` before it begins and `to` when it is over. Another
    /// duration than its own flies the same way.
    [[nodiscard]] FlightView at(double elapsed_s, double duration_s) const;
    [[nodiscard]] FlightView at(double elapsed_s) const { return at(elapsed_s, duration_s_); }

private:
    [[nodiscard]] FlightView on_the_way(double s) const;

    FlightView from_, to_;
    double distance_m_ = 0;
    double r0_ = 0;      ///< where on the hyperbola it begins
    double length_ = 0;  ///< of the way, as it is perceived
    double duration_s_ = 0;
};

}  // namespace session
