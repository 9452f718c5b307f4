// Draws a page of words. Private to carto.
#pragma once

#include "carto/text.h"
#include "carto/title_page.h"
#include "scene/builder.h"
#include "style.h"

namespace carto {

/// Into the furniture, in screen space. The heading and the lines at the foot get smaller, and the heading moves up,
/// until all of it is on the page.
void draw_title_page(TextEngine& text, const TitlePage& page, const Theme& theme, float pixel_ratio, int width_px,
                     int height_px, scene::Builder& builder);

}  // namespace carto
