#include "chart_marks.h"

#include <algorithm>
#include <cmath>

namespace carto {
namespace {

constexpr float k_edge = 1, k_line = 2, k_triangle = 3.5F;  // logical px
constexpr double k_ground = 0.14;                           // of the ink in it

}  // namespace

float mark_edge(const Lettering& c) { return std::max(1.0F, std::round(c.px(k_edge))); }

scene::FillStyle bar_ground(const Theme& theme) { return plain_fill(mix(theme.card, theme.text_soft, k_ground)); }

void draw_target_line(const Lettering& c, scene::Builder& builder, float x, const scene::Rect& bar) {
    const float width = std::max(k_line, std::round(c.px(k_line))), beyond = 2 * mark_edge(c);
    builder.rect({std::round(x) - width / 2, bar.y - beyond, width, bar.height + 2 * beyond}, plain_fill(c.theme.text));
}

void draw_expected_mark(const Lettering& c, scene::Builder& builder, float x, const scene::Rect& bar) {
    builder.begin(scene::ListKind::symbols);
    scene::Symbol mark;
    mark.shape = scene::Shape::triangle;
    mark.half_size = {c.px(k_triangle), c.px(k_triangle)};
    mark.offset = {x, bar.bottom() + c.px(k_triangle)};
    mark.fill = c.theme.text;
    mark.edge = c.theme.card;
    mark.edge_px = mark_edge(c);
    builder.symbol(scene::Space::screen, mark);
}

}  // namespace carto
