// Where the entries of a key stand that is written in lines across a page. Private to carto.
#pragma once

#include "scene/scene.h"

namespace carto {

class KeyLines {
public:
    /// Px: how wide a line is, how high, and what lies between two entries.
    KeyLines(float width, float row, float between) : width_(width), row_(row), between_(between) {}

    /// The upper left corner of the next entry, from the key's: behind the last one, or on a line of its own.
    scene::Vec2 place(float width) {
        if (next_.x > 0 && next_.x + width > width_) next_ = {0, next_.y + row_};
        const scene::Vec2 at = next_;
        next_.x += width + between_;
        return at;
    }
    /// Of all lines; 0: there is no entry.
    [[nodiscard]] float height() const { return next_.x > 0 ? next_.y + row_ : 0; }

private:
    float width_, row_, between_;
    scene::Vec2 next_;
};

}  // namespace carto
