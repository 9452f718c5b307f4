// A small map of the city on a sheet that shows a part of it, with a frame where that part lies. Private to carto.
#pragma once

#include <optional>

#include "carto/options.h"
#include "geometry.h"
#include "scene/builder.h"
#include "scene/scene.h"

namespace carto {

class Inset {
public:
    /// Nothing where the whole city is seen, or where it would take too much of `room`, device px: the map between the
    /// furniture.
    static std::optional<Inset> make(const MapGeometry& geometry, const scene::Camera& camera,
                                     const MapOptions& options, const scene::Rect& room);

    [[nodiscard]] const scene::Rect& box() const { return box_; }
    void draw(scene::Builder& builder) const;

private:
    Inset(const MapGeometry& geometry, const MapOptions& options, const scene::Rect& box)
        : geometry_(&geometry), options_(&options), box_(box) {}
    [[nodiscard]] float px(float logical) const { return logical * options_->pixel_ratio; }
    [[nodiscard]] scene::Vec2 place_of(geo::Projected at) const;
    void draw_city(scene::Builder& builder) const;

    const MapGeometry* geometry_;
    const MapOptions* options_;
    scene::Rect box_, frame_;
};

}  // namespace carto
