// Rows that a change is about, shown on the map: where their points were, and where they go. Private to ui.
#pragma once

#include <vector>

#include "frame/panel_context.h"

namespace store {
struct RowChange;
}

namespace ui {

/// For this frame: old and new place of the row, and the pointer is on its carrier.
void show_changed_row(PanelContext& context, const store::RowChange& row);
/// The places of a row, old and new; where it says none that of its carrier.
std::vector<geo::LonLat> places_of(const PanelContext& context, const store::RowChange& row);
/// Goes to places, in the part of the map right of `covered_px` of the window, unless all can be seen there.
void look_at(PanelContext& context, const std::vector<geo::LonLat>& places, float covered_px);

}  // namespace ui
