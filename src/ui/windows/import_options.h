// What is said of a whole table that is on its way in: what it holds, which sheet, encoding, year, layout. Private to
// the room.
#pragma once

#include <string>
#include <vector>

#include "frame/panel_context.h"
#include "ui/import_state.h"

namespace ui {

/// The names of those that hold cells; charts hold none.
std::vector<std::string> sheets_of(const wire::Workbook& book);
/// Its name, marked where it is hidden.
std::string sheet_shown(const PanelContext& context, const wire::Workbook& book, const std::string& name);
/// The sheet that was read; empty: none was chosen.
std::string sheet_now(const ImportState& state);

/// A line of them, and a field to find something in the sheet.
void draw_import_options(PanelContext& context, ImportState& state);

}  // namespace ui
