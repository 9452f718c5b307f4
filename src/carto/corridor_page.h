// What a page says around the unrolled corridor: its title, how it is read, what it does not show. Private to carto.
#pragma once

#include "carto/options.h"
#include "label.h"
#include "plan/corridor_strip.h"
#include "plan/index.h"
#include "scene/builder.h"

namespace carto {

class CorridorPage {
public:
    /// `width`, `height`: of the page, device px.
    CorridorPage(const plan::Index& index, const plan::CorridorStrip& strip, const Look& look, const Sink& sink,
                 TextEngine& text, int width, int height);
    /// Where the corridor goes.
    [[nodiscard]] scene::Rect room() const;
    void draw(scene::Builder& builder) const;

private:
    [[nodiscard]] float px(float logical) const { return logical * ratio_; }

    float ratio_, width_, height_;
    TextBlock title_, subtitle_, notes_;
};

}  // namespace carto
