// The lower half of the map: grounds, fills, borders, outlines and the rail line.
#include "build_context.h"
#include "symbols.h"

namespace carto {
namespace {

using scene::Space;

void fill_mesh(BuildContext& c, const Mesh& mesh, const scene::Builder::FillStyle& style) {
    c.builder.fill(Space::map, mesh.positions, mesh.indices, style);
}

void draw_paths(BuildContext& c, const std::vector<Path>& paths, const std::vector<scene::Builder::LineStyle>& styles) {
    for (const auto& style : styles)
        for (const Path& path : paths) c.builder.line(Space::map, path, style);
}

void draw_water(BuildContext& c) {
    if (!c.options.shows(Layer::water)) return;
    for (const Mesh& mesh : c.geometry.water) {
        fill_mesh(c, mesh, {c.theme.water, scene::Pattern::solid, {}});
        draw_paths(c, mesh.rings, {{c.theme.water_line, c.px(1), 0, 0}});
    }
}

scene::Builder::FillStyle unit_fill(const BuildContext& c, const plan::Unit& unit) {
    const AreaValue* value = find_value(c.choropleth, plan::area_of_unit(c.plan, unit.code));
    if (!c.options.shows(Layer::areas) || value == nullptr) return {c.theme.no_class, scene::Pattern::solid, {}};
    return value->fill;
}

void draw_units(BuildContext& c) {
    for (std::size_t i = 0; i < c.plan.units.size(); ++i)
        fill_mesh(c, c.geometry.units[i], unit_fill(c, c.plan.units[i]));
    draw_paths(c, c.geometry.inner_borders, unit_border_lines(c.theme, c.options.pixel_ratio));
}

const AreaValue* value_of_park(const BuildContext& c, const plan::Park& park) {
    for (const AreaValue& a : c.choropleth.areas)
        if (a.area->kind == plan::AreaKind::park && a.area->park == park.key) return &a;
    return nullptr;
}

/// An area of the plan that is a park is filled over its host units.
void draw_parks(BuildContext& c) {
    for (std::size_t i = 0; i < c.plan.parks.size(); ++i) {
        const plan::Park& park = c.plan.parks[i];
        const AreaValue* value = value_of_park(c, park);
        if (value != nullptr && c.options.shows(Layer::areas)) {
            fill_mesh(c, c.geometry.parks[i], value->fill);
            draw_paths(c, c.geometry.parks[i].rings, {{c.theme.border, c.px(3), 0, 0}});
        }
        if (c.options.shows(Layer::parks) || value != nullptr)
            draw_paths(c, c.geometry.parks[i].rings, park_lines(park.extent, c.theme, c.options.pixel_ratio));
    }
}

void draw_rail(BuildContext& c) {
    if (c.options.shows(Layer::segments))
        for (const RailPiece& piece : c.geometry.rail_pieces)
            if (!piece.segment.empty())
                draw_paths(c, {piece.path}, segment_lines(piece.segment, c.theme, c.options.pixel_ratio));
    if (c.options.shows(Layer::rail)) draw_paths(c, c.geometry.rail, rail_lines(c.theme, c.options.pixel_ratio));
}

}  // namespace

void draw_base(BuildContext& c) {
    draw_water(c);
    draw_units(c);
    draw_parks(c);
    draw_paths(c, c.geometry.city_limit, city_limit_lines(c.theme, c.options.pixel_ratio));
    draw_rail(c);
}

}  // namespace carto
