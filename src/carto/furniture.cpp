#include "furniture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "base/translate.h"
#include "card.h"
#include "legend.h"
#include "symbols.h"
#include "words.h"

namespace carto {
namespace {

using scene::Rect;
using scene::Space;
using scene::Vec2;

constexpr float k_margin = 14;
constexpr float k_scale_bar_max = 150;
constexpr float k_index_min_width = 1180;  // a picture narrower than this has no room for the index of carriers
constexpr float k_index_min_height = 800;
constexpr float k_row_min_height = 620;    // a window lower than this keeps the legend to the classes
constexpr float k_lines_min_width = 1250;  // a window narrower than this leaves out the key of lines

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
    struct PlacedCard {
        Card card;
        Rect box;
    };
    std::vector<PlacedCard> cards;
    Rect scale_box, arrow_box, foot_box;
    TextBlock foot;

    Impl(const MapOptions& wish, TextEngine& engine, int w, int h)
        : theme(carto::theme(wish.theme)), options(wish), text(engine), ratio(wish.pixel_ratio), width(w), height(h) {}

    [[nodiscard]] float px(float logical) const { return logical * ratio; }
    [[nodiscard]] Card new_card() { return {text, theme, ratio}; }
    /// Puts a card with its upper left, upper right or lower left corner at a place; gives its box.
    enum class Corner { upper_left, upper_right, lower_left };
    Rect put(Card card, Vec2 at, Corner corner);
    void make_foot(const plan::Plan& plan);
    void make_page(const plan::Plan& plan, const Choropleth& map);
    void make_window(const plan::Plan& plan, const Choropleth& map);
    void place_scale_and_arrow(float right);
    void draw_foot(scene::Builder& builder) const;
    void draw_scale(scene::Builder& builder, const scene::Camera& camera) const;
    void draw_arrow(scene::Builder& builder) const;
};

void FurnitureLayout::Impl::make_foot(const plan::Plan& plan) {
    foot.add_wrapped(text, foot_text(plan, options), {px(11), Weight::regular, 0}, {theme.text_soft},
                     static_cast<float>(width) - px(2 * k_margin), LineLength::full);
    const float box_height = std::ceil(foot.height() + px(9));
    foot_box = {0, static_cast<float>(height) - box_height, static_cast<float>(width), box_height};
    insets.bottom = box_height;
}

void FurnitureLayout::Impl::place_scale_and_arrow(float right) {
    const float bottom = foot_box.y - px(k_margin);
    scale_box = {right - px(k_scale_bar_max) - px(16), bottom - px(30), px(k_scale_bar_max) + px(16), px(30)};
    arrow_box = {right - px(34), px(k_margin), px(34), px(50)};
}

Rect FurnitureLayout::Impl::put(Card card, Vec2 at, Corner corner) {
    if (card.empty()) return {at.x, at.y, 0, 0};
    Rect box = card.size();
    box.x = corner == Corner::upper_right ? at.x - box.width : at.x;
    box.y = corner == Corner::lower_left ? at.y - box.height : at.y;
    cards.push_back({std::move(card), box});
    return box;
}

/// Title and legend at the left, index of carriers at the right, the map between.
void FurnitureLayout::Impl::make_page(const plan::Plan& plan, const Choropleth& map) {
    const float w = static_cast<float>(width);
    const float margin = px(k_margin);
    const bool roomy = w >= px(k_index_min_width) && static_cast<float>(height) >= px(k_index_min_height);
    Card title = new_card();
    fill_title(title, plan, map, options, roomy ? 300.0F : 240.0F);
    const Rect title_box = put(std::move(title), {margin, margin}, Corner::upper_left);
    Card legend = new_card();
    fill_classes(legend, plan, map, options);
    if (roomy) {
        fill_carriers(legend, plan, options);
        fill_lines(legend, plan, options);
    }
    const Rect legend_box = put(std::move(legend), {margin, foot_box.y - margin}, Corner::lower_left);
    insets.left = std::max(title_box.right(), legend_box.right()) + margin;
    float right = w - margin;
    if (roomy && options.shows(Layer::carriers) && !plan.carriers.empty()) {
        Card index = new_card();
        fill_index(index, plan, options, 200);
        const bool fits = index.size().height <= foot_box.y - 2 * margin;
        if (fits) right = put(std::move(index), {right, margin}, Corner::upper_right).x - margin;
    }
    place_scale_and_arrow(right);
    insets.right = w - right + px(8);
    insets.top = margin;
    insets.bottom += margin;
}

/// Cards over the map where Haining-like cities leave room: the title above, the legend in a row below.
void FurnitureLayout::Impl::make_window(const plan::Plan& plan, const Choropleth& map) {
    const float margin = px(k_margin);
    Card title = new_card();
    fill_title(title, plan, map, options, 330);
    put(std::move(title), {margin, margin}, Corner::upper_left);
    place_scale_and_arrow(static_cast<float>(width) - margin);
    float x = margin;
    const bool low = static_cast<float>(height) < px(k_row_min_height);
    const auto add = [&](Card card) {
        const bool fits = x + card.size().width + margin <= scale_box.x || x == margin;
        if (fits) x = put(std::move(card), {x, foot_box.y - margin}, Corner::lower_left).right() + margin;
    };
    Card classes = new_card();
    fill_classes(classes, plan, map, options);
    add(std::move(classes));
    if (!low) {
        Card carriers = new_card();
        fill_carriers(carriers, plan, options);
        add(std::move(carriers));
        Card lines = new_card();
        fill_lines(lines, plan, options);
        if (static_cast<float>(width) >= px(k_lines_min_width)) add(std::move(lines));
    }
    insets = {margin, margin, margin, insets.bottom + margin};
}

FurnitureLayout::FurnitureLayout(const plan::Plan& plan, const Choropleth& map, const MapOptions& options,
                                 TextEngine& text, int width, int height)
    : impl_(std::make_unique<Impl>(options, text, width, height)) {
    if (options.furniture == Furniture::none) {
        const float margin = impl_->px(k_margin);
        impl_->insets = {margin, margin, margin, margin};
        return;
    }
    impl_->make_foot(plan);
    if (options.furniture == Furniture::page)
        impl_->make_page(plan, map);
    else
        impl_->make_window(plan, map);
}

FurnitureLayout::FurnitureLayout(FurnitureLayout&&) noexcept = default;
FurnitureLayout::~FurnitureLayout() = default;

const Insets& FurnitureLayout::insets() const { return impl_->insets; }

std::vector<Rect> FurnitureLayout::boxes() const {
    std::vector<Rect> out;
    for (const auto& placed : impl_->cards) out.push_back(placed.box);
    for (const Rect& box : {impl_->scale_box, impl_->arrow_box, impl_->foot_box})
        if (box.width > 0) out.push_back(box);
    return out;
}

void FurnitureLayout::Impl::draw_foot(scene::Builder& builder) const {
    builder.rect(foot_box, {theme.card, scene::Pattern::solid, {}});
    builder.rect({foot_box.x, foot_box.y, foot_box.width, std::max(1.0F, std::round(ratio))},
                 {theme.card_edge, scene::Pattern::solid, {}});
    foot.draw(builder, Space::screen, {}, {px(k_margin), foot_box.y + px(5)}, Align::left);
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
}

void FurnitureLayout::Impl::draw_arrow(scene::Builder& builder) const {
    const float x = std::round(arrow_box.x + arrow_box.width / 2);
    const float top = arrow_box.y + px(16);
    const float bottom = arrow_box.bottom() - px(2);
    const float half = px(8.5F);
    const float waist = bottom - px(9);
    const std::array<Vec2, 4> whole{{{x, top}, {x + half, bottom}, {x, waist}, {x - half, bottom}}};
    constexpr std::array<std::uint32_t, 6> k_both{0, 1, 2, 0, 2, 3};
    constexpr std::array<std::uint32_t, 3> k_left{0, 2, 3};
    constexpr std::array<std::uint32_t, 3> k_right{0, 1, 2};
    std::array<Vec2, 5> outline{whole[0], whole[1], whole[2], whole[3], whole[0]};
    builder.line(Space::screen, outline, {theme.card, px(4), 0, 0});
    builder.fill(Space::screen, whole, k_both, {theme.card, scene::Pattern::solid, {}});
    builder.fill(Space::screen, whole, k_left, {theme.text, scene::Pattern::solid, {}});
    builder.fill(Space::screen, whole, k_right, {theme.card, scene::Pattern::solid, {}});
    builder.line(Space::screen, outline, {theme.text, px(1.2F), 0, 0});
    const ShapedText& letter =
        text.shape(base::translate_in(options.language, "north arrow", "N"), {px(13), Weight::bold, px(1.8F)});
    add_text(builder, Space::screen, {}, {x - letter.width / 2, arrow_box.y + px(11)}, letter,
             {theme.text, theme.halo});
}

void FurnitureLayout::draw(scene::Builder& builder, const scene::Camera& camera) const {
    const Impl& i = *impl_;
    if (i.foot_box.width == 0) return;
    i.draw_foot(builder);
    for (const auto& placed : i.cards) placed.card.draw(builder, {placed.box.x, placed.box.y});
    i.draw_scale(builder, camera);
    i.draw_arrow(builder);
}

}  // namespace carto
