#include "draw_circles.h"

#include <algorithm>
#include <cmath>

namespace carto {
namespace {

using scene::Vec2;

constexpr float k_largest_px = 25;  // logical
constexpr float k_least_px = 2.5F;
constexpr float k_zero_px = 4;

const AreaValue* value_of_unit(const BuildContext& c, std::size_t i) {
    return find_value(c.choropleth, plan::area_of_unit(c.plan, c.plan.units[i].code));
}

const AreaValue* value_of_park(const BuildContext& c, const plan::Park& park) {
    for (const AreaValue& a : c.choropleth.areas)
        if (a.area->kind == plan::AreaKind::park && a.area->park == park.key) return &a;
    return nullptr;
}

float radius_px(const BuildContext& c, const AreaValue& value) {
    return c.px(*value.circle == 0 ? k_zero_px : circle_radius(*value.circle, c.choropleth.largest_circle));
}

scene::Rect box_of(const BuildContext& c, Vec2 local, const AreaValue& value) {
    const Vec2 at = c.screen(local);
    const float r = radius_px(c, value) + c.px(1);
    return {at.x - r, at.y - r, 2 * r, 2 * r};
}

/// A true zero is a ring: nothing is there, and that is known.
void draw_circle(BuildContext& c, Vec2 local, const AreaValue& value) {
    scene::Symbol s;
    s.anchor = local;
    s.half_size = {radius_px(c, value), radius_px(c, value)};
    s.fill = value.circle_colour;
    s.edge = c.theme.text_soft;
    s.edge_px = c.px(1.2F);
    if (*value.circle == 0) s.fill = transparent(s.fill, 0);
    c.builder.symbol(scene::Space::map, c.symbol_of(s, Layer::areas));
    c.placement.take(box_of(c, local, value));
}

}  // namespace

float circle_radius(double value, double largest) {
    if (largest <= 0) return k_least_px;
    return std::max(k_least_px, k_largest_px * static_cast<float>(std::sqrt(value / largest)));
}

scene::Rect circle_of_unit(const BuildContext& c, std::size_t unit) {
    const AreaValue* value = value_of_unit(c, unit);
    if (!c.draws(Layer::areas) || value == nullptr || !value->circle) return {};
    return box_of(c, c.geometry.unit_label_choices[unit].front(), *value);
}

void draw_circles(BuildContext& c) {
    if (!c.draws(Layer::areas) || !c.choropleth.circles) return;
    for (std::size_t i = 0; i < c.plan.units.size(); ++i)
        if (const AreaValue* value = value_of_unit(c, i); value != nullptr && value->circle)
            draw_circle(c, c.geometry.unit_label_choices[i].front(), *value);
    for (std::size_t i = 0; i < c.plan.parks.size(); ++i)
        if (const AreaValue* value = value_of_park(c, c.plan.parks[i]); value != nullptr && value->circle)
            draw_circle(c, c.geometry.park_labels[i], *value);
}

}  // namespace carto
