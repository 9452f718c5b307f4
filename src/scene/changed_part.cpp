#include "scene/changed_part.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace scene {
namespace {

constexpr float k_air = 2;                 // px: edges are smoothed and anchors rounded
constexpr float k_most_symbol_px = 1.25F;  // how far a shape reaches beyond its half size

constexpr std::size_t k_columns = 12, k_most_parts = 3;  // of the map: each part costs the list's corners once more
constexpr float k_cost_of_part = 20'000;                 // px that are painted in the same time

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

float area(const Rect& box) { return std::max(box.width, 0.0F) * std::max(box.height, 0.0F); }

/// What is added, column by column of a picture: of a band that crosses it at a slant much less than its box.
class Columns {
public:
    Columns(float left, float width) : left_(left), width_(std::max(width, 1.0F) / k_columns) {}

    void add(const Rect& box) {
        if (box.width < 0) return;
        for (std::size_t i = column(box.x); i <= column(box.right()); ++i) {
            const float from = std::max(box.x, i == 0 ? box.x : left_ + width_ * static_cast<float>(i));
            const float to =
                std::min(box.right(), i + 1 == k_columns ? box.right() : left_ + width_ * static_cast<float>(i + 1));
            extents_[i].add(Rect{from, box.y, std::max(to - from, 0.0F), box.height});
        }
    }
    /// Boxes around all of it, from left to right.
    [[nodiscard]] std::vector<Rect> boxes() const {
        std::vector<Rect> out;
        for (const Extent& extent : extents_)
            if (extent.box().width >= 0) out.push_back(extent.box());
        while (out.size() > 1) {
            const auto [at, more] = cheapest_union(out);
            if (out.size() <= k_most_parts && more > k_cost_of_part) break;
            out[at] = around(out[at], out[at + 1]);
            out.erase(out.begin() + static_cast<std::ptrdiff_t>(at) + 1);
        }
        return out;
    }

private:
    [[nodiscard]] std::size_t column(float x) const {
        return static_cast<std::size_t>(std::clamp((x - left_) / width_, 0.0F, static_cast<float>(k_columns - 1)));
    }
    static Rect around(const Rect& a, const Rect& b) {
        Extent out;
        out.add(a);
        out.add(b);
        return out.box();
    }
    /// Of two neighbours which to take as one, and how many px more that paints.
    static std::pair<std::size_t, float> cheapest_union(const std::vector<Rect>& boxes) {
        std::pair<std::size_t, float> best{0, std::numeric_limits<float>::max()};
        for (std::size_t i = 0; i + 1 < boxes.size(); ++i) {
            const float more = area(around(boxes[i], boxes[i + 1])) - area(boxes[i]) - area(boxes[i + 1]);
            if (more < best.second) best = {i, more};
        }
        return best;
    }

    float left_, width_;
    std::array<Extent, k_columns> extents_;
};

/// What lies on the map apart from what lies on the screen, which may be anywhere beside it.
struct Changed {
    Columns map;
    Extent screen;

    void add(Space space, const Rect& box) { space == Space::map ? map.add(box) : screen.add(box); }
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

/// Edge by edge: what a fill covers in a column lies between its edges there.
template <class Place>
void add_fill(Changed& out, const Seen& seen, const Item& item, Place at) {
    const FillShape& shape = seen.list.shapes[item.index];
    for (std::uint32_t ring = shape.first_ring; ring < shape.first_ring + shape.ring_count; ++ring) {
        const auto points =
            std::span(seen.list.ring_points).subspan(seen.list.rings[ring].first, seen.list.rings[ring].count);
        if (points.empty()) continue;
        Vec2 before = at(points.back());
        for (const Vec2 point : points) {
            const Vec2 now = at(point);
            Extent edge;
            edge.add(before);
            edge.add(now);
            out.add(item.space, edge.box().grown(k_air));
            before = now;
        }
    }
}

void add_item(Changed& out, const Seen& seen, const Item& item) {
    const auto at = [&](Vec2 p) {
        if (item.space == Space::screen) return p;
        return to_screen(seen.camera, {seen.scene.origin.x + p.x, seen.scene.origin.y + p.y});
    };
    switch (item.primitive) {
        case Primitive::fill: return add_fill(out, seen, item, at);
        case Primitive::line: {
            const LineSegment& s = seen.list.lines[item.index];
            const Vec2 a = at(s.a), b = at(s.b);
            Extent ends;
            ends.add(Vec2{a.x + s.a_offset.x, a.y + s.a_offset.y});
            ends.add(Vec2{b.x + s.b_offset.x, b.y + s.b_offset.y});
            return out.add(item.space, ends.box().grown(s.width_px / 2 + k_air));
        }
        case Primitive::symbol: {
            const Symbol& s = seen.list.symbols[item.index];
            const Vec2 p = at(s.anchor);
            const float reach = std::max(s.half_size.x, s.half_size.y) * k_most_symbol_px + s.edge_px;
            return out.add(item.space, Rect{p.x + s.offset.x, p.y + s.offset.y, 0, 0}.grown(reach + k_air));
        }
        case Primitive::text:
        case Primitive::haloed_text: {
            const TextRun& run = seen.list.texts[item.index];
            const Vec2 p = at(run.anchor);
            const Rect box{p.x + run.box.x, p.y + run.box.y, run.box.width, run.box.height};
            return out.add(item.space, box.grown(run.halo_px + k_air));
        }
    }
}

/// What both begin and end with is left out; of what is between, item by item where there are as many.
void add_difference(Changed& out, const Seen& before, const Seen& now) {
    std::vector<Item> a = items_of(before), b = items_of(now);
    const std::size_t least = std::min(a.size(), b.size());
    std::size_t head = 0, tail = 0;
    while (head < least && same(before, a[head], now, b[head])) ++head;
    while (tail < least - head && same(before, a[a.size() - 1 - tail], now, b[b.size() - 1 - tail])) ++tail;
    const bool as_many = a.size() == b.size();
    for (std::size_t i = head; i < a.size() - tail; ++i)
        if (!as_many || !same(before, a[i], now, b[i])) add_item(out, before, a[i]);
    for (std::size_t i = head; i < b.size() - tail; ++i)
        if (!as_many || !same(before, a[i], now, b[i])) add_item(out, now, b[i]);
}

void add_difference(Changed& out, const Scene& before, const Scene& now, const Camera& camera) {
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

std::vector<Rect> changed_parts(const Pane& before, const Pane& now) {
    if (!same_place(before, now)) return {now.clip};
    Changed changed{Columns(now.clip.x - now.corner.x, now.clip.width), {}};
    add_difference(changed, *before.scene, *now.scene, now.camera);
    for (std::size_t i = 0; i < now.highlights.size(); ++i)
        add_difference(changed, *before.highlights[i], *now.highlights[i], now.camera);
    std::vector<Rect> boxes = changed.map.boxes();
    if (const Rect box = changed.screen.box(); box.width >= 0) boxes.push_back(box);
    std::vector<Rect> parts;
    for (const Rect& box : boxes) {
        const float left = std::max(now.clip.x, std::floor(now.corner.x + box.x));
        const float top = std::max(now.clip.y, std::floor(now.corner.y + box.y));
        const float right = std::min(now.clip.right(), std::ceil(now.corner.x + box.right()));
        const float bottom = std::min(now.clip.bottom(), std::ceil(now.corner.y + box.bottom()));
        if (left < right && top < bottom) parts.push_back({left, top, right - left, bottom - top});
    }
    return parts;
}

}  // namespace scene
