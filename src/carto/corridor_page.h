// What a page says around the unrolled corridor: its title, how it is read, what it does not show. Private to carto.
#pragma once

#include "page_words.h"
#include "scene/builder.h"
#include "strip_context.h"
#include "strip_key.h"

namespace carto {

class CorridorPage {
public:
    /// `width`, `height`: of the page, device px.
    CorridorPage(const StripContext& context, int width, int height);
    /// Where the corridor goes. A low page has no key of signs.
    [[nodiscard]] scene::Rect room() const;
    void draw(scene::Builder& builder) const;

private:
    [[nodiscard]] bool shows_key() const;

    PageWords words_;
    StripKey key_;
    float least_beside_key_;  ///< device px of height that the drawing needs, else there is no key
};

}  // namespace carto
