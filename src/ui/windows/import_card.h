// What is said by hand of a column or a row of an import, in a card over the sheet. Private to the room.
#pragma once

#include <cstddef>

#include "frame/panel_context.h"
#include "ui/import_state.h"

namespace ui {

/// Of what a column holds, or, of a table that lies across, a row.
void open_column_card(ImportState& state, std::size_t number, tables::CellPlace at);
void open_row_card(ImportState& state, std::size_t number);
/// The card that is open, if any is.
void draw_import_card(PanelContext& context, ImportState& state);
/// Leaves a column out by hand, or takes that back.
void toggle_left_out(ImportState& state, std::size_t number);

}  // namespace ui
