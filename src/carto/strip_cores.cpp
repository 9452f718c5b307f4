#include "strip_cores.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "plan/cores.h"

namespace carto {
namespace {

using scene::Rect;
using scene::Space;
using scene::Vec2;

constexpr float k_tick = 4, k_least_width = 10, k_between = 4, k_line = 1.5F;  // logical px

std::string words_of(const StripContext& c, const plan::CoreAlong& core) {
    if (core.exact) return c.name(core.core->name);
    return fmt::format(fmt::runtime(c.say(base::mark("{0} (schematic)"))), c.name(core.core->name));
}

/// The stretch as wide as a bracket must be, within the row.
StripContext::Span bracket_of(const StripContext& c, const Rect& row, const plan::Stretch& at) {
    const float middle = (c.axis.x(at.from_m) + c.axis.x(at.to_m)) / 2, half = c.px(k_least_width) / 2;
    return {std::max(std::min(c.axis.x(at.from_m), middle - half), row.x),
            std::min(std::max(c.axis.x(at.to_m), middle + half), row.right())};
}

/// The name in the middle of the bracket where it has room, else after it, else before it.
float name_left(const StripContext& c, const Rect& row, const StripContext::Span& at, float width) {
    if (width + c.px(2 * k_between) <= at.width()) return (at.from + at.to - width) / 2;
    const float after = at.to + c.px(k_between);
    return after + width <= row.right() ? after : at.from - c.px(k_between) - width;
}

void draw_bracket(const StripContext& c, scene::Builder& builder, const Rect& row, const plan::CoreAlong& core) {
    const StripContext::Span at = bracket_of(c, row, *core.at);
    const bool named = row.height >= c.row_height();
    const float y = named ? row.y + row.height / 2 : row.y + c.px(k_line), foot = y + c.px(k_tick);
    const std::string words = named ? words_of(c, core) : std::string();
    const float left = name_left(c, row, at, c.width_of(words));
    scene::Builder::LineStyle style{c.theme.text, c.px(k_line)};
    if (!core.exact) style.dash_px = style.gap_px = c.px(3);
    builder.begin(scene::ListKind::marks);
    const bool inside = named && left > at.from && left < at.to;
    const float end = inside ? left - c.px(k_between) : at.to;
    const float begin = inside ? left + c.width_of(words) + c.px(k_between) : at.from;
    builder.line(Space::screen, std::array{Vec2{at.from, foot}, Vec2{at.from, y}, Vec2{end, y}}, style);
    builder.line(Space::screen, std::array{Vec2{begin, y}, Vec2{at.to, y}, Vec2{at.to, foot}}, style);
    if (!named) return;
    builder.begin(scene::ListKind::names);
    c.write_over(builder, {left, row.y}, words, c.theme.text);
}

}  // namespace

float cores_height(const StripContext& c) { return c.index->cores.empty() ? 0 : c.row_height(); }

void draw_cores(const StripContext& c, scene::Builder& builder, const Rect& row) {
    for (const plan::CoreAlong& core : plan::cores_along(c.index, c.strip))
        if (core.at && c.span(*core.at).to > 0) draw_bracket(c, builder, row, core);
}

}  // namespace carto
