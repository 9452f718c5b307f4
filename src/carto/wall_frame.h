// What stands round the cells of a wall: one legend for all of them, the foot, the stamp of made-up values. Measured
// first, so that the cells get the room above; drawn afterwards. Private to carto.
#pragma once

#include <vector>

#include "card.h"
#include "carto/choropleth.h"
#include "carto/text.h"
#include "scene/builder.h"

namespace carto {

class WallFrame {
public:
    /// `cells`: what the cells show; `width`, `height`: of the picture in device px. A slide has the title and the
    /// conclusion of `sink` above the cells.
    WallFrame(const plan::Index& index, const MapOptions& options, const Sink& sink,
              const std::vector<Choropleth>& cells, TextEngine& text, int width, int height);

    /// Where the cells go.
    [[nodiscard]] scene::Rect room() const;
    [[nodiscard]] float gap() const { return px(1); }
    void draw(scene::Builder& builder) const;
    /// The legend's rows that can be pointed at.
    [[nodiscard]] const std::vector<scene::LegendRow>& legend_rows() const { return rows_; }

private:
    /// A class or a missing state: its swatch with its mark, and its words.
    struct Entry {
        scene::Rect swatch;
        scene::FillStyle fill;
        TextBlock mark, words;
    };
    [[nodiscard]] float px(float logical) const;
    void add_head(const Sink& sink);
    void add_heading(const plan::Index& index, const MapOptions& cell);
    void add_classes(const std::vector<Choropleth>& cells);
    void add_entry(const scene::FillStyle& fill, std::string_view mark, std::string_view words, const LegendKey& key);
    void add_foot(const plan::Index& index, const MapOptions& cell);
    void add_stamp(const plan::Index& index);

    const MapOptions& options_;
    const Theme& theme_;
    TextEngine& text_;
    float width_, height_;
    float x_ = 0, y_ = 0;  ///< where the next entry goes, from the upper left corner of the strip
    TextBlock head_, heading_, foot_, page_, stamp_;
    std::vector<Entry> entries_;
    std::vector<scene::LegendRow> rows_;
    float head_height_ = 0;           ///< of the strip above the cells
    float foot_y_ = 0, strip_y_ = 0;  ///< of the foot in the strip, of the strip in the picture
};

}  // namespace carto
