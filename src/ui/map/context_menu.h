// What can be done at a place of the map: opened by the right button there, or by a key at what is selected. Private to
// ui.
#pragma once

#include "frame/panel_context.h"

namespace ui {

/// To be called with the map as ImGui's last item.
void open_context_menu_by_click(PanelContext& context);
/// At the selected feature, or in the middle of the map.
void open_context_menu_by_key(PanelContext& context);
void draw_context_menu(PanelContext& context);

}  // namespace ui
