#include "window_arrangement.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace carto {
namespace {

using scene::Rect;

constexpr std::array k_row_places{0.0F, 0.15F, 0.3F, 0.45F, 0.6F, 0.8F, 1.0F};
constexpr double k_least_share = 0.74;        // what the city may lose of its size to lie free of floating cards
constexpr double k_least_share_beside = 0.3;  // beside a strip
constexpr double k_card_worth = 0.08;         // the share of the city's size that a card of the legend is worth
constexpr double k_shift_cost = 0.02;         // a row stands at the left unless that gains something
constexpr double k_strip_cost = 0.05;         // a strip takes ground from the map
constexpr float k_most_strip = 0.4F;          // of the width that a strip may take

bool is_right(LegendCorner corner) {
    return corner == LegendCorner::upper_right || corner == LegendCorner::lower_right;
}

bool is_upper(LegendCorner corner) { return corner == LegendCorner::upper_left || corner == LegendCorner::upper_right; }

}  // namespace

Rect WindowParts::room() const {
    return {margin, margin + sign_room, width - 2 * margin, height - foot - 2 * margin - sign_room};
}

WindowArrangement::WindowArrangement(WindowParts parts, const Outline& city) : parts_(std::move(parts)), city_(&city) {}

bool WindowArrangement::at_right() const { return is_right(parts_.corner); }

double WindowArrangement::cost_of_left_out(int cards) const {
    return k_card_worth * static_cast<double>(static_cast<int>(parts_.cards.size()) - cards);
}

float WindowArrangement::row_width(int cards) const {
    float out = -parts_.margin;
    for (int i = 0; i < cards; ++i) out += parts_.cards[static_cast<std::size_t>(i)].width + parts_.margin;
    return out;
}

/// Title at the upper left; the legend in a row at the foot or, where it was dragged there, below the upper edge.
std::vector<Rect> WindowArrangement::row_boxes(const WindowChoice& choice) const {
    const float margin = parts_.margin;
    const Rect title{margin, margin, parts_.title.width, parts_.title.height};
    std::vector<Rect> out{title};
    const float first = choice.above ? title.right() + margin : margin;
    const float end = choice.above ? arrow_box(choice).x : scale_box(choice).x;
    const float last = end - margin - row_width(choice.cards);
    float x = std::round(first + std::max(last - first, 0.0F) * choice.along);
    const float bottom = parts_.height - parts_.foot - margin;
    for (int i = 0; i < choice.cards; ++i) {
        const Rect& size = parts_.cards[static_cast<std::size_t>(i)];
        out.push_back({x, choice.above ? margin : bottom - size.height, size.width, size.height});
        x += size.width + margin;
    }
    return out;
}

std::vector<Rect> WindowArrangement::column_boxes(const WindowChoice& choice) const {
    const Rect strip = strip_box(choice);
    const float top = stamp_room();
    std::vector<Rect> out{{strip.x, top, strip.width, parts_.strip_title.height}};
    float y = top + parts_.strip_title.height;
    for (int i = 0; i < choice.cards; ++i) {
        const float height = parts_.cards[static_cast<std::size_t>(i)].height;
        out.push_back({strip.x, y, strip.width, height});
        y += height;
    }
    return out;
}

std::vector<Rect> WindowArrangement::card_boxes(const WindowChoice& choice) const {
    switch (choice.arrangement) {
        case Arrangement::floating: return row_boxes(choice);
        case Arrangement::strip: return column_boxes(choice);
        case Arrangement::band: break;
    }
    return {{0, 0, parts_.width, parts_.band.height}};
}

/// Height of the stamp at the head of a strip, with what sets it off.
float WindowArrangement::stamp_room() const { return parts_.stamp.width > 0 ? parts_.stamp.height + parts_.margin : 0; }

float WindowArrangement::strip_width(int cards) const {
    float out = std::max({parts_.stamp.width + 2 * parts_.margin, parts_.strip_title.width,
                          parts_.scale.width + parts_.arrow.width + 3 * parts_.margin});
    for (int i = 0; i < cards; ++i) out = std::max(out, parts_.cards[static_cast<std::size_t>(i)].width);
    return out;
}

bool WindowArrangement::strip_fits(int cards) const {
    float height = stamp_room() + parts_.strip_title.height + parts_.arrow.height + 2 * parts_.margin;
    for (int i = 0; i < cards; ++i) height += parts_.cards[static_cast<std::size_t>(i)].height;
    return height <= parts_.height - parts_.foot && strip_width(cards) <= parts_.width * k_most_strip;
}

Rect WindowArrangement::strip_box(const WindowChoice& choice) const {
    if (choice.arrangement == Arrangement::band) return {0, 0, parts_.width, parts_.band.height};
    if (choice.arrangement != Arrangement::strip) return {};
    const float width = strip_width(choice.cards);
    return {at_right() ? parts_.width - width : 0, 0, width, parts_.height - parts_.foot};
}

Rect WindowArrangement::map_box(const WindowChoice& choice) const {
    const Rect strip = strip_box(choice);
    Rect out{0, 0, parts_.width, parts_.height - parts_.foot};
    if (choice.arrangement == Arrangement::band) {
        out.y = strip.height;
        out.height -= strip.height;
    }
    if (choice.arrangement == Arrangement::strip) {
        out.x = at_right() ? 0 : strip.width;
        out.width -= strip.width;
    }
    return out;
}

