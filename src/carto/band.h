// A title and a short legend in a few lines across the picture, measured first and drawn afterwards. Screen pixels.
// Private to carto.
#pragma once

#include <string_view>
#include <vector>

#include "label.h"
#include "scene/builder.h"
#include "style.h"

namespace carto {

class Band {
public:
    /// `width`: of the picture, device px; `end_width`, `end_height`: a box at the upper right that is left free.
    Band(TextEngine& engine, const Theme& theme, float pixel_ratio, float width, float end_width, float end_height)
        : engine_(&engine),
          theme_(&theme),
          ratio_(pixel_ratio),
          width_(width),
          end_width_(end_width),
          end_height_(end_height) {}

    void title(std::string_view text);
    /// A line below the title.
    void text(std::string_view text);
    /// The next entry of the legend, on a line of its own where the last one is full.
    void swatch(const scene::FillStyle& fill, std::string_view mark, std::string_view text, int key);
    void symbol(scene::Symbol symbol, std::string_view text);
    /// Keeps a box free at the right end of the last line.
    void reserve_end(float width);

    [[nodiscard]] scene::Rect size() const;  ///< at (0, 0)
    void draw(scene::Builder& builder) const;
    [[nodiscard]] std::vector<scene::LegendRow> keyed_rows() const { return keyed_; }

private:
    struct Text {
        scene::Vec2 at;
        TextBlock block;
    };
    struct Swatch {
        scene::Rect box;
        scene::FillStyle fill;
    };
    [[nodiscard]] float px(float logical) const { return logical * ratio_; }
    void line(std::string_view text, float size, Weight weight, scene::Colour colour);
    /// Makes room for an entry; gives its left edge.
    float place_entry(float width);
    float entry(float sample_width, std::string_view text);
    [[nodiscard]] float row_middle() const { return row_ + px(k_row_height) / 2; }

    static constexpr float k_padding = 8, k_row_height = 20, k_gap = 14, k_sample_width = 22, k_text_size = 12;

    TextEngine* engine_;
    const Theme* theme_;
    float ratio_, width_, end_width_, end_height_;
    float head_ = 0;  ///< height of title and lines below it
    float row_ = 0;   ///< top of the line of entries that is being filled
    float next_ = 0;  ///< left edge of the next entry; 0: no line has been begun
    std::vector<Text> texts_;
    std::vector<Swatch> swatches_;
    std::vector<scene::Symbol> symbols_;
    std::vector<scene::LegendRow> keyed_;
};

}  // namespace carto
