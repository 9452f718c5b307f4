// The upper half of the map: symbols and all names. Symbols take their room first, then names by priority: stations,
// areas, numbers and names of carriers, parks, segments, neighbours.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <string>

#include "build_context.h"
#include "carto/pick.h"
#include "draw_carriers.h"
#include "draw_circles.h"
#include "draw_notes.h"
#include "draw_page_frames.h"
#include "draw_reach.h"
#include "draw_ruler.h"
#include "grounds.h"
#include "names.h"
#include "placed_map.h"
#include "symbols.h"

namespace carto {
namespace {

using scene::Rect;
using scene::Space;
using scene::Vec2;

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

// --- stations

void draw_station_symbols(BuildContext& c) {
    if (!c.draws(Layer::stations)) return;
    for (std::size_t i = 0; i < c.plan.stations.size(); ++i) {
        scene::Symbol s = c.symbol_of(station_symbol(c.theme, c.options.pixel_ratio), Layer::stations);
        s.anchor = c.geometry.stations[i];
        c.builder.symbol(Space::map, s);
        const float radius = s.half_size.x + s.edge_px;
        c.scene.pick_targets.push_back({to_pick(ref_of(c.plan.stations[i])), s.anchor, {}, radius + c.px(3)});
    }
}

void take_station_symbols(BuildContext& c) {
    if (!c.draws(Layer::stations)) return;
    const scene::Symbol s = station_symbol(c.theme, c.options.pixel_ratio);
    const float radius = s.half_size.x + s.edge_px;
    for (const Vec2 local : c.geometry.stations) {
        const Vec2 at = c.screen(local);
        c.placement.take({at.x - radius, at.y - radius, 2 * radius, 2 * radius});
    }
}

void label_stations(BuildContext& c) {
    if (!c.draws(Layer::stations)) return;
    for (std::size_t i = 0; i < c.plan.stations.size(); ++i) {
        const plan::Station& station = c.plan.stations[i];
        PointLabel label{ref_of(station), c.geometry.stations[i], {}, c.px(9), {}, {}};
        label.block.add_name(c.text, c.name(station.name), {c.px(12.5F), Weight::bold, c.px(1.8F)},
                             haloed(c, c.theme.text_station, Layer::stations), c.px(110));
        label.outward = {0, -0.4F};
        place_at_some_distance(c, label, 1);
    }
}

// --- areas

TextColours area_colours(const BuildContext& c, bool soft) {
    return haloed(c, soft ? c.theme.text_soft : c.theme.text, Layer::labels);
}

struct AreaStyle {
    float name_px, value_px;  ///< value 0: the name alone; name 0: the value alone
    bool mark_alone = false;  ///< of the value, the mark of its class
};
/// Best first; the later ones for units too small for the first.
constexpr std::array<AreaStyle, 3> k_area_styles{{{15, 13}, {13, 12}, {12.5F, 0}}};
/// In a cell of a wall, which is read by its values; a narrow one has no room for names.
constexpr std::array<AreaStyle, 3> k_cell_styles{{{12, 11.5F}, {0, 11.5F}, {0, 11, true}}};
constexpr float k_names_min_width = 330;
constexpr std::size_t k_area_lines = 4;  // of a name

bool is_narrow_cell(const BuildContext& c) {
    return c.options.furniture == Furniture::cell && static_cast<float>(c.camera.width_px) < c.px(k_names_min_width);
}

std::span<const AreaStyle> area_styles(const BuildContext& c) {
    if (c.options.furniture != Furniture::cell) return k_area_styles;
    const std::span<const AreaStyle> styles = k_cell_styles;
    return is_narrow_cell(c) ? styles.subspan(1) : styles;
}

/// The value as a style writes it.
std::string value_text(const BuildContext& c, const AreaValue& value, const AreaStyle& style) {
    if (!style.mark_alone || !value.class_index) return value.text;
    return c.choropleth.classification.classes[*value.class_index].mark;
}

/// With its value a town has the name under which the plan reports it, which tables and ranking use too.
std::string name_of(const BuildContext& c, const plan::Unit& unit, const AreaValue* value) {
    return c.name(value != nullptr && c.draws(Layer::areas) ? value->area->name : unit.name);
}

TextBlock area_block(const BuildContext& c, const plan::Unit& unit, const AreaValue* value, const AreaStyle& style) {
    TextBlock block;
    if (style.name_px > 0)
        block.add_name(c.text, name_of(c, unit, value), {c.px(style.name_px), Weight::bold, c.px(2)},
                       area_colours(c, false), c.px(10 * style.name_px), k_area_lines);
    const bool by_value = style.name_px > 0 || (value != nullptr && value->class_index);  // a pattern speaks for itself
    if (value != nullptr && by_value && style.value_px > 0 && c.draws(Layer::areas))
        block.add(c.text, value_text(c, *value, style), {c.px(style.value_px), Weight::regular, c.px(2)},
                  area_colours(c, !value->class_index));
    return block;
}

constexpr float k_outside_cost = 12;  // of each corner of a unit's name that leaves the unit
constexpr float k_upon_cost = 40;     // of a unit's name that covers the unit's circle
constexpr float k_apart_cost = 45;    // of one that stands away from it

/// The middles of a name's places round a circle: below, above, at its sides, at its corners.
std::array<Vec2, 8> round_the_circle(const BuildContext& c, const Rect& circle, const TextBlock& block) {
    const Vec2 at{circle.x + circle.width / 2, circle.y + circle.height / 2};
    const float x = circle.width / 2 + block.width() / 2 + c.px(4);
    const float y = circle.height / 2 + block.height() / 2 + c.px(4);
    const float aslant_x = x - circle.width * 0.15F, aslant_y = y - circle.height * 0.15F;
    return {{{at.x, at.y + y},
             {at.x, at.y - y},
             {at.x + x, at.y},
             {at.x - x, at.y},
             {at.x + aslant_x, at.y + aslant_y},
             {at.x - aslant_x, at.y + aslant_y},
             {at.x + aslant_x, at.y - aslant_y},
             {at.x - aslant_x, at.y - aslant_y}}};
}

/// The last line of a name's block, its value, would be taken for that of the unit that it lies on.
bool value_lies_in_another(const BuildContext& c, std::size_t unit, const Rect& box, const TextBlock& block) {
    const Rect line = block.line_boxes(Align::centre).back();
    const float left = box.x + (box.width - block.width()) / 2 + line.x;
    const float middle = box.y + (box.height - block.height()) / 2 + line.y + line.height / 2;
    constexpr std::array k_shares{0.1F, 0.5F, 0.9F};
    return std::any_of(k_shares.begin(), k_shares.end(), [&](float share) {
        const Vec2 at = c.local({left + line.width * share, middle});
        if (inside(c.geometry.units[unit], at)) return false;
        return std::any_of(c.geometry.units.begin(), c.geometry.units.end(),
                           [&](const Mesh& other) { return inside(other, at); });
    });
}

struct LabelPlaces {
    std::vector<Rect> boxes;
    std::vector<float> costs;
    std::vector<Vec2> anchors;
};

UnitCircle* circle_of(BuildContext& c, std::size_t unit) {
    return c.unit_circles.empty() || !c.unit_circles[unit] ? nullptr : &*c.unit_circles[unit];
}

/// Places at the unit's circle and upon it, then at its label points, the best first.
LabelPlaces places_of(const BuildContext& c, std::size_t unit, const UnitCircle* circle, const TextBlock& block,
                      const AreaStyle& style) {
    const bool named = style.name_px > 0;
    LabelPlaces out;
    const auto offer = [&](Vec2 local, const Rect& box, float cost) {
        const int outside = 4 - corners_inside(c, box, c.geometry.units[unit]);
        if (outside > 0 && !named) return;             // it would be taken for the value of the unit that it lies on
        if (circle != nullptr && outside > 2) return;  // it would be taken for the name of another unit's circle
        if (outside > 0 && style.value_px > 0 && value_lies_in_another(c, unit, box, block)) return;
        out.boxes.push_back(box);
        out.costs.push_back(cost + static_cast<float>(out.costs.size()) * 0.4F +
                            k_outside_cost * static_cast<float>(outside));
        out.anchors.push_back(local);
    };
    const auto box_at = [&](Vec2 middle) {
        return Rect{middle.x - block.width() / 2, middle.y - block.height() / 2, block.width(), block.height()}.grown(
            c.px(2));
    };
    if (circle != nullptr) {
        for (const Vec2 middle : round_the_circle(c, circle->box, block)) offer(circle->local, box_at(middle), 0);
        const bool stays_seen = circle->box.height > block.height();
        if (stays_seen) offer(circle->local, box_at(c.screen(circle->local)), k_upon_cost);
    }
    for (const Vec2 local : c.geometry.unit_label_choices[unit]) {
        const Rect box = box_at(c.screen(local));
        if (circle == nullptr)
            offer(local, box, 0);
        else if (!box.overlaps(circle->box))
            offer(local, box, k_apart_cost);
    }
    return out;
}

/// At the cheapest place: near the given one or the circle, inside the unit, off the rail line.
bool place_unit_label(BuildContext& c, std::size_t unit, const TextBlock& block, const AreaStyle& style) {
    UnitCircle* circle = circle_of(c, unit);
    const LabelPlaces places = places_of(c, unit, circle, block, style);
    if (circle != nullptr) c.placement.release(circle->taken);  // its own name may lie upon it
    const int chosen = c.placement.best(places.boxes, places.costs);
    if (circle != nullptr) circle->taken = c.placement.take(circle->box);
    if (chosen < 0) return false;
    const Rect box = places.boxes[static_cast<std::size_t>(chosen)];
    c.placement.take(box);
    draw_at(c, places.anchors[static_cast<std::size_t>(chosen)], block, box.grown(-c.px(2)), Align::centre);
    report(c, ref_of(c.plan.units[unit]), block.text(), true, box);
    return true;
}

void label_units(BuildContext& c) {
    for (std::size_t i = 0; i < c.plan.units.size(); ++i) {
        const plan::Unit& unit = c.plan.units[i];
        const std::vector<Vec2>& choices = c.geometry.unit_label_choices[i];
        const bool seen =
            std::any_of(choices.begin(), choices.end(), [&](Vec2 p) { return c.placement.in_view(c.screen(p)); });
        if (!seen) continue;
        const AreaValue* value = find_value(c.choropleth, c.index.area_of_unit(unit.code));
        const std::span<const AreaStyle> styles = area_styles(c);
        const bool placed = std::any_of(styles.begin(), styles.end(), [&](const AreaStyle& style) {
            const TextBlock block = area_block(c, unit, value, style);
            return !block.empty() && place_unit_label(c, i, block, style);
        });
        if (!placed) report(c, ref_of(unit), name_of(c, unit, value), false, {});
    }
}

// --- parks, segments, neighbours

/// Names of the parks that are areas of the plan (they go first), or of the others.
void label_parks(BuildContext& c, bool areas) {
    if (!c.draws(Layer::parks) || is_narrow_cell(c)) return;
    for (std::size_t i = 0; i < c.plan.parks.size(); ++i) {
        const plan::Park& park = c.plan.parks[i];
        if (park.extent == plan::ParkExtent::unit_stands_for) continue;  // the unit's name stands for it
        const AreaValue* value = value_of_park(c, park);
        if ((value != nullptr) != areas) continue;
        const float radius_m = std::sqrt(static_cast<float>(park.area_published_km2.value_or(3.14)) / 3.14F) * 1000;
        const float reach = areas ? radius_m * static_cast<float>(c.camera.pixels_per_metre) : 0;
        PointLabel label{ref_of(park), c.geometry.park_labels[i], {}, reach + c.px(4), {}, {}};
        if (areas) label.outward = {0.8F, -0.6F};
        label.block.add_name(c.text, c.name(park.name), {c.px(12.5F), Weight::bold, c.px(1.8F)},
                             haloed(c, c.theme.text_park, Layer::parks), c.px(130));
        if (value != nullptr && c.draws(Layer::areas))
            label.block.add(c.text, value->text, {c.px(12), Weight::regular, c.px(1.8F)},
                            haloed(c, c.theme.text_park, Layer::parks));
        place_at_some_distance(c, label, areas ? 6 : 1);
    }
}

scene::Colour segment_colour(const BuildContext& c, const std::string& key) {
    return segment_lines(key, c.theme, c.options.pixel_ratio).front().colour;
}

float length_of(const Path& path) {
    float length = 0;
    for (std::size_t i = 1; i < path.size(); ++i)
        length += std::hypot(path[i].x - path[i - 1].x, path[i].y - path[i - 1].y);
    return length;
}

/// A share of the way along a path.
Vec2 point_along(const Path& path, float share) {
    float left = length_of(path) * share;
    for (std::size_t i = 1; i < path.size(); ++i) {
        const Vec2 a = path[i - 1], b = path[i];
        const float step = std::hypot(b.x - a.x, b.y - a.y);
        if (step >= left && step > 0) return {a.x + (b.x - a.x) * left / step, a.y + (b.y - a.y) * left / step};
        left -= step;
    }
    return path.back();
}

const Path* longest_piece(const BuildContext& c, const std::string& segment) {
    const Path* longest = nullptr;
    for (const RailPiece& piece : c.geometry.rail_pieces)
        if (piece.segment == segment && (longest == nullptr || length_of(piece.path) > length_of(*longest)))
            longest = &piece.path;
    return longest;
}

/// Close to the segment, as near its middle as there is room; farther off the name would seem to be another's.
void label_segment(BuildContext& c, const Path& path, PointLabel label) {
    constexpr std::array k_shares{0.5F, 0.35F, 0.65F, 0.2F, 0.8F};
    constexpr int k_rings = 2;
    constexpr float k_ring_px = 10;
    for (int ring = 0; ring < k_rings; ++ring, label.reach += c.px(k_ring_px))
        for (const float share : k_shares) {
            label.local = point_along(path, share);
            if (c.placement.in_view(c.screen(label.local)) && place(c, label)) return;
        }
    report(c, label.feature, label.block.text(), false, {});
}

void label_segments(BuildContext& c) {
    if (!c.draws(Layer::segments)) return;
    for (const plan::Segment& segment : c.plan.segments) {
        const Path* path = longest_piece(c, segment.key);
        if (path == nullptr) continue;
        PointLabel label{{}, path->front(), {}, c.px(12), {}, {0, 0.5F}};
        label.block.add(c.text, c.name(segment.name), {c.px(14), Weight::bold, c.px(2)},
                        haloed(c, segment_colour(c, segment.key), Layer::segments));
        label_segment(c, *path, std::move(label));
    }
}

void label_neighbours(BuildContext& c) {
    if (!c.draws(Layer::neighbours)) return;
    for (std::size_t i = 0; i < c.plan.neighbours.size(); ++i) {
        PointLabel label{{}, c.geometry.neighbours[i], {}, c.px(2), {}, {}};
        label.outside_city = true;
        label.block.add_name(c.text, c.name(c.plan.neighbours[i].name), {c.px(14), Weight::regular, c.px(1.5F)},
                             name_colours(c, {c.theme.text_soft, c.theme.outside}, Layer::neighbours), c.px(180));
        place_at_some_distance(c, label, 4);
    }
}

/// Circles, leader lines and courses, and the names that go before the symbols of carriers.
std::vector<CarrierSpot> place_marks(BuildContext& c) {
    c.builder.begin(scene::ListKind::marks);
    if (c.draws(Layer::rail)) discourage_rail(c);
    if (c.draws(Layer::carriers)) discourage_carrier_spots(c);
    discourage_notes(c);
    draw_circles(c);
    take_station_symbols(c);
    draw_page_frames(c);
    if (c.draws(Layer::labels)) label_stations(c);
    draw_ruler(c);
    std::vector<CarrierSpot> spots;
    if (c.draws(Layer::carriers)) {
        spots = carrier_spots(c);
        draw_leaders(c, spots);
    }
    draw_courses_of_notes(c);
    return spots;
}

void draw_symbols(BuildContext& c, const std::vector<CarrierSpot>& spots) {
    c.builder.begin(scene::ListKind::symbols);
    draw_station_symbols(c);
    draw_carrier_symbols(c, spots);
    draw_notes(c, spots);
}

void place_names(BuildContext& c, const std::vector<CarrierSpot>& spots) {
    discourage_around(c, spots);
    label_units(c);
    label_parks(c, true);
    label_segments(c);
    take_small_symbols(c, spots);
    label_carriers(c, spots);
    if (c.options.furniture != Furniture::cell) label_parks(c, false);
    label_neighbours(c);
    colour_names(c, 0);
}

/// Its width takes a place that is left over: no name moves while the edge is dragged.
void label_reach_last(BuildContext& c) {
    const std::size_t before = c.names.size();
    label_reach(c);
    colour_names(c, before);
}

/// But for the reach.
PlacesAsked places_asked(const BuildContext& c) {
    PlacesAsked asked{c.options, c.camera, c.scene.furniture, c.review.passes};
    asked.options.reach = {};
    asked.options.asked.clear();
    return asked;
}

void use_placed(BuildContext& c, const PlacedMap& placed) {
    draw_symbols(c, placed.spots);
    c.scene.stack[static_cast<std::size_t>(scene::ListKind::marks)] = placed.marks;
    c.placement = placed.placement;
    c.names = placed.names;
    c.unit_circles = placed.unit_circles;
    c.scene.labels = placed.reports;
}

}  // namespace

void draw_symbols_and_labels(BuildContext& c, std::optional<PlacedMap>& placed) {
    const bool names = c.draws(Layer::labels);
    PlacesAsked asked = places_asked(c);
    if (placed && placed->asked == asked) {
        use_placed(c, *placed);
    } else {
        const std::vector<CarrierSpot> spots = place_marks(c);
        draw_symbols(c, spots);
        if (names) place_names(c, spots);
        placed.reset();
        if (c.options.shows_reach)
            placed = PlacedMap{std::move(asked), {}, spots, c.placement, c.names, c.unit_circles, c.scene.labels};
    }
    if (!names) return;
    label_reach_last(c);
    c.builder.begin(scene::ListKind::names);
    draw_names(c);
}

}  // namespace carto
