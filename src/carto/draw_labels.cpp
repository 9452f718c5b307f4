// The upper half of the map: symbols and all names. Symbols take their room first, then names by priority: stations,
// areas, numbers and names of carriers, parks, segments, neighbours.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "build_context.h"
#include "carrier_layout.h"
#include "label.h"
#include "symbols.h"

namespace carto {
namespace {

using scene::FeatureId;
using scene::FeatureKind;
using scene::Rect;
using scene::Space;
using scene::Vec2;

/// Where a block may stand around a symbol: the direction from it, and how far it is shifted along the symbol's side
/// (in its own width or height), best first.
struct Side {
    Vec2 direction;
    Vec2 shift;
};
constexpr std::array<Side, 16> k_sides{{{{1, 0}, {0, 0}},
                                        {{-1, 0}, {0, 0}},
                                        {{0, 1}, {0, 0}},
                                        {{0, -1}, {0, 0}},
                                        {{0.72F, 0.72F}, {0, 0}},
                                        {{0.72F, -0.72F}, {0, 0}},
                                        {{-0.72F, 0.72F}, {0, 0}},
                                        {{-0.72F, -0.72F}, {0, 0}},
                                        {{1, 0}, {0, 0.36F}},
                                        {{1, 0}, {0, -0.36F}},
                                        {{-1, 0}, {0, 0.36F}},
                                        {{-1, 0}, {0, -0.36F}},
                                        {{0, 1}, {0.36F, 0}},
                                        {{0, 1}, {-0.36F, 0}},
                                        {{0, -1}, {0.36F, 0}},
                                        {{0, -1}, {-0.36F, 0}}}};

Align align_of(const Side& side) {
    return side.direction.x > 0 ? Align::left : side.direction.x < 0 ? Align::right : Align::centre;
}

/// Where a stretch of `length` starts that begins, ends or is centred at `at + direction * reach`.
float start_of(float at, float direction, float reach, float length) {
    if (direction == 0) return at - length / 2;
    return at + direction * reach - (direction < 0 ? length : 0);
}

/// Box of a block beside a point, `reach` px away from it.
Rect box_beside(Vec2 point, const TextBlock& block, const Side& side, float reach) {
    return {start_of(point.x, side.direction.x, reach, block.width()) + side.shift.x * block.width(),
            start_of(point.y, side.direction.y, reach, block.height()) + side.shift.y * block.height(), block.width(),
            block.height()};
}

void report(BuildContext& c, const FeatureId& feature, const std::string& text, bool placed, const Rect& box) {
    c.scene.labels.push_back({feature, text, placed, box});
}

/// Draws a block whose box is known on the screen, fixed to a place of the map.
void draw_at(BuildContext& c, Vec2 local, const TextBlock& block, const Rect& box, Align align) {
    const Vec2 anchor = c.screen(local);
    block.draw(c.builder, Space::map, local, {box.x - anchor.x, box.y - anchor.y}, align);
}

TextColours haloed(const BuildContext& c, scene::Colour colour) { return {colour, c.theme.halo}; }

std::array<Vec2, 4> corners_on_map(const BuildContext& c, const Rect& box) {
    return {c.local({box.x, box.y}), c.local({box.right(), box.y}), c.local({box.right(), box.bottom()}),
            c.local({box.x, box.bottom()})};
}

int corners_inside(const BuildContext& c, const Rect& box, const Mesh& mesh) {
    int count = 0;
    for (const Vec2 corner : corners_on_map(c, box)) count += inside(mesh.rings, corner) ? 1 : 0;
    return count;
}

bool touches_city(const BuildContext& c, const Rect& box) {
    return std::any_of(c.geometry.units.begin(), c.geometry.units.end(),
                       [&](const Mesh& unit) { return corners_inside(c, box, unit) > 0; });
}

/// A label that waits for its symbol: tried at each side, best first.
struct PointLabel {
    FeatureId feature;
    Vec2 local;      ///< anchor on the map
    Vec2 offset_px;  ///< of the symbol
    float reach = 0;
    TextBlock block;
    Vec2 outward;               ///< preferred direction; (0,0): to the right
    bool outside_city = false;  ///< keep off the units
};

int best_side(const BuildContext& c, const PointLabel& label) {
    const Vec2 at = c.screen(label.local);
    const Vec2 point{at.x + label.offset_px.x, at.y + label.offset_px.y};
    std::array<Rect, k_sides.size()> boxes;
    std::array<float, k_sides.size()> costs{};
    for (std::size_t i = 0; i < k_sides.size(); ++i) {
        boxes[i] = box_beside(point, label.block, k_sides[i], label.reach).grown(c.px(1));
        if (label.outside_city && touches_city(c, boxes[i])) boxes[i] = {};  // never free: not inside the view
        const Vec2 d = k_sides[i].direction;
        costs[i] = static_cast<float>(i) - 6 * (d.x * label.outward.x + d.y * label.outward.y);
    }
    return c.placement.best(boxes, costs);
}

bool place(BuildContext& c, const PointLabel& label) {
    const int side_index = best_side(c, label);
    if (side_index < 0) return false;
    const Side& side = k_sides[static_cast<std::size_t>(side_index)];
    const Vec2 at = c.screen(label.local);
    const Rect box = box_beside({at.x + label.offset_px.x, at.y + label.offset_px.y}, label.block, side, label.reach);
    c.placement.take(box.grown(c.px(1.5F)));
    draw_at(c, label.local, label.block, box, align_of(side));
    report(c, label.feature, label.block.text(), true, box);
    return true;
}

/// Tries `rings` distances, nearest first.
void place_at_some_distance(BuildContext& c, PointLabel label, int rings) {
    if (!c.placement.in_view(c.screen(label.local))) return;
    for (int ring = 0; ring < rings; ++ring, label.reach += c.px(16))
        if (place(c, label)) return;
    report(c, label.feature, label.block.text(), false, {});
}

// --- rail line: names keep off it where they can

void discourage_rail(BuildContext& c) {
    const float half = c.px(5);
    for (const Path& path : c.geometry.rail)
        for (std::size_t i = 1; i < path.size(); ++i) {
            const Vec2 a = c.screen(path[i - 1]);
            const Vec2 b = c.screen(path[i]);
            const int steps = 1 + static_cast<int>(std::hypot(b.x - a.x, b.y - a.y) / c.px(12));
            if (steps > 500) continue;  // zoomed in so far that the stretch crosses the whole view
            for (int s = 0; s <= steps; ++s) {
                const float t = static_cast<float>(s) / static_cast<float>(steps);
                const Vec2 p{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
                if (c.placement.in_view(p)) c.placement.discourage({p.x - half, p.y - half, 2 * half, 2 * half});
            }
        }
}

/// Names placed before the carriers keep off the spots where these are.
void discourage_carrier_spots(BuildContext& c) {
    constexpr int k_weight = 3;
    const float half = c.px(6);
    for (const std::optional<Vec2>& local : c.geometry.carriers) {
        if (!local) continue;
        const Vec2 p = c.screen(*local);
        for (int i = 0; i < k_weight; ++i) c.placement.discourage({p.x - half, p.y - half, 2 * half, 2 * half});
    }
}

// --- stations

void draw_station_symbols(BuildContext& c) {
    if (!c.options.shows(Layer::stations)) return;
    for (std::size_t i = 0; i < c.plan.stations.size(); ++i) {
        scene::Symbol s = station_symbol(c.theme, c.options.pixel_ratio);
        s.anchor = c.geometry.stations[i];
        c.builder.symbol(Space::map, s);
        const float radius = s.half_size.x + s.edge_px;
        const Vec2 at = c.screen(s.anchor);
        c.placement.take({at.x - radius, at.y - radius, 2 * radius, 2 * radius});
        c.scene.pick_targets.push_back(
            {{FeatureKind::station, std::to_string(c.plan.stations[i].order)}, s.anchor, {}, radius + c.px(3)});
    }
}

void label_stations(BuildContext& c) {
    if (!c.options.shows(Layer::stations)) return;
    for (std::size_t i = 0; i < c.plan.stations.size(); ++i) {
        const plan::Station& station = c.plan.stations[i];
        PointLabel label{
            {FeatureKind::station, std::to_string(station.order)}, c.geometry.stations[i], {}, c.px(9), {}, {}};
        label.block.add_wrapped(c.text, c.name(station.name), {c.px(12.5F), Weight::bold, c.px(1.8F)},
                                haloed(c, c.theme.text_station), c.px(110));
        label.outward = {0, -0.4F};
        place_at_some_distance(c, label, 1);
    }
}

// --- areas

/// Colours that read on a fill: those of the light theme on a light one, of the dark theme on a dark one.
TextColours on_fill(const BuildContext& c, const AreaValue* value, bool soft) {
    const bool filled = value != nullptr && value->class_index && c.options.shows(Layer::areas);
    const ThemeName of_fill = filled && is_dark(value->fill.colour) ? ThemeName::dark : ThemeName::light;
    const Theme& t = filled ? theme(of_fill) : c.theme;
    return {soft ? t.text_soft : t.text, t.halo};
}

struct AreaStyle {
    float name_px, value_px;  ///< value 0: the name alone
};
/// Best first; the later ones for units too small for the first.
constexpr std::array<AreaStyle, 3> k_area_styles{{{15, 13}, {13, 12}, {12.5F, 0}}};

TextBlock area_block(const BuildContext& c, const plan::Unit& unit, const AreaValue* value, const AreaStyle& style) {
    TextBlock block;
    block.add_wrapped(c.text, c.name(unit.name), {c.px(style.name_px), Weight::bold, c.px(2)}, on_fill(c, value, false),
                      c.px(10 * style.name_px));
    if (value != nullptr && style.value_px > 0 && c.options.shows(Layer::areas))
        block.add(c.text, value->text, {c.px(style.value_px), Weight::regular, c.px(2)},
                  on_fill(c, value, !value->class_index));
    return block;
}

constexpr float k_outside_cost = 12;  // of each corner of a unit's name that leaves the unit

/// The cheapest of the unit's label points: near the given one, inside the unit, off the rail line.
bool place_unit_label(BuildContext& c, std::size_t index, const TextBlock& block) {
    const std::vector<Vec2>& choices = c.geometry.unit_label_choices[index];
    std::vector<Rect> boxes;
    std::vector<float> costs;
    for (const Vec2 local : choices) {
        const Vec2 at = c.screen(local);
        boxes.push_back(
            Rect{at.x - block.width() / 2, at.y - block.height() / 2, block.width(), block.height()}.grown(c.px(2)));
        const int outside = 4 - corners_inside(c, boxes.back(), c.geometry.units[index]);
        costs.push_back(static_cast<float>(costs.size()) * 0.4F + k_outside_cost * static_cast<float>(outside));
    }
    const int chosen = c.placement.best(boxes, costs);
    if (chosen < 0) return false;
    const Rect box = boxes[static_cast<std::size_t>(chosen)];
    c.placement.take(box);
    draw_at(c, choices[static_cast<std::size_t>(chosen)], block, box.grown(-c.px(2)), Align::centre);
    report(c, {FeatureKind::unit, c.plan.units[index].code}, block.text(), true, box);
    return true;
}

void label_units(BuildContext& c) {
    for (std::size_t i = 0; i < c.plan.units.size(); ++i) {
        const plan::Unit& unit = c.plan.units[i];
        const std::vector<Vec2>& choices = c.geometry.unit_label_choices[i];
        const bool seen =
            std::any_of(choices.begin(), choices.end(), [&](Vec2 p) { return c.placement.in_view(c.screen(p)); });
        if (!seen) continue;
        const AreaValue* value = find_value(c.choropleth, plan::area_of_unit(c.plan, unit.code));
        const bool placed = std::any_of(k_area_styles.begin(), k_area_styles.end(), [&](const AreaStyle& style) {
            return place_unit_label(c, i, area_block(c, unit, value, style));
        });
        if (!placed) report(c, {FeatureKind::unit, unit.code}, c.name(unit.name), false, {});
    }
}

// --- carriers

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
        line.colour = c.theme.symbol_edge;
        c.builder.segment(Space::map, line);
        line.width_px = c.px(1.2F);
        line.colour = c.theme.leader;
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
        c.builder.symbol(Space::map, dot);
    }
}

void draw_carrier_symbols(BuildContext& c, const std::vector<CarrierSpot>& spots) {
    const float radius = carrier_size(c.options.pixel_ratio) / 2;
    for (const CarrierSpot& spot : spots) {
        const plan::Carrier& carrier = c.plan.carriers[spot.carrier];
        scene::Symbol s = carrier_symbol(carrier.function, carrier.quality, c.theme, c.options.pixel_ratio);
        s.anchor = *c.geometry.carriers[spot.carrier];
        s.offset = spot.offset;
        c.builder.symbol(Space::map, s);
        c.scene.pick_targets.push_back(
            {{FeatureKind::carrier, std::to_string(carrier.number)}, s.anchor, spot.offset, radius + c.px(1)});
    }
}

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
    label.block.add(c.text, label.feature.key, {c.px(12), Weight::bold, c.px(1.8F)}, haloed(c, c.theme.text));
    return label;
}

