#include "furniture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <span>

#include "area_cards.h"
#include "base/translate.h"
#include "card.h"
#include "legend.h"
#include "plan/observations.h"
#include "symbols.h"
#include "words.h"

namespace carto {
namespace {

using scene::Rect;
using scene::Space;
using scene::Vec2;

constexpr float k_margin = 14;
constexpr float k_cell_margin = 6;  // of a cell of a wall
constexpr float k_foot_size = 11;
constexpr float k_arrow_height = 50;
constexpr float k_least_strip = 230;
constexpr float k_sign_room = 16;
constexpr std::size_t k_index_most = 60;  // carriers; more are no index but a table
constexpr float k_scale_bar_max = 150;
constexpr float k_index_min_width = 1180;  // a picture narrower than this has no room for the index of carriers
constexpr float k_index_min_height = 800;
constexpr float k_title_min_width = 900;      // a window narrower than this has a title of two lines
constexpr float k_clearance = 5;              // between the city and a card
constexpr double k_least_share = 0.74;        // what the city of a wall's cell may lose of its size to lie free
constexpr float k_fold_button = 22;           // beside the title, for the window's button that folds the legend
constexpr float k_lines_min_width = 1250;     // a window narrower than this leaves out the key of lines
constexpr float k_slide_title_share = 0.78F;  // of a slide's width, for its title and conclusion
constexpr float k_upright = 1.2F;             // height over width from which a page has its map in the middle
constexpr float k_least_between = 0.32F;      // of its height, for that map between title and legend
constexpr float k_most_band = 0.4F;           // of a window's height; a band that needs more is its title alone

/// "1:200,000 (A3)": it holds on that paper alone, the bar at any size.
std::string scale_text(const SheetWords& sheet) {
    std::string digits = fmt::format("{:.0f}", sheet.scale);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return "1:" + digits + (sheet.paper.empty() ? "" : " (" + sheet.paper + ")");
}

}  // namespace

double round_scale_length_m(double pixels_per_metre, double max_px) {
    const double longest_m = max_px / pixels_per_metre;
    const double decade = std::pow(10.0, std::floor(std::log10(longest_m)));
    for (const double step : {5.0, 2.0, 1.0})
        if (step * decade <= longest_m) return step * decade;
    return decade;
}

struct FurnitureLayout::Impl {
    const Theme& theme;
    const MapOptions& options;
    TextEngine& text;
    float ratio;
    int width, height;
    Insets insets;
    std::optional<WindowChoice> choice;  ///< for the fitted city
    struct PlacedCard {
        Card card;
        Rect box;
    };
    std::vector<PlacedCard> cards;
    std::optional<Band> band;
    Rect strip_box, scale_box, arrow_box, foot_box, stamp_box;
    Rect unrolled_box;  ///< for the corridor unrolled, above the foot
    Rect clear_box;     ///< of a window: what nothing covers wherever the map is
    TextBlock foot, stamp;
    TextBlock page;  ///< its number, at the end of the foot

    Impl(const MapOptions& wish, TextEngine& engine, int w, int h)
        : theme(carto::theme(wish.theme)), options(wish), text(engine), ratio(wish.pixel_ratio), width(w), height(h) {}

