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

/// What an outline is drawn with: the distance, and by how much its arcs may leave the true curve.
struct Brush {
    double metres, sagitta_m;
};

/// The widest angle at the centre whose chord leaves the circle by no more than the sagitta allowed.
double arc_step_deg(Brush brush) {
    const double share = std::min(1.0, brush.sagitta_m / brush.metres);
    return std::max(0.1, 2 * std::acos(1 - share) * 180 / std::numbers::pi);
}

/// Adds places at a distance from `centre`, counter-clockwise by `sweep_deg` from one azimuth to another. Both ends are
/// among them and computed from just these azimuths, so that pieces that share one share the very place.
void add_arc(Ring& ring, LonLat centre, Brush brush, double from_deg, double to_deg, double sweep_deg) {
    const int steps = std::max(1, static_cast<int>(std::ceil(sweep_deg / arc_step_deg(brush))));
    for (int i = 0; i < steps; ++i) ring.push_back(destination(centre, from_deg - sweep_deg * i / steps, brush.metres));
    ring.push_back(destination(centre, to_deg, brush.metres));
}

void close(Ring& ring) { ring.push_back(ring.front()); }

Polygon disc(LonLat centre, Brush brush) {
    Polygon out;
    add_arc(out.outer, centre, brush, 0, 0, k_full_circle_deg);
    return out;
}

/// -180 … 180
double turn_deg(double from, double to) { return std::remainder(to - from, k_full_circle_deg); }

/// An edge of a course. Azimuths are those of somebody who goes along it.
struct Leg {
    LonLat from, to;
    double out_deg = 0, in_deg = 0;  ///< at its first and at its last place
    double length_m = 0;
};

std::vector<Leg> legs_of(const LineString& course) {
    std::vector<Leg> legs;
    for (std::size_t i = 1; i < course.size(); ++i) {
        const Geodesic way = geodesic(course[i - 1], course[i]);
        legs.push_back(
            {course[i - 1], course[i], way.azimuth_deg, azimuth_deg(course[i], course[i - 1]) + 180, way.distance_m});
    }
    return legs;
}

double turn_deg(const Leg& before, const Leg& after) { return turn_deg(before.in_deg, after.out_deg); }

/// The wedge outside a bend, which the strips of its two legs leave open. Its radii are theirs: azimuths worked out
/// anew differ in the last digit, and slivers stay open between.
Polygon wedge(const Leg& before, const Leg& after, Brush brush) {
    const LonLat at = after.from;
    const double in = before.in_deg, out = after.out_deg;
    const double turn = turn_deg(before, after);
    Polygon piece;
    piece.outer.push_back(at);
    // Turning right opens the left side: from the left of the second edge back to that of the first.
    if (turn > 0)
        add_arc(piece.outer, at, brush, out - k_right_angle_deg, in - k_right_angle_deg, turn);
    else
        add_arc(piece.outer, at, brush, in + k_right_angle_deg, out + k_right_angle_deg, -turn);
    close(piece.outer);
    return piece;
}

/// Half a disc before the line's first place.
Polygon first_cap(const Leg& leg, Brush brush) {
    Polygon out;
    out.outer.push_back(leg.from);
    add_arc(out.outer, leg.from, brush, leg.out_deg - k_right_angle_deg, leg.out_deg + k_right_angle_deg, 180);
    close(out.outer);
    return out;
}

/// Half a disc beyond its last one.
Polygon last_cap(const Leg& leg, Brush brush) {
    Polygon out;
    out.outer.push_back(leg.to);
    add_arc(out.outer, leg.to, brush, leg.in_deg + k_right_angle_deg, leg.in_deg - k_right_angle_deg, 180);
    close(out.outer);
    return out;
}

/// How much of a leg the inner side of a bend takes.
double taken_m(double turn, double metres) { return metres * std::tan(std::abs(turn) / 2 * std::numbers::pi / 180); }

/// The leg after the last one of a run: legs that turn so little that the ground beside them is one simple polygon. On
/// the inner side of its bends something is left of every leg, and a run turns by less than a right angle in all.
std::size_t end_of_run(const std::vector<Leg>& legs, std::size_t first, double metres) {
    constexpr double k_least_left = 0.1;  // of a leg
    double turned = 0, taken = 0;
    std::size_t last = first;
    for (; last + 1 < legs.size(); ++last) {
        const double turn = turn_deg(legs[last], legs[last + 1]);
        turned += std::abs(turn);
        if (turned >= k_right_angle_deg) break;
        const double here = taken_m(turn, metres);
        const double most = 1 - k_least_left;
        if (taken + here > legs[last].length_m * most || here > legs[last + 1].length_m * most) break;
        taken = here;
    }
    return last + 1;
}