PointLabel name_label(const BuildContext& c, const CarrierSpot& spot) {
    PointLabel label = carrier_label(c, spot);
    const std::string text = label.feature.key + " " + c.name(c.plan.carriers[spot.carrier].name);
    label.block.add_wrapped(c.text, text, {c.px(12), Weight::regular, c.px(1.8F)}, haloed(c, c.theme.text), c.px(126));
    return label;
}

/// Every number keeps a place; the name takes it over where it finds more room.
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
        const Rect box = box_beside(point, number.block, side, number.reach);
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

// --- parks, segments, neighbours

const AreaValue* area_value_of(const BuildContext& c, const plan::Park& park) {
    for (const AreaValue& a : c.choropleth.areas)
        if (a.area->park == park.key && a.area->kind == plan::AreaKind::park) return &a;
    return nullptr;
}

/// Names of the parks that are areas of the plan (they go first), or of the others.
void label_parks(BuildContext& c, bool areas) {
    if (!c.options.shows(Layer::parks)) return;
    for (std::size_t i = 0; i < c.plan.parks.size(); ++i) {
        const plan::Park& park = c.plan.parks[i];
        if (park.extent == plan::ParkExtent::unit_stands_for) continue;  // the unit's name stands for it
        const AreaValue* value = area_value_of(c, park);
        if ((value != nullptr) != areas) continue;
        const float radius_m = std::sqrt(static_cast<float>(park.area_published_km2.value_or(3.14)) / 3.14F) * 1000;
        const float reach = areas ? radius_m * static_cast<float>(c.camera.pixels_per_metre) : 0;
        PointLabel label{{FeatureKind::park, park.key}, c.geometry.park_labels[i], {}, reach + c.px(4), {}, {}};
        if (areas) label.outward = {0.8F, -0.6F};
        label.block.add_wrapped(c.text, c.name(park.name), {c.px(12.5F), Weight::bold, c.px(1.8F)},
                                haloed(c, c.theme.text_park), c.px(130));
        if (value != nullptr && c.options.shows(Layer::areas))
            label.block.add(c.text, value->text, {c.px(12), Weight::regular, c.px(1.8F)}, haloed(c, c.theme.text_park));
        place_at_some_distance(c, label, areas ? 6 : 1);
    }
}

