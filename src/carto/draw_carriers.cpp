// Carriers on the map: leader lines, symbols, numbers and names.
#include "draw_carriers.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "names.h"
#include "symbols.h"

namespace carto {

using scene::FeatureKind;
using scene::Rect;
using scene::Space;
using scene::Vec2;

namespace {

PointLabel carrier_label(const BuildContext& c, const CarrierSpot& spot) {
    const float length = std::hypot(spot.offset.x, spot.offset.y);
    PointLabel label;
    label.feature = {FeatureKind::carrier, std::to_string(c.plan.carriers[spot.carrier].number)};
    label.local = *c.geometry.carriers[spot.carrier];
    label.offset_px = spot.offset;
    label.reach = carrier_size(c.options.pixel_ratio) / 2 + c.px(2.5F);
    if (spot.spread && length > 0) label.outward = {spot.offset.x / length, spot.offset.y / length};
    return label;
}

PointLabel number_label(const BuildContext& c, const CarrierSpot& spot) {
    PointLabel label = carrier_label(c, spot);
    label.block.add(c.text, label.feature.key, {c.px(12), Weight::bold, c.px(1.8F)},
                    haloed(c, c.theme.text, Layer::carriers));
    return label;
}

PointLabel name_label(const BuildContext& c, const CarrierSpot& spot) {
    PointLabel label = carrier_label(c, spot);
    const std::string text = label.feature.key + " " + c.name(c.plan.carriers[spot.carrier].name);
    label.block.add_wrapped(c.text, text, {c.px(12), Weight::regular, c.px(1.8F)},
                            haloed(c, c.theme.text, Layer::carriers), c.px(126));
    return label;
}

}  // namespace

void discourage_carrier_spots(BuildContext& c) {
    constexpr int k_weight = 3;
    const float half = c.px(6);
    for (const std::optional<Vec2>& local : c.geometry.carriers) {
        if (!local) continue;
        const Vec2 p = c.screen(*local);
        for (int i = 0; i < k_weight; ++i) c.placement.discourage({p.x - half, p.y - half, 2 * half, 2 * half});
    }
}

std::vector<CarrierSpot> carrier_spots(BuildContext& c) {
    std::vector<CarrierSpot> spots;
    for (std::size_t i = 0; i < c.plan.carriers.size(); ++i)
        if (c.geometry.carriers[i]) spots.push_back({i, c.screen(*c.geometry.carriers[i]), {}, false});
    return lay_out_carriers(spots, carrier_size(c.options.pixel_ratio), c.placement);
}

void draw_leaders(BuildContext& c, const std::vector<CarrierSpot>& spots) {
    for (const CarrierSpot& spot : spots) {
        if (!spot.spread) continue;
        const Vec2 local = *c.geometry.carriers[spot.carrier];
        scene::LineSegment line;
        line.a = line.b = local;
        line.b_offset = spot.offset;
        line.width_px = c.px(3);
        line.colour = c.over(c.theme.no_class, c.theme.symbol_edge, Layer::carriers);
        c.builder.segment(Space::map, line);
        line.width_px = c.px(1.2F);
        line.colour = c.over(c.theme.no_class, c.theme.leader, Layer::carriers);
        c.builder.segment(Space::map, line);
    }
    for (const CarrierSpot& spot : spots) {
        if (!spot.spread) continue;
        scene::Symbol dot;
        dot.anchor = *c.geometry.carriers[spot.carrier];
        dot.half_size = {c.px(2.5F), c.px(2.5F)};
        dot.fill = c.theme.leader;
        dot.edge = c.theme.symbol_edge;
        dot.edge_px = c.px(1.2F);
        c.builder.symbol(Space::map, c.symbol_of(dot, Layer::carriers));
    }
}

void draw_carrier_symbols(BuildContext& c, const std::vector<CarrierSpot>& spots) {
    const float radius = carrier_size(c.options.pixel_ratio) / 2;
    for (const CarrierSpot& spot : spots) {
        const plan::Carrier& carrier = c.plan.carriers[spot.carrier];
        scene::Symbol s = carrier_symbol(carrier.function, carrier.quality, c.theme, c.options.pixel_ratio);
        s.anchor = *c.geometry.carriers[spot.carrier];
        s.offset = spot.offset;
        c.builder.symbol(Space::map, c.symbol_of(s, Layer::carriers));
        c.scene.pick_targets.push_back(
            {{FeatureKind::carrier, std::to_string(carrier.number)}, s.anchor, spot.offset, radius + c.px(1)});
    }
}

void label_carriers(BuildContext& c, const std::vector<CarrierSpot>& spots) {
    struct Reserved {
        const CarrierSpot* spot;
        PointLabel number;
        Side side;
        Rect box;
        std::size_t taken;
    };
    std::vector<Reserved> reserved;
    for (const CarrierSpot& spot : spots) {
        if (!c.placement.in_view(spot.anchor_px)) continue;
        PointLabel number = number_label(c, spot);
        const int found = best_side(c, number);
        const Side& side = k_sides[static_cast<std::size_t>(std::max(found, 0))];
        const Vec2 point{spot.anchor_px.x + spot.offset.x, spot.anchor_px.y + spot.offset.y};
        const Rect box = box_beside(point, size_of(number.block), side, number.reach);
        reserved.push_back({&spot, std::move(number), side, box, c.placement.take(box)});
    }
    for (const Reserved& r : reserved) {
        c.placement.release(r.taken);
        const PointLabel name = name_label(c, *r.spot);
        if (place(c, name)) continue;
        c.placement.take(r.box);
        draw_at(c, r.number.local, r.number.block, r.box, align_of(r.side));
        report(c, name.feature, name.block.text(), false, r.box);
    }
}

void discourage_around(BuildContext& c, const std::vector<CarrierSpot>& spots) {
    for (const CarrierSpot& spot : spots) {
        const Vec2 p{spot.anchor_px.x + spot.offset.x, spot.anchor_px.y + spot.offset.y};
        c.placement.discourage({p.x - c.px(80), p.y - c.px(22), c.px(160), c.px(44)});
    }
}

}  // namespace carto
