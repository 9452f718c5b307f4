// What stands around a page's map, and around a slide's.
#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

#include "area_cards.h"
#include "base/translate.h"
#include "furniture_impl.h"
#include "legend.h"
#include "words.h"

namespace carto {
namespace {

using scene::Rect;
using scene::Vec2;

constexpr std::size_t k_index_most = 60;   // carriers; more are no index but a table
constexpr float k_index_min_width = 1180;  // a picture narrower than this has no room for the index of carriers
constexpr float k_index_min_height = 800;
constexpr float k_slide_title_share = 0.78F;  // of a slide's width, for its title and conclusion
constexpr float k_upright = 1.2F;             // height over width from which a page has its map in the middle
constexpr float k_least_between = 0.32F;      // of its height, for that map between title and legend

}  // namespace

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
        const bool is_all = legend.empty() && options.shows(Layer::carriers);  // that a legend could tell
        if ((roomy || is_all) && wish.carriers) fill_carriers(legend, index, options);
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

/// Across the page, between its map and its foot; on a large one high enough for the names of parks and cores.
void FurnitureLayout::Impl::reserve_unrolled(const plan::Index& index) {
    constexpr float k_least = 200, k_most = 280, k_share = 0.25F, k_most_share = 0.4F;
    if (options.sheet.beside != Beside::strip || index->rail.empty() || !options.pages.empty()) return;
    const auto page_height = static_cast<float>(height);
    const bool upright = height > width;  // then names of stations take more lines
    const float wanted = upright ? px(k_most) : std::clamp(k_share * page_height, px(k_least), px(k_most));
    const float high = std::round(std::min(wanted, k_most_share * page_height));
    unrolled_box = {0, foot_box.y - high, static_cast<float>(width), high};
    insets.bottom += high;
}

/// What a page bears at the right beside its map; gives where the map's room ends.
float FurnitureLayout::Impl::put_beside(const plan::Index& index, bool roomy) {
    switch (options.sheet.beside) {
        case Beside::carriers: return put_index(index, roomy);
        case Beside::table:
        case Beside::ranking:
        case Beside::strip:
        case Beside::nothing: break;
    }
    return static_cast<float>(width) - px(k_margin);
}

/// The list of an atlas's pages in that corner, in as many columns as it takes.
float FurnitureLayout::Impl::put_pages() {
    const float margin = px(k_margin), most = floor() - 2 * margin;
    float right = static_cast<float>(width) - margin;
    std::vector<IndexedPage> listed;
    std::ranges::copy_if(options.pages, std::back_inserter(listed),
                         [](const IndexedPage& each) { return !each.name.empty(); });
    std::vector<Card> columns =
        in_columns(std::span(std::as_const(listed)), most, [&](auto pages) { return pages_column(pages); });
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

/// Title and legend at the left, index of carriers or of pages at the right, the map between; on an upright page below
/// the title and above the legend.
void FurnitureLayout::Impl::make_page(const plan::Index& index, const Choropleth& map, const Outline& city) {
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
    const float most_legend = floor() - 2 * margin - title_box.bottom() - between;
    Card legend = page_legend(index, map, most_legend, roomy);
    const bool crowded = unrolled_box.height > 0 && !legend.empty() && legend.size().height > most_legend;
    const Rect legend_box = put(std::move(legend), {margin, floor() - margin}, Corner::lower_left);
    insets.left = upright ? margin : std::max(title_box.right(), legend_box.right()) + margin;
    const bool lists = options.pages.empty() && lists_areas() && !listed_areas(map, options).empty();
    if (lists) {
        place_scale_and_arrow(w - margin);
        if (!put_areas(index, map, title_box, legend_box, city)) leave_no_map();
        return;
    }
    const float right = options.pages.empty() ? put_beside(index, roomy) : put_pages();
    place_scale_and_arrow(right);
    if (!options.pages.empty()) move_scale_below_list();
    move_stamp_off(title_box);
    insets.right = w - right + px(8);
    insets.top = upright ? title_box.bottom() + margin : margin;
    insets.bottom += upright ? floor() + margin - legend_box.y : margin;
    if (crowded) leave_no_map();
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

}  // namespace carto