Rect WindowArrangement::arrow_box(const WindowChoice& choice) const {
    const Rect& size = parts_.arrow;
    const float margin = parts_.margin;
    const Rect strip = strip_box(choice);
    if (choice.arrangement == Arrangement::strip)
        return {strip.right() - margin - size.width, strip.bottom() - margin - size.height, size.width, size.height};
    if (choice.arrangement == Arrangement::floating)
        return {parts_.width - margin - size.width, margin, size.width, size.height};
    const float share = std::min(1.0F, (strip.height - margin) / size.height);
    const float width = std::round(size.width * share), height = std::round(size.height * share);
    return {parts_.width - margin / 2 - width, std::round(margin / 2), width, height};
}

Rect WindowArrangement::scale_box(const WindowChoice& choice) const {
    const Rect& size = parts_.scale;
    const Rect strip = strip_box(choice);
    const float margin = parts_.margin;
    if (choice.arrangement == Arrangement::strip)
        return {strip.x + margin / 2, strip.bottom() - margin - size.height, size.width, size.height};
    if (choice.arrangement == Arrangement::floating)
        return {parts_.width - margin - size.width, parts_.height - parts_.foot - margin - size.height, size.width,
                size.height};
    return {arrow_box(choice).x - margin - size.width, strip.bottom() - size.height - margin / 4, size.width,
            size.height};
}

/// In a band before its button, in a strip at its head. Over the map in the middle, beside the title, else below the
/// cards at the upper edge.
Rect WindowArrangement::stamp_box(const WindowChoice& choice) const {
    const Rect& size = parts_.stamp;
    if (size.width == 0) return {};
    const float margin = parts_.margin;
    const Rect strip = strip_box(choice);
    if (choice.arrangement == Arrangement::band)
        return {parts_.width - parts_.band_end - size.width, std::round(margin / 2), size.width, size.height};
    if (choice.arrangement == Arrangement::strip)
        return {std::round(strip.x + (strip.width - size.width) / 2), margin / 2, size.width, size.height};
    const std::vector<Rect> row = row_boxes(choice);
    const float middle = std::round((parts_.width - size.width) / 2), beside = row.front().right() + margin;
    if (!choice.above && beside + size.width + margin <= arrow_box(choice).x)
        return {std::round(std::max(middle, beside)), margin, size.width, size.height};
    float below = row.front().bottom();
    if (choice.above)
        for (const Rect& card : row) below = std::max(below, card.bottom());
    return {middle, std::round(below + margin), size.width, size.height};
}

/// The boxes that the city has to lie off.
std::vector<Rect> WindowArrangement::obstacles(const WindowChoice& choice) const {
    std::vector<Rect> out = row_boxes(choice);
    out.push_back(arrow_box(choice));
    out.push_back(scale_box(choice));
    if (parts_.stamp.width > 0) out.push_back(stamp_box(choice));
    return out;
}

/// One that leaves out a card must gain the city something.
std::optional<WindowChoice> WindowArrangement::best_floating(double& highest) const {
    std::optional<WindowChoice> best;
    const bool dragged = parts_.corner != LegendCorner::automatic;
    for (int cards = static_cast<int>(parts_.cards.size()); cards >= 0; --cards) {
        if (cards == 0 && !parts_.cards.empty()) break;  // a map of classes without a legend says nothing
        for (const float along : k_row_places) {
            if (dragged && along != (at_right() ? 1.0F : 0.0F)) continue;
            WindowChoice tried{Arrangement::floating, cards, along, is_upper(parts_.corner), {}};
            const std::vector<Rect> row = row_boxes(tried);
            const Rect end = tried.above ? arrow_box(tried) : scale_box(tried);
            if (row.back().right() + parts_.margin > end.x) continue;
            const double cost = cost_of_left_out(cards) + (dragged ? 0 : k_shift_cost * along);
            std::vector<Rect> boxes = obstacles(tried);
            for (Rect& box : boxes) box = box.grown(parts_.clearance);
            tried.city = city_->fit(parts_.room(), boxes, std::max(k_least_share, highest + cost));
            if (tried.city.share - cost <= highest) continue;
            highest = tried.city.share - cost;
            best = tried;
        }
    }
    return best;
}

/// In the part of the map that the strip leaves; its share is of the whole room.
Fit WindowArrangement::fit_beside(const WindowChoice& choice) const {
    const Rect map = map_box(choice);
    const float margin = parts_.margin;
    const Rect room{map.x + margin, map.y + margin + parts_.sign_room, map.width - 2 * margin,
                    map.height - 2 * margin - parts_.sign_room};
    if (room.width <= 0 || room.height <= 0) return {0, {}};
    Fit fit = city_->fit(room, {}, k_least_share_beside);
    fit.share *= city_->largest_scale(room) / city_->largest_scale(parts_.room());
    return fit;
}

WindowChoice WindowArrangement::beside() const {
    WindowChoice out{Arrangement::band, 0, 0, false, {}};
    const int least = parts_.cards.empty() ? 0 : 1;
    for (int cards = static_cast<int>(parts_.cards.size()); cards >= least && !parts_.folded; --cards)
        if (strip_fits(cards)) {
            out.arrangement = Arrangement::strip;
            out.cards = cards;
            break;
        }
    out.city = fit_beside(out);
    return out;
}

WindowChoice WindowArrangement::choose() const {
    const WindowChoice ground = beside();
    if (parts_.folded) return ground;
    const bool strip = ground.arrangement == Arrangement::strip;
    const int shown = strip ? ground.cards : 0;
    double highest = ground.city.share - cost_of_left_out(shown) - (strip ? k_strip_cost : 0);
    const std::optional<WindowChoice> floating = best_floating(highest);
    return floating.value_or(ground);
}

WindowChoice WindowArrangement::for_camera(const WindowChoice& fitted, const scene::Camera& camera) const {
    if (fitted.arrangement != Arrangement::floating) return fitted;
    return city_->is_free(camera, obstacles(fitted)) ? fitted : beside();
}

}  // namespace carto
