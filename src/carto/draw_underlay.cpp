#include "draw_underlay.h"

#include <array>

#include "carto/traced.h"
#include "label.h"
#include "names.h"

namespace carto {
namespace {

using scene::Space;
using scene::Vec2;

constexpr float k_inset = 4, k_dash = 5, k_text = 12, k_halo = 2;  // logical px

}  // namespace

void draw_underlay(BuildContext& c) {
    if (c.options.traced == nullptr || !c.options.traced->picture) return;
    const Traced& traced = *c.options.traced;
    const auto local = [&](double x, double y) {
        const geo::Projected at = traced.to_map({x, y});
        return Vec2{static_cast<float>(at.x - c.scene.origin.x), static_cast<float>(at.y - c.scene.origin.y)};
    };
    const double width = traced.picture->width, height = traced.picture->height;
    const std::array ring{local(0, 0), local(width, 0), local(width, height), local(0, height), local(0, 0)};
    c.scene.underlay = {traced.picture, ring[0], ring[1], ring[3], traced.opacity};
    c.builder.begin(scene::ListKind::marks);
    c.builder.line(Space::map, ring, {c.theme.text_soft, c.options.pixel_ratio, c.px(k_dash), c.px(k_dash)});
    TextBlock words;
    words.add(c.text, base::translate(c.options.language, base::mark("Tracing aid, no part of the map")),
              {c.px(k_text), Weight::bold, c.px(k_halo)}, TextColours{c.theme.stamp, c.theme.card});
    const float inset = c.px(k_inset);
    c.names.push_back({ring[0], {inset, inset}, words, Align::left});
    // the other corner, for one may lie behind title or legend
    c.names.push_back({ring[2], {-words.width() - inset, -words.height() - inset}, words, Align::left});
}

}  // namespace carto
