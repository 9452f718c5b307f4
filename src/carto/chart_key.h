// What the colours of a chart's bars mean: the classes of the map that shows the same, in lines across a page. Private
// to carto.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chart_context.h"
#include "key_lines.h"
#include "scene/builder.h"

namespace carto {

class ChartKey {
public:
    /// `width`: of a line, device px. Only of a chart whose bars have colours of classes. What the context points at
    /// must outlive it.
    ChartKey(const ChartContext& context, float width);
    /// 0: there is nothing to tell.
    [[nodiscard]] float height() const;
    void draw(scene::Builder& builder, scene::Vec2 corner) const;

private:
    struct Entry {
        std::optional<scene::Colour> colour;  ///< empty: words before those that have one
        scene::Vec2 at;                       ///< upper left corner, px from the key's
        std::string words;
    };
    void add(std::optional<scene::Colour> colour, std::string words);
    [[nodiscard]] std::string heading() const;

    const ChartContext& c_;
    KeyLines lines_;
    std::vector<Entry> entries_;
};

}  // namespace carto
