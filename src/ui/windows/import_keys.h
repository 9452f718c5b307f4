// The keys of the window of an import. Private to the room.
#pragma once

#include "frame/panel_context.h"
#include "ui/import_state.h"
#include "windows/import_source.h"

namespace ui {

/// Those of this frame: arrows in the sheet, F8 to the next problem, digits that answer, X, undo and redo.
void take_import_keys(PanelContext& context, ImportState& state, const ImportSource& source);

}  // namespace ui
