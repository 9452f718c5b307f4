// The lower half of the map: grounds, fills, borders, outlines and the rail line.
#include <algorithm>

#include "build_context.h"
#include "draw_reach.h"
#include "grounds.h"
#include "symbols.h"

namespace carto {
namespace {

using scene::Space;

void fill_mesh(BuildContext& c, const Mesh& mesh, const scene::FillStyle& style) {
    c.builder.fill(Space::map, {mesh.positions, mesh.indices, mesh.rings}, style);
}

void draw_paths(BuildContext& c, const std::vector<Path>& paths, const std::vector<scene::Builder::LineStyle>& styles) {
    for (const auto& style : styles)
        for (const Path& path : paths) c.builder.line(Space::map, path, style);
}

/// Lines are painted opaque, for their ends overlap at joints: transparent ones are mixed with the city's ground.
std::vector<scene::Builder::LineStyle> over_ground(const BuildContext& c, std::vector<scene::Builder::LineStyle> styles,
                                                   float opacity) {
    for (auto& style : styles) style.colour = mix(c.theme.no_class, style.colour, opacity);
    return styles;
}

void fill_water(BuildContext& c) {
    if (!c.draws(Layer::water)) return;
    const scene::Colour fill = c.over(c.theme.outside, c.theme.water, Layer::water);
    for (const Mesh& mesh : c.geometry.water) fill_mesh(c, mesh, {fill, scene::Pattern::solid, {}});
}

/// Over the fills of values the shore is darker, for there it alone shows the water.
void draw_shores(BuildContext& c) {
    if (!c.draws(Layer::water)) return;
    const scene::Colour colour = c.draws(Layer::areas) ? c.theme.text_water : c.theme.water_line;
    const scene::Colour line = c.over(c.theme.outside, colour, Layer::water);
    for (const Mesh& mesh : c.geometry.water) draw_paths(c, mesh.rings, {{line, c.px(1), 0, 0}});
}

/// A unit reaches to the legal line in the river. Its plain ground lies under the water, so that whoever places
/// something there sees it; the fill of its value stays whole, for a class is read by its colour.
void draw_grounds(BuildContext& c) {
    if (c.draws(Layer::areas)) fill_water(c);
    for (std::size_t i = 0; i < c.plan.units.size(); ++i)
        fill_mesh(c, c.geometry.units[i], unit_fill(c, c.plan.units[i]));
    if (!c.draws(Layer::areas)) fill_water(c);
    draw_shores(c);
    draw_paths(c, c.geometry.inner_borders, unit_border_lines(c.theme, c.options.pixel_ratio));
}

/// How much of a park's outline is seen: it belongs to the parks and, round an area of the plan, to the fill as well.
float outline_opacity(const BuildContext& c, const AreaValue* value) {
    const float as_park = c.draws(Layer::parks) ? c.options.opacity_of(Layer::parks) : 0;
    const float as_area = value != nullptr && c.draws(Layer::areas) ? c.options.opacity_of(Layer::areas) : 0;
    return std::max(as_park, as_area);
}

/// An area of the plan that is a park is filled over its host units.
void draw_parks(BuildContext& c) {
    for (std::size_t i = 0; i < c.plan.parks.size(); ++i) {
        const plan::Park& park = c.plan.parks[i];
        const AreaValue* value = value_of_park(c, park);
        if (value != nullptr && c.draws(Layer::areas)) {
            fill_mesh(c, c.geometry.parks[i], c.fill_of(*value));
            draw_paths(c, c.geometry.parks[i].rings,
                       {{c.over(c.theme.no_class, c.theme.border, Layer::areas), c.px(3), 0, 0}});
        }
        if (const float opacity = outline_opacity(c, value); opacity > 0)
            draw_paths(c, c.geometry.parks[i].rings,
                       over_ground(c, park_lines(park.extent, c.theme, c.options.pixel_ratio), opacity));
    }
}

void draw_rail(BuildContext& c) {
    const float r = c.options.pixel_ratio;
    if (c.draws(Layer::segments))
        for (const RailPiece& piece : c.geometry.rail_pieces)
            if (!piece.segment.empty())
                draw_paths(
                    c, {piece.path},
                    over_ground(c, segment_lines(piece.segment, c.theme, r), c.options.opacity_of(Layer::segments)));
    if (c.draws(Layer::rail))
        draw_paths(c, c.geometry.rail, over_ground(c, rail_lines(c.theme, r), c.options.opacity_of(Layer::rail)));
}

}  // namespace

void draw_base(BuildContext& c) {
    draw_grounds(c);
    draw_parks(c);
    draw_paths(c, c.geometry.city_limit, city_limit_lines(c.theme, c.options.pixel_ratio));
    c.builder.begin(scene::ListKind::lines);
    draw_reach(c);
    draw_rail(c);
}

}  // namespace carto
