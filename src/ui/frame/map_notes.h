// Notes on the map, as menus and the inspector ask for them. Private to ui.
#pragma once

#include "frame/panel_context.h"

namespace plan {
struct Note;
}

namespace ui {

/// Opens the window for the words of a new note at a position, EPSG:4490.
void pin_note(PanelContext& context, geo::LonLat position);
/// The same for the words of one that is there.
void change_note(PanelContext& context, const plan::Note& note);
void remove_note(PanelContext& context, const plan::Note& note);

}  // namespace ui
