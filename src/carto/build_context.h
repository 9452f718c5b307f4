// What the steps of one scene build share. Lives for one build. Private to carto.
#pragma once

#include "carto/choropleth.h"
#include "carto/options.h"
#include "carto/text.h"
#include "geometry.h"
#include "placement.h"
#include "scene/builder.h"
#include "style.h"

namespace carto {

struct BuildContext {
    const plan::Plan& plan;
    const MapGeometry& geometry;
    const Choropleth& choropleth;
    const MapOptions& options;
    const Theme& theme;
    const scene::Camera& camera;
    TextEngine& text;
    scene::Scene& scene;
    scene::Builder& builder;
    Placement& placement;
    scene::Vec2 origin_px;  ///< screen position of the scene's origin

    [[nodiscard]] float px(float logical) const { return logical * options.pixel_ratio; }
    [[nodiscard]] scene::Vec2 screen(scene::Vec2 local) const {
        const auto s = static_cast<float>(camera.pixels_per_metre);
        return {origin_px.x + local.x * s, origin_px.y - local.y * s};
    }
    [[nodiscard]] scene::Vec2 local(scene::Vec2 on_screen) const {
        const auto s = static_cast<float>(camera.pixels_per_metre);
        return {(on_screen.x - origin_px.x) / s, (origin_px.y - on_screen.y) / s};
    }
    [[nodiscard]] std::string name(const plan::Name& n) const { return in(n, options.language); }
};

/// Water, fills, borders, park outlines, rail line: everything under the symbols.
void draw_base(BuildContext& context);
/// Stations and carriers with their names, names of areas, parks and neighbours; fills the scene's reports and targets.
void draw_symbols_and_labels(BuildContext& context);

}  // namespace carto
