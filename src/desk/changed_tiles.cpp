#include "changed_tiles.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <limits>
#include <utility>

namespace desk {
namespace {

constexpr int k_tile_px = 32;
/// Each box costs a pass over the lists; more of them are joined where that paints the least besides.
constexpr std::size_t k_most_boxes = 12;

/// One step of a sum in which the order counts.
std::uint64_t joined(std::uint64_t sum, std::uint64_t more) {
    constexpr std::uint64_t k_odd = 0x9E3779B97F4A7C15;  // 2^64 over the golden ratio: its bits look random
    return (std::rotl(sum, 23) ^ more) * k_odd;
}

template <class T>
std::uint64_t bits_of(const T& two_words) {
    static_assert(sizeof two_words == sizeof(std::uint64_t));
    std::uint64_t bits = 0;
    std::memcpy(&bits, &two_words, sizeof bits);
    return bits;
}

std::uint64_t joined(std::uint64_t sum, const ImDrawVert& vertex) {
    return joined(joined(joined(sum, bits_of(vertex.pos)), bits_of(vertex.uv)), vertex.col);
}

std::uint64_t joined(std::uint64_t sum, const PixelBox& box) {
    const auto pair = [](int a, int b) {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(a)) << 32 | static_cast<std::uint32_t>(b);
    };
    return joined(joined(sum, pair(box.left, box.top)), pair(box.right, box.bottom));
}

std::int64_t area(const PixelBox& box) {
    return static_cast<std::int64_t>(box.right - box.left) * (box.bottom - box.top);
}

bool overlap(const PixelBox& a, const PixelBox& b) { return !common_part(a, b).is_empty(); }

/// The two that cost the least besides when they are one.
std::pair<std::size_t, std::size_t> nearest_pair(const std::vector<PixelBox>& boxes) {
    std::pair<std::size_t, std::size_t> best{0, 1};
    auto least = std::numeric_limits<std::int64_t>::max();
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (std::size_t k = i + 1; k < boxes.size(); ++k) {
            const std::int64_t besides = area(hull(boxes[i], boxes[k])) - area(boxes[i]) - area(boxes[k]);
            if (besides < least) {
                least = besides;
                best = {i, k};
            }
        }
    return best;
}

/// Puts the hull of two boxes, and of all that it meets, in place of them.
void join(std::vector<PixelBox>& boxes, std::pair<std::size_t, std::size_t> two) {
    PixelBox all = hull(boxes[two.first], boxes[two.second]);
    for (bool grew = true; grew;) {
        grew = false;
        std::erase_if(boxes, [&](const PixelBox& box) {
            if (!overlap(all, box)) return false;
            const PixelBox larger = hull(all, box);
            grew = grew || !(larger == all);
            all = larger;
            return true;
        });
    }
    boxes.push_back(all);
}

}  // namespace

PixelBox touched(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, const PixelBox& clip) {
    const auto low = [](float x, float y, float z) { return static_cast<int>(std::floor(std::min({x, y, z}))); };
    const auto high = [](float x, float y, float z) { return static_cast<int>(std::ceil(std::max({x, y, z}))); };
    return common_part({low(a.pos.x, b.pos.x, c.pos.x), low(a.pos.y, b.pos.y, c.pos.y), high(a.pos.x, b.pos.x, c.pos.x),
                        high(a.pos.y, b.pos.y, c.pos.y)},
                       clip);
}

PixelBox clip_of(const ImDrawCmd& command, const ImDrawData& lists) {
    const ImVec4& r = command.ClipRect;
    const float height = lists.DisplaySize.y;
    const int left = static_cast<int>(r.x), above_ground = static_cast<int>(height - r.w);
    const int bottom = static_cast<int>(height) - above_ground;
    const PixelBox window{0, 0, static_cast<int>(lists.DisplaySize.x), static_cast<int>(height)};
    return common_part({left, bottom - static_cast<int>(r.w - r.y), left + static_cast<int>(r.z - r.x), bottom},
                       window);
}

void ChangedTiles::resize(int width, int height) {
    if (width == width_ && height == height_) return;
    width_ = width;
    height_ = height;
    columns_ = (width + k_tile_px - 1) / k_tile_px;
    rows_ = (height + k_tile_px - 1) / k_tile_px;
    sums_.clear();
}

void ChangedTiles::add(std::uint64_t sum, const PixelBox& box) {
    for (int row = box.top / k_tile_px; row <= (box.bottom - 1) / k_tile_px; ++row)
        for (int column = box.left / k_tile_px; column <= (box.right - 1) / k_tile_px; ++column) {
            std::uint64_t& tile = sums_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                                        static_cast<std::size_t>(column)];
            tile = joined(tile, sum);
        }
}

void ChangedTiles::add(const ImDrawList& list, const ImDrawData& lists) {
    for (const ImDrawCmd& command : list.CmdBuffer) {
        const PixelBox clip = clip_of(command, lists);
        if (clip.is_empty()) continue;
        std::uint64_t of_all = joined(std::uint64_t{0}, clip);
        if (command.GetTexID() != ImGui::GetIO().Fonts->TexID) of_all = joined(of_all, frames_);
        const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
        const ImDrawIdx* indices = list.IdxBuffer.Data + command.IdxOffset;
        for (unsigned i = 0; i < command.ElemCount; i += 3) {
            const ImDrawVert &a = vertices[indices[i]], &b = vertices[indices[i + 1]], &c = vertices[indices[i + 2]];
            const PixelBox box = touched(a, b, c, clip);
            if (!box.is_empty()) add(joined(joined(joined(of_all, a), b), c), box);
        }
    }
}

std::vector<PixelBox> ChangedTiles::take(const ImDrawData& lists, int width, int height) {
    resize(width, height);
    ++frames_;
    before_ = std::move(sums_);
    sums_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 1);
    for (int i = 0; i < lists.CmdListsCount; ++i) add(*lists.CmdLists[i], lists);
    std::vector<PixelBox> marked = std::exchange(marked_, {});
    if (before_.size() != sums_.size()) return {{0, 0, width, height}};
    std::vector<bool> changed(sums_.size());
    for (std::size_t i = 0; i < sums_.size(); ++i) changed[i] = sums_[i] != before_[i];
    for (const PixelBox& box : marked) {
        const PixelBox inside = common_part(box, {0, 0, width, height});
        if (inside.is_empty()) continue;
        for (int row = inside.top / k_tile_px; row <= (inside.bottom - 1) / k_tile_px; ++row)
            for (int column = inside.left / k_tile_px; column <= (inside.right - 1) / k_tile_px; ++column)
                changed[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                        static_cast<std::size_t>(column)] = true;
    }
    return boxes_of(changed, columns_, k_tile_px, width, height);
}

std::vector<PixelBox> boxes_of(const std::vector<bool>& tiles, int columns, int tile, int width, int height) {
    std::vector<PixelBox> boxes = scene::runs_of(tiles, columns);
    constexpr std::size_t k_most_compared = 64;  // a checkerboard has so many runs that comparing them costs more
    while (boxes.size() > k_most_compared) join(boxes, {boxes.size() - 1, boxes.size() - 2});
    while (boxes.size() > k_most_boxes) join(boxes, nearest_pair(boxes));
    for (PixelBox& box : boxes)
        box = {box.left * tile, box.top * tile, std::min(box.right * tile, width), std::min(box.bottom * tile, height)};
    return boxes;
}

}  // namespace desk
