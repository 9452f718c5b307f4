// What a page says around the unrolled corridor: its title, how it is read, what it does not show. Private to carto.
#pragma once

#include "label.h"
#include "scene/builder.h"
#include "strip_context.h"
#include "strip_key.h"

namespace carto {

class CorridorPage {
public:
    /// `width`, `height`: of the page, device px.
    CorridorPage(const StripContext& context, int width, int height);
    /// Where the corridor goes. A low page has no key of signs.
    [[nodiscard]] scene::Rect room() const { return room(shows_key() ? key_.height() : 0); }
    void draw(scene::Builder& builder) const;

private:
    [[nodiscard]] float px(float logical) const { return logical * ratio_; }
    [[nodiscard]] bool shows_key() const;

    /// Between the head and the notes, with or without the key.
    [[nodiscard]] scene::Rect room(float key_height) const;

    float ratio_, width_, height_;
    TextBlock title_, subtitle_, notes_;
    StripKey key_;
};

}  // namespace carto
