// What is said by hand of columns or rows of an import, in a card over the sheet. Private to the room.
#pragma once

#include <cstddef>
#include <vector>

#include "frame/panel_context.h"
#include "ui/import_state.h"

namespace ui {

/// Of what columns hold, or, of a table that lies across, rows; there is at least one.
void open_column_card(ImportState& state, std::vector<std::size_t> numbers, tables::CellPlace at);
void open_row_card(ImportState& state, std::vector<std::size_t> numbers);
/// The card that is open, if any is.
void draw_import_card(PanelContext& context, ImportState& state);
/// Leaves columns out by hand, or takes that back.
void toggle_left_out(ImportState& state, const std::vector<std::size_t>& numbers);

}  // namespace ui
