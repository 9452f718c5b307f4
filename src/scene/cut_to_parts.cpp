#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "scene/changed_parts.h"
#include "seen.h"
#include "tiles.h"

namespace scene {
namespace {

constexpr float k_inside = 0.5F;  // px: the tile beyond a part's end is none of its own

/// Whether it may touch one of the tiles; a line by the box around it.
bool touches(const Tiles& tiles, const Seen& seen, const Item& item) {
    switch (item.primitive) {
        case Primitive::fill: return true;
        case Primitive::line: {
            const auto [a, b] = ends_of(seen, item);
            const Rect box{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(b.x - a.x), std::abs(b.y - a.y)};
            return tiles.touches(box.grown(seen.list.lines[item.index].width_px / 2 + k_air));
        }
        case Primitive::symbol: return tiles.touches(box_of_symbol(seen, item));
        case Primitive::text:
        case Primitive::haloed_text: return tiles.touches(box_of_text(seen, item));
    }
    return true;
}

template <class T>
void append(std::vector<T>& out, const std::vector<T>& from, std::size_t first, std::size_t count) {
    const auto start = from.begin() + static_cast<std::ptrdiff_t>(first);
    out.insert(out.end(), start, start + static_cast<std::ptrdiff_t>(count));
}

/// Copies an item behind those of its kind that a list has, its glyphs with it.
void add(DrawList& out, const DrawList& from, const Item& item) {
    switch (item.primitive) {
        case Primitive::fill: return;
        case Primitive::line: return out.lines.push_back(from.lines[item.index]);
        case Primitive::symbol: return out.symbols.push_back(from.symbols[item.index]);
        case Primitive::text:
        case Primitive::haloed_text: {
            TextRun run = from.texts[item.index];
            append(out.glyphs, from.glyphs, run.first_glyph, run.glyph_count);
            run.first_glyph = static_cast<std::uint32_t>(out.glyphs.size()) - run.glyph_count;
            run.outline_count = 0;
            out.texts.push_back(std::move(run));
        }
    }
}

std::uint32_t count_of(const DrawList& list, Primitive primitive) {
    switch (primitive) {
        case Primitive::fill: break;
        case Primitive::line: return static_cast<std::uint32_t>(list.lines.size());
        case Primitive::symbol: return static_cast<std::uint32_t>(list.symbols.size());
        case Primitive::text:
        case Primitive::haloed_text: return static_cast<std::uint32_t>(list.texts.size());
    }
    return 0;
}

DrawListPtr cut(const Seen& seen, const Tiles& tiles) {
    auto out = std::make_shared<DrawList>();
    out->shapes = seen.list.shapes;
    out->fill_vertices = seen.list.fill_vertices;
    out->fill_indices = seen.list.fill_indices;
    for (const Batch& batch : seen.list.batches) {
        if (batch.primitive == Primitive::fill) {
            out->batches.push_back(batch);
            continue;
        }
        const std::uint32_t first = count_of(*out, batch.primitive);
        for (std::uint32_t i = batch.first; i < batch.first + batch.count; ++i) {
            const Item item{batch.primitive, batch.space, i};
            if (touches(tiles, seen, item)) add(*out, seen.list, item);
        }
        const std::uint32_t count = count_of(*out, batch.primitive) - first;
        if (count > 0) out->batches.push_back({batch.primitive, batch.space, first, count});
    }
    return out;
}

}  // namespace

Pane cut_to_parts(const Pane& pane, std::span<const PixelBox> parts) {
    Tiles tiles(pane.camera.width_px, pane.camera.height_px);
    for (const PixelBox& part : parts)
        tiles.add({static_cast<float>(part.left) - pane.corner.x, static_cast<float>(part.top) - pane.corner.y,
                   static_cast<float>(part.right - part.left) - k_inside,
                   static_cast<float>(part.bottom - part.top) - k_inside});
    auto scene = std::make_shared<Scene>();
    scene->origin = pane.scene->origin;
    scene->background = pane.scene->background;
    scene->underlay = pane.scene->underlay;
    scene->glyph_image = pane.scene->glyph_image;
    scene->stack = pane.scene->stack;
    const FillStyles plain;                                    // fills are kept as they are
    for (std::size_t kind = 1; kind < k_list_kinds; ++kind) {  // the ground stays whole
        Drawing& drawing = scene->stack[kind];
        if (drawing.list) drawing.list = cut({*drawing.list, plain, *scene, pane.camera}, tiles);
    }
    Pane out = pane;
    out.scene = std::move(scene);
    return out;
}

}  // namespace scene
