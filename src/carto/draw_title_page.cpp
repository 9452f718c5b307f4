#include "draw_title_page.h"

#include <algorithm>
#include <cmath>

#include "label.h"

namespace carto {
namespace {

using scene::Space;

// logical px
constexpr float k_heading = 34, k_least_heading = 14, k_subheading = 17, k_line = 13, k_gap = 14, k_rule = 3;
constexpr float k_side_share = 0.09F;   // of the width, left free at each side
constexpr float k_top_share = 0.3F;     // of the height, above the heading
constexpr float k_most_heading = 0.3F;  // of the height

TextBlock heading_of(TextEngine& text, const TitlePage& page, const Theme& theme, float ratio, float room,
                     float most_height) {
    TextBlock block;
    for (float size = k_heading; size >= k_least_heading; size -= 2) {
        block = {};
        block.add_wrapped(text, page.heading, {size * ratio, Weight::bold, 0}, {theme.text}, room);
        if (block.height() <= most_height) break;
    }
    return block;
}

}  // namespace

void draw_title_page(TextEngine& text, const TitlePage& page, const Theme& theme, float pixel_ratio, int width_px,
                     int height_px, scene::Builder& builder) {
    const auto width = static_cast<float>(width_px), height = static_cast<float>(height_px);
    const auto px = [&](float logical) { return logical * pixel_ratio; };
    const float left = std::round(width * k_side_share), room = width - 2 * left;
    builder.begin(scene::ListKind::furniture);
    const TextBlock heading = heading_of(text, page, theme, pixel_ratio, room, height * k_most_heading);
    const float top = std::round(height * k_top_share);
    heading.draw(builder, Space::screen, {}, {left, top}, Align::left);
    float y = std::round(top + heading.height() + px(k_gap));
    builder.rect({left, y, std::min(room, px(120)), std::max(2.0F, std::round(px(k_rule)))},
                 {theme.accent, scene::Pattern::solid, {}});
    y += px(k_rule + k_gap);
    TextBlock subheading;
    if (!page.subheading.empty())
        subheading.add_wrapped(text, page.subheading, {px(k_subheading), Weight::regular, 0}, {theme.text}, room);
    subheading.draw(builder, Space::screen, {}, {left, y}, Align::left);
    TextBlock foot;
    for (const std::string& line : page.lines)
        foot.add_wrapped(text, line, {px(k_line), Weight::regular, 0}, {theme.text_soft}, room, LineLength::full);
    const float lowest = height - left / 2 - foot.height();
    foot.draw(builder, Space::screen, {}, {left, std::max(lowest, y + subheading.height() + px(k_gap))}, Align::left);
}

}  // namespace carto
