// Drawing on the map for a note: what the pointer and the keys mean, what is drawn so far, and a card that says how.
// Private to ui.
#pragma once

#include "frame/panel_context.h"

namespace ui {

[[nodiscard]] bool is_sketching(const PanelContext& context);
/// Once a frame, with the map as ImGui's last item; true: the left button draws, and the map does not pan.
bool sketch_by_hand(PanelContext& context);
/// What is begun, then the tool.
void cancel_sketch(PanelContext& context);
/// What is drawn so far, and the card.
void draw_sketching(PanelContext& context);

}  // namespace ui
