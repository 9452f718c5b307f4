// The indicators of one area against their targets: name and figure, a bar, lines of words, one below the other, on a
// wide page in columns. Private to carto.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "carto/bullet_chart.h"
#include "lettering.h"
#include "scene/builder.h"

namespace carto {

class BulletsDrawing {
public:
    /// `room`: device px. Rows of a page share its height, those of a window go on below it. What is handed in must
    /// outlive it.
    BulletsDrawing(const Lettering& lettering, const BulletChart& chart, const scene::Rect& room);
    [[nodiscard]] bool fits() const { return height() <= room_.height; }
    /// Of the highest column.
    [[nodiscard]] float height() const;
    void draw(scene::Builder& builder) const;
    [[nodiscard]] std::vector<BulletMark> marks() const;

private:
    struct Line {
        std::string words;
        scene::Colour colour;
    };
    struct Block {
        const BulletRow* row = nullptr;
        scene::Rect box;  ///< of all of it
        std::string name, figure;
        std::vector<Line> lines;
    };
    [[nodiscard]] bool in_window() const { return c_.options.furniture == Furniture::window; }
    void arrange(std::size_t columns);
    [[nodiscard]] Block block(const BulletRow& row, float width) const;
    void cut_head(Block& block) const;
    void share_height();
    [[nodiscard]] scene::Rect bar_of(const Block& block) const;
    void draw_bar(scene::Builder& builder, const Block& block) const;
    void draw_words(scene::Builder& builder, const Block& block) const;

    const Lettering& c_;
    const BulletChart& chart_;
    scene::Rect room_;
    std::vector<Block> blocks_;
};

}  // namespace carto
