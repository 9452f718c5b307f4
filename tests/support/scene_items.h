// The items of a scene, of all its lists in the order of painting.
#pragma once

#include <vector>

#include "scene/scene.h"

namespace support {

template <class Item>
std::vector<Item> items_of(const scene::Scene& scene, std::vector<Item> scene::DrawList::*member) {
    std::vector<Item> out;
    for (const scene::Drawing& drawing : scene.stack)
        if (drawing.list) out.insert(out.end(), (*drawing.list.*member).begin(), (*drawing.list.*member).end());
    return out;
}

inline std::vector<scene::Symbol> symbols_of(const scene::Scene& s) { return items_of(s, &scene::DrawList::symbols); }
inline std::vector<scene::LineSegment> lines_of(const scene::Scene& s) { return items_of(s, &scene::DrawList::lines); }
inline std::vector<scene::TextRun> texts_of(const scene::Scene& s) { return items_of(s, &scene::DrawList::texts); }
inline std::vector<scene::Batch> batches_of(const scene::Scene& s) { return items_of(s, &scene::DrawList::batches); }

inline scene::FillStyles fills_of(const scene::Scene& s) {
    scene::FillStyles out;
    for (const scene::Drawing& drawing : s.stack)
        if (drawing.fill_styles) out.insert(out.end(), drawing.fill_styles->begin(), drawing.fill_styles->end());
    return out;
}

}  // namespace support
