#include "frame/changed_rows.h"

#include <algorithm>
#include <variant>

#include "frame/frame_notes.h"
#include "frame/layout.h"
#include "geo/geometry.h"
#include "plan/feature_ref.h"
#include "plan/index.h"
#include "scene/scene.h"
#include "session/actions.h"
#include "store/changes.h"

namespace ui {
namespace {

const plan::Carrier* carrier_of(const PanelContext& c, const store::RowChange& row) {
    return row.table == "carriers" ? c.session.index().carrier_by_id(row.id) : nullptr;
}

std::optional<geo::LonLat> place_in(const store::Value& value) {
    const auto* at = std::get_if<geo::LonLat>(&value);
    return at != nullptr ? std::optional(*at) : std::nullopt;
}

/// What of the map can be seen beside a window at its left, device px of the map.
scene::Rect free_map(const PanelContext& c, float covered_px) {
    const scene::Rect& map = c.layout.map;
    const float taken = std::clamp(covered_px - map.x, 0.0F, map.width);
    return {taken, 0, map.width - taken, map.height};
}

}  // namespace

void show_changed_row(PanelContext& c, const store::RowChange& row) {
    for (const store::ColumnChange& column : row.columns)
        if (column.column == "geom" && column.before != column.after)
            c.notes.past_positions.push_back({place_in(column.before), place_in(column.after)});
    if (const plan::Carrier* carrier = carrier_of(c, row)) c.point_at(ref_of(*carrier));
}

std::vector<geo::LonLat> places_of(const PanelContext& c, const store::RowChange& row) {
    std::vector<geo::LonLat> places;
    for (const store::ColumnChange& column : row.columns)
        for (const store::Value* value : {&column.before, &column.after})
            if (const auto at = place_in(*value)) places.push_back(*at);
    const plan::Carrier* carrier = carrier_of(c, row);
    if (places.empty() && carrier != nullptr && carrier->position) places.push_back(*carrier->position);
    return places;
}

void look_at(PanelContext& c, const std::vector<geo::LonLat>& places, float covered_px) {
    const scene::Rect shown = free_map(c, covered_px);
    if (places.empty() || shown.width < 0.2F * c.layout.map.width) return;  // nothing to see beside it
    geo::ProjectedExtent box;
    bool seen = true;
    const float edge = c.widgets.px(16);
    for (const geo::LonLat place : places) {
        const scene::Vec2 p = c.session.on_screen(place);
        box.include({p.x, p.y});
        seen = seen && p.x > shown.x + edge && p.x < shown.right() - edge && p.y > edge && p.y < shown.bottom() - edge;
    }
    if (seen) return;
    const double margin = std::max({box.width(), box.height(), double{c.widgets.px(120)}}) / 3;
    const double left = box.min_x - margin, right = box.max_x + margin;
    const double whole = (right - left) * c.layout.map.width / shown.width;
    c.push(session::ZoomToBox{{static_cast<float>(right - whole), static_cast<float>(box.min_y - margin),
                               static_cast<float>(whole), static_cast<float>(box.height() + 2 * margin)}});
}

}  // namespace ui
