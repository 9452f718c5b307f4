#include "draw_circles.h"

#include <algorithm>
#include <cmath>

#include "names.h"

namespace carto {
namespace {

using scene::Vec2;

constexpr float k_largest_px = 25;  // logical
constexpr float k_least_px = 2.5F;
constexpr float k_zero_px = 4;
constexpr float k_usual_px = 15;  // the radius that a place is looked for
constexpr float k_rail_px = 8;    // half of the rail line's width and of a station's sign

const AreaValue* value_of_unit(const BuildContext& c, std::size_t i) {
    return find_value(c.choropleth, c.index.area_of_unit(c.plan.units[i].code));
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

float distance(Vec2 p, Vec2 a, Vec2 b) {
    const Vec2 along{b.x - a.x, b.y - a.y};
    const float length = along.x * along.x + along.y * along.y;
    const float t = length > 0 ? std::clamp(((p.x - a.x) * along.x + (p.y - a.y) * along.y) / length, 0.0F, 1.0F) : 0;
    return std::hypot(p.x - a.x - t * along.x, p.y - a.y - t * along.y);
}

bool is_off_rail(const BuildContext& c, Vec2 local, float reach_m) {
    for (const Path& path : c.geometry.rail)
        for (std::size_t i = 1; i < path.size(); ++i)
            if (distance(local, path[i - 1], path[i]) < reach_m) return false;
    return true;
}

/// The first of the unit's label points where a circle of middling size lies inside the unit and off the rail line;
/// failing that, off the line; failing that, the unit's own.
Vec2 place_of_circle(const BuildContext& c, std::size_t unit) {
    const std::vector<Vec2>& choices = c.geometry.unit_label_choices[unit];
    const float radius = c.px(k_usual_px);
    const float reach_m = (radius + c.px(k_rail_px)) / static_cast<float>(c.camera.pixels_per_metre);
    std::optional<Vec2> off_rail;
    for (const Vec2 local : choices) {
        if (c.draws(Layer::rail) && !is_off_rail(c, local, reach_m)) continue;
        const Vec2 at = c.screen(local);
        if (corners_inside(c, {at.x - radius, at.y - radius, 2 * radius, 2 * radius}, c.geometry.units[unit]) == 4)
            return local;
        if (!off_rail) off_rail = local;
    }
    return off_rail.value_or(choices.front());
}

/// A true zero is a ring: nothing is there, and that is known.
UnitCircle draw_circle(BuildContext& c, Vec2 local, const AreaValue& value) {
    scene::Symbol s;
    s.anchor = local;
    s.half_size = {radius_px(c, value), radius_px(c, value)};
    s.fill = value.circle_colour;
    s.edge = c.theme.text_soft;
    s.edge_px = c.px(1.2F);
    if (*value.circle == 0) s.fill = transparent(s.fill, 0);
    c.builder.symbol(scene::Space::map, c.symbol_of(s, Layer::areas));
    const scene::Rect box = box_of(c, local, value);
    return {local, box, c.placement.take(box)};
}

}  // namespace

float circle_radius(double value, double largest) {
    if (largest <= 0) return k_least_px;
    return std::max(k_least_px, k_largest_px * static_cast<float>(std::sqrt(value / largest)));
}

void draw_ring_of_doubt(scene::Builder& builder, Vec2 local, double metres, float pixel_ratio) {
    constexpr int k_corners = 180;
    std::vector<Vec2> ring;
    for (int i = 0; i <= k_corners; ++i) {
        const double angle = 2 * 3.14159265358979 * i / k_corners;
        ring.push_back({local.x + static_cast<float>(metres * std::cos(angle)),
                        local.y + static_cast<float>(metres * std::sin(angle))});
    }
    for (const auto& [colour, width] : {std::pair{0xFFFFFFU, 3.0F}, std::pair{0x000000U, 1.2F}})
        builder.line(scene::Space::map, ring,
                     {scene::rgb(colour), width * pixel_ratio, 7 * pixel_ratio, 5 * pixel_ratio});
}

void draw_circles(BuildContext& c) {
    if (!c.draws(Layer::areas) || !c.choropleth.circles) return;
    c.unit_circles.resize(c.plan.units.size());
    for (std::size_t i = 0; i < c.plan.units.size(); ++i)
        if (const AreaValue* value = value_of_unit(c, i); value != nullptr && value->circle)
            c.unit_circles[i] = draw_circle(c, place_of_circle(c, i), *value);
    for (std::size_t i = 0; i < c.plan.parks.size(); ++i)
        if (const AreaValue* value = value_of_park(c, c.plan.parks[i]); value != nullptr && value->circle)
            draw_circle(c, c.geometry.park_labels[i], *value);
}

}  // namespace carto
