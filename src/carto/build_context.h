// What the steps of one scene build share. Lives for one build. Private to carto.
#pragma once

#include <optional>

#include "carto/choropleth.h"
#include "carto/options.h"
#include "carto/text.h"
#include "geometry.h"
#include "label.h"
#include "placement.h"
#include "plan/index.h"
#include "review_marks.h"
#include "scene/builder.h"
#include "style.h"

namespace carto {

/// A name that has found its place: its upper left corner, px from its anchor on the map.
struct PlacedName {
    scene::Vec2 local, corner;
    TextBlock block;
    Align align;
};

/// A proportional circle that names keep off, but its own unit's where there is no room beside it.
struct UnitCircle {
    scene::Vec2 local;      ///< its middle
    scene::Rect box;        ///< device px
    std::size_t taken = 0;  ///< number of the box at Placement
};

struct BuildContext {
    const plan::Index& index;
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
    const ReviewMarks& review;
    scene::Vec2 origin_px;                                ///< screen position of the scene's origin
    std::vector<PlacedName> names;                        ///< painted last
    std::vector<std::optional<UnitCircle>> unit_circles;  ///< of each unit; empty: the map has no circles

    [[nodiscard]] float px(float logical) const { return logical * options.pixel_ratio; }
    [[nodiscard]] scene::Vec2 screen(scene::Vec2 local) const {
        const auto s = static_cast<float>(camera.pixels_per_metre);
        return {origin_px.x + local.x * s, origin_px.y - local.y * s};
    }
    [[nodiscard]] scene::Vec2 local(scene::Vec2 on_screen) const {
        const auto s = static_cast<float>(camera.pixels_per_metre);
        return {(on_screen.x - origin_px.x) / s, (origin_px.y - on_screen.y) / s};
    }
    [[nodiscard]] bool draws(Layer layer) const { return options.draws(layer); }
    /// A colour that is painted opaque, as far towards `ground` as `layer` is transparent.
    [[nodiscard]] scene::Colour over(scene::Colour ground, scene::Colour colour, Layer layer) const {
        return mix(ground, colour, options.opacity_of(layer));
    }
    /// The fill of an area as it is painted: over the ground of units without a class.
    [[nodiscard]] scene::FillStyle fill_of(const AreaValue& value) const {
        return {over(theme.no_class, value.fill.colour, Layer::areas), value.fill.pattern,
                over(theme.no_class, value.fill.pattern_colour, Layer::areas)};
    }
    [[nodiscard]] scene::Symbol symbol_of(scene::Symbol symbol, Layer layer) const {
        symbol.fill = transparent(symbol.fill, options.opacity_of(layer));
        symbol.edge = transparent(symbol.edge, options.opacity_of(layer));
        return symbol;
    }
    [[nodiscard]] std::string name(const plan::Name& n) const { return in(n, options.language); }
};

/// Water, fills, borders, park outlines, rail line: everything under the symbols.
void draw_base(BuildContext& context);

}  // namespace carto
