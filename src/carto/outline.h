// The city's outline as points, to see where it finds room between the boxes of a window's furniture. Knows no card
// and no text. Private to carto; read only after it is made.
#pragma once

#include <span>
#include <vector>

#include "geometry.h"
#include "scene/scene.h"

namespace carto {

/// How the city is shown: its scale as a share of the largest that `room` allows, and its centre on the screen.
struct Fit {
    double share = 0;  ///< 0: no free place
    scene::Vec2 centre;
};

class Outline {
public:
    explicit Outline(const MapGeometry& geometry);

    /// Scale at which the extent fills `room`, px per metre.
    [[nodiscard]] double largest_scale(const scene::Rect& room) const;
    /// The largest scale of at least `least` (share) where the city lies in `room` and off all `boxes`.
    [[nodiscard]] Fit fit(const scene::Rect& room, std::span<const scene::Rect> boxes, double least) const;
    /// Whether the city, its rail line and all carriers lie off `boxes` (screen space) where `camera` looks.
    [[nodiscard]] bool is_free(const scene::Camera& camera, std::span<const scene::Rect> boxes) const;

private:
    /// Whether a box of the screen lies on the city or its rail line.
    [[nodiscard]] bool covers(const scene::Rect& box, scene::Vec2 centre, double scale) const;
    [[nodiscard]] bool free_at(scene::Vec2 centre, double scale, std::span<const scene::Rect> boxes) const;
    [[nodiscard]] bool carriers_free(const scene::Camera& camera, std::span<const scene::Rect> boxes) const;
    /// Whether a place of the screen lies inside the city.
    [[nodiscard]] bool inside_city(scene::Vec2 centre, double scale, scene::Vec2 at) const;

    const MapGeometry* geometry_;
    std::vector<scene::Vec2> points_;  ///< along the outline, metres from the middle of the extent, y north
    scene::Rect bounds_;               ///< of the extent, as points_
    scene::Vec2 middle_;               ///< of the extent, map space
    double width_m_ = 1, height_m_ = 1;
};

}  // namespace carto
