#include "scene/changed_part.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace scene {
namespace {

constexpr float k_air = 2;                 // px: edges are smoothed and anchors rounded
constexpr float k_most_symbol_px = 1.25F;  // how far a shape reaches beyond its half size

/// Grows by what is added; empty at first.
class Extent {
public:
    void add(const Rect& box) {
        if (box.width < 0) return;
        left_ = std::min(left_, box.x);
        top_ = std::min(top_, box.y);
        right_ = std::max(right_, box.right());
        bottom_ = std::max(bottom_, box.bottom());
    }
    void add(Vec2 at) { add(Rect{at.x, at.y, 0, 0}); }
    [[nodiscard]] Rect box() const {
        return left_ > right_ ? Rect{0, 0, -1, -1} : Rect{left_, top_, right_ - left_, bottom_ - top_};
    }

private:
    static constexpr float k_far = 1e9F;
    float left_ = k_far, top_ = k_far, right_ = -k_far, bottom_ = -k_far;
};

/// A list as a camera sees it.
struct Seen {
    const DrawList& list;
    const FillStyles& styles;
    const Scene& scene;
    const Camera& camera;
};

struct Item {
    Primitive primitive;
    Space space;
    std::uint32_t index;
};

std::vector<Item> items_of(const Seen& seen) {
    std::vector<Item> out;
    for (const Batch& batch : seen.list.batches)
        for (std::uint32_t i = batch.first; i < batch.first + batch.count; ++i)
            out.push_back({batch.primitive, batch.space, i});
    return out;
}

std::span<const Vec2> points_of(const DrawList& list, const FillShape& shape) {
    if (shape.ring_count == 0) return {};
    const Ring &first = list.rings[shape.first_ring], &last = list.rings[shape.first_ring + shape.ring_count - 1];
    return std::span(list.ring_points).subspan(first.first, last.first + last.count - first.first);
}

/// Their glyphs are told by what they say and where they stand.
bool same_text(TextRun a, const TextRun& b) {
    a.first_glyph = b.first_glyph;
    a.first_outline = b.first_outline;
    return a == b;
}

bool same(const Seen& before, const Item& a, const Seen& now, const Item& b) {
    if (a.primitive != b.primitive || a.space != b.space) return false;
    switch (a.primitive) {
        case Primitive::fill:
            return before.styles[a.index] == now.styles[b.index] &&
                   std::ranges::equal(points_of(before.list, before.list.shapes[a.index]),
                                      points_of(now.list, now.list.shapes[b.index]));
        case Primitive::line: return before.list.lines[a.index] == now.list.lines[b.index];
        case Primitive::symbol: return before.list.symbols[a.index] == now.list.symbols[b.index];
        case Primitive::text:
        case Primitive::haloed_text: return same_text(before.list.texts[a.index], now.list.texts[b.index]);
    }
    return false;
}

Rect box_of(const Seen& seen, const Item& item) {
    const auto at = [&](Vec2 p) {
        if (item.space == Space::screen) return p;
        return to_screen(seen.camera, {seen.scene.origin.x + p.x, seen.scene.origin.y + p.y});
    };
    Extent out;
    switch (item.primitive) {
        case Primitive::fill:
            for (const Vec2 p : points_of(seen.list, seen.list.shapes[item.index])) out.add(at(p));
            return out.box().grown(k_air);
        case Primitive::line: {
            const LineSegment& s = seen.list.lines[item.index];
            const Vec2 a = at(s.a), b = at(s.b);
            out.add(Vec2{a.x + s.a_offset.x, a.y + s.a_offset.y});
            out.add(Vec2{b.x + s.b_offset.x, b.y + s.b_offset.y});
            return out.box().grown(s.width_px / 2 + k_air);
        }
        case Primitive::symbol: {
            const Symbol& s = seen.list.symbols[item.index];
            const Vec2 p = at(s.anchor);
            const float reach = std::max(s.half_size.x, s.half_size.y) * k_most_symbol_px + s.edge_px;
            return Rect{p.x + s.offset.x, p.y + s.offset.y, 0, 0}.grown(reach + k_air);
        }
        case Primitive::text:
        case Primitive::haloed_text: {
            const TextRun& run = seen.list.texts[item.index];
            const Vec2 p = at(run.anchor);
            return Rect{p.x + run.box.x, p.y + run.box.y, run.box.width, run.box.height}.grown(run.halo_px + k_air);
        }
    }
    return out.box();
}

/// What both begin and end with is left out; of what is between, item by item where there are as many.
void add_difference(Extent& out, const Seen& before, const Seen& now) {
    std::vector<Item> a = items_of(before), b = items_of(now);
    const std::size_t least = std::min(a.size(), b.size());
    std::size_t head = 0, tail = 0;
    while (head < least && same(before, a[head], now, b[head])) ++head;
    while (tail < least - head && same(before, a[a.size() - 1 - tail], now, b[b.size() - 1 - tail])) ++tail;
    const bool as_many = a.size() == b.size();
    for (std::size_t i = head; i < a.size() - tail; ++i)
        if (!as_many || !same(before, a[i], now, b[i])) out.add(box_of(before, a[i]));
    for (std::size_t i = head; i < b.size() - tail; ++i)
        if (!as_many || !same(before, a[i], now, b[i])) out.add(box_of(now, b[i]));
}

void add_difference(Extent& out, const Scene& before, const Scene& now, const Camera& camera) {
    const DrawList none;
    const FillStyles plain;
    const auto seen = [&](const Drawing& drawing, const Scene& scene) {
        return Seen{drawing.list ? *drawing.list : none, drawing.fill_styles ? *drawing.fill_styles : plain, scene,
                    camera};
    };
    for (std::size_t i = 0; i < k_list_kinds; ++i) {
        const Drawing &a = before.stack[i], &b = now.stack[i];
        if (a.list != b.list || a.fill_styles != b.fill_styles) add_difference(out, seen(a, before), seen(b, now));
    }
}

bool same_place(const Pane& a, const Pane& b) {
    return a.camera == b.camera && a.corner == b.corner && a.clip == b.clip &&
           a.highlights.size() == b.highlights.size() && a.scene->origin.x == b.scene->origin.x &&
           a.scene->origin.y == b.scene->origin.y && a.scene->background == b.scene->background &&
           !a.scene->underlay.picture && !b.scene->underlay.picture;
}

}  // namespace

Rect changed_part(const Pane& before, const Pane& now) {
    if (!same_place(before, now)) return now.clip;
    Extent changed;
    add_difference(changed, *before.scene, *now.scene, now.camera);
    for (std::size_t i = 0; i < now.highlights.size(); ++i)
        add_difference(changed, *before.highlights[i], *now.highlights[i], now.camera);
    const Rect box = changed.box();
    if (box.width < 0) return {};
    const float left = std::max(now.clip.x, std::floor(now.corner.x + box.x));
    const float top = std::max(now.clip.y, std::floor(now.corner.y + box.y));
    const float right = std::min(now.clip.right(), std::ceil(now.corner.x + box.right()));
    const float bottom = std::min(now.clip.bottom(), std::ceil(now.corner.y + box.bottom()));
    return {left, top, std::max(right - left, 0.0F), std::max(bottom - top, 0.0F)};
}

}  // namespace scene
