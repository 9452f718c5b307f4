#include "draw_notes.h"

#include "carto/pick.h"

namespace carto {

scene::Symbol note_symbol(const Theme& theme, float pixel_ratio) {
    scene::Symbol sheet;
    sheet.shape = scene::Shape::box;
    sheet.half_size = {5 * pixel_ratio, 6 * pixel_ratio};
    sheet.corner_px = 1.5F * pixel_ratio;
    sheet.fill = theme.note;
    sheet.edge = theme.note_edge;
    sheet.edge_px = 1.2F * pixel_ratio;
    return sheet;
}

void draw_notes(BuildContext& c) {
    if (!c.draws(Layer::notes)) return;
    for (std::size_t i = 0; i < c.plan.notes.size(); ++i) {
        scene::Symbol sheet = note_symbol(c.theme, c.options.pixel_ratio);
        sheet.anchor = *c.geometry.notes[i];
        c.builder.symbol(scene::Space::map, c.symbol_of(sheet, Layer::notes));
        c.scene.pick_targets.push_back({to_pick(ref_of(c.plan.notes[i])), sheet.anchor, {}, c.px(7)});
    }
}

}  // namespace carto
