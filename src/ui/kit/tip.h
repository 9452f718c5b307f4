// Tooltips as they are drawn. Private to ui.
#pragma once

#include <string_view>
#include <vector>

#include "kit/widgets.h"

namespace ui {

/// About a box, `gap` px from it and off `kept`, all in device px of the window.
void draw_tip(Widgets& widgets, std::string_view text, const scene::Rect& about, float gap,
              const std::vector<scene::Rect>& kept);
/// Beside the pointer.
void draw_tip_at_pointer(Widgets& widgets, std::string_view text, const std::vector<scene::Rect>& kept);

}  // namespace ui
