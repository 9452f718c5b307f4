// Boxes of whole pixels: what of a picture is to be painted.
#pragma once

#include <span>
#include <vector>

namespace scene {

struct Rect;

/// Px of a picture, from its upper left corner; right and bottom are outside.
struct PixelBox {
    int left = 0, top = 0, right = 0, bottom = 0;
    friend bool operator==(const PixelBox&, const PixelBox&) = default;
    [[nodiscard]] bool is_empty() const { return left >= right || top >= bottom; }
};

[[nodiscard]] Rect rect_of(const PixelBox& box);
[[nodiscard]] PixelBox common_part(const PixelBox& a, const PixelBox& b);
[[nodiscard]] PixelBox hull(const PixelBox& a, const PixelBox& b);
/// Empty of none.
[[nodiscard]] PixelBox hull(std::span<const PixelBox> boxes);

/// Disjoint boxes, in tiles, that cover just those that are set, row by row: a run of a row each, joined with one as
/// long right above it.
[[nodiscard]] std::vector<PixelBox> runs_of(const std::vector<bool>& tiles, int columns);

}  // namespace scene
