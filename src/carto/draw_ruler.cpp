#include "draw_ruler.h"

#include <algorithm>
#include <cmath>

#include "line_places.h"
#include "names.h"
#include "plan/lines.h"
#include "plan/ruler.h"
#include "ruler.h"

namespace carto {
namespace {

using scene::Space;
using scene::Vec2;

// logical px
constexpr float k_least_spacing = 64, k_tick = 8, k_small_tick = 4.5F, k_halo = 1.5F, k_number_reach = 9;

/// Between two numbers: 1 and 5 are cut into fifths, 2 into quarters.
double small_spacing_m(double spacing_m) {
    const double power = std::pow(10, std::floor(std::log10(spacing_m) + 1e-9));
    return std::lround(spacing_m / power) == 2 ? spacing_m / 4 : spacing_m / 5;
}

void draw_tick(BuildContext& c, const OnLine& at, float half) {
    const Vec2 across{-at.along.y * half, at.along.x * half};
    scene::LineSegment tick;
    tick.a = tick.b = at.local;
    tick.a_offset = {-across.x, -across.y};
    tick.b_offset = across;
    tick.width_px = c.px(1.4F) + 2 * c.px(k_halo);
    tick.colour = c.theme.no_class;
    c.builder.segment(Space::map, tick);
    tick.width_px = c.px(1.4F);
    tick.colour = c.theme.text_station;
    c.builder.segment(Space::map, tick);
}

void place_number(BuildContext& c, const OnLine& at, const std::string& words) {
    PointLabel label;
    label.local = at.local;
    label.reach = c.px(k_number_reach);
    label.outward = {-at.along.y, at.along.x};
    label.block.add(c.text, words, {c.px(11.5F), Weight::regular, c.px(1.8F)},
                    haloed(c, c.theme.text_station, Layer::labels));
    if (!place(c, label)) report(c, {}, words, false, {});
}

void draw_ruler_of(BuildContext& c, const MeasuredLine& line, const plan::Ruler& ruler) {
    if (line.path.size() < 2) return;
    const double spacing = ruler_spacing_m(c.camera.pixels_per_metre, c.px(k_least_spacing));
    const plan::Stretch whole =
        plan::stretch_between(ruler.shown_m(line.chainage_m.front()), ruler.shown_m(line.chainage_m.back()));
    const auto in_view = [&](const OnLine& at) { return c.placement.in_view(c.screen(at.local)); };
    c.builder.begin(scene::ListKind::marks);
    for (const double chainage : ruler_ticks_m(whole, small_spacing_m(spacing)))
        if (const OnLine at = place_at(line, ruler.measured_m(chainage)); in_view(at))
            draw_tick(c, at, c.px(k_small_tick));
    for (const double chainage : ruler_ticks_m(whole, spacing)) {
        const OnLine at = place_at(line, ruler.measured_m(chainage));
        if (!in_view(at)) continue;
        draw_tick(c, at, c.px(k_tick));
        if (c.draws(Layer::labels)) place_number(c, at, ruler_text(chainage, spacing));
    }
}

}  // namespace

void draw_ruler(BuildContext& c) {
    if (!c.options.ruler) return;
    const plan::ChosenLine chosen = plan::find_line(c.plan, c.options.line);
    for (std::size_t line = 0; line < c.geometry.measured_lines.size(); ++line)
        if (!chosen || *chosen == line) draw_ruler_of(c, c.geometry.measured_lines[line], c.index.ruler(line));
}

}  // namespace carto
