// Where labels and symbols find room. Works in screen pixels of one view; boxes already taken are never overlapped,
// soft boxes (the rail line) only where nothing better is free. Greedy by the caller's order. Boxes are kept by the
// cells of a grid that they touch, so that a question costs the same among ten boxes and among ten thousand. Private to
// carto.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "scene/scene.h"

namespace carto {

/// Boxes by the cells of a grid over a view; those outside belong to the cells at its edge.
class BoxGrid {
public:
    explicit BoxGrid(const scene::Rect& view);

    std::size_t add(const scene::Rect& box);
    void remove(std::size_t number);
    [[nodiscard]] bool any_overlaps(const scene::Rect& box) const;
    [[nodiscard]] int count_overlaps(const scene::Rect& box) const;

private:
    struct Cells {
        int left, top, right, bottom;
    };
    [[nodiscard]] int column(float x) const;
    [[nodiscard]] int row(float y) const;
    [[nodiscard]] Cells cells_of(const scene::Rect& box) const;
    [[nodiscard]] const std::vector<std::size_t>& at(int column, int row) const {
        return cells_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                      static_cast<std::size_t>(column)];
    }

    scene::Rect view_;
    int columns_, rows_;
    std::vector<scene::Rect> boxes_;
    std::vector<std::vector<std::size_t>> cells_;
};

class Placement {
public:
    explicit Placement(scene::Rect viewport) : viewport_(viewport), taken_(viewport), soft_(viewport) {}

    /// Takes a box; the number returned gives it back.
    std::size_t take(const scene::Rect& box) { return taken_.add(box); }
    void release(std::size_t taken) { taken_.remove(taken); }
    void discourage(const scene::Rect& box) { soft_.add(box); }

    [[nodiscard]] bool is_free(const scene::Rect& box) const;
    [[nodiscard]] int discouraged(const scene::Rect& box) const { return soft_.count_overlaps(box); }
    [[nodiscard]] bool in_view(scene::Vec2 point) const { return viewport_.contains(point); }
    [[nodiscard]] const scene::Rect& viewport() const { return viewport_; }

    /// Index of the best free candidate: the least `cost`, to which each overlapped soft box adds; -1 when none is
    /// free.
    [[nodiscard]] int best(std::span<const scene::Rect> candidates, std::span<const float> cost) const;

private:
    scene::Rect viewport_;
    BoxGrid taken_, soft_;
};

}  // namespace carto
