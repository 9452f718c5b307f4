#include "draw_title_page.h"

#include <algorithm>
#include <cmath>

#include "label.h"

namespace carto {
namespace {

using scene::Space;

// logical px
constexpr float k_heading = 34, k_least_heading = 14, k_subheading = 17, k_gap = 14, k_rule = 3;
constexpr float k_line = 13, k_least_line = 7;
constexpr float k_side_share = 0.09F;  // of the width, left free at each side; half of it above and below
constexpr float k_top_share = 0.3F;    // of the height, above the heading where there is room
constexpr float k_most_heading = 0.3F, k_most_foot = 0.55F;  // of the height

/// In the largest size, from `most` down to `least` logical px, in which it is no higher than that; else in the least.
template <class Add>
TextBlock fitted(float most, float least, float most_height, Add add) {
    TextBlock block;
    for (float size = most; size >= least; size -= 1) {
        block = {};
        add(block, size);
        if (block.height() <= most_height) break;
    }
    return block;
}

}  // namespace

void draw_title_page(TextEngine& text, const TitlePage& page, const Theme& theme, float pixel_ratio, int width_px,
                     int height_px, scene::Builder& builder) {
    const auto width = static_cast<float>(width_px), height = static_cast<float>(height_px);
    const auto px = [&](float logical) { return logical * pixel_ratio; };
    const float left = std::round(width * k_side_share), room = width - 2 * left, margin = left / 2;
    builder.begin(scene::ListKind::furniture);
    const TextBlock heading =
        fitted(k_heading, k_least_heading, height * k_most_heading, [&](TextBlock& block, float size) {
            block.add_wrapped(text, page.heading, {px(size), Weight::bold, 0}, {theme.text}, room);
        });
    TextBlock subheading;
    if (!page.subheading.empty())
        subheading.add_wrapped(text, page.subheading, {px(k_subheading), Weight::regular, 0}, {theme.text}, room);
    const float words = heading.height() + px(k_gap + k_rule + k_gap) + subheading.height() + px(k_gap);
    const float most_foot = std::min(height * k_most_foot, height - 2 * margin - words);
    const TextBlock foot = fitted(k_line, k_least_line, most_foot, [&](TextBlock& block, float size) {
        for (const std::string& line : page.lines)
            block.add_wrapped(text, line, {px(size), Weight::regular, 0}, {theme.text_soft}, room, LineLength::full);
    });
    const float foot_top = height - margin - foot.height();
    const float top = std::round(std::max(0.0F, std::min(height * k_top_share, foot_top - words)));
    heading.draw(builder, Space::screen, {}, {left, top}, Align::left);
    float y = std::round(top + heading.height() + px(k_gap));
    builder.rect({left, y, std::min(room, px(120)), std::max(2.0F, std::round(px(k_rule)))},
                 {theme.accent, scene::Pattern::solid, {}});
    y += px(k_rule + k_gap);
    subheading.draw(builder, Space::screen, {}, {left, y}, Align::left);
    foot.draw(builder, Space::screen, {}, {left, std::max(foot_top, top + words)}, Align::left);
}

}  // namespace carto
