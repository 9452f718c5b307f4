// How the furniture of a map is put together: what its parts share. Private to the files of carto's furniture.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "band.h"
#include "card.h"
#include "furniture.h"
#include "window_arrangement.h"

namespace carto {

// logical px
inline constexpr float k_margin = 14;
inline constexpr float k_title_min_width = 900;  // a window narrower than this has a title of two lines
inline constexpr float k_clearance = 5;          // between the city and a card
inline constexpr float k_fold_button = 22;       // beside the title, for the window's button that folds the legend
inline constexpr float k_least_type = 9.5F;      // of a sheet: 7 pt on paper that is read at arm's length

/// A list in columns no higher than `most_height`; `make` gives the card of a part of its rows.
template <class Row, class Make>
std::vector<Card> in_columns(std::span<const Row> rows, float most_height, Make make) {
    std::vector<Card> out;
    while (!rows.empty()) {
        std::size_t count = rows.size();
        Card card = make(rows);
        while (count > 1 && card.size().height > most_height) card = make(rows.first(--count));
        out.push_back(std::move(card));
        rows = rows.subspan(count);
    }
    return out;
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
        scene::Rect box;
    };
    std::vector<PlacedCard> cards;
    std::optional<Band> band;
    scene::Rect strip_box, scale_box, arrow_box, foot_box, stamp_box;
    scene::Rect unrolled_box;  ///< for the corridor unrolled, above the foot
    scene::Rect clear_box;     ///< of a window: what nothing covers wherever the map is
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
    scene::Rect put(Card card, scene::Vec2 at, Corner corner);
    void make_foot(const plan::Index& index);
    void make_page(const plan::Index& index, const Choropleth& map, const Outline& city);
    void make_slide(const plan::Index& index, const Choropleth& map);
    /// Where the furniture of a page ends, below.
    [[nodiscard]] float floor() const { return unrolled_box.height > 0 ? unrolled_box.y : foot_box.y; }
    void reserve_unrolled(const plan::Index& index);
    float put_beside(const plan::Index& index, bool roomy);
    /// Whoever asks refuses such a page.
    void leave_no_map() { insets.bottom = static_cast<float>(height); }
    [[nodiscard]] bool lists_areas() const {
        return options.sheet.beside == Beside::table || options.sheet.beside == Beside::ranking;
    }
    float put_index(const plan::Index& index, bool roomy);
    /// Where a list of the areas stands, with scale and north arrow.
    struct ListPlace {
        scene::Rect list, scale, arrow;
        bool stands = false;  ///< on its foot; else it hangs from the upper edge
    };
    std::vector<Card> area_columns(const plan::Index& index, const Choropleth& map, float size, scene::Vec2 most);
    void put_columns(std::vector<Card> columns, const scene::Rect& box, bool stands);
    [[nodiscard]] std::vector<ListPlace> list_places(const scene::Rect& size, const scene::Rect& title,
                                                     const scene::Rect& legend) const;
    [[nodiscard]] scene::Rect room_beside(const ListPlace& place, const scene::Rect& title, const scene::Rect& legend,
                                          const Outline& city) const;
    [[nodiscard]] Fit fit_beside(const ListPlace& place, const scene::Rect& title, const scene::Rect& legend,
                                 const scene::Rect& page_room, const Outline& city, double least) const;
    bool put_areas(const plan::Index& index, const Choropleth& map, const scene::Rect& title, const scene::Rect& legend,
                   const Outline& city);
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
    [[nodiscard]] scene::Rect map_room() const;
    void fill_foot(const std::vector<std::string>& parts, float most);
    void place_scale_and_arrow(float right);
    void draw_foot(scene::Builder& builder) const;
    void draw_scale(scene::Builder& builder, const scene::Camera& camera) const;
    void draw_arrow(scene::Builder& builder) const;
    void make_stamp(const plan::Index& index);
    void move_stamp_off(const scene::Rect& title);
    void draw_stamp(scene::Builder& builder) const;
};

}  // namespace carto
