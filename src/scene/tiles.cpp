#include "tiles.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace scene {
namespace {

constexpr int k_tile_px = 16;

int tiles_of(int px) { return (px + k_tile_px - 1) / k_tile_px; }

/// The tile that a place lies in, at most one beyond those that there are.
int tile_at(float px, int count) {
    return static_cast<int>(std::clamp(std::floor(px / k_tile_px), -1.0F, static_cast<float>(count)));
}

/// The part of a line, as shares of its way, whose `at + share * way` lies between two bounds.
std::pair<float, float> shares_between(float at, float way, float low, float high, std::pair<float, float> before) {
    constexpr std::pair k_none{1.0F, 0.0F};
    if (way == 0) return at >= low && at <= high ? before : k_none;
    const float a = (low - at) / way, b = (high - at) / way;
    return {std::max(before.first, std::min(a, b)), std::min(before.second, std::max(a, b))};
}

}  // namespace

Tiles::Tiles(int width, int height)
    : width_(width),
      height_(height),
      columns_(tiles_of(width)),
      rows_(tiles_of(height)),
      set_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

void Tiles::set(int row, int first_column, int end_column) {
    if (row < 0 || row >= rows_) return;
    const auto start = set_.begin() + static_cast<std::ptrdiff_t>(row) * columns_;
    const int first = std::clamp(first_column, 0, columns_), end = std::clamp(end_column, first, columns_);
    std::fill(start + first, start + end, true);
}

void Tiles::add(const Rect& box) {
    if (!(box.width >= 0 && box.height >= 0)) return;
    const int first = tile_at(box.x, columns_), last = tile_at(box.right(), columns_);
    for (int row = tile_at(box.y, rows_); row <= tile_at(box.bottom(), rows_); ++row) set(row, first, last + 1);
}

bool Tiles::touches(const Rect& box) const {
    const int first = std::max(tile_at(box.x, columns_), 0),
              last = std::min(tile_at(box.right(), columns_), columns_ - 1);
    const int top = std::max(tile_at(box.y, rows_), 0), bottom = std::min(tile_at(box.bottom(), rows_), rows_ - 1);
    for (int row = top; row <= bottom; ++row)
        for (int column = first; column <= last; ++column)
            if (set_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                     static_cast<std::size_t>(column)])
                return true;
    return false;
}

void Tiles::add_line(Vec2 a, Vec2 b, float half_width) {
    constexpr float k_step_px = k_tile_px / 2.0F;
    const Vec2 way{b.x - a.x, b.y - a.y};
    const auto width = static_cast<float>(width_), height = static_cast<float>(height_);
    std::pair<float, float> seen{0, 1};
    seen = shares_between(a.x, way.x, -half_width, width + half_width, seen);
    seen = shares_between(a.y, way.y, -half_width, height + half_width, seen);
    if (!(seen.first <= seen.second)) return;
    const float length = std::hypot(way.x, way.y) * (seen.second - seen.first);
    const int steps = std::max(1, static_cast<int>(std::ceil(length / k_step_px)));
    const auto at = [&](int step) {
        const float share =
            seen.first + (seen.second - seen.first) * static_cast<float>(step) / static_cast<float>(steps);
        return Vec2{a.x + share * way.x, a.y + share * way.y};
    };
    Vec2 from = at(0);
    for (int step = 1; step <= steps; ++step) {
        const Vec2 to = at(step);
        add(Rect{std::min(from.x, to.x), std::min(from.y, to.y), std::abs(to.x - from.x), std::abs(to.y - from.y)}
                .grown(half_width));
        from = to;
    }
}

void Tiles::add_area(std::span<const std::vector<Vec2>> rings, float half_width) {
    for (const std::vector<Vec2>& ring : rings)
        for (std::size_t i = 0; i < ring.size(); ++i) add_line(ring[i], ring[(i + 1) % ring.size()], half_width);
    add_inside(rings);
}

/// By their middles: a tile that no ring touches lies inside whole or not at all.
void Tiles::add_inside(std::span<const std::vector<Vec2>> rings) {
    std::vector<float> crossings;
    for (int row = 0; row < rows_; ++row) {
        const float y = (static_cast<float>(row) + 0.5F) * k_tile_px;
        crossings.clear();
        for (const std::vector<Vec2>& ring : rings)
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const Vec2 a = ring[i], b = ring[(i + 1) % ring.size()];
                if ((a.y > y) != (b.y > y)) crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
            }
        std::ranges::sort(crossings);
        for (std::size_t i = 1; i < crossings.size(); i += 2)
            set(row, tile_at(crossings[i - 1] + k_tile_px / 2.0F, columns_),
                tile_at(crossings[i] + k_tile_px / 2.0F, columns_));
    }
}

std::vector<PixelBox> Tiles::boxes() const {
    if (columns_ == 0) return {};
    std::vector<PixelBox> out = runs_of(set_, columns_);
    for (PixelBox& box : out)
        box = {box.left * k_tile_px, box.top * k_tile_px, std::min(box.right * k_tile_px, width_),
               std::min(box.bottom * k_tile_px, height_)};
    return out;
}

}  // namespace scene
