#include "strip_marks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "carto/pick.h"
#include "strip_bands.h"
#include "strip_stations.h"
#include "symbols.h"

namespace carto {
namespace {

using scene::Colour;
using scene::Rect;
using scene::Space;
using scene::Vec2;

constexpr float k_symbol_scale = 0.72F;  // of the map's
constexpr std::size_t k_most_marks = 60;
constexpr double k_faded = 0.22;  // of a carrier that does not pass the filter
// logical px
constexpr float k_number_height = 14, k_number_air = 6, k_beside = 1.5F, k_line_half = 5, k_step = 7,
                k_before_field = 26, k_over_field = 4, k_least_spread_field = 40, k_gap_air = 2;
constexpr int k_steps_across = 45;

/// Boxes of one size beside a mark, best first.
std::vector<Rect> places_beside(Vec2 at, float radius, Vec2 size) {
    std::vector<Rect> out;
    const auto box = [&](float x, float y) { out.push_back({x - size.x / 2, y - size.y / 2, size.x, size.y}); };
    const float dx = radius + size.x / 2, dy = radius + size.y / 2;
    box(at.x + dx, at.y);
    box(at.x - dx, at.y);
    box(at.x, at.y - dy);
    box(at.x, at.y + dy);
    for (const float sx : {1.0F, -1.0F})
        for (const float sy : {-1.0F, 1.0F}) box(at.x + sx * dx * 0.8F, at.y + sy * dy * 0.8F);
    return out;
}

/// The nearest free box in rows across the field: the end of a leader line.
std::optional<Rect> free_place_apart(const Placement& placement, Vec2 at, Vec2 size, float step) {
    std::optional<Rect> best;
    float nearest = std::numeric_limits<float>::max();
    const Rect& field = placement.viewport();
    for (float y = field.y; y + size.y <= field.bottom(); y += size.y / 2)
        for (int i = -k_steps_across; i <= k_steps_across; ++i) {
            const float across = step * static_cast<float>(i);
            const float distance = std::hypot(across, y + size.y / 2 - at.y);
            const Rect box{at.x + across - size.x / 2, y, size.x, size.y};
            if (distance >= nearest || !placement.is_free(box)) continue;
            nearest = distance;
            best = box;
        }
    return best;
}

std::optional<Rect> free_place_beside(const Placement& placement, Vec2 at, float radius, Vec2 size) {
    const std::vector<Rect> places = places_beside(at, radius, size);
    const auto free = std::find_if(places.begin(), places.end(), [&](const Rect& r) { return placement.is_free(r); });
    return free == places.end() ? std::nullopt : std::optional(*free);
}

/// The place of a box that is nearest to a point.
Vec2 nearest_of(const Rect& box, Vec2 to) {
    return {std::clamp(to.x, box.x, box.right()), std::clamp(to.y, box.y, box.bottom())};
}

/// From the edge of a mark towards a point.
Vec2 leaving(Vec2 at, Vec2 to, float radius) {
    const float length = std::hypot(to.x - at.x, to.y - at.y);
    if (length <= radius) return to;
    return {at.x + (to.x - at.x) * radius / length, at.y + (to.y - at.y) * radius / length};
}

float size_of(const StripContext& c) { return carrier_size(c.options.pixel_ratio * k_symbol_scale); }

}  // namespace

CarrierMarks::CarrierMarks(const StripContext& c) : c_(c) {
    for (const plan::StripCarrier& carrier : c.strip.carriers) {
        if (!c.is_drawn(carrier)) continue;
        const Vec2 place{c.axis.x(carrier.chainage_m), c.axis.y_of_mark(carrier.offset_m)};
        marks_.push_back({&carrier, place, place, false});
    }
    crowded_ = marks_.size() > k_most_marks;
    if (crowded_) return;
    const Rect& field = c.axis.field();
    const float before = c.px(k_before_field), over = c.px(k_over_field);
    Placement placement(
        {field.x - before, field.y - over, field.width + before + c.px(k_strip_behind - 2), field.height + 2 * over});
    for (const plan::StripStation& s : c.strip.stations)
        placement.take(Rect{c.axis.x(s.chainage_m), c.axis.middle(), 0, 0}.grown(c.px(k_strip_station)));
    for (const GapLabel& label : gap_labels(c)) placement.take(label.box.grown(c.px(k_gap_air)));
    place_marks(placement);
    placement.take({field.x, c.axis.middle() - c.px(k_line_half), field.width, c.px(2 * k_line_half)});
    place_numbers(placement);
}

/// Marks that would cover each other are spread, as on the map; none crosses to the other side of the line.
void CarrierMarks::place_marks(Placement& placement) {
    if (c_.axis.field().height < c_.px(k_least_spread_field)) return;  // no room for any but their own places
    const Rect& room = placement.viewport();
    const float reach = size_of(c_) / 2, middle = c_.axis.middle();
    const Rect above{room.x, room.y, room.width, middle - reach - room.y};
    const Rect below{room.x, middle + reach, room.width, room.bottom() - middle - reach};
    for (const bool left : {true, false}) {
        std::vector<CarrierSpot> spots;
        for (std::size_t i = 0; i < marks_.size(); ++i)
            if ((marks_[i].carrier->offset_m < 0) == left) spots.push_back({i, marks_[i].place, {}, false, false, 0});
        const std::size_t other_side = placement.take(left ? below : above);
        for (const CarrierSpot& spot : lay_out_carriers(spots, size_of(c_), placement)) {
            Mark& mark = marks_[spot.carrier];
            mark.spread = spot.spread;
            mark.at = {spot.anchor_px.x + spot.offset.x, spot.anchor_px.y + spot.offset.y};
        }
        placement.release(other_side);
    }
}

bool CarrierMarks::place_number(Placement& placement, const Mark& mark) {
    const std::string digits = std::to_string(mark.carrier->carrier->number);
    const float radius = size_of(c_) / 2 + c_.px(k_beside);
    const Vec2 size{c_.width_of(digits) + c_.px(k_number_air), c_.px(k_number_height)};
    const auto beside = free_place_beside(placement, mark.at, radius, size);
    const auto box = beside ? beside : free_place_apart(placement, mark.at, size, c_.px(k_step));
    if (!box) return false;
    placement.take(*box);
    Number number{*box, digits, {}, {}};
    if (!beside) {
        number.leader_to = nearest_of(box->grown(-c_.px(1)), mark.at);
        number.leader_from = leaving(mark.at, number.leader_to, size_of(c_) / 2);
    }
    numbers_.push_back(std::move(number));
    return true;
}

/// From left to right, so that a stack of numbers grows away from what is placed already.
void CarrierMarks::place_numbers(Placement& placement) {
    std::vector<const Mark*> along;
    for (const Mark& mark : marks_)
        if (c_.passes(*mark.carrier)) along.push_back(&mark);
    std::stable_sort(along.begin(), along.end(), [](const Mark* a, const Mark* b) { return a->at.x < b->at.x; });
    for (const Mark* mark : along) all_numbered_ = place_number(placement, *mark) && all_numbered_;
}

scene::Symbol CarrierMarks::symbol_of(const Mark& mark) const {
    const plan::Carrier& carrier = *mark.carrier->carrier;
    scene::Symbol out =
        carrier_symbol(carrier.function, carrier.quality, c_.theme, c_.options.pixel_ratio * k_symbol_scale);
    out.anchor = mark.at;
    if (!c_.passes(*mark.carrier)) {
        out.fill = mix(c_.theme.card, out.fill, k_faded);
        out.edge = c_.theme.card;
    }
    return out;
}

/// From each position to the line, and from a symbol that was spread to its position.
void CarrierMarks::draw_leaders(scene::Builder& builder) const {
    const Colour soft = mix(c_.theme.card, c_.theme.text_soft, 0.45);
    builder.begin(scene::ListKind::marks);
    for (const Mark& mark : marks_) {
        if (!c_.passes(*mark.carrier)) continue;
        builder.line(Space::screen, std::array{Vec2{mark.place.x, c_.axis.middle()}, mark.place},
                     {soft, c_.options.pixel_ratio});
        if (mark.spread) builder.line(Space::screen, std::array{mark.place, mark.at}, {c_.theme.leader, c_.px(1.1F)});
    }
    for (const Number& number : numbers_)
        if (number.leader_from != number.leader_to)
            builder.line(Space::screen, std::array{number.leader_from, number.leader_to},
                         {c_.theme.text_soft, c_.px(0.8F)});
}

void CarrierMarks::draw_numbers(scene::Builder& builder) const {
    builder.begin(scene::ListKind::names);
    for (const Number& number : numbers_)
        c_.write(builder,
                 {number.box.x + (number.box.width - c_.width_of(number.digits)) / 2,
                  number.box.y + (number.box.height - c_.row_height()) / 2},
                 number.digits, c_.theme.text);
}

void CarrierMarks::draw(scene::Builder& builder) const {
    if (!crowded_) draw_leaders(builder);
    builder.begin(scene::ListKind::symbols);
    for (const Mark& mark : marks_) {
        if (crowded_) {
            scene::Symbol dot;
            dot.anchor = mark.at;
            dot.half_size = {c_.options.pixel_ratio, c_.options.pixel_ratio};
            dot.edge_px = 0;
            dot.fill = mix(c_.theme.card, c_.theme.accent, c_.passes(*mark.carrier) ? 0.5 : 0.15);
            builder.symbol(Space::screen, dot);
        } else {
            builder.symbol(Space::screen, symbol_of(mark));
        }
    }
    draw_numbers(builder);
}

void CarrierMarks::add_pick_targets(std::vector<scene::PickTarget>& targets) const {
    for (const Mark& mark : marks_)
        targets.push_back({to_pick(ref_of(*mark.carrier->carrier)), {}, mark.at, size_of(c_) / 2});
}

}  // namespace carto
