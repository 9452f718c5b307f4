// What stands over a window's map, and in a cell of the wall.
#include <algorithm>
#include <array>
#include <cmath>

#include "base/translate.h"
#include "furniture_impl.h"
#include "legend.h"
#include "words.h"

namespace carto {
namespace {

using scene::Rect;
using scene::Vec2;

constexpr float k_cell_margin = 6;  // of a cell of a wall
constexpr float k_least_strip = 230;
constexpr float k_sign_room = 16;
constexpr double k_least_share = 0.74;     // what the city of a wall's cell may lose of its size to lie free
constexpr float k_lines_min_width = 1250;  // a window narrower than this leaves out the key of lines
constexpr float k_most_band = 0.4F;        // of a window's height; a band that needs more is its title alone

}  // namespace

Card FurnitureLayout::Impl::window_title(const plan::Index& index, const Choropleth& map, bool narrow,
                                         float max_width) {
    Card title = new_card();
    if (narrow)
        fill_short_title(title, index, map, options, max_width);
    else
        fill_title(title, index, map, options, max_width);
    title.widen(k_fold_button);
    return title;
}

Band FurnitureLayout::Impl::new_band() {
    const float stamped = stamp_box.width > 0 ? stamp_box.width + px(k_margin) : 0;
    return {text, theme, ratio, static_cast<float>(width), band_end() + stamped, arrow_box.height + px(k_margin)};
}

/// A low window keeps its map rather than the classes.
Band FurnitureLayout::Impl::window_band(const plan::Index& index, const Choropleth& map) {
    Band out = new_band();
    fill_band(out, index, map, options);
    out.reserve_end(scale_box.width);
    if (out.size().height <= static_cast<float>(height) * k_most_band) return out;
    Band without_legend = new_band();
    fill_short_band(without_legend, index, map, options);
    without_legend.reserve_end(scale_box.width);
    return without_legend;
}

/// Boxes for what `shown` shows.
void FurnitureLayout::Impl::place_window(const WindowArrangement& arrangement, const WindowChoice& shown) {
    strip_box = arrangement.strip_box(shown);
    arrow_box = arrangement.arrow_box(shown);
    scale_box = arrangement.scale_box(shown);
    stamp_box = arrangement.stamp_box(shown);
    clear_box = arrangement.map_box(arrangement.beside());
}

/// Title and legend where they cover nothing that the map shows.
void FurnitureLayout::Impl::make_window(const plan::Index& index, const Choropleth& map, const Outline& city,
                                        const scene::Camera* camera) {
    const float margin = px(k_margin);
    const bool narrow = static_cast<float>(width) < px(k_title_min_width);
    place_scale_and_arrow(static_cast<float>(width) - margin);
    const float sign_room = options.shows(Layer::carriers) ? px(k_sign_room) : 0;
    insets = {margin, margin + sign_room, margin, insets.bottom + margin};
    Card title = window_title(index, map, narrow, narrow ? static_cast<float>(width) / ratio / 2 : 330);
    std::vector<Card> row = legend_cards(index, map);
    float strip_width = px(k_least_strip);
    for (const Card& card : row) strip_width = std::max(strip_width, card.size().width);
    Card strip_title = window_title(index, map, false, strip_width / ratio - 2 * Card::k_padding - k_fold_button);
    band.emplace(window_band(index, map));
    WindowParts parts{static_cast<float>(width),
                      static_cast<float>(height),
                      foot_box.height,
                      margin,
                      px(k_clearance),
                      sign_room,
                      band_end(),
                      title.size(),
                      strip_title.size(),
                      band->size(),
                      arrow_box,
                      scale_box,
                      stamp_box,
                      {},
                      options.legend_corner,
                      options.legend_folded};
    for (const Card& card : row) parts.cards.push_back(card.size());
    const WindowArrangement arrangement(std::move(parts), city);
    if (!choice) choice = arrangement.choose();
    const WindowChoice shown = camera != nullptr ? arrangement.for_camera(*choice, *camera) : *choice;
    place_window(arrangement, shown);
    if (shown.arrangement == Arrangement::band) return;
    band.reset();
    const std::vector<Rect> boxes = arrangement.card_boxes(shown);
    cards.push_back({shown.arrangement == Arrangement::strip ? std::move(strip_title) : std::move(title), boxes[0]});
    for (std::size_t i = 1; i < boxes.size(); ++i) cards.push_back({std::move(row[i - 1]), boxes[i]});
}

/// The name of the indicator above; the city beside it lies in every cell of a wall as in the others.
void FurnitureLayout::Impl::make_cell(const plan::Index& index, const Choropleth& map, const Outline& city) {
    const float margin = px(k_cell_margin);
    const float max_width = static_cast<float>(width) / ratio - 2 * (k_cell_margin + Card::k_padding);
    Card title = new_card();
    fill_cell_title(title, index, map, options, max_width);
    put(std::move(title), {margin, margin}, Corner::upper_left);
    insets = {margin, margin, margin, margin};
    if (choice) return;
    Rect widest;
    for (const plan::Indicator& indicator : index->indicators) {
        Card other = new_card();
        Choropleth named = map;
        named.indicator = &indicator;
        fill_cell_title(other, index, named, options, max_width);
        if (other.size().width > widest.width) widest = other.size();
    }
    widest.x = widest.y = margin;
    choice = WindowChoice{};
    choice->city = city.fit(map_room(), {&widest, 1}, k_least_share);
}

/// Classes, carriers, lines: those that have something to say.
std::vector<Card> FurnitureLayout::Impl::legend_cards(const plan::Index& index, const Choropleth& map) {
    std::vector<Card> out;
    const auto add = [&](auto fill) {
        Card card = new_card();
        fill(card);
        if (!card.empty()) out.push_back(std::move(card));
    };
    add([&](Card& card) { fill_classes(card, index, map, options, AreaNames::none); });
    add([&](Card& card) { fill_carriers(card, index, options); });
    if (static_cast<float>(width) >= px(k_lines_min_width)) add([&](Card& card) { fill_lines(card, index, options); });
    return out;
}

}  // namespace carto
