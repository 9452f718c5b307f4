#include <algorithm>
#include <limits>

#include "canvas.h"

namespace sheet {

void Path::add_ring(std::span<const scene::Vec2> points) {
    if (points.empty()) return;
    move_to(points.front());
    for (const scene::Vec2 p : points.subspan(1)) line_to(p);
    close();
}

scene::Rect Path::bounds() const {
    constexpr float k_far = std::numeric_limits<float>::max();
    scene::Vec2 low{k_far, k_far}, high{-k_far, -k_far};
    const auto include = [&](scene::Vec2 p) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    };
    for (const Step& step : steps_) {
        if (step.verb == Verb::close) continue;
        include(step.to);
        if (step.verb != Verb::curve) continue;
        include(step.control_1);
        include(step.control_2);
    }
    return low.x <= high.x ? scene::Rect{low.x, low.y, high.x - low.x, high.y - low.y} : scene::Rect{};
}

}  // namespace sheet
