#include "scene/pixel_box.h"

#include <algorithm>
#include <cstddef>

#include "scene/scene.h"

namespace scene {

Rect rect_of(const PixelBox& box) {
    return {static_cast<float>(box.left), static_cast<float>(box.top), static_cast<float>(box.right - box.left),
            static_cast<float>(box.bottom - box.top)};
}

PixelBox common_part(const PixelBox& a, const PixelBox& b) {
    return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right), std::min(a.bottom, b.bottom)};
}

PixelBox hull(const PixelBox& a, const PixelBox& b) {
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

PixelBox hull(std::span<const PixelBox> boxes) {
    PixelBox all = boxes.empty() ? PixelBox{} : boxes.front();
    for (const PixelBox& box : boxes) all = hull(all, box);
    return all;
}

std::vector<PixelBox> runs_of(const std::vector<bool>& tiles, int columns) {
    std::vector<PixelBox> boxes;
    const int rows = static_cast<int>(tiles.size()) / columns;
    const auto is_set = [&](int column, int row) {
        return column < columns && tiles[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                                         static_cast<std::size_t>(column)];
    };
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            if (!is_set(column, row)) continue;
            int end = column;
            while (is_set(end, row)) ++end;
            const auto above = std::ranges::find_if(boxes, [&](const PixelBox& box) {
                return box.left == column && box.right == end && box.bottom == row;
            });
            if (above != boxes.end())
                ++above->bottom;
            else
                boxes.push_back({column, row, end, row + 1});
            column = end;
        }
    return boxes;
}

}  // namespace scene
