// The ink of a pattern as lines or dots over a box, in the measures of shaders/pattern.frag. Private to sheet.
#pragma once

#include "canvas.h"

namespace sheet {

// logical px
inline constexpr float k_hatch_period = 7, k_hatch_width = 1.3F, k_dot_period = 8, k_dot_radius = 1.5F,
                       k_cross_period = 9, k_cross_width = 1;

struct TextureInk {
    Path path;
    bool is_filled = false;  ///< dots; else lines of `width`
    float width = 0;
};

TextureInk ink_of(const Texture& texture, const scene::Rect& box);

}  // namespace sheet
