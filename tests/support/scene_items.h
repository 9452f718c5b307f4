// The items of a scene, of all its lists in the order of painting.
#pragma once

#include <algorithm>
#include <string_view>
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

/// Where each run of text lies, px of the scene.
inline std::vector<scene::Rect> text_boxes(const scene::Scene& s) {
    std::vector<scene::Rect> out;
    for (const scene::TextRun& run : texts_of(s))
        out.push_back({run.anchor.x + run.start.x, run.anchor.y + run.box.y, run.box.width, run.box.height});
    return out;
}

/// One run of text holds these words.
inline bool says(const scene::Scene& s, std::string_view words) {
    const std::vector<scene::TextRun> runs = texts_of(s);
    return std::ranges::any_of(runs,
                               [&](const scene::TextRun& run) { return run.text.find(words) != std::string::npos; });
}

inline scene::FillStyles fills_of(const scene::Scene& s) {
    scene::FillStyles out;
    for (const scene::Drawing& drawing : s.stack)
        if (drawing.fill_styles) out.insert(out.end(), drawing.fill_styles->begin(), drawing.fill_styles->end());
    return out;
}

}  // namespace support
