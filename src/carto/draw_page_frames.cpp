#include "draw_page_frames.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "label.h"

namespace carto {
namespace {

using scene::Rect;
using scene::Space;
using scene::Vec2;

// logical px
constexpr float k_number = 13, k_side = 4, k_half_height = 9, k_gap = 2;
constexpr float k_line = 1.5F, k_halo = 1.2F, k_dash = 7, k_dash_gap = 3;

Path ring_of(const BuildContext& c, const IndexedPage& page) {
    Path ring;
    for (const geo::Projected corner : page.frame)
        ring.push_back(
            {static_cast<float>(corner.x - c.geometry.origin.x), static_cast<float>(corner.y - c.geometry.origin.y)});
    ring.push_back(ring.front());
    return ring;
}

void draw_frame(BuildContext& c, const IndexedPage& page) {
    const Path ring = ring_of(c, page);
    c.builder.line(Space::map, ring, {c.theme.halo, c.px(k_line + 2 * k_halo), 0, 0});
    c.builder.line(Space::map, ring, {c.theme.accent, c.px(k_line), c.px(k_dash), c.px(k_dash_gap)});
}

/// On the screen, upright, as large as the ring.
Rect box_of(const BuildContext& c, const IndexedPage& page) {
    Vec2 least{std::numeric_limits<float>::max(), std::numeric_limits<float>::max()}, most{-least.x, -least.y};
    for (const Vec2 corner : ring_of(c, page)) {
        const Vec2 at = c.screen(corner);
        least = {std::min(least.x, at.x), std::min(least.y, at.y)};
        most = {std::max(most.x, at.x), std::max(most.y, at.y)};
    }
    return {least.x, least.y, most.x - least.x, most.y - least.y};
}

struct Number {
    TextBlock words;
    Vec2 half;  ///< of its box, px
};

Number number_of(BuildContext& c, const IndexedPage& page) {
    Number number;
    number.words.add(c.text, std::to_string(page.number), {c.px(k_number), Weight::bold, 0}, {c.theme.card});
    number.half = {std::max(c.px(k_half_height), number.words.width() / 2 + c.px(k_side)), c.px(k_half_height)};
    return number;
}

/// The first place within its frame that `is_free`, by rows from the upper left.
template <class IsFree>
std::optional<Rect> first_place(const BuildContext& c, const Rect& frame, Vec2 half, IsFree is_free) {
    constexpr int k_steps = 6;
    const float inset = c.px(k_line + k_gap);
    const Vec2 room{std::max(0.0F, frame.width - 2 * (inset + half.x)),
                    std::max(0.0F, frame.height - 2 * (inset + half.y))};
    for (int row = 0; row <= k_steps; ++row)
        for (int column = 0; column <= k_steps; ++column) {
            const Rect box{frame.x + inset + room.x * static_cast<float>(column) / k_steps,
                           frame.y + inset + room.y * static_cast<float>(row) / k_steps, 2 * half.x, 2 * half.y};
            if (is_free(box.grown(c.px(k_gap)))) return box;
        }
    return std::nullopt;
}

/// Upon nothing else; among more than have room at least upon no other number; else in the upper left corner, for a
/// page without its number cannot be found.
Rect place_of(const BuildContext& c, const IndexedPage& page, Vec2 half, const std::vector<Rect>& numbers) {
    const Rect frame = box_of(c, page);
    const auto is_free = [&](const Rect& box) { return c.placement.is_free(box); };
    if (const auto place = first_place(c, frame, half, is_free)) return *place;
    const auto is_apart = [&](const Rect& box) {
        return std::ranges::none_of(numbers, [&](const Rect& other) { return other.overlaps(box); });
    };
    if (const auto place = first_place(c, frame, half, is_apart)) return *place;
    return {frame.x, frame.y, 2 * half.x, 2 * half.y};
}

void draw_number(BuildContext& c, const IndexedPage& page, std::vector<Rect>& numbers) {
    const Number number = number_of(c, page);
    const Rect place = place_of(c, page, number.half, numbers);
    numbers.push_back(place);
    c.placement.take(place);
    scene::Symbol box;
    box.shape = scene::Shape::box;
    box.anchor = c.local({place.x + number.half.x, place.y + number.half.y});
    box.half_size = number.half;
    box.corner_px = c.px(2);
    box.fill = c.theme.accent;
    box.edge = c.theme.card;
    box.edge_px = c.px(1);
    c.builder.symbol(Space::map, box);
    number.words.draw(c.builder, Space::map, box.anchor, {-number.words.width() / 2, -number.words.height() / 2},
                      Align::left);
}

}  // namespace

void draw_page_frames(BuildContext& c) {
    std::vector<const IndexedPage*> framed;
    for (const IndexedPage& page : c.options.pages)
        if (page.number > 0 && !page.frame.empty()) framed.push_back(&page);
    for (const IndexedPage* page : framed) draw_frame(c, *page);
    const auto ground_px = [&](const IndexedPage* page) {
        const Rect box = box_of(c, *page);
        return box.width * box.height;
    };
    std::ranges::stable_sort(framed, {}, ground_px);  // small frames have few places
    std::vector<Rect> numbers;
    for (const IndexedPage* page : framed) draw_number(c, *page, numbers);
}

}  // namespace carto
