#include "seen.h"

#include <algorithm>
#include <span>

namespace scene {
namespace {

constexpr float k_most_symbol_px = 1.25F;  // how far a shape reaches beyond its half size

Vec2 at(const Seen& seen, Space space, Vec2 p) {
    if (space == Space::screen) return {p.x + seen.moved.x, p.y + seen.moved.y};
    return to_screen(seen.camera, {seen.scene.origin.x + p.x, seen.scene.origin.y + p.y});
}

}  // namespace

std::vector<Item> items_of(const Seen& seen) {
    std::vector<Item> out;
    for (const Batch& batch : seen.list.batches)
        for (std::uint32_t i = batch.first; i < batch.first + batch.count; ++i)
            out.push_back({batch.primitive, batch.space, i});
    return out;
}

std::vector<std::vector<Vec2>> rings_of(const Seen& seen, const Item& fill) {
    const FillShape& shape = seen.list.shapes[fill.index];
    std::vector<std::vector<Vec2>> out;
    for (const Ring& ring : std::span(seen.list.rings).subspan(shape.first_ring, shape.ring_count)) {
        std::vector<Vec2>& points = out.emplace_back();
        for (const Vec2 p : std::span(seen.list.ring_points).subspan(ring.first, ring.count))
            points.push_back(at(seen, fill.space, p));
    }
    return out;
}

std::pair<Vec2, Vec2> ends_of(const Seen& seen, const Item& line) {
    const LineSegment& s = seen.list.lines[line.index];
    const Vec2 a = at(seen, line.space, s.a), b = at(seen, line.space, s.b);
    return {{a.x + s.a_offset.x, a.y + s.a_offset.y}, {b.x + s.b_offset.x, b.y + s.b_offset.y}};
}

Rect box_of_symbol(const Seen& seen, const Item& symbol) {
    const Symbol& s = seen.list.symbols[symbol.index];
    const Vec2 p = at(seen, symbol.space, s.anchor);
    const float reach = std::max(s.half_size.x, s.half_size.y) * k_most_symbol_px + s.edge_px;
    return Rect{p.x + s.offset.x, p.y + s.offset.y, 0, 0}.grown(reach + k_air);
}

Rect box_of_text(const Seen& seen, const Item& text) {
    const TextRun& run = seen.list.texts[text.index];
    const Vec2 p = at(seen, text.space, run.anchor);
    return Rect{p.x + run.box.x, p.y + run.box.y, run.box.width, run.box.height}.grown(run.halo_px + k_air);
}

}  // namespace scene
