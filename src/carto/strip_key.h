// What the signs of the unrolled corridor mean: the functions of its carriers, how their positions are known, and the
// structure of its stations, in lines across a page. Private to carto.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "key_lines.h"
#include "strip_context.h"

namespace carto {

class StripKey {
public:
    /// `width`: of a line, device px. Only what the corridor has is told.
    StripKey(const StripContext& context, float width);
    [[nodiscard]] float height() const;
    void draw(scene::Builder& builder, scene::Vec2 corner) const;

private:
    struct Entry {
        scene::Symbol symbol;
        scene::Vec2 at;  ///< upper left corner, px from the key's
        std::string words;
    };
    void add(const scene::Symbol& symbol, const plan::Name& meaning);
    void add_carriers();
    void add_stations();

    const StripContext& c_;
    KeyLines lines_;
    std::vector<Entry> entries_;
};

}  // namespace carto
