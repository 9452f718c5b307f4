#include "placement.h"

#include <limits>

namespace carto {
namespace {

constexpr float k_soft_cost = 8;

bool inside(const scene::Rect& inner, const scene::Rect& outer) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() &&
           inner.bottom() <= outer.bottom();
}

}  // namespace

bool Placement::free(const scene::Rect& box) const {
    if (box.width <= 0 || !inside(box, viewport_)) return false;
    for (const scene::Rect& other : taken_)
        if (other.overlaps(box)) return false;
    return true;
}

int Placement::discouraged(const scene::Rect& box) const {
    int count = 0;
    for (const scene::Rect& other : soft_) count += other.overlaps(box) ? 1 : 0;
    return count;
}

int Placement::best(std::span<const scene::Rect> candidates, std::span<const float> cost) const {
    int chosen = -1;
    float least = std::numeric_limits<float>::infinity();
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (cost[i] >= least || !free(candidates[i])) continue;
        const float total = cost[i] + k_soft_cost * static_cast<float>(discouraged(candidates[i]));
        if (total < least) {
            least = total;
            chosen = static_cast<int>(i);
        }
    }
    return chosen;
}

}  // namespace carto
