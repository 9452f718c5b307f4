#include "placement.h"

#include <algorithm>
#include <limits>

namespace carto {
namespace {

constexpr float k_soft_cost = 8;
constexpr float k_cell_px = 40;
constexpr float k_most_px = 20000;

bool inside(const scene::Rect& inner, const scene::Rect& outer) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() &&
           inner.bottom() <= outer.bottom();
}

}  // namespace

BoxGrid::BoxGrid(const scene::Rect& view)
    : view_(view),
      columns_(1 + static_cast<int>(std::clamp(view.width, 0.0F, k_most_px) / k_cell_px)),
      rows_(1 + static_cast<int>(std::clamp(view.height, 0.0F, k_most_px) / k_cell_px)),
      cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

int BoxGrid::column(float x) const {
    return static_cast<int>(std::clamp((x - view_.x) / k_cell_px, 0.0F, static_cast<float>(columns_ - 1)));
}

int BoxGrid::row(float y) const {
    return static_cast<int>(std::clamp((y - view_.y) / k_cell_px, 0.0F, static_cast<float>(rows_ - 1)));
}

BoxGrid::Cells BoxGrid::cells_of(const scene::Rect& box) const {
    return {column(box.x), row(box.y), column(box.right()), row(box.bottom())};
}

std::size_t BoxGrid::add(const scene::Rect& box) {
    const std::size_t number = boxes_.size();
    boxes_.push_back(box);
    const Cells c = cells_of(box);
    for (int y = c.top; y <= c.bottom; ++y)
        for (int x = c.left; x <= c.right; ++x)
            cells_[static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(x)]
                .push_back(number);
    return number;
}

void BoxGrid::remove(std::size_t number) {
    constexpr float k_nowhere = std::numeric_limits<float>::infinity();  // an empty box at (0, 0) would lie in another
    boxes_[number] = {k_nowhere, k_nowhere, 0, 0};
}

bool BoxGrid::any_overlaps(const scene::Rect& box) const {
    const Cells c = cells_of(box);
    for (int y = c.top; y <= c.bottom; ++y)
        for (int x = c.left; x <= c.right; ++x)
            for (const std::size_t number : at(x, y))
                if (boxes_[number].overlaps(box)) return true;
    return false;
}

int BoxGrid::count_overlaps(const scene::Rect& box) const {
    const Cells c = cells_of(box);
    int count = 0;
    for (int y = c.top; y <= c.bottom; ++y)
        for (int x = c.left; x <= c.right; ++x)
            for (const std::size_t number : at(x, y)) {
                // a box of several cells counts in the one with the upper left corner of what both share
                const scene::Rect& other = boxes_[number];
                if (other.overlaps(box) && column(std::max(other.x, box.x)) == x && row(std::max(other.y, box.y)) == y)
                    ++count;
            }
    return count;
}

bool Placement::is_free(const scene::Rect& box) const {
    return box.width > 0 && inside(box, viewport_) && !taken_.any_overlaps(box);
}

int Placement::best(std::span<const scene::Rect> candidates, std::span<const float> cost) const {
    int chosen = -1;
    float least = std::numeric_limits<float>::infinity();
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (cost[i] >= least || !is_free(candidates[i])) continue;
        const float total = cost[i] + k_soft_cost * static_cast<float>(discouraged(candidates[i]));
        if (total < least) {
            least = total;
            chosen = static_cast<int>(i);
        }
    }
    return chosen;
}

}  // namespace carto
