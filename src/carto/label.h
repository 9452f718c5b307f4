// A block of text lines that is placed as one. Private to carto.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "carto/text.h"
#include "placement.h"

namespace carto {

/// A line cut so that an ellipsis fits behind it.
std::string with_ellipsis(TextEngine& engine, std::string_view line, const TextStyle& style, float max_width_px);

enum class Align { left, centre, right };

/// Lines with their styles, measured; drawn with its upper left corner at an offset from an anchor.
class TextBlock {
public:
    void add(TextEngine& engine, std::string_view line, const TextStyle& style, const TextColours& colours);
    /// The text wrapped to `max_width_px`.
    void add_wrapped(TextEngine& engine, std::string_view text, const TextStyle& style, const TextColours& colours,
                     float max_width_px, LineLength lines = LineLength::even);
    /// Parts in as many lines as they take, with `between` those that share one: none is broken that a line holds.
    void add_parts(TextEngine& engine, std::span<const std::string> parts, std::string_view between,
                   const TextStyle& style, const TextColours& colours, float max_width_px);
    /// The same as add_wrapped() for a name on the map: of a very long one the first lines, so that it hides no more
    /// than it names.
    void add_name(TextEngine& engine, std::string_view name, const TextStyle& style, const TextColours& colours,
                  float max_width_px, std::size_t most_lines = 3);
    [[nodiscard]] bool empty() const { return lines_.empty(); }
    [[nodiscard]] float width() const { return width_; }
    [[nodiscard]] float height() const { return height_; }
    /// What was added, unwrapped.
    [[nodiscard]] const std::string& text() const { return text_; }

    /// Boxes of the lines, px from the upper left corner of the block.
    [[nodiscard]] std::vector<scene::Rect> line_boxes(Align align) const;
    /// Changes the colours of a line to what can be read across `grounds`.
    void set_on(std::size_t line, std::span<const scene::Colour> grounds);

    void draw(scene::Builder& builder, scene::Space space, scene::Vec2 anchor, scene::Vec2 corner, Align align) const;

private:
    struct Line {
        ShapedText shaped;
        TextColours colours;
        float baseline;  ///< from the top of the block
    };
    void add_line(TextEngine& engine, std::string_view line, const TextStyle& style, const TextColours& colours);
    void note(std::string_view text);
    [[nodiscard]] float indent_of(const Line& line, Align align) const;

    std::vector<Line> lines_;
    std::string text_;
    float width_ = 0, height_ = 0;
};

}  // namespace carto
