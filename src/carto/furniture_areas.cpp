// The table or the ranking of the areas beside a page's map, where it leaves the map the most room.
#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "area_cards.h"
#include "furniture_impl.h"

namespace carto {
namespace {

using scene::Rect;
using scene::Vec2;

constexpr std::array k_sizes{12.5F, 11.0F, k_least_type};
constexpr float k_off_city = 10;       // between the city, whose signs stand out of it, and what lies beside it
constexpr double k_least_share = 0.2;  // of the page's room, for the city
constexpr double k_type_worth = 1.08;  // how much larger a smaller type must make the city
constexpr float k_most_across = 0.9F;  // of the page's width

/// Of columns beside each other.
Rect size_of(const std::vector<Card>& columns, float gap) {
    Rect out{0, 0, -gap, 0};
    for (const Card& column : columns) {
        out.width += column.size().width + gap;
        out.height = std::max(out.height, column.size().height);
    }
    return out;
}

}  // namespace

/// In that type, in columns of like height where one is too high; nothing where they are too large all the same.
std::vector<Card> FurnitureLayout::Impl::area_columns(const plan::Index& index, const Choropleth& map, float size,
                                                      Vec2 most) {
    const std::vector<ListedArea> all = listed_areas(map, options);
    const auto column = [&](std::span<const ListedArea> areas) {
        Card card = new_card();
        if (options.sheet.beside == Beside::ranking)
            fill_ranking(card, index, map, options, areas, size);
        else
            fill_area_table(card, index, map, options, areas, size);
        return card;
    };
    std::vector<Card> out = in_columns(std::span(all), most.y, column);
    if (out.size() > 1) {
        const std::size_t rows = (all.size() + out.size() - 1) / out.size();
        out.clear();
        for (std::span<const ListedArea> left(all); !left.empty(); left = left.subspan(std::min(rows, left.size())))
            out.push_back(column(left.first(std::min(rows, left.size()))));
    }
    const Rect taken = size_of(out, px(k_margin));
    if (taken.width > most.x || taken.height > most.y) out.clear();
    return out;
}

/// Its left column first, all of one height at their upper edge or standing on their feet.
void FurnitureLayout::Impl::put_columns(std::vector<Card> columns, const Rect& box, bool stands) {
    float x = box.x;
    for (Card& column : columns) {
        const float across = column.size().width;
        put(std::move(column), {x, stands ? box.bottom() : box.y}, stands ? Corner::lower_left : Corner::upper_left);
        x += across + px(k_margin);
    }
}

/// The corners of a page that a list of that size leaves free of all else.
std::vector<FurnitureLayout::Impl::ListPlace> FurnitureLayout::Impl::list_places(const Rect& size, const Rect& title,
                                                                                 const Rect& legend) const {
    const float margin = px(k_margin), right = static_cast<float>(width) - margin, bottom = floor() - margin;
    const Rect upper{right - size.width, margin, size.width, size.height};
    const Rect lower{upper.x, bottom - size.height, size.width, size.height};
    const auto off = [&](Rect sign, const Rect& list) {  // beside what would cover it
        if (sign.grown(px(k_clearance)).overlaps(list)) sign.x = list.x - margin - sign.width;
        return sign;
    };
    Rect beside_legend = lower, lifted = scale_box;
    beside_legend.x = legend.right() + margin;
    lifted.y = lower.y - margin - scale_box.height;
    const float above_all = std::min(legend.y, scale_box.y) - margin;  // a wide one has no room beside the legend
    const Rect above{upper.x, above_all - size.height, size.width, size.height};
    const std::array places{ListPlace{upper, off(scale_box, upper), off(arrow_box, upper), false},
                            ListPlace{lower, lifted, arrow_box, true},
                            ListPlace{beside_legend, scale_box, arrow_box, true},
                            ListPlace{above, scale_box, arrow_box, true}};
    std::vector<ListPlace> out;
    std::ranges::copy_if(places, std::back_inserter(out), [&](const ListPlace& place) {
        const std::array texts{title, legend, stamp_box};
        const std::array signs{place.scale, place.arrow};
        const auto meets = [&](const auto& others, const Rect& box) {
            return std::ranges::any_of(others, [&](const Rect& other) { return box.overlaps(other); });
        };
        const Rect list = place.list.grown(px(k_clearance));
        return !meets(texts, list) && !meets(signs, list) && !meets(texts, place.scale) && !meets(texts, place.arrow);
    });
    return out;
}

/// The largest one of the map's rooms: beside the list, above or below it, and across the page between all of it.
Rect FurnitureLayout::Impl::room_beside(const ListPlace& place, const Rect& title, const Rect& legend,
                                        const Outline& city) const {
    const float margin = px(k_margin), right = static_cast<float>(width) - margin, bottom = floor() - margin;
    const float left = std::max(title.right(), legend.right()) + margin;
    const float top = place.stands ? margin : std::max(place.list.bottom(), stamp_box.bottom()) + margin;
    const float end = place.stands ? place.list.y - margin : bottom;
    const float below_title = std::max({top, title.bottom() + margin, stamp_box.bottom() + margin});
    const float above_legend = std::min({end, legend.y - margin, place.scale.y - margin});
    const std::array rooms{Rect{left, margin, place.list.x - margin - left, bottom - margin},
                           Rect{left, top, right - left, end - top},
                           Rect{margin, below_title, right - margin, above_legend - below_title}};
    return *std::ranges::max_element(rooms, {}, [&](const Rect& room) { return city.largest_scale(room); });
}

/// Between all that stands there, or in a room of its own where that is larger; its share is of `page_room`.
Fit FurnitureLayout::Impl::fit_beside(const ListPlace& place, const Rect& title, const Rect& legend,
                                      const Rect& page_room, const Outline& city, double least) const {
    std::vector<Rect> boxes{title, legend, stamp_box, place.arrow, place.scale, place.list};
    for (Rect& box : boxes) box = box.grown(px(k_off_city));
    const Fit between = city.fit(page_room, boxes, least);
    const Rect room = room_beside(place, title, legend, city);
    if (room.width <= 0 || room.height <= 0) return between;
    const double part = city.largest_scale(room) / city.largest_scale(page_room);
    Fit alone = city.fit(room, boxes, std::max(least, between.share) / part);
    alone.share *= part;
    return alone.share > between.share ? alone : between;
}

/// In whatever corner and type the city is the largest; of two that are alike the larger type. Whether it has room.
bool FurnitureLayout::Impl::put_areas(const plan::Index& index, const Choropleth& map, const Rect& title,
                                      const Rect& legend, const Outline& city) {
    const float margin = px(k_margin), right = static_cast<float>(width) - margin, bottom = floor() - margin;
    const Rect page_room{margin, margin, right - margin, bottom - margin};
    stamp_box.x = title.right() + margin;
    std::vector<Card> columns;
    ListPlace chosen;
    Fit fit;
    for (const float size : k_sizes) {
        double least = std::max(k_least_share, fit.share * k_type_worth);
        std::vector<Card> sized =
            area_columns(index, map, size, {k_most_across * static_cast<float>(width), page_room.height});
        for (const ListPlace& place :
             sized.empty() ? std::vector<ListPlace>{} : list_places(size_of(sized, margin), title, legend)) {
            const Fit tried = fit_beside(place, title, legend, page_room, city, least);
            if (tried.share <= fit.share) continue;
            fit = tried;
            least = tried.share;
            chosen = place;
            columns = sized;
        }
    }
    if (columns.empty()) return false;
    put_columns(std::move(columns), chosen.list, chosen.stands);
    scale_box = chosen.scale;
    arrow_box = chosen.arrow;
    const Rect room = room_beside(chosen, title, legend, city);
    insets = {room.x, room.y, static_cast<float>(width) - room.right(), static_cast<float>(height) - room.bottom()};
    choice = WindowChoice{};
    choice->city = {fit.share * city.largest_scale(page_room) / city.largest_scale(map_room()), fit.centre};
    return true;
}

}  // namespace carto
