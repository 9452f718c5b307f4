#include "kit/tip_place.h"

#include <algorithm>

namespace ui {
namespace {

/// As near to `wanted` as a length fits between 0 and `room`; from 0 on where it is too long.
float held_in(float wanted, float length, float room) { return std::max(0.0F, std::min(wanted, room - length)); }

}  // namespace

scene::Vec2 tip_place(const scene::Rect& about, scene::Vec2 size, scene::Vec2 window, float gap) {
    const scene::Vec2 under{held_in(about.x, size.x, window.x), about.bottom() + gap};
    if (under.y + size.y <= window.y) return under;
    const float above = about.y - gap - size.y;
    if (above >= 0) return {under.x, above};
    const bool fits_right = about.right() + gap + size.x <= window.x;
    const float beside = fits_right ? about.right() + gap : about.x - gap - size.x;
    return {held_in(beside, size.x, window.x), held_in(about.y, size.y, window.y)};
}

scene::Vec2 tip_place_off(const scene::Rect& about, scene::Vec2 size, scene::Vec2 window, float gap,
                          const std::vector<scene::Rect>& kept) {
    scene::Rect all = about;
    scene::Vec2 at = tip_place(about, size, window, gap);
    for (const scene::Rect& box : kept) {
        if (!box.overlaps({at.x, at.y, size.x, size.y})) continue;
        const float right = std::max(all.right(), box.right()), bottom = std::max(all.bottom(), box.bottom());
        all.x = std::min(all.x, box.x);
        all.y = std::min(all.y, box.y);
        all = {all.x, all.y, right - all.x, bottom - all.y};
        at = tip_place(all, size, window, gap);
    }
    return at;
}

}  // namespace ui
