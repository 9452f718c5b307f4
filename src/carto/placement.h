// Where labels and symbols find room. Works in screen pixels of one view; boxes already taken are never overlapped,
// soft boxes (the rail line) only where nothing better is free. Greedy by the caller's order. Private to carto.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "scene/scene.h"

namespace carto {

class Placement {
public:
    explicit Placement(scene::Rect viewport) : viewport_(viewport) {}

    /// Takes a box; the number returned gives it back.
    std::size_t take(const scene::Rect& box) {
        taken_.push_back(box);
        return taken_.size() - 1;
    }
    void release(std::size_t taken) { taken_[taken] = {}; }
    void discourage(const scene::Rect& box) { soft_.push_back(box); }

    [[nodiscard]] bool free(const scene::Rect& box) const;
    [[nodiscard]] int discouraged(const scene::Rect& box) const;
    [[nodiscard]] bool in_view(scene::Vec2 point) const { return viewport_.contains(point); }

    /// Index of the best free candidate: the least `cost`, to which each overlapped soft box adds; -1 when none is
    /// free.
    [[nodiscard]] int best(std::span<const scene::Rect> candidates, std::span<const float> cost) const;

private:
    scene::Rect viewport_;
    std::vector<scene::Rect> taken_, soft_;
};

}  // namespace carto
