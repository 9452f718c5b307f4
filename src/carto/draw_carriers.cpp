// Carriers on the map: leader lines, symbols, numbers and names.
#include "draw_carriers.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "carto/pick.h"
#include "draw_reach.h"
#include "names.h"
#include "symbols.h"

namespace carto {

using scene::Rect;
using scene::Space;
using scene::Vec2;

namespace {

constexpr std::size_t k_most_discouraging = 200;  // beyond this every place is as bad as the next
constexpr int k_number_rings = 3;
constexpr float k_ring_step = 5;       // px between two rings
constexpr float k_least_name_px = 30;  // a name is at least so much longer than its number

/// A small symbol instead of the full one.
scene::Symbol shrunk(scene::Symbol symbol, float diameter, float ratio) {
    symbol.half_size = {diameter / 2, diameter / 2};
    symbol.filling = scene::Filling::solid;
    symbol.edge_px = diameter > 4 * ratio ? 0.8F * ratio : 0;
    return symbol;
}

/// A carrier that does not pass the filter.
scene::Symbol faded(scene::Symbol symbol) {
    constexpr float k_opacity = 0.25F;
    symbol.fill = transparent(symbol.fill, k_opacity);
    symbol.edge = transparent(symbol.edge, k_opacity);
    return symbol;
}

float radius_of(const BuildContext& c, const CarrierSpot& spot) {
    return (spot.dot_px > 0 ? spot.dot_px : carrier_size(c.options.pixel_ratio)) / 2;
}

PointLabel carrier_label(const BuildContext& c, const CarrierSpot& spot) {
    const float length = std::hypot(spot.offset.x, spot.offset.y);
    PointLabel label;
    label.feature = ref_of(c.plan.carriers[spot.carrier]);
    label.local = *c.geometry.carriers[spot.carrier];
    label.offset_px = spot.offset;
    label.reach = radius_of(c, spot) + c.px(spot.dot_px > 0 ? 1.5F : 2.5F);
    if (spot.spread && length > 0) label.outward = {spot.offset.x / length, spot.offset.y / length};
    return label;
}

TextStyle number_style(const BuildContext& c) { return {c.px(12), Weight::bold, c.px(1.8F)}; }

std::string number_text(const BuildContext& c, const CarrierSpot& spot) {
    return std::to_string(c.plan.carriers[spot.carrier].number);
}

void add_number(const BuildContext& c, const CarrierSpot& spot, PointLabel& label) {
    label.block.add(c.text, number_text(c, spot), number_style(c), haloed(c, c.theme.text, Layer::carriers));
}

std::string name_text(const BuildContext& c, const CarrierSpot& spot) {
    const plan::Carrier& carrier = c.plan.carriers[spot.carrier];
    return std::to_string(carrier.number) + " " + c.name(carrier.name);
}

PointLabel name_label(const BuildContext& c, const CarrierSpot& spot) {
    PointLabel label = carrier_label(c, spot);
    label.block.add_name(c.text, name_text(c, spot), {c.px(12), Weight::regular, c.px(1.8F)},
                         haloed(c, c.theme.text, Layer::carriers), c.px(126));
    return label;
}

/// Size of a number before it is shaped: most of ten thousand find no room and never are.
Rect number_size(const BuildContext& c, const std::string& digits) {
    const ShapedText& zero = c.text.shape("0", number_style(c));
    return {0, 0, zero.width * static_cast<float>(digits.size()), zero.ascent + zero.descent};
}

struct Reserved {
    const CarrierSpot* spot;
    PointLabel number;
    Side side;
    Rect box;
    std::size_t taken;
};

/// A place for the number beside its symbol; full symbols try farther away as well.
std::optional<Reserved> reserve_number(BuildContext& c, const CarrierSpot& spot) {
    PointLabel number = carrier_label(c, spot);
    const Rect size = number_size(c, number_text(c, spot));
    const int rings = spot.dot_px > 0 ? 1 : k_number_rings;
    int side = -1;
    for (int ring = 0; ring < rings && side < 0; ++ring) {
        if (ring > 0) number.reach += c.px(k_ring_step);
        side = best_side(c, number, size);
    }
    if (side < 0) return std::nullopt;
    add_number(c, spot, number);
    const Side& at = k_sides[static_cast<std::size_t>(side)];
    const Vec2 point{spot.anchor_px.x + spot.offset.x, spot.anchor_px.y + spot.offset.y};
    const Rect box = box_beside(point, size_of(number.block), at, number.reach);
    return Reserved{&spot, std::move(number), at, box, c.placement.take(box)};
}

/// The name in place of the number; false: it finds no room.
bool place_name(BuildContext& c, const Reserved& r) {
    Rect least = size_of(r.number.block);
    least.width += c.px(k_least_name_px);
    const PointLabel bare = carrier_label(c, *r.spot);
    if (best_side(c, bare, least) < 0) return false;
    return place(c, name_label(c, *r.spot));
}

}  // namespace

void discourage_carrier_spots(BuildContext& c) {
    constexpr int k_weight = 3;
    const float half = c.px(6);
    if (c.geometry.carriers.size() > k_most_discouraging) return;
    for (const std::optional<Vec2>& local : c.geometry.carriers) {
        if (!local) continue;
        const Vec2 p = c.screen(*local);
        for (int i = 0; i < k_weight; ++i) c.placement.discourage({p.x - half, p.y - half, 2 * half, 2 * half});
    }
}

std::vector<CarrierSpot> carrier_spots(BuildContext& c) {
    std::vector<CarrierSpot> spots;
    for (std::size_t i = 0; i < c.plan.carriers.size(); ++i)
        if (c.geometry.carriers[i] && (c.review.pass(i) || !c.options.hides_filtered))
            spots.push_back({i, c.screen(*c.geometry.carriers[i]), {}, false, false, 0});
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
    for (const CarrierSpot& spot : spots) {
        const plan::Carrier& carrier = c.plan.carriers[spot.carrier];
        scene::Symbol s = carrier_symbol(carrier.function, carrier.quality, c.theme, c.options.pixel_ratio);
        s.anchor = *c.geometry.carriers[spot.carrier];
        s.offset = spot.offset;
        if (spot.dot_px > 0) s = shrunk(s, spot.dot_px, c.options.pixel_ratio);
        if (!c.review.within.empty()) s = by_membership(s, c.review.within[spot.carrier], c.theme);
        if (!c.review.pass(spot.carrier)) s = faded(s);
        c.builder.symbol(Space::map, c.symbol_of(s, Layer::carriers));
        c.scene.pick_targets.push_back({to_pick(ref_of(carrier)), s.anchor, spot.offset, radius_of(c, spot) + c.px(1)});
    }
}

void label_carriers(BuildContext& c, const std::vector<CarrierSpot>& spots) {
    std::vector<Reserved> reserved;
    for (const CarrierSpot& spot : spots) {
        if (!c.placement.in_view(spot.anchor_px) || !c.review.pass(spot.carrier)) continue;
        if (auto number = spot.crowded ? std::nullopt : reserve_number(c, spot))
            reserved.push_back(std::move(*number));
        else
            report(c, carrier_label(c, spot).feature, name_text(c, spot), false, {});
    }
    for (const Reserved& r : reserved) {
        c.placement.release(r.taken);
        if (place_name(c, r)) continue;
        c.placement.take(r.box);
        draw_at(c, r.number.local, r.number.block, r.box, align_of(r.side));
        report(c, r.number.feature, name_text(c, *r.spot), false, r.box);
    }
}

void take_small_symbols(BuildContext& c, const std::vector<CarrierSpot>& spots) {
    for (const CarrierSpot& spot : spots)
        if (spot.dot_px > 0 && c.placement.in_view(spot.anchor_px))
            c.placement.take(Rect{spot.anchor_px.x, spot.anchor_px.y, 0, 0}.grown(spot.dot_px / 2));
}

void discourage_around(BuildContext& c, const std::vector<CarrierSpot>& spots) {
    for (const CarrierSpot& spot : spots) {
        if (spot.dot_px > 0 || !c.placement.in_view(spot.anchor_px)) continue;
        const Vec2 p{spot.anchor_px.x + spot.offset.x, spot.anchor_px.y + spot.offset.y};
        c.placement.discourage({p.x - c.px(80), p.y - c.px(22), c.px(160), c.px(44)});
    }
}

}  // namespace carto