scene::Colour segment_colour(const BuildContext& c, const std::string& key) {
    return segment_lines(key, c.theme, c.options.pixel_ratio).front().colour;
}

/// The middle vertex of the longest piece of a segment.
std::optional<Vec2> middle_of_segment(const BuildContext& c, const std::string& key) {
    const Path* longest = nullptr;
    for (const RailPiece& piece : c.geometry.rail_pieces)
        if (piece.segment == key && (longest == nullptr || piece.path.size() > longest->size())) longest = &piece.path;
    if (longest == nullptr) return std::nullopt;
    return (*longest)[longest->size() / 2];
}

void label_segments(BuildContext& c) {
    if (!c.options.shows(Layer::segments)) return;
    for (const plan::Segment& segment : c.plan.segments) {
        const auto local = middle_of_segment(c, segment.key);
        if (!local) continue;
        PointLabel label{{}, *local, {}, c.px(12), {}, {0, 0.5F}};
        label.block.add(c.text, c.name(segment.name), {c.px(14), Weight::bold, c.px(2)},
                        haloed(c, segment_colour(c, segment.key)));
        place_at_some_distance(c, label, 5);
    }
}

void label_neighbours(BuildContext& c) {
    if (!c.options.shows(Layer::neighbours)) return;
    for (std::size_t i = 0; i < c.plan.neighbours.size(); ++i) {
        PointLabel label{{}, c.geometry.neighbours[i], {}, c.px(2), {}, {}};
        label.outside_city = true;
        label.block.add_wrapped(c.text, c.name(c.plan.neighbours[i].name), {c.px(14), Weight::regular, c.px(1.5F)},
                                {c.theme.text_soft, c.theme.outside}, c.px(180));
        place_at_some_distance(c, label, 4);
    }
}

/// Keeps the names of areas out of the neighbourhood of carriers, whose own names go there.
void discourage_around(BuildContext& c, const std::vector<CarrierSpot>& spots) {
    for (const CarrierSpot& spot : spots) {
        const Vec2 p{spot.anchor_px.x + spot.offset.x, spot.anchor_px.y + spot.offset.y};
        c.placement.discourage({p.x - c.px(80), p.y - c.px(22), c.px(160), c.px(44)});
    }
}

}  // namespace

void draw_symbols_and_labels(BuildContext& c) {
    const bool names = c.options.shows(Layer::labels);
    if (c.options.shows(Layer::rail)) discourage_rail(c);
    if (c.options.shows(Layer::carriers)) discourage_carrier_spots(c);
    draw_station_symbols(c);
    if (names) label_stations(c);
    std::vector<CarrierSpot> spots;
    if (c.options.shows(Layer::carriers)) {
        spots = carrier_spots(c);
        draw_leaders(c, spots);
        draw_carrier_symbols(c, spots);
        discourage_around(c, spots);
    }
    if (!names) return;
    label_units(c);
    label_parks(c, true);
    label_segments(c);
    label_carriers(c, spots);
    label_parks(c, false);
    label_neighbours(c);
}

}  // namespace carto
