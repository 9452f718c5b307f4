#include "card.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "contrast.h"

namespace carto {

using scene::Vec2;

TextBlock Card::block(std::string_view text, float size, Weight weight, scene::Colour colour) const {
    TextBlock out;
    out.add(*engine_, text, {px(size), weight, 0}, {colour});
    return out;
}

void Card::put(Vec2 at, TextBlock block, bool right_aligned) {
    if (!right_aligned) width_ = std::max(width_, at.x + block.width());
    texts_.push_back({at, std::move(block), right_aligned});
}

void Card::heading(std::string_view text, float max_width) {
    if (y_ > 0) y_ += px(6);
    TextBlock title;
    const float width = max_width > 0 ? px(max_width) : std::numeric_limits<float>::infinity();
    title.add_wrapped(*engine_, text, {px(13), Weight::bold, 0}, {theme_->text}, width);
    const float height = title.height();
    put({0, y_}, std::move(title));
    y_ += height + px(6);
}

void Card::title(std::string_view text, float max_width) {
    TextBlock lines;
    lines.add_wrapped(*engine_, text, {px(20), Weight::bold, 0}, {theme_->text}, px(max_width));
    const float height = lines.height();
    put({0, y_}, std::move(lines));
    y_ += height + px(7);
}

void Card::text(std::string_view text, float size, float max_width, bool soft) {
    TextBlock lines;
    lines.add_wrapped(*engine_, text, {px(size), Weight::regular, 0}, {soft ? theme_->text_soft : theme_->text},
                      px(max_width));
    const float height = lines.height();
    put({0, y_}, std::move(lines));
    y_ += height + px(4);
}

void Card::row(std::string_view text, std::string_view count) {
    TextBlock words = block(text, k_text_size, Weight::regular, theme_->text);
    const float top = row_middle() - words.height() / 2;
    put({px(k_sample_width + 8), top}, std::move(words));
    if (!count.empty()) {
        TextBlock number = block(count, k_text_size, Weight::regular, theme_->text_soft);
        counts_width_ = std::max(counts_width_, number.width() + px(14));
        put({0, top}, std::move(number), true);
    }
    y_ += px(k_row_height);
}

void Card::swatch(const scene::FillStyle& fill, std::string_view mark, std::string_view text, std::string_view count,
                  std::optional<int> key) {
    if (key) keyed_.emplace_back(*key, scene::Rect{0, y_, 0, px(k_row_height)});
    const float height = px(13);
    const scene::Rect box{0, std::round(row_middle() - height / 2), px(k_sample_width), height};
    swatches_.push_back({box, fill});
    if (!mark.empty()) {
        TextBlock sign = block(mark, 10, Weight::regular, legible(theme_->text, fill.colour));
        const Vec2 at{(box.width - sign.width()) / 2, row_middle() - sign.height() / 2};
        put(at, std::move(sign));
    }
    row(text, count);
}

bool Card::note_fits(std::string_view text, float max_width) const {
    return block(text, k_note_size, Weight::regular, theme_->text_soft).width() <= px(max_width);
}

void Card::note(std::string_view text, float max_width) {
    TextBlock lines;
    lines.add_wrapped(*engine_, text, {px(k_note_size), Weight::regular, 0}, {theme_->text_soft}, px(max_width));
    const float height = lines.height();
    put({px(k_sample_width + 8), y_ - px(1)}, std::move(lines));
    y_ += height + px(3);
}

void Card::circle(float radius, scene::Colour fill, std::string_view text) {
    const float height = std::max(px(k_row_height), 2 * px(radius) + px(3));
    scene::Symbol s;
    s.anchor = {px(std::max(k_sample_width / 2, radius)), y_ + height / 2};
    s.half_size = {px(radius), px(radius)};
    s.fill = fill;
    s.edge = theme_->card_edge;
    s.edge_px = ratio_;
    symbols_.push_back(s);
    TextBlock words = block(text, k_text_size, Weight::regular, theme_->text);
    const float top = y_ + (height - words.height()) / 2;
    put({px(std::max(k_sample_width, 2 * radius) + 8), top}, std::move(words));
    y_ += height;
}

void Card::symbol(scene::Symbol symbol, std::string_view text, std::string_view count) {
    symbol.anchor = {px(k_sample_width / 2), row_middle()};
    symbols_.push_back(symbol);
    row(text, count);
}

void Card::lines(const std::vector<scene::Builder::LineStyle>& styles, std::string_view text) {
    for (const auto& style : styles)
        lines_.push_back({{px(1), row_middle()}, {px(k_sample_width - 1), row_middle()}, style});
    row(text, {});
}

float Card::index_row(std::string_view number, std::string_view text, float text_x, float max_width) {
    TextBlock words;
    words.add_wrapped(*engine_, text, {px(k_text_size), Weight::regular, 0}, {theme_->text}, px(max_width));
    const float top = y_ + px(2);
    TextBlock digits = block(number, k_text_size, Weight::bold, theme_->text);
    const float digits_x = px(18) - digits.width();
    put({digits_x, top}, std::move(digits));
    const float height = words.height();
    put({px(text_x), top}, std::move(words));
    y_ = top + height + px(4.5F);
    return top;
}

void Card::entry(std::string_view number, const std::optional<scene::Symbol>& symbol, std::string_view text,
                 float max_width) {
    const float top = index_row(number, text, 46, max_width);
    if (!symbol) return;
    scene::Symbol s = *symbol;
    s.anchor = {px(32), top + px(k_text_size) / 2};
    symbols_.push_back(s);
}

void Card::numbered(std::string_view number, std::string_view text, float max_width) {
    index_row(number, text, 28, max_width);
}

void Card::table(const std::vector<std::vector<std::string>>& rows, float size) {
    constexpr float k_between = 0.9F, k_row = 1.36F, k_most_name = 13;  // of the size
    const auto set = [&](std::size_t row, std::size_t column) {
        TextBlock words;
        words.add_wrapped(*engine_, rows[row][column], {px(size), row == 0 ? Weight::bold : Weight::regular, 0},
                          {row == 0 ? theme_->text_soft : theme_->text},
                          column == 0 ? px(k_most_name * size) : std::numeric_limits<float>::infinity());
        return words;
    };
    std::vector<float> ends(rows.empty() ? 0 : rows.front().size(), 0);
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t i = 0; i < ends.size(); ++i) ends[i] = std::max(ends[i], set(row, i).width());
    for (std::size_t i = 1; i < ends.size(); ++i) ends[i] += ends[i - 1] + px(k_between * size);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const float one_line = block("0", size, Weight::regular, theme_->text).height();
        const float extra = set(row, 0).height() - one_line;  // of a name of several lines
        for (std::size_t i = 0; i < ends.size(); ++i) {
            TextBlock words = set(row, i);
            const Vec2 at = i == 0 ? Vec2{0, y_} : Vec2{ends[i] - words.width(), y_ + std::round(extra / 2)};
            put(at, std::move(words));
        }
        y_ += px(k_row * size) + extra;
    }
}

