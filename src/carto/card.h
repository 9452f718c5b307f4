// A card of furniture: rows of text, swatches and symbols, measured first and drawn afterwards. Screen pixels.
// Private to carto.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "label.h"
#include "scene/builder.h"
#include "style.h"

namespace carto {

class Card {
public:
    static constexpr float k_padding = 12;  ///< logical px between text and edge

    Card(TextEngine& engine, const Theme& theme, float pixel_ratio)
        : engine_(&engine), theme_(&theme), ratio_(pixel_ratio) {}

    /// `max_width` 0: one line.
    void heading(std::string_view text, float max_width = 0);
    void title(std::string_view text, float max_width);
    void text(std::string_view text, float size, float max_width, bool soft = true);
    /// A row with a fill swatch; `mark` stands on the swatch, `count` at the right edge.
    void swatch(const scene::FillStyle& fill, std::string_view mark, std::string_view text, std::string_view count,
                std::optional<int> key = {});
    /// Below a row, under its text.
    void note(std::string_view text, float max_width);
    /// Whether a note is one line.
    [[nodiscard]] bool note_fits(std::string_view text, float max_width) const;
    /// A circle of that radius (logical px) with its text; the row is as high as the circle.
    void circle(float radius, scene::Colour fill, std::string_view text);
    void symbol(scene::Symbol symbol, std::string_view text, std::string_view count);
    /// A sample of lines painted over each other, lowest first.
    void lines(const std::vector<scene::Builder::LineStyle>& styles, std::string_view text);
    /// A number, a symbol and a name (index of carriers).
    void entry(std::string_view number, const std::optional<scene::Symbol>& symbol, std::string_view text,
               float max_width);
    /// A number and a name.
    void numbered(std::string_view number, std::string_view text, float max_width);
    /// Rows of cells, titles first: the first column at the left, a long name in several lines, the others at the
    /// right, each as wide as it asks.
    void table(const std::vector<std::vector<std::string>>& rows, float size);
    void gap(float logical_px);

    [[nodiscard]] bool empty() const { return y_ == 0; }
    [[nodiscard]] scene::Rect size() const;  ///< at (0, 0), with padding
    void draw(scene::Builder& builder, scene::Vec2 corner) const;
    /// The same without a ground of its own.
    void draw_contents(scene::Builder& builder, scene::Vec2 corner) const;
    /// Leaves room beside the text, logical px.
    void widen(float logical_px) { width_ += px(logical_px); }
    /// The rows that were given a key, of a card drawn at `corner`.
    [[nodiscard]] std::vector<scene::LegendRow> keyed_rows(scene::Vec2 corner) const;

private:
    struct Text {
        scene::Vec2 at;
        TextBlock block;
        bool right_aligned = false;
    };
    struct Swatch {
        scene::Rect box;
        scene::FillStyle fill;
    };
    struct Line {
        scene::Vec2 a, b;
        scene::Builder::LineStyle style;
    };
    [[nodiscard]] float px(float logical) const { return logical * ratio_; }
    TextBlock block(std::string_view text, float size, Weight weight, scene::Colour colour) const;
    void put(scene::Vec2 at, TextBlock block, bool right_aligned = false);
    void row(std::string_view text, std::string_view count);
    /// A row of an index whose name begins at `text_x`, logical px; gives its top.
    float index_row(std::string_view number, std::string_view text, float text_x, float max_width);
    [[nodiscard]] float row_middle() const { return y_ + px(k_row_height) / 2; }

    static constexpr float k_row_height = 19, k_sample_width = 30, k_text_size = 12.5F, k_note_size = 11;

    TextEngine* engine_;
    const Theme* theme_;
    float ratio_;
    float y_ = 0, width_ = 0, counts_width_ = 0;
    std::vector<Text> texts_;
    std::vector<Swatch> swatches_;
    std::vector<scene::Symbol> symbols_;
    std::vector<Line> lines_;
    std::vector<std::pair<int, scene::Rect>> keyed_;  ///< key, and top and height of its row
};

/// The ground of a card.
void draw_card_ground(scene::Builder& builder, const scene::Rect& box, const Theme& theme, float pixel_ratio);

}  // namespace carto