    [[nodiscard]] float px(float logical) const { return logical * ratio; }
    /// North arrow and the window's button.
    [[nodiscard]] float band_end() const { return arrow_box.width + px(k_margin + k_fold_button); }
    [[nodiscard]] Card new_card() { return {text, theme, ratio}; }
    [[nodiscard]] Band new_band();
    /// Puts a card with its upper left, upper right or lower left corner at a place; gives its box.
    enum class Corner { upper_left, upper_right, lower_left, lower_right };
    Rect put(Card card, Vec2 at, Corner corner);
    void make_foot(const plan::Index& index);
    void make_page(const plan::Index& index, const Choropleth& map);
    void make_slide(const plan::Index& index, const Choropleth& map);
    /// Where the furniture of a page ends, below.
    [[nodiscard]] float floor() const { return unrolled_box.height > 0 ? unrolled_box.y : foot_box.y; }
    void reserve_unrolled(const plan::Index& index);
    float put_beside(const plan::Index& index, const Choropleth& map, bool roomy);
    [[nodiscard]] bool lists_areas() const {
        return options.sheet.beside == Beside::table || options.sheet.beside == Beside::ranking;
    }
    float put_index(const plan::Index& index, bool roomy);
    std::vector<Card> area_columns(const plan::Index& index, const Choropleth& map, Vec2 most);
    float put_areas(const plan::Index& index, const Choropleth& map);
    void put_areas_low(const plan::Index& index, const Choropleth& map, const Rect& legend);
    float lift_scale(std::span<const PlacedCard> low);
    float put_pages();
    void move_scale_below_list();
    Card pages_column(std::span<const IndexedPage> pages);
    Card page_legend(const plan::Index& index, const Choropleth& map, float most, bool roomy);
    void make_window(const plan::Index& index, const Choropleth& map, const Outline& city, const scene::Camera* camera);
    void make_cell(const plan::Index& index, const Choropleth& map, const Outline& city);
    Card window_title(const plan::Index& index, const Choropleth& map, bool narrow, float max_width);
    std::vector<Card> legend_cards(const plan::Index& index, const Choropleth& map);
    Band window_band(const plan::Index& index, const Choropleth& map);
    void place_window(const WindowArrangement& arrangement, const WindowChoice& shown);
    [[nodiscard]] Rect map_room() const;
    [[nodiscard]] std::string foot_words(const plan::Index& index) const;
    void place_scale_and_arrow(float right);
    void draw_foot(scene::Builder& builder) const;
    void draw_scale(scene::Builder& builder, const scene::Camera& camera) const;
    void draw_arrow(scene::Builder& builder) const;
    void make_stamp(const plan::Index& index);
    void move_stamp_off(const Rect& title);
    void draw_stamp(scene::Builder& builder) const;
};

/// A window's foot is one line: what does not fit goes, part by part from the end.
std::string FurnitureLayout::Impl::foot_words(const plan::Index& index) const {
    const std::vector<std::string> parts = foot_parts(index, options);
    if (options.furniture != Furniture::window) return joined_foot(parts, options.language);
    const float room = static_cast<float>(width) - px(2 * k_margin);
    return fitted_foot(parts, options.language, [&](const std::string& line) {
        return text.shape(line, {px(k_foot_size), Weight::regular, 0}).width <= room;
    });
}

void FurnitureLayout::Impl::make_foot(const plan::Index& index) {
    if (!options.sheet.page.empty())
        page.add(text, options.sheet.page, {px(k_foot_size), Weight::bold, 0}, {theme.text_soft});
    const float beside = page.empty() ? 0 : page.width() + px(2 * k_margin);
    foot.add_wrapped(text, foot_words(index), {px(k_foot_size), Weight::regular, 0}, {theme.text_soft},
                     static_cast<float>(width) - px(2 * k_margin) - beside, LineLength::full);
    const float box_height = std::ceil(foot.height() + px(9));
    foot_box = {0, static_cast<float>(height) - box_height, static_cast<float>(width), box_height};
    insets.bottom = box_height;
}

void FurnitureLayout::Impl::place_scale_and_arrow(float right) {
    const float bottom = floor() - px(k_margin);
    const float high = px(options.sheet.scale > 0 ? 47 : 30);
    scale_box = {right - px(k_scale_bar_max) - px(16), bottom - high, px(k_scale_bar_max) + px(16), high};
    arrow_box = {right - px(34), px(k_margin), px(34), px(k_arrow_height)};
}

Rect FurnitureLayout::Impl::put(Card card, Vec2 at, Corner corner) {
    if (card.empty()) return {at.x, at.y, 0, 0};
    Rect box = card.size();
    const bool is_right = corner == Corner::upper_right || corner == Corner::lower_right;
    const bool is_low = corner == Corner::lower_left || corner == Corner::lower_right;
    box.x = is_right ? at.x - box.width : at.x;
    box.y = is_low ? at.y - box.height : at.y;
    cards.push_back({std::move(card), box});
    return box;
}

/// As much as the height holds: first the names of the areas are shortened and left out, then the keys below.
Card FurnitureLayout::Impl::page_legend(const plan::Index& index, const Choropleth& map, float most, bool roomy) {
    struct Contents {
        AreaNames names;
        bool carriers, lines;
    };
    constexpr std::array k_wishes{Contents{AreaNames::all, true, true},   Contents{AreaNames::one_line, true, true},
                                  Contents{AreaNames::none, true, true},  Contents{AreaNames::one_line, true, false},
                                  Contents{AreaNames::none, true, false}, Contents{AreaNames::one_line, false, false},
                                  Contents{AreaNames::none, false, false}};
    Card legend = new_card();
    for (const Contents& wish : k_wishes) {
        legend = new_card();
        fill_classes(legend, index, map, options, lists_areas() ? AreaNames::none : wish.names);
        if (roomy && wish.carriers) fill_carriers(legend, index, options);
        if (roomy && wish.lines) fill_lines(legend, index, options);
        if (legend.empty() || legend.size().height <= most) break;
    }
    return legend;
}

Card FurnitureLayout::Impl::pages_column(std::span<const IndexedPage> pages) {
    constexpr float k_width = 190;
    Card column = new_card();
    fill_pages(column, pages, options, k_width);
    return column;
}

/// The index of carriers in the upper right corner, where there is room; gives where the map's room ends.
float FurnitureLayout::Impl::put_index(const plan::Index& index, bool roomy) {
    const float margin = px(k_margin), right = static_cast<float>(width) - margin;
    const bool wanted = roomy && options.shows(Layer::carriers);
    if (!wanted || index->carriers.empty() || index->carriers.size() > k_index_most) return right;
    Card carriers = new_card();
    fill_index(carriers, index, options, 200);
    if (carriers.empty() || carriers.size().height > floor() - 2 * margin) return right;
    return put(std::move(carriers), {right, margin}, Corner::upper_right).x - margin;
}

/// Across the page, between its map and its foot.
void FurnitureLayout::Impl::reserve_unrolled(const plan::Index& index) {
    constexpr float k_height = 200, k_upright_height = 280, k_most_share = 0.4F;
    if (options.sheet.beside != Beside::strip || index->rail.empty() || !options.pages.empty()) return;
    const bool upright = height > width;  // then names of stations take more lines
    const float high =
        std::round(std::min(px(upright ? k_upright_height : k_height), k_most_share * static_cast<float>(height)));
    unrolled_box = {0, foot_box.y - high, static_cast<float>(width), high};
    insets.bottom += high;
}

/// In as large a type as the room allows, in columns where the smallest is too high; nothing where it is too wide.
std::vector<Card> FurnitureLayout::Impl::area_columns(const plan::Index& index, const Choropleth& map, Vec2 most) {
    constexpr std::array k_sizes{12.5F, 11.0F, 9.5F, 8.0F};
    const std::vector<ListedArea> all = listed_areas(map, options);
    const auto column = [&](std::span<const ListedArea> areas, float size) {
        Card card = new_card();
        if (options.sheet.beside == Beside::ranking)
            fill_ranking(card, index, map, options, areas, size);
        else
            fill_area_table(card, index, map, options, areas, size);
        return card;
    };
    std::vector<Card> out;
    if (all.empty()) return out;
    for (const float size : k_sizes) {
        Card card = column(all, size);
        if (card.size().height > most.y || card.size().width > most.x) continue;
        out.push_back(std::move(card));
        return out;
    }
    for (std::span<const ListedArea> rest = all; !rest.empty();) {
        std::size_t count = rest.size();
        Card card = column(rest, k_sizes.back());
        while (count > 1 && card.size().height > most.y) card = column(rest.first(--count), k_sizes.back());
        if (card.size().width > most.x) return {};
        out.push_back(std::move(card));
        rest = rest.subspan(count);
    }
    return out;
}

/// In the upper right corner; gives where the map's room ends.
float FurnitureLayout::Impl::put_areas(const plan::Index& index, const Choropleth& map) {
    const float margin = px(k_margin);
    float right = static_cast<float>(width) - margin;
    std::vector<Card> columns;
    for (const float widest : {0.34F, 0.42F, 1.0F})  // of the page: better small type than a small map
        if (columns.empty())
            columns = area_columns(index, map, {widest * static_cast<float>(width), floor() - 2 * margin});
    for (auto column = columns.rbegin(); column != columns.rend(); ++column)
        right = put(std::move(*column), {right, margin}, Corner::upper_right).x - margin;
    return right;
}

/// On an upright page: beside the legend, or above it where that leaves too little room.
void FurnitureLayout::Impl::put_areas_low(const plan::Index& index, const Choropleth& map, const Rect& legend) {
    constexpr float k_most_beside = 0.42F, k_most_above = 0.25F;  // of the page's height
    const float margin = px(k_margin), end = static_cast<float>(width) - margin, high = static_cast<float>(height);
    float bottom = floor() - margin;
    std::vector<Card> columns =
        area_columns(index, map, {end - legend.right() - (legend.width > 0 ? margin : 0), k_most_beside * high});
    if (columns.empty()) {
        bottom = legend.y - margin;
        columns = area_columns(index, map, {end - margin, k_most_above * high});
    }
    float right = end;
    for (auto column = columns.rbegin(); column != columns.rend(); ++column)
        right = put(std::move(*column), {right, bottom}, Corner::lower_right).x - margin;
}

/// What a page bears at the right beside its map; gives where the map's room ends.
float FurnitureLayout::Impl::put_beside(const plan::Index& index, const Choropleth& map, bool roomy) {
    switch (options.sheet.beside) {
        case Beside::carriers: return put_index(index, roomy);
        case Beside::table:
        case Beside::ranking: return put_areas(index, map);
        case Beside::strip:
        case Beside::nothing: break;
    }
    return static_cast<float>(width) - px(k_margin);
}

/// The list of an atlas's pages in that corner, in as many columns as it takes.
float FurnitureLayout::Impl::put_pages() {
    const float margin = px(k_margin), most = floor() - 2 * margin;
    float right = static_cast<float>(width) - margin;
    std::vector<Card> columns;
    std::vector<IndexedPage> listed;
    std::ranges::copy_if(options.pages, std::back_inserter(listed),
                         [](const IndexedPage& each) { return !each.name.empty(); });
    for (std::span<const IndexedPage> rest = listed; !rest.empty();) {
        std::size_t count = rest.size();
        Card column = pages_column(rest.first(count));
        while (count > 1 && column.size().height > most) column = pages_column(rest.first(--count));
        columns.push_back(std::move(column));
        rest = rest.subspan(count);
    }
    for (auto column = columns.rbegin(); column != columns.rend(); ++column)
        right = put(std::move(*column), {right, margin}, Corner::upper_right).x - margin;
    return right;
}

/// Into the corner of the sheet, where the list leaves it free.
void FurnitureLayout::Impl::move_scale_below_list() {
    Rect moved = scale_box;
    moved.x = static_cast<float>(width) - px(k_margin) - moved.width;
    const auto covers = [&](const PlacedCard& card) { return card.box.overlaps(moved.grown(px(k_margin))); };
    if (std::ranges::none_of(cards, covers)) scale_box = moved;
}

/// Above the cards of a low row that stand where it would; gives where all of them begin.
float FurnitureLayout::Impl::lift_scale(std::span<const PlacedCard> low) {
    float top = floor();
    for (const PlacedCard& card : low) top = std::min(top, card.box.y);
    const auto covers = [&](const PlacedCard& card) { return card.box.overlaps(scale_box); };
    if (std::ranges::none_of(low, covers)) return top;
    scale_box.y = top - px(k_margin) - scale_box.height;
    return scale_box.y;
}

/// Title and legend at the left, index of carriers or of pages at the right, the map between; on an upright page below
/// the title and above the legend.
void FurnitureLayout::Impl::make_page(const plan::Index& index, const Choropleth& map) {
    const auto w = static_cast<float>(width);
    const float margin = px(k_margin);
    const bool roomy = w >= px(k_index_min_width) && static_cast<float>(height) >= px(k_index_min_height);
    Card title = new_card();
    fill_title(title, index, map, options, roomy ? 300.0F : 240.0F);
    const Rect title_box = put(std::move(title), {margin, margin}, Corner::upper_left);
    const bool upright = !options.sheet.paper.empty() &&
                         static_cast<float>(height) > k_upright * w;  // the map lies between them, else beside them
    const float between = upright ? k_least_between * static_cast<float>(height) : 0;
    reserve_unrolled(index);
    Card legend = page_legend(index, map, floor() - 2 * margin - title_box.bottom() - between, roomy);
    const Rect legend_box = put(std::move(legend), {margin, floor() - margin}, Corner::lower_left);
    insets.left = upright ? margin : std::max(title_box.right(), legend_box.right()) + margin;
    const std::size_t before = cards.size();
    float right = w - margin;
    if (!options.pages.empty())
        right = put_pages();
    else if (upright && lists_areas())
        put_areas_low(index, map, legend_box);
    else
        right = put_beside(index, map, roomy);
    place_scale_and_arrow(right);
    const float low = upright && lists_areas() ? lift_scale(std::span(cards).subspan(before)) : legend_box.y;
    if (!options.pages.empty()) move_scale_below_list();
    move_stamp_off(title_box);
    insets.right = w - right + px(8);
    insets.top = upright ? title_box.bottom() + margin : margin;
    insets.bottom += upright ? floor() + margin - std::min(low, legend_box.y) : margin;
}

/// What is said stands across the top, the legend low at the left: from the last row both are read first. The map has
/// the rest, under the one and beside the other.
void FurnitureLayout::Impl::make_slide(const plan::Index& index, const Choropleth& map) {
    const auto w = static_cast<float>(width);
    const float margin = px(k_margin);
    Card title = new_card();
    fill_slide_title(title, index, map, options, w / ratio * k_slide_title_share);
    const Rect title_box = put(std::move(title), {margin, margin}, Corner::upper_left);
    Card legend = new_card();
    fill_classes(legend, index, map, options, AreaNames::none);
    if (legend.empty() && options.shows(Layer::carriers)) fill_carriers(legend, index, options);
    if (legend.size().height > foot_box.y - 2 * margin - title_box.bottom()) legend = new_card();
    const Rect legend_box = put(std::move(legend), {margin, foot_box.y - margin}, Corner::lower_left);
    place_scale_and_arrow(w - margin);
    move_stamp_off(title_box);
    insets.left = legend_box.right() + margin;
    insets.right = margin;
    insets.top = std::max(title_box.bottom(), stamp_box.width > 0 ? stamp_box.bottom() : 0) + margin / 2;
    insets.bottom += margin;
}

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

/// Where the city may lie: all but margins and foot.
Rect FurnitureLayout::Impl::map_room() const {
    return {insets.left, insets.top, static_cast<float>(width) - insets.left - insets.right,
            static_cast<float>(height) - insets.top - insets.bottom};
}

FurnitureLayout::FurnitureLayout(const plan::Index& index, const Choropleth& map, const MapOptions& options,
                                 TextEngine& text, int width, int height, const Outline& city,
                                 const std::optional<WindowChoice>& known, const scene::Camera* camera)
    : impl_(std::make_unique<Impl>(options, text, width, height)) {
    if (options.furniture == Furniture::none) {
        const float margin = impl_->px(k_margin);
        impl_->insets = {margin, margin, margin, margin};
        return;
    }
    impl_->choice = known;
    if (options.furniture == Furniture::cell) {
        impl_->make_cell(index, map, city);
        return;
    }
    impl_->make_stamp(index);
    impl_->make_foot(index);
    if (options.furniture == Furniture::slide)
        impl_->make_slide(index, map);
    else if (options.furniture == Furniture::page)
        impl_->make_page(index, map);
    else
        impl_->make_window(index, map, city, camera);
}

FurnitureLayout::FurnitureLayout(FurnitureLayout&&) noexcept = default;
FurnitureLayout::~FurnitureLayout() = default;

const Insets& FurnitureLayout::insets() const { return impl_->insets; }
const std::optional<WindowChoice>& FurnitureLayout::choice() const { return impl_->choice; }

const Rect& FurnitureLayout::unrolled_room() const { return impl_->unrolled_box; }

Rect FurnitureLayout::room() const {
    if (impl_->options.furniture == Furniture::window) return impl_->clear_box.grown(-impl_->px(k_margin));
    return impl_->map_room();
}

std::vector<Rect> FurnitureLayout::grounds() const {
    if (impl_->strip_box.width > 0) return {impl_->strip_box, impl_->foot_box};
    std::vector<Rect> out;
    for (const auto& placed : impl_->cards) out.push_back(placed.box);
    if (impl_->unrolled_box.height > 0) out.push_back(impl_->unrolled_box);
    if (impl_->foot_box.width > 0) out.push_back(impl_->foot_box);
    return out;
}

std::vector<Rect> FurnitureLayout::boxes() const {
    std::vector<Rect> out;
    if (impl_->strip_box.width > 0) {
        out = {impl_->strip_box, impl_->foot_box};
        if (impl_->stamp_box.width > 0) out.push_back(impl_->stamp_box);
        return out;
    }
    for (const auto& placed : impl_->cards) out.push_back(placed.box);
    for (const Rect& box : {impl_->scale_box, impl_->arrow_box, impl_->unrolled_box, impl_->foot_box, impl_->stamp_box})
        if (box.width > 0) out.push_back(box);
    return out;
}

std::vector<scene::LegendRow> FurnitureLayout::legend_rows() const {
    if (impl_->band) return impl_->band->keyed_rows();
    std::vector<scene::LegendRow> rows;
    for (const auto& placed : impl_->cards) {
        const auto of_card = placed.card.keyed_rows({placed.box.x, placed.box.y});
        rows.insert(rows.end(), of_card.begin(), of_card.end());
    }
    return rows;
}

/// Over everything, wherever the picture goes: some of what it shows is made up.
void FurnitureLayout::Impl::make_stamp(const plan::Index& index) {
    if (!index.has_sample() || !options.shows(Layer::areas)) return;
    const std::string words = std::string(base::translate(Language::zh, base::mark("SAMPLE"))) + " SAMPLE";
    const bool narrow = static_cast<float>(width) < px(k_title_min_width);
    stamp.add(text, words, {px(narrow ? 16 : 22), Weight::bold, 0}, {theme.stamp});
    const float inset = px(7);
    stamp_box = {std::round((static_cast<float>(width) - stamp.width()) / 2 - inset), px(k_margin),
                 std::ceil(stamp.width() + 2 * inset), std::ceil(stamp.height() + 2 * inset)};
}

/// Between title and north arrow; below the title where there is no room.
void FurnitureLayout::Impl::move_stamp_off(const Rect& title) {
    const auto covers = [&](const PlacedCard& card) { return card.box.grown(px(k_clearance)).overlaps(stamp_box); };
    const bool is_free = std::ranges::none_of(cards, covers) && !arrow_box.overlaps(stamp_box);
    if (stamp_box.width == 0 || is_free) return;
    const float x = title.right() + px(k_margin);
    if (x + stamp_box.width + px(k_margin) <= arrow_box.x) {
        stamp_box.x = std::round(x);
        return;
    }
    stamp_box.y = std::round(title.bottom() + px(k_margin));
    if (std::ranges::any_of(cards, covers)) stamp_box.x = title.x;
}

void FurnitureLayout::Impl::draw_stamp(scene::Builder& builder) const {
    if (stamp_box.width == 0) return;
    const float line = std::max(2.0F, std::round(px(2)));
    builder.rect(stamp_box, {theme.stamp, scene::Pattern::solid, {}});
    builder.rect(stamp_box.grown(-line), {theme.card, scene::Pattern::solid, {}});
    stamp.draw(builder, Space::screen, {}, {stamp_box.x + px(7), stamp_box.y + px(6)}, Align::left);
}

void FurnitureLayout::Impl::draw_foot(scene::Builder& builder) const {
    builder.rect(foot_box, {theme.card, scene::Pattern::solid, {}});
    builder.rect({foot_box.x, foot_box.y, foot_box.width, std::max(1.0F, std::round(ratio))},
                 {theme.card_edge, scene::Pattern::solid, {}});
    foot.draw(builder, Space::screen, {}, {px(k_margin), foot_box.y + px(5)}, Align::left);
    const Vec2 end{foot_box.right() - px(k_margin) - page.width(), foot_box.bottom() - px(4) - page.height()};
    page.draw(builder, Space::screen, {}, {std::round(end.x), std::round(end.y)}, Align::left);
}

void FurnitureLayout::Impl::draw_scale(scene::Builder& builder, const scene::Camera& camera) const {
    const double length_m = round_scale_length_m(camera.pixels_per_metre, px(k_scale_bar_max));
    const auto length = static_cast<float>(std::round(length_m * camera.pixels_per_metre));
    const float right = scale_box.right() - px(8);
    const float left = right - length;
    const float y = std::round(scale_box.bottom() - px(9));
    const float thick = std::max(2.0F, std::round(px(4)));
    builder.rect(Rect{left, y, length, thick}.grown(std::round(px(1.5F))), {theme.card, scene::Pattern::solid, {}});
    builder.rect({left, y, length, thick}, {theme.text, scene::Pattern::solid, {}});
    builder.rect({left + length / 2, y + ratio, length / 2 - ratio, thick - 2 * ratio},
                 {theme.card, scene::Pattern::solid, {}});
    const TextStyle style{px(12), Weight::regular, px(1.8F)};
    const TextColours colours{theme.text, theme.halo};
    const ShapedText& zero = text.shape("0", style);
    add_text(builder, Space::screen, {}, {left - zero.width / 2, y - px(5)}, zero, colours);
    const ShapedText& label = text.shape(length_text(length_m, options.language), style);
    add_text(builder, Space::screen, {}, {right - label.width, y - px(5)}, label, colours);
    if (options.sheet.scale <= 0) return;
    const ShapedText& ratio_text = text.shape(scale_text(options.sheet), style);
    add_text(builder, Space::screen, {}, {right - ratio_text.width, y - px(22)}, ratio_text, colours);
}

void FurnitureLayout::Impl::draw_arrow(scene::Builder& builder) const {
    const float unit = arrow_box.height / k_arrow_height;  // device px; less than px(1) in a low band
    const float x = std::round(arrow_box.x + arrow_box.width / 2);
    const float top = arrow_box.y + 16 * unit;
    const float bottom = arrow_box.bottom() - 2 * unit;
    const float half = 8.5F * unit;
    const float waist = bottom - 9 * unit;
    const std::array<Vec2, 4> whole{{{x, top}, {x + half, bottom}, {x, waist}, {x - half, bottom}}};
    constexpr std::array<std::uint32_t, 6> k_both{0, 1, 2, 0, 2, 3};
    const std::array<Vec2, 3> left{whole[0], whole[2], whole[3]}, right{whole[0], whole[1], whole[2]};
    const auto fill = [&builder](std::span<const Vec2> corners, std::span<const std::uint32_t> indices,
                                 scene::Colour colour) {
        const std::array ring{std::vector<Vec2>(corners.begin(), corners.end())};
        builder.fill(Space::screen, {corners, indices, ring}, {colour, scene::Pattern::solid, {}});
    };
    std::array<Vec2, 5> outline{whole[0], whole[1], whole[2], whole[3], whole[0]};
    builder.line(Space::screen, outline, {theme.card, px(4), 0, 0});
    fill(whole, k_both, theme.card);
    fill(left, std::span(k_both).first(3), theme.text);
    fill(right, std::span(k_both).first(3), theme.card);
    builder.line(Space::screen, outline, {theme.text, px(1.2F), 0, 0});
    const ShapedText& letter =
        text.shape(base::translate_in(options.language, "north arrow", "N"), {13 * unit, Weight::bold, 1.8F * unit});
    add_text(builder, Space::screen, {}, {x - letter.width / 2, arrow_box.y + 11 * unit}, letter,
             {theme.text, theme.halo});
}

void FurnitureLayout::draw(scene::Builder& builder, const scene::Camera& camera) const {
    const Impl& i = *impl_;
    if (i.strip_box.width > 0) draw_card_ground(builder, i.strip_box, i.theme, i.ratio);
    for (const auto& placed : i.cards)
        if (i.strip_box.width > 0)
            placed.card.draw_contents(builder, {placed.box.x, placed.box.y});
        else
            placed.card.draw(builder, {placed.box.x, placed.box.y});
    if (i.band) i.band->draw(builder);
    if (i.foot_box.width == 0) return;
    if (i.unrolled_box.height > 0) draw_card_ground(builder, i.unrolled_box, i.theme, i.ratio);
    i.draw_scale(builder, camera);
    i.draw_arrow(builder);
    i.draw_stamp(builder);
    i.draw_foot(builder);
}

}  // namespace carto
