#include "band.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "contrast.h"

namespace carto {

using scene::Rect;
using scene::Vec2;

void Band::line(std::string_view text, float size, Weight weight, scene::Colour colour) {
    TextBlock block;
    block.add_wrapped(*engine_, text, {px(size), weight, 0}, {colour}, width_ - end_width_ - px(2 * k_padding));
    const float top = head_ == 0 ? px(k_padding - 2) : head_ + px(2);
    head_ = top + block.height();
    texts_.push_back({{px(k_padding), top}, std::move(block)});
}

void Band::title(std::string_view text) { line(text, 13, Weight::bold, theme_->text); }
void Band::text(std::string_view text) { line(text, 12, Weight::regular, theme_->text); }

float Band::place_entry(float width) {
    if (next_ == 0) {
        row_ = head_ + px(2);
        next_ = px(k_padding);
    } else if (next_ + width > width_ - px(k_padding) - (row_ < end_height_ ? end_width_ : 0)) {
        row_ += px(k_row_height);
        next_ = px(k_padding);
    }
    return std::exchange(next_, next_ + width + px(k_gap));
}

float Band::entry(float sample_width, std::string_view text) {
    TextBlock words;
    words.add(*engine_, text, {px(k_text_size), Weight::regular, 0}, {theme_->text});
    const float left = place_entry(sample_width + px(5) + words.width());
    const float top = row_middle() - words.height() / 2;
    texts_.push_back({{left + sample_width + px(5), top}, std::move(words)});
    return left;
}

void Band::swatch(const scene::FillStyle& fill, std::string_view mark, std::string_view text, int key) {
    const float left = entry(px(k_sample_width), text);
    const float height = px(13);
    const Rect box{std::round(left), std::round(row_middle() - height / 2), px(k_sample_width), height};
    swatches_.push_back({box, fill});
    keyed_.push_back({{left, row_, next_ - px(k_gap) - left, px(k_row_height)}, key});
    if (mark.empty()) return;
    TextBlock sign;
    sign.add(*engine_, mark, {px(10), Weight::regular, 0}, {legible(theme_->text, fill.colour)});
    const Vec2 at{box.x + (box.width - sign.width()) / 2, row_middle() - sign.height() / 2};
    texts_.push_back({at, std::move(sign)});
}

void Band::symbol(scene::Symbol symbol, std::string_view text) {
    const float sample = px(16);
    symbol.anchor = {entry(sample, text) + sample / 2, row_middle()};
    symbols_.push_back(symbol);
}

void Band::reserve_end(float width) { place_entry(width); }

Rect Band::size() const {
    const float bottom = next_ == 0 ? head_ : row_ + px(k_row_height);
    return {0, 0, width_, std::ceil(bottom + px(5))};
}

void Band::draw(scene::Builder& builder) const {
    for (const Swatch& s : swatches_) {
        builder.rect(s.box.grown(std::round(ratio_)), {theme_->card_edge, scene::Pattern::solid, {}});
        builder.rect(s.box, s.fill);
    }
    for (const scene::Symbol& s : symbols_) builder.symbol(scene::Space::screen, s);
    for (const Text& t : texts_) t.block.draw(builder, scene::Space::screen, {}, t.at, Align::left);
}

}  // namespace carto
