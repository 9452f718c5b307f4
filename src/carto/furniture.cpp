#include "furniture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <span>

#include "base/digits.h"
#include "base/translate.h"
#include "furniture_impl.h"
#include "plan/observations.h"
#include "symbols.h"
#include "words.h"

namespace carto {
namespace {

using scene::Rect;
using scene::Space;
using scene::Vec2;

constexpr float k_foot_size = 11;
constexpr float k_arrow_height = 50;
constexpr float k_scale_bar_max = 150;

/// "1:200,000 (A3)": it holds on that paper alone, the bar at any size.
std::string scale_text(const SheetWords& sheet) {
    return "1:" + base::grouped_digits(fmt::format("{:.0f}", sheet.scale)) +
           (sheet.paper.empty() ? "" : " (" + sheet.paper + ")");
}

}  // namespace

double round_scale_length_m(double pixels_per_metre, double max_px) {
    const double longest_m = max_px / pixels_per_metre;
    const double decade = std::pow(10.0, std::floor(std::log10(longest_m)));
    for (const double step : {5.0, 2.0, 1.0})
        if (step * decade <= longest_m) return step * decade;
    return decade;
}

/// A window's foot is one line: what does not fit goes, part by part from the end.
void FurnitureLayout::Impl::fill_foot(const std::vector<std::string>& parts, float most) {
    const TextStyle style{px(k_foot_size), Weight::regular, 0};
    if (options.furniture != Furniture::window)
        return foot.add_parts(text, parts, foot_bar(options.language), style, {theme.text_soft}, most);
    const std::string line = fitted_foot(
        parts, options.language, [&](const std::string& words) { return text.shape(words, style).width <= most; });
    foot.add_wrapped(text, line, style, {theme.text_soft}, most, LineLength::full);
}

void FurnitureLayout::Impl::make_foot(const plan::Index& index) {
    if (!options.sheet.page.empty())
        page.add(text, options.sheet.page, {px(k_foot_size), Weight::bold, 0}, {theme.text_soft});
    const float beside = page.empty() ? 0 : page.width() + px(2 * k_margin);
    fill_foot(foot_parts(index, options), static_cast<float>(width) - px(2 * k_margin) - beside);
    const float box_height = std::ceil(foot.height() + px(9));
    foot_box = {0, static_cast<float>(height) - box_height, static_cast<float>(width), box_height};
    insets.bottom = box_height;
}

void FurnitureLayout::Impl::place_scale_and_arrow(float right) {
    const float bottom = floor() - px(k_margin);
    // a page is fitted before it has its scale, and as if it had it
    const bool bears_scale = options.sheet.scale > 0 || (lists_areas() && !options.sheet.paper.empty());
    const float high = px(bears_scale ? 47 : 30);
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
        impl_->make_page(index, map, city);
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
