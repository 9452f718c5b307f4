#include "scene/changed_parts.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>
#include <vector>

#include "seen.h"
#include "tiles.h"

namespace scene {
namespace {

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
    if (a.space == Space::screen && !(before.moved == now.moved)) return false;
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

void add(Tiles& out, const Seen& seen, const Item& item) {
    switch (item.primitive) {
        case Primitive::fill: return out.add_area(rings_of(seen, item), k_air);
        case Primitive::line: {
            const auto [a, b] = ends_of(seen, item);
            return out.add_line(a, b, seen.list.lines[item.index].width_px / 2 + k_air);
        }
        case Primitive::symbol: return out.add(box_of_symbol(seen, item));
        case Primitive::text:
        case Primitive::haloed_text: return out.add(box_of_text(seen, item));
    }
}

/// Two fills of one style, one in place of the other: what lies in both looks as it did.
void add_between(Tiles& out, const Seen& before, const Item& a, const Seen& now, const Item& b) {
    std::vector<std::vector<Vec2>> rings = rings_of(before, a);
    std::ranges::move(rings_of(now, b), std::back_inserter(rings));
    out.add_area(rings, k_air);
}

bool are_fills_of_one_style(const Seen& before, const Item& a, const Seen& now, const Item& b) {
    return a.primitive == Primitive::fill && b.primitive == Primitive::fill &&
           before.styles[a.index] == now.styles[b.index];
}

/// One item follows another in the order of painting.
void add_pair(Tiles& out, const Seen& before, const Item& a, const Seen& now, const Item& b) {
    if (same(before, a, now, b)) return;
    if (are_fills_of_one_style(before, a, now, b)) return add_between(out, before, a, now, b);
    add(out, before, a);
    add(out, now, b);
}

/// Of two rows of items, as many or not, all of the same lists: fills follow fills in their order.
void add_rows(Tiles& out, const Seen& before, std::span<const Item> a, const Seen& now, std::span<const Item> b) {
    const auto is_fill = [](const Item& item) { return item.primitive == Primitive::fill; };
    std::vector<Item> fills;
    for (const Item& item : a) is_fill(item) ? fills.push_back(item) : add(out, before, item);
    std::size_t next = 0;
    for (const Item& item : b) {
        if (is_fill(item) && next < fills.size())
            add_pair(out, before, fills[next++], now, item);
        else
            add(out, now, item);
    }
    for (; next < fills.size(); ++next) add(out, before, fills[next]);
}

/// What both begin and end with is left out; of what is between, item by item where there are as many.
void add_difference(Tiles& out, const Seen& before, const Seen& now) {
    const std::vector<Item> a = items_of(before), b = items_of(now);
    const std::size_t least = std::min(a.size(), b.size());
    std::size_t head = 0, tail = 0;
    while (head < least && same(before, a[head], now, b[head])) ++head;
    while (tail < least - head && same(before, a[a.size() - 1 - tail], now, b[b.size() - 1 - tail])) ++tail;
    if (a.size() != b.size())
        return add_rows(out, before, std::span(a).subspan(head, a.size() - tail - head), now,
                        std::span(b).subspan(head, b.size() - tail - head));
    for (std::size_t i = head; i < b.size() - tail; ++i) add_pair(out, before, a[i], now, b[i]);
}

bool has_screen(const Drawing& drawing) {
    return drawing.list &&
           std::ranges::any_of(drawing.list->batches, [](const Batch& batch) { return batch.space == Space::screen; });
}

/// Of two scenes; what lies on the screen in the first was moved.
void add_difference(Tiles& out, const Scene& before, const Scene& now, const Camera& camera, Vec2 moved) {
    const DrawList none;
    const FillStyles plain;
    const auto seen = [&](const Drawing& drawing, const Scene& scene, Vec2 by) {
        return Seen{drawing.list ? *drawing.list : none, drawing.fill_styles ? *drawing.fill_styles : plain, scene,
                    camera, by};
    };
    for (std::size_t i = 0; i < k_list_kinds; ++i) {
        const Drawing &a = before.stack[i], &b = now.stack[i];
        const bool stays = moved == Vec2{} || !has_screen(b);
        if (a.list != b.list || a.fill_styles != b.fill_styles || !stays)
            add_difference(out, seen(a, before, moved), seen(b, now, {}));
    }
}

/// Whether both are pictures of maps of one size and scale, with nothing that could not be painted in parts.
bool are_alike(const Pane& a, const Pane& b) {
    return a.camera.pixels_per_metre == b.camera.pixels_per_metre && a.camera.width_px == b.camera.width_px &&
           a.camera.height_px == b.camera.height_px && a.corner == b.corner && a.clip == b.clip &&
           a.highlights.size() == b.highlights.size() && a.scene->origin.x == b.scene->origin.x &&
           a.scene->origin.y == b.scene->origin.y && a.scene->background == b.scene->background &&
           !a.scene->underlay.picture && !b.scene->underlay.picture;
}

bool fills_picture(const Pane& pane) {
    const Rect whole{0, 0, static_cast<float>(pane.camera.width_px), static_cast<float>(pane.camera.height_px)};
    return pane.corner == Vec2{} && pane.clip == whole;
}

Vec2 vector_of(PixelShift shift) { return {static_cast<float>(shift.right), static_cast<float>(shift.down)}; }

}  // namespace

std::optional<PixelShift> shift_between(const Pane& before, const Pane& now) {
    constexpr double k_unseen_px = 1.0 / 32;
    if (!are_alike(before, now)) return std::nullopt;
    const double right = (before.camera.centre.x - now.camera.centre.x) * now.camera.pixels_per_metre;
    const double down = (now.camera.centre.y - before.camera.centre.y) * now.camera.pixels_per_metre;
    if (!(std::abs(right) * 2 < now.camera.width_px && std::abs(down) * 2 < now.camera.height_px)) return std::nullopt;
    const PixelShift whole{static_cast<int>(std::lround(right)), static_cast<int>(std::lround(down))};
    if (std::abs(right - whole.right) > k_unseen_px || std::abs(down - whole.down) > k_unseen_px) return std::nullopt;
    if (whole != PixelShift{} && !fills_picture(now)) return std::nullopt;
    return whole;
}

Camera moved(Camera camera, PixelShift shift) {
    camera.centre.x -= shift.right / camera.pixels_per_metre;
    camera.centre.y += shift.down / camera.pixels_per_metre;
    return camera;
}

std::vector<PixelBox> uncovered(int width_px, int height_px, PixelShift shift) {
    const int left = std::max(shift.right, 0), right = std::min(width_px + shift.right, width_px);
    std::vector<PixelBox> out;
    if (shift.down != 0)
        out.push_back(
            {0, shift.down > 0 ? 0 : height_px + shift.down, width_px, shift.down > 0 ? shift.down : height_px});
    const int top = std::max(shift.down, 0), bottom = std::min(height_px + shift.down, height_px);
    if (left > 0) out.push_back({0, top, left, bottom});
    if (right < width_px) out.push_back({right, top, width_px, bottom});
    return out;
}

Pane continued(const Pane& before, Pane now, PixelShift shift) {
    now.camera = moved(before.camera, shift);
    const Vec2 by = vector_of(shift);
    now.textures_from = {before.textures_from.x + by.x, before.textures_from.y + by.y};
    return now;
}

std::vector<PixelBox> changed_parts(const Pane& before, const Pane& now, PixelShift shift) {
    const PixelBox clip{static_cast<int>(now.clip.x), static_cast<int>(now.clip.y), static_cast<int>(now.clip.right()),
                        static_cast<int>(now.clip.bottom())};
    if (shift_between(before, now) != shift) return {clip};
    Tiles touched(now.camera.width_px, now.camera.height_px);
    for (const PixelBox& strip : uncovered(now.camera.width_px, now.camera.height_px, shift))
        touched.add(rect_of(strip));
    add_difference(touched, *before.scene, *now.scene, now.camera, vector_of(shift));
    for (std::size_t i = 0; i < now.highlights.size(); ++i)
        add_difference(touched, *before.highlights[i], *now.highlights[i], now.camera, vector_of(shift));
    const int x = static_cast<int>(now.corner.x), y = static_cast<int>(now.corner.y);
    std::vector<PixelBox> out;
    for (const PixelBox& box : touched.boxes()) {
        const PixelBox seen = common_part({box.left + x, box.top + y, box.right + x, box.bottom + y}, clip);
        if (!seen.is_empty()) out.push_back(seen);
    }
    return out;
}

}  // namespace scene
