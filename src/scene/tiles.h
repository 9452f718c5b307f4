// Which tiles of a picture something touches. Private to scene.
#pragma once

#include <span>
#include <vector>

#include "scene/pixel_box.h"
#include "scene/scene.h"

namespace scene {

/// Square tiles of a picture, none of them set at first. Places are px of it; what lies beyond it is left out.
class Tiles {
public:
    Tiles(int width, int height);

    void add(const Rect& box);
    /// A line with round ends, `half_width` px to either side.
    void add_line(Vec2 a, Vec2 b, float half_width);
    /// What rings enclose by the odd-even rule, each closed by its first point, and all along them.
    void add_area(std::span<const std::vector<Vec2>> rings, float half_width);

    [[nodiscard]] bool touches(const Rect& box) const;
    /// Disjoint boxes of the tiles that are set, nothing beyond the picture.
    [[nodiscard]] std::vector<PixelBox> boxes() const;

private:
    void add_inside(std::span<const std::vector<Vec2>> rings);
    void set(int row, int first_column, int end_column);

    int width_, height_, columns_, rows_;
    std::vector<bool> set_;  ///< row by row
};

}  // namespace scene
