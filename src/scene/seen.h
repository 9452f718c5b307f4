// Where the items of a list are seen. Private to scene.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "scene/scene.h"

namespace scene {

inline constexpr float k_air = 2;  // px: edges are smoothed and anchors rounded

/// A list as a camera sees it.
struct Seen {
    const DrawList& list;
    const FillStyles& styles;
    const Scene& scene;
    const Camera& camera;
    Vec2 moved{};  ///< px that what lies on the screen was moved by since it was painted
};

struct Item {
    Primitive primitive;
    Space space;
    std::uint32_t index;
};

/// In the order of painting.
std::vector<Item> items_of(const Seen& seen);

/// Px of the pane. Of a fill; a line's middle; what a symbol or a text may touch.
std::vector<std::vector<Vec2>> rings_of(const Seen& seen, const Item& fill);
std::pair<Vec2, Vec2> ends_of(const Seen& seen, const Item& line);
Rect box_of_symbol(const Seen& seen, const Item& symbol);
Rect box_of_text(const Seen& seen, const Item& text);

}  // namespace scene
