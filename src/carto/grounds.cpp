#include "grounds.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace carto {
namespace {

using scene::Colour;
using scene::Rect;
using scene::Vec2;

bool in_circle(const Rect& box, Vec2 at) {
    const float radius = box.width / 2;
    return std::hypot(at.x - box.x - radius, at.y - box.y - radius) <= radius;
}

}  // namespace

const AreaValue* value_of_park(const BuildContext& c, const plan::Park& park) {
    for (const AreaValue& a : c.choropleth.areas)
        if (a.area->kind == plan::AreaKind::park && a.area->park == park.key) return &a;
    return nullptr;
}

scene::FillStyle unit_fill(const BuildContext& c, const plan::Unit& unit) {
    const AreaValue* value = find_value(c.choropleth, c.index.area_of_unit(unit.code));
    if (!c.draws(Layer::areas) || value == nullptr) return {c.theme.no_class, scene::Pattern::solid, {}};
    return c.fill_of(*value);
}

Grounds::Grounds(const BuildContext& c) : context_(c) {
    const auto add = [&](const Mesh& mesh, Colour colour) { fills_.push_back({&mesh, colour}); };
    for (const Mesh& mesh : c.geometry.water)
        if (c.draws(Layer::water)) add(mesh, c.over(c.theme.outside, c.theme.water, Layer::water));
    for (std::size_t i = 0; i < c.plan.units.size(); ++i) {
        add(c.geometry.units[i], unit_fill(c, c.plan.units[i]).colour);
        if (c.unit_circles.empty() || !c.unit_circles[i]) continue;
        const AreaValue* value = find_value(c.choropleth, c.index.area_of_unit(c.plan.units[i].code));
        if (value != nullptr) circles_.emplace_back(c.unit_circles[i]->box, value->circle_colour);
    }
    for (std::size_t i = 0; i < c.plan.parks.size(); ++i)
        if (const AreaValue* value = value_of_park(c, c.plan.parks[i]); value != nullptr && c.draws(Layer::areas))
            add(c.geometry.parks[i], c.fill_of(*value).colour);
}

Colour Grounds::at(Vec2 on_screen) const {
    for (const auto& [box, colour] : circles_)
        if (in_circle(box, on_screen)) return colour;
    const Vec2 local = context_.local(on_screen);
    const auto hit =
        std::find_if(fills_.rbegin(), fills_.rend(), [&](const Fill& fill) { return inside(*fill.mesh, local); });
    return hit != fills_.rend() ? hit->colour : context_.theme.outside;
}

std::vector<Colour> Grounds::under(const Rect& box) const {
    constexpr std::array k_shares{0.1F, 0.3F, 0.5F, 0.7F, 0.9F};
    std::vector<Colour> out;
    for (const float share : k_shares) out.push_back(at({box.x + share * box.width, box.y + box.height / 2}));
    return out;
}

}  // namespace carto