void Card::gap(float logical_px) { y_ += px(logical_px); }

scene::Rect Card::size() const {
    const float padding = px(k_padding);
    return {0, 0, std::ceil(width_ + counts_width_ + 2 * padding), std::ceil(y_ + 2 * padding - px(4))};
}

std::vector<scene::LegendRow> Card::keyed_rows(Vec2 corner) const {
    std::vector<scene::LegendRow> rows;
    for (const auto& [key, row] : keyed_)
        rows.push_back({{corner.x, corner.y + px(k_padding) + row.y, size().width, row.height}, key});
    return rows;
}

void Card::draw(scene::Builder& builder, Vec2 corner) const {
    const scene::Rect box{corner.x, corner.y, size().width, size().height};
    draw_card_ground(builder, box, *theme_, ratio_);
    draw_contents(builder, corner);
}

void Card::draw_contents(scene::Builder& builder, Vec2 corner) const {
    const float right = corner.x + size().width - px(k_padding);
    const Vec2 o{corner.x + px(k_padding), corner.y + px(k_padding)};
    for (const Swatch& s : swatches_) {
        const scene::Rect at{s.box.x + o.x, s.box.y + o.y, s.box.width, s.box.height};
        builder.rect(at.grown(std::round(ratio_)), {theme_->card_edge, scene::Pattern::solid, {}});
        builder.rect(at, s.fill);
    }
    for (const Line& l : lines_) {
        const std::array<Vec2, 2> ends{{{l.a.x + o.x, l.a.y + o.y}, {l.b.x + o.x, l.b.y + o.y}}};
        builder.line(scene::Space::screen, ends, l.style);
    }
    for (scene::Symbol s : symbols_) {
        s.anchor = {s.anchor.x + o.x, s.anchor.y + o.y};
        builder.symbol(scene::Space::screen, s);
    }
    for (const Text& t : texts_) {
        const float x = t.right_aligned ? right - t.block.width() : o.x + t.at.x;
        t.block.draw(builder, scene::Space::screen, {}, {x, o.y + t.at.y}, Align::left);
    }
}

void draw_card_ground(scene::Builder& builder, const scene::Rect& box, const Theme& theme, float ratio) {
    builder.rect(box, {theme.card_edge, scene::Pattern::solid, {}});
    builder.rect(box.grown(-std::max(1.0F, std::round(ratio))), {theme.card, scene::Pattern::solid, {}});
}

}  // namespace carto