/// Adds the side of a run at the bend between two legs; `side`: -90 left, 90 right.
void add_bend(Ring& ring, const Leg& before, const Leg& after, double side, Brush brush) {
    const double turn = turn_deg(before, after);
    if (turn * side > 0) {  // inside: where the two edges of the ground meet
        const double middle = before.in_deg + turn / 2 + side;
        ring.push_back(destination(before.to, middle, brush.metres / std::cos(turn / 2 * std::numbers::pi / 180)));
        return;
    }
    // Outside: as wedge() has it, whose arcs run counter-clockwise.
    Ring arc;
    if (side > 0)
        add_arc(arc, before.to, brush, before.in_deg + side, after.out_deg + side, -turn);
    else
        add_arc(arc, before.to, brush, after.out_deg + side, before.in_deg + side, turn);
    if (side < 0) std::reverse(arc.begin(), arc.end());
    ring.insert(ring.end(), arc.begin(), arc.end());
}

/// One side of a run, from its first place to its last.
Ring side_of(const std::vector<Leg>& legs, std::size_t first, std::size_t end, double side, Brush brush) {
    Ring out{destination(legs[first].from, legs[first].out_deg + side, brush.metres)};
    for (std::size_t i = first + 1; i < end; ++i) add_bend(out, legs[i - 1], legs[i], side, brush);
    out.push_back(destination(legs[end - 1].to, legs[end - 1].in_deg + side, brush.metres));
    return out;
}

/// The ground beside the legs of a run, both sides. Its ends are vertices too, so that wedges and caps join without a
/// sliver.
Polygon ground_beside(const std::vector<Leg>& legs, std::size_t first, std::size_t end, Brush brush) {
    Polygon out;
    out.outer = side_of(legs, first, end, k_right_angle_deg, brush);
    out.outer.push_back(legs[end - 1].to);
    const Ring left = side_of(legs, first, end, -k_right_angle_deg, brush);
    out.outer.insert(out.outer.end(), left.rbegin(), left.rend());
    out.outer.push_back(legs[first].from);
    close(out.outer);
    return out;
}

/// Thinner than what the outline may leave the true curve by.
bool is_sliver(const Ring& ring, double sagitta_m) {
    return ring_area_m2(ring) <= sagitta_m * (length_m(ring) / 2 + sagitta_m);
}

/// Rounding leaves pieces open where they meet.
MultiPolygon joined(const std::vector<Polygon>& pieces, double sagitta_m) {
    MultiPolygon out = united(pieces);
    for (Polygon& polygon : out)
        std::erase_if(polygon.holes, [&](const Ring& hole) { return is_sliver(hole, sagitta_m); });
    return out;
}

LineString course_of(const LineString& line) {
    LineString out = densified(line);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace

MultiPolygon buffer(std::span<const LonLat> places, double metres, double sagitta_m) {
    if (!(metres > 0)) return {};
    std::vector<Polygon> pieces;
    for (const LonLat place : places) pieces.push_back(disc(place, {metres, sagitta_m}));
    return joined(pieces, sagitta_m);
}

MultiPolygon buffer(const LineString& line, double metres, double sagitta_m) {
    const LineString course = course_of(line);
    if (course.size() < 2) return buffer(std::span(course), metres, sagitta_m);
    if (!(metres > 0)) return {};
    const Brush brush{metres, sagitta_m};
    const std::vector<Leg> legs = legs_of(course);
    std::vector<Polygon> pieces{first_cap(legs.front(), brush), last_cap(legs.back(), brush)};
    for (std::size_t first = 0; first < legs.size();) {
        const std::size_t end = end_of_run(legs, first, metres);
        pieces.push_back(ground_beside(legs, first, end, brush));
        if (end < legs.size()) pieces.push_back(wedge(legs[end - 1], legs[end], brush));
        first = end;
    }
    return joined(pieces, sagitta_m);
}

}  // namespace geo
