// What is said by hand of columns of a list of carriers. Private to the room.
#pragma once

#include "frame/panel_context.h"
#include "ui/import_state.h"

namespace ui {

void draw_carrier_card(PanelContext& context, ImportState& state, ImportCard& card);

}  // namespace ui
