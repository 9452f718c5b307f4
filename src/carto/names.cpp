#include "names.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "carto/pick.h"
#include "grounds.h"

namespace carto {

using scene::Rect;
using scene::Space;
using scene::Vec2;

namespace {

/// Where a stretch of `length` starts that begins, ends or is centred at `at + direction * reach`.
float start_of(float at, float direction, float reach, float length) {
    if (direction == 0) return at - length / 2;
    return at + direction * reach - (direction < 0 ? length : 0);
}

std::array<Vec2, 4> corners_on_map(const BuildContext& c, const Rect& box) {
    return {c.local({box.x, box.y}), c.local({box.right(), box.y}), c.local({box.right(), box.bottom()}),
            c.local({box.x, box.bottom()})};
}

bool touches_city(const BuildContext& c, const Rect& box) {
    return std::any_of(c.geometry.units.begin(), c.geometry.units.end(),
                       [&](const Mesh& unit) { return corners_inside(c, box, unit) > 0; });
}

}  // namespace

int corners_inside(const BuildContext& c, const Rect& box, const Mesh& mesh) {
    int count = 0;
    for (const Vec2 corner : corners_on_map(c, box)) count += inside(mesh, corner) ? 1 : 0;
    return count;
}

Align align_of(const Side& side) {
    return side.direction.x > 0 ? Align::left : side.direction.x < 0 ? Align::right : Align::centre;
}

Rect box_beside(Vec2 point, const Rect& size, const Side& side, float reach) {
    return {start_of(point.x, side.direction.x, reach, size.width) + side.shift.x * size.width,
            start_of(point.y, side.direction.y, reach, size.height) + side.shift.y * size.height, size.width,
            size.height};
}

Rect size_of(const TextBlock& block) { return {0, 0, block.width(), block.height()}; }

void report(BuildContext& c, plan::FeatureRef feature, const std::string& text, bool placed, const Rect& box) {
    c.scene.labels.push_back({to_pick(feature), text, placed, box});
}

void draw_at(BuildContext& c, Vec2 local, const TextBlock& block, const Rect& box, Align align) {
    const Vec2 anchor = c.screen(local);
    c.names.push_back({local, {box.x - anchor.x, box.y - anchor.y}, block, align});
}

void colour_names(BuildContext& c, std::size_t first) {
    const Grounds grounds(c);
    for (PlacedName& name : std::span(c.names).subspan(first)) {
        const Vec2 anchor = c.screen(name.local);
        const std::vector<Rect> lines = name.block.line_boxes(name.align);
        for (std::size_t i = 0; i < lines.size(); ++i)
            name.block.set_on(
                i, grounds.under({anchor.x + name.corner.x + lines[i].x, anchor.y + name.corner.y + lines[i].y,
                                  lines[i].width, lines[i].height}));
    }
}

void draw_names(BuildContext& c) {
    for (const PlacedName& name : c.names) name.block.draw(c.builder, Space::map, name.local, name.corner, name.align);
}

TextColours name_colours(const BuildContext& c, const TextColours& colours, Layer layer) {
    const float own = layer == Layer::labels ? 1.0F : c.options.opacity_of(layer);
    const float opacity = own * c.options.opacity_of(Layer::labels);
    return {transparent(colours.text, opacity), transparent(colours.halo, opacity)};
}

TextColours haloed(const BuildContext& c, scene::Colour colour, Layer layer) {
    return name_colours(c, {colour, c.theme.halo}, layer);
}

int best_side(const BuildContext& c, const PointLabel& label, const Rect& size) {
    const Vec2 at = c.screen(label.local);
    const Vec2 point{at.x + label.offset_px.x, at.y + label.offset_px.y};
    std::array<Rect, k_sides.size()> boxes;
    std::array<float, k_sides.size()> costs{};
    for (std::size_t i = 0; i < k_sides.size(); ++i) {
        boxes[i] = box_beside(point, size, k_sides[i], label.reach).grown(c.px(1));
        boxes[i].x -= label.clear;
        boxes[i].width += 2 * label.clear;
        if (label.outside_city && touches_city(c, boxes[i])) boxes[i] = {};  // never free: not inside the view
        const Vec2 d = k_sides[i].direction;
        costs[i] = static_cast<float>(i) - 6 * (d.x * label.outward.x + d.y * label.outward.y);
    }
    return c.placement.best(boxes, costs);
}

bool place(BuildContext& c, const PointLabel& label) {
    const int side_index = best_side(c, label, size_of(label.block));
    if (side_index < 0) return false;
    const Side& side = k_sides[static_cast<std::size_t>(side_index)];
    const Vec2 at = c.screen(label.local);
    const Rect box =
        box_beside({at.x + label.offset_px.x, at.y + label.offset_px.y}, size_of(label.block), side, label.reach);
    c.placement.take(box.grown(c.px(1.5F)));
    draw_at(c, label.local, label.block, box, align_of(side));
    report(c, label.feature, label.block.text(), true, box);
    return true;
}

void place_at_some_distance(BuildContext& c, PointLabel label, int rings) {
    if (!c.placement.in_view(c.screen(label.local))) return;
    for (int ring = 0; ring < rings; ++ring, label.reach += c.px(16))
        if (place(c, label)) return;
    report(c, label.feature, label.block.text(), false, {});
}

}  // namespace carto
