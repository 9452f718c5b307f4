#include "geo/buffer.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "geo/geodesy.h"
#include "geo/overlay.h"

namespace geo {
namespace {

constexpr double k_full_circle_deg = 360, k_right_angle_deg = 90;

/// The widest angle at the centre whose chord leaves the circle by no more than the sagitta allowed.
double arc_step_deg(double radius_m) {
    const double share = std::min(1.0, k_buffer_sagitta_m / radius_m);
    return std::max(0.1, 2 * std::acos(1 - share) * 180 / std::numbers::pi);
}

/// Adds places at a distance from `centre`, counter-clockwise by `sweep_deg` from one azimuth to another. Both ends are
/// among them and computed from just these azimuths, so that pieces that share one share the very place.
void add_arc(Ring& ring, LonLat centre, double radius_m, double from_deg, double to_deg, double sweep_deg) {
    const int steps = std::max(1, static_cast<int>(std::ceil(sweep_deg / arc_step_deg(radius_m))));
    for (int i = 0; i < steps; ++i) ring.push_back(destination(centre, from_deg - sweep_deg * i / steps, radius_m));
    ring.push_back(destination(centre, to_deg, radius_m));
}

void close(Ring& ring) { ring.push_back(ring.front()); }

Polygon disc(LonLat centre, double radius_m) {
    Polygon out;
    add_arc(out.outer, centre, radius_m, 0, 0, k_full_circle_deg);
    return out;
}

/// The ground beside one edge, both sides.
Polygon strip_of(LonLat a, LonLat b, double metres) {
    const double at_a = azimuth_deg(a, b), at_b = azimuth_deg(b, a) + 180;
    Polygon out;
    // The ends are vertices too, so that wedges and caps join without a sliver.
    out.outer = {destination(a, at_a + k_right_angle_deg, metres), destination(b, at_b + k_right_angle_deg, metres), b,
                 destination(b, at_b - k_right_angle_deg, metres), destination(a, at_a - k_right_angle_deg, metres), a};
    close(out.outer);
    return out;
}

/// -180 … 180
double turn_deg(double from, double to) { return std::remainder(to - from, k_full_circle_deg); }

/// The wedge outside a bend, which the strips of its two edges leave open.
Polygon wedge(LonLat before, LonLat at, LonLat after, double metres) {
    const double in = azimuth_deg(at, before) + 180, out = azimuth_deg(at, after);
    const double turn = turn_deg(in, out);
    Polygon piece;
    piece.outer.push_back(at);
    // Turning right opens the left side: from the left of the second edge back to that of the first.
    if (turn > 0)
        add_arc(piece.outer, at, metres, out - k_right_angle_deg, in - k_right_angle_deg, turn);
    else
        add_arc(piece.outer, at, metres, in + k_right_angle_deg, out + k_right_angle_deg, -turn);
    close(piece.outer);
    return piece;
}

/// Half a disc before the line's first place.
Polygon first_cap(LonLat end, LonLat next, double metres) {
    const double towards = azimuth_deg(end, next);
    Polygon out;
    out.outer.push_back(end);
    add_arc(out.outer, end, metres, towards - k_right_angle_deg, towards + k_right_angle_deg, 180);
    close(out.outer);
    return out;
}

/// Half a disc beyond its last one.
Polygon last_cap(LonLat before, LonLat end, double metres) {
    const double onwards = azimuth_deg(end, before) + 180;
    Polygon out;
    out.outer.push_back(end);
    add_arc(out.outer, end, metres, onwards + k_right_angle_deg, onwards - k_right_angle_deg, 180);
    close(out.outer);
    return out;
}

LineString course_of(const LineString& line) {
    LineString out = densified(line);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace

MultiPolygon buffer(std::span<const LonLat> places, double metres) {
    if (!(metres > 0)) return {};
    std::vector<Polygon> pieces;
    for (const LonLat place : places) pieces.push_back(disc(place, metres));
    return united(pieces);
}

MultiPolygon buffer(const LineString& line, double metres) {
    const LineString course = course_of(line);
    if (course.size() < 2) return buffer(std::span(course), metres);
    if (!(metres > 0)) return {};
    std::vector<Polygon> pieces{first_cap(course.front(), course[1], metres),
                                last_cap(course[course.size() - 2], course.back(), metres)};
    for (std::size_t i = 1; i < course.size(); ++i) {
        pieces.push_back(strip_of(course[i - 1], course[i], metres));
        if (i + 1 < course.size()) pieces.push_back(wedge(course[i - 1], course[i], course[i + 1], metres));
    }
    return united(pieces);
}

}  // namespace geo
