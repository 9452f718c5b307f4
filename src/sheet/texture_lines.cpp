#include "texture_lines.h"

#include <cmath>
#include <numbers>

#include "symbol_outline.h"

namespace sheet {
namespace {

using scene::Rect;
using scene::Vec2;

constexpr float k_sqrt_2 = std::numbers::sqrt2_v<float>;

/// The first middle of a period at or after `from`.
float first_middle(float from, float period) { return (std::ceil(from / period - 0.5F) + 0.5F) * period; }

/// Lines on which x + sign * y is constant, one in the middle of every period measured across them.
void add_slanted(Path& path, const Rect& box, float period, float sign) {
    const float step = period * k_sqrt_2;
    const float low = sign > 0 ? box.x + box.y : box.x - box.bottom();
    const float high = sign > 0 ? box.right() + box.bottom() : box.right() - box.y;
    for (float sum = first_middle(low, step); sum <= high; sum += step) {
        path.move_to({sum - sign * box.y, box.y});
        path.line_to({sum - sign * box.bottom(), box.bottom()});
    }
}

void add_grid(Path& path, const Rect& box, float period) {
    for (float x = first_middle(box.x, period); x <= box.right(); x += period) {
        path.move_to({x, box.y});
        path.line_to({x, box.bottom()});
    }
    for (float y = first_middle(box.y, period); y <= box.bottom(); y += period) {
        path.move_to({box.x, y});
        path.line_to({box.right(), y});
    }
}

void add_dots(Path& path, const Rect& box, float period, float radius) {
    for (float y = first_middle(box.y - radius, period); y <= box.bottom() + radius; y += period)
        for (float x = first_middle(box.x - radius, period); x <= box.right() + radius; x += period)
            path.add(circle({x, y}, radius));
}

Path moved(const Path& path, Vec2 by) {
    Path out;
    for (Path::Step s : path.steps()) {
        for (Vec2* p : {&s.to, &s.control_1, &s.control_2}) *p = {p->x + by.x, p->y + by.y};
        switch (s.verb) {
            case Path::Verb::move: out.move_to(s.to); break;
            case Path::Verb::line: out.line_to(s.to); break;
            case Path::Verb::curve: out.curve_to(s.control_1, s.control_2, s.to); break;
            case Path::Verb::close: out.close(); break;
        }
    }
    return out;
}

}  // namespace

TextureInk ink_of(const Texture& texture, const Rect& box) {
    const float r = texture.scale;
    const Rect local = Rect{box.x - texture.origin.x, box.y - texture.origin.y, box.width, box.height}.grown(r);
    TextureInk out;
    switch (texture.pattern) {
        case scene::Pattern::solid: break;
        case scene::Pattern::hatch_up:
        case scene::Pattern::hatch_down:
            out.width = k_hatch_width * r;
            add_slanted(out.path, local, k_hatch_period * r,
                        texture.pattern == scene::Pattern::hatch_up ? 1.0F : -1.0F);
            break;
        case scene::Pattern::dots:
            out.is_filled = true;
            add_dots(out.path, local, k_dot_period * r, k_dot_radius * r);
            break;
        case scene::Pattern::cross:
            out.width = k_cross_width * r;
            add_grid(out.path, local, k_cross_period * r);
            break;
    }
    out.path = moved(out.path, texture.origin);
    return out;
}

}  // namespace sheet
